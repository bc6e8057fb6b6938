"""``naervaer retention``: what the policy's rules let go, as counts; and the deletion itself."""

import argparse
import json
from dataclasses import asdict

from naervaer.commands import installation


def add_arguments(parser: argparse.ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--preview", action="store_true", help="vis, hvor meget der ville blive slettet i dag")
    what.add_argument(
        "--run", action="store_true", dest="delete", help="slet det, og skriv hvor meget der blev slettet"
    )
    parser.add_argument("--json", action="store_true", help="skriv svaret som ét JSON-dokument")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    installation.start()
    with installation.database():
        from naervaer.core.access.model import SYSTEM
        from naervaer.web import clock
        from naervaer.web.handbook.queries import active_policy
        from naervaer.web.records import actions, clearing

        policy, today = active_policy(), clock.today()
        found = actions.clear(by=SYSTEM) if arguments.delete else clearing.preview(policy, today)
        unruled = clearing.without_rule(policy, today)
    if arguments.json:
        answer = {"as_of": today.isoformat(), "deleted": arguments.delete, "without_rule": unruled}
        print(json.dumps({**answer, "documents": [asdict(one) for one in found]}, ensure_ascii=False))
        return 0
    done = "slettet" if arguments.delete else "kan slettes"
    for one in found:
        if one.count:
            print(f"{one.document}: {one.count} {done}. {one.rule}")
    if not any(one.count for one in found):
        print("Der er intet at slette.")
    if unruled:
        print(f"Uden regel i politikken, og derfor aldrig slettet: {', '.join(unruled)}.")
    return 0

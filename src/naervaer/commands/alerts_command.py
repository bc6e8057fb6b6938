"""``naervaer alerts``: the alerts (*adviser*) that a policy's rules raise, out of files."""

import argparse

from naervaer.commands.document import print_json
from naervaer.commands.facts import add_absence_arguments, add_employments_argument, load_facts
from naervaer.commands.parser import day
from naervaer.commands.policy_command import policy_of
from naervaer.core.calendar import numeric_date
from naervaer.core.timeline import engine
from naervaer.files.codes import codes_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_absence_arguments(parser)
    add_employments_argument(parser)
    parser.add_argument(
        "--policy", metavar="POLITIK", required=True, help="en politikfil, eller navnet på en, der følger med"
    )
    parser.add_argument(
        "--as-of", metavar="DATO", type=day, required=True, help="den dag, fraværet er kendt til og med"
    )
    parser.add_argument(
        "--since", metavar="DATO", type=day, help="kun adviser, der er rejst den dag eller senere; ellers alle"
    )
    parser.add_argument("--json", action="store_true", help="skriv svaret som ét JSON-dokument")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    policy = policy_of(arguments.policy)
    con, code = load_facts(arguments, codes_of(policy))
    derived = engine.derive(con, policy, as_of=arguments.as_of, since=arguments.since)
    if arguments.json:
        print_json(alerts=(alert.as_json() for alert in derived.alerts()))
        return code
    alerts = list(derived.alerts())
    print(f"Adviser til og med {numeric_date(arguments.as_of)}: {len(alerts) or 'ingen'}")
    for alert in alerts:
        print(f"  {numeric_date(alert.raised_on)}: {alert.employment_id}, {alert.title}: {alert.because.text}")
    return code

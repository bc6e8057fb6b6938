"""``naervaer nightly``: the night's work on the installation."""

import argparse
import json
import sys
from datetime import date

from naervaer.commands import installation
from naervaer.commands.parser import CommandError, day

WORDS = {
    "cases_new": "nye forløb",
    "cases_moved": "forløb flyttet",
    "cases_ended": "forløb afsluttet",
    "cases_withdrawn": "forløb trukket tilbage",
    "steps_opened": "nye skridt",
    "steps_moved": "skridt med ny dato",
    "steps_reopened": "skridt åbnet igen",
    "steps_closed": "skridt lukket af sig selv",
    "alerts_raised": "nye adviser",
    "alerts_withdrawn": "adviser trukket tilbage",
    "figures_counted": "gang fraværstallene er regnet",
    "files_rewrapped": "bilag lagt under den nyeste nøgle",
    "files_swept": "filer slettet, som en afbrudt oplægning havde efterladt",
    "tasks_forgotten": "gjorte opgaver glemt",
    "evaluations_asked": "mails om evaluering sendt, som ikke kunne sendes før",
    "evaluations_counted": "svar på evalueringer talt op",
    "evaluations_thrown_away": "svar på evalueringer smidt væk, fordi de blev ved med at være for få",
    "mails_sent": "mails sendt",
    "mails_failed": "mails, som mailserveren ikke tog imod",
    "without_address": "personer uden mailadresse",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--as-of", metavar="DATO", type=day, help="regn, som det så ud den dag (ellers i dag)")
    parser.add_argument("--json", action="store_true", help="skriv svaret som ét JSON-dokument")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    installation.start()
    with installation.database():
        as_of, result = _night(arguments.as_of)
    if arguments.json:
        print(json.dumps({"as_of": as_of.isoformat(), **result}, ensure_ascii=False))
        return 0
    counts = {key: count for stage in result.values() for key, count in stage.items() if count}
    print("\n".join(f"{count} {WORDS.get(key, key)}" for key, count in counts.items()) or "Intet er ændret.")
    return 0


def _night(asked: date | None) -> tuple[date, dict[str, dict[str, int]]]:
    from naervaer.core.access.model import SYSTEM
    from naervaer.web import clock
    from naervaer.web.followup.nightly import AlreadyRunning, nightly
    from naervaer.web.imports.workers import catch_up

    as_of = asked or clock.today()
    if asked is None:
        catch_up()
    try:
        return as_of, nightly(by=SYSTEM, as_of=as_of, report=lambda text: print(text, file=sys.stderr, flush=True))
    except AlreadyRunning as other:
        raise CommandError(
            f"Natkørslen er allerede i gang på {other.host}, begyndt {other.started_at:%Y-%m-%d %H:%M} UTC. "
            "Prøv igen, når den er færdig."
        ) from None

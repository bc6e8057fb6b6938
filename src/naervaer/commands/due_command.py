"""``naervaer due``: the steps of the cases that run on a day, out of files and a policy."""

import argparse

from naervaer.commands.document import print_json
from naervaer.commands.facts import add_absence_arguments, add_employments_argument, load_facts
from naervaer.commands.parser import day
from naervaer.commands.policy_command import policy_of
from naervaer.core.calendar import numeric_date
from naervaer.core.timeline import engine
from naervaer.core.timeline.model import DueStep
from naervaer.files.codes import codes_of

STATES = {"overdue": "Overskredet", "open": "Åbent", "upcoming": "Kommer"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_absence_arguments(parser)
    add_employments_argument(parser)
    parser.add_argument(
        "--policy", metavar="POLITIK", required=True, help="en politikfil, eller navnet på en, der følger med"
    )
    parser.add_argument("--as-of", metavar="DATO", type=day, required=True, help="den dag, skridtene ses fra")
    parser.add_argument("--json", action="store_true", help="skriv svaret som ét JSON-dokument")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    policy = policy_of(arguments.policy)
    con, code = load_facts(arguments, codes_of(policy))
    derived = engine.derive(con, policy, as_of=arguments.as_of, since=arguments.as_of)
    if arguments.json:
        print_json(steps=(step.as_json() for step in derived.steps()))
        return code
    steps = list(derived.steps())
    print(f"Skridt den {numeric_date(arguments.as_of)}: {len(steps) or 'ingen'}")
    for step in steps:
        print(_line(step))
    return code


def _line(step: DueStep) -> str:
    state = "Til orientering" if step.kind == "information" else STATES[step.state]
    latest = f", lovens frist {numeric_date(step.latest)}" if step.latest else ""
    early = f", håndtér senest {numeric_date(step.handle_by)}" if step.handle_by != step.due else ""
    return (
        f"  {state}: {step.employment_id}, {step.title}: fra {numeric_date(step.opens)},"
        f" senest {numeric_date(step.due)}{early}{latest}. {step.basis}. Kilde: {step.source}"
    )

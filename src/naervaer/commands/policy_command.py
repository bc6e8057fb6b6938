"""``naervaer policy``: check a policy file, write its handbook, try its alert rules on past absence."""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from naervaer.commands.document import counted, print_json
from naervaer.commands.facts import add_absence_arguments, add_employments_argument, load_facts
from naervaer.commands.handbook_files import today, write_handbook
from naervaer.commands.parser import CommandError, day
from naervaer.core.policy.backtest import tried
from naervaer.core.policy.checks_records import kept_for_ever
from naervaer.core.policy.faults import Fault
from naervaer.core.policy.schema import Policy
from naervaer.core.timeline import engine
from naervaer.files.codes import codes_of
from naervaer.files.policy_files import read_policy, shipped


def add_arguments(parser: argparse.ArgumentParser) -> None:
    words = parser.add_subparsers(dest="what", metavar="HVAD", required=True, title="hvad")
    file_help = f"en politikfil, eller navnet på en, der følger med: {', '.join(shipped())}"

    check = words.add_parser("check", help="kontrollér en politikfil", description="Kontrollér en politikfil.")
    check.add_argument("file", metavar="FIL", help=file_help)
    check.add_argument("--json", action="store_true", help="skriv svaret som ét JSON-dokument")
    check.set_defaults(run=run_check)

    handbook = words.add_parser(
        "handbook", help="skriv håndbogen som HTML-filer", description="Skriv »Sådan gør vi her« som HTML-filer."
    )
    handbook.add_argument("file", metavar="FIL", help=file_help)
    handbook.add_argument("--out", metavar="MAPPE", type=Path, required=True, help="mappen, filerne skrives i")
    handbook.add_argument("--date", metavar="DATO", type=day, help="reglerne, som de er den dag (ellers i dag)")
    handbook.set_defaults(run=run_handbook)

    backtest = words.add_parser(
        "backtest",
        help="afprøv advisreglerne på fravær, der har været",
        description="Afprøv politikkens advisregler på fravær, der har været: hvor mange adviser, de ville have givet.",
    )
    backtest.add_argument("file", metavar="FIL", help=file_help)
    add_absence_arguments(backtest)
    add_employments_argument(backtest)
    backtest.add_argument("--from", metavar="DATO", dest="first", type=day, required=True, help="første dag")
    backtest.add_argument("--to", metavar="DATO", dest="last", type=day, required=True, help="sidste dag")
    backtest.add_argument("--json", action="store_true", help="skriv svaret som ét JSON-dokument")
    backtest.set_defaults(run=run_backtest)


def policy_of(asked: str) -> Policy:
    """The policy, or a refusal that names every mistake."""
    found = read_policy(asked)
    if isinstance(found, Policy):
        return found
    raise CommandError(*map(str, found))


def run_check(arguments: argparse.Namespace) -> int:
    found = read_policy(arguments.file)
    faults = () if isinstance(found, Policy) else found
    if arguments.json:
        print(json.dumps(_as_json(found), ensure_ascii=False, indent=2))
    elif isinstance(found, Policy):
        print(_summary(found))
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


def run_handbook(arguments: argparse.Namespace) -> int:
    policy = policy_of(arguments.file)
    written = write_handbook(policy, arguments.date or today(), arguments.out)
    print(f"Håndbogen er skrevet: {len(written)} sider i {arguments.out}. Begynd med {written[0]}.")
    return 0


def run_backtest(arguments: argparse.Namespace) -> int:
    if arguments.last < arguments.first:
        arguments.wrong_usage("--to skal være samme dag som --from eller senere")
    policy = policy_of(arguments.file)
    con, code = load_facts(arguments, codes_of(policy))
    raised = engine.derive(con, policy, as_of=arguments.last, since=arguments.first).alerts()
    found = tried(raised, policy, arguments.first, arguments.last)
    months, totals = [row for row in found if row.month], [row for row in found if not row.month]
    if arguments.json:
        rules = ({key: value for key, value in asdict(row).items() if key != "month"} for row in totals)
        print_json(months=map(asdict, months), rules=rules)
        return code
    for row in totals:
        told = counted(row.alerts, "advis", "adviser")
        print(f"{row.title}: {told} på {counted(row.employments, 'ansættelse', 'ansættelser')}")
        for month in months:
            if month.rule == row.rule and month.alerts:
                print(f"  {month.month}: {month.alerts}")
    if not totals:
        print("Politikken har ingen advisregler.")
    return code


def _counts(policy: Policy) -> dict[str, tuple[int, str, str]]:
    """How many rules of each kind, with the Danish words for one and for several; dated versions count once."""

    def rules(name: str) -> int:
        return len({getattr(rule, "id", "") for rule in getattr(policy, name)})

    return {
        "step": (rules("step"), "skridt", "skridt"),
        "alert": (rules("alert"), "advis", "adviser"),
        "offer": (rules("offer"), "tilbud", "tilbud"),
        "agreement": (rules("agreement"), "aftale", "aftaler"),
        "conversation": (rules("conversation"), "samtale", "samtaler"),
        "letter": (rules("letter"), "brev", "breve"),
        "paper": (rules("paper"), "papir", "papirer"),
        "contact": (rules("contact"), "kontakt", "kontakter"),
        "guidance": (rules("guidance"), "vejledning", "vejledninger"),
    }


def _summary(policy: Policy) -> str:
    base = f", bygger på {policy.municipality.extends}" if policy.municipality.extends else ""
    told = ", ".join(f"{n} {one if n == 1 else many}" for n, one, many in _counts(policy).values() if n)
    unruled = kept_for_ever(policy)
    never = f"\nUden regel for opbevaring, og derfor aldrig slettet: {', '.join(unruled)}." if unruled else ""
    return f"Politikken er i orden: {policy.municipality.name}{base}. {told or 'Ingen regler'}.{never}"


def _as_json(found: Policy | tuple[Fault, ...]) -> dict[str, object]:
    if not isinstance(found, Policy):
        return {"ok": False, "faults": [{**asdict(fault), "text": str(fault)} for fault in found]}
    counts = {name: count for name, (count, _, _) in _counts(found).items()}
    return {
        "ok": True,
        "municipality": found.municipality.name,
        "rules": counts,
        "without_retention": kept_for_ever(found),
        "faults": [],
    }

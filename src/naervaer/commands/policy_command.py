"""``naervaer policy``: check a policy file, write its handbook, try its alert rules on past absence."""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from naervaer.commands.handbook_files import today, write_handbook
from naervaer.commands.parser import CommandError, day
from naervaer.core.policy.faults import Fault
from naervaer.core.policy.schema import Policy
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


def _counts(policy: Policy) -> dict[str, tuple[int, str, str]]:
    """How many rules of each kind, with the Danish words for one and for several; dated versions count once."""

    def rules(name: str) -> int:
        return len({getattr(rule, "id", "") for rule in getattr(policy, name)})

    return {
        "step": (rules("step"), "skridt", "skridt"),
        "alert": (rules("alert"), "advis", "adviser"),
        "offer": (rules("offer"), "tilbud", "tilbud"),
        "agreement": (rules("agreement"), "aftale", "aftaler"),
        "contact": (rules("contact"), "kontakt", "kontakter"),
        "guidance": (rules("guidance"), "vejledning", "vejledninger"),
    }


def _summary(policy: Policy) -> str:
    base = f", bygger på {policy.municipality.extends}" if policy.municipality.extends else ""
    told = ", ".join(f"{n} {one if n == 1 else many}" for n, one, many in _counts(policy).values() if n)
    return f"Politikken er i orden: {policy.municipality.name}{base}. {told or 'Ingen regler'}."


def _as_json(found: Policy | tuple[Fault, ...]) -> dict[str, object]:
    if not isinstance(found, Policy):
        return {"ok": False, "faults": [{**asdict(fault), "text": str(fault)} for fault in found]}
    counts = {name: count for name, (count, _, _) in _counts(found).items()}
    return {"ok": True, "municipality": found.municipality.name, "rules": counts, "faults": []}

"""``naervaer eligible``: the *spørgeramme* of an offer, answered out of a file."""

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from naervaer.commands.answers_file import read_answers
from naervaer.commands.handbook_files import today
from naervaer.commands.parser import CommandError
from naervaer.commands.policy_command import policy_of
from naervaer.core.policy.faults import nearest
from naervaer.core.policy.schema import Offer, Policy
from naervaer.core.policy.sentences import number
from naervaer.core.scheme.eligibility import Eligibility, judge, way_named

PAYERS = {"scheme": "trivselsordningen", "workplace": "arbejdspladsen", "employee": "medarbejderen selv"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--policy", metavar="POLITIK", required=True, help="en politikfil, eller navnet på en, der følger med"
    )
    parser.add_argument("--offer", metavar="TILBUD", required=True, help="id på et tilbud i politikken")
    parser.add_argument("--answers", metavar="FIL", type=Path, required=True, help="svarene på spørgerammen som JSON")
    parser.add_argument("--json", action="store_true", help="skriv svaret som ét JSON-dokument")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    policy = policy_of(arguments.policy)
    offer = _offer(policy, arguments.offer, today())
    situation = read_answers(arguments.answers, offer, today())
    found = judge(offer, policy, situation)
    if arguments.json:
        json.dump(_as_json(found, policy, situation.on), sys.stdout, ensure_ascii=False, indent=2)
        print()
    else:
        print("\n".join(_lines(offer, found, policy, situation.on)))
    return 0


def _offer(policy: Policy, asked: str, day: date) -> Offer:
    """The offer as it is today, or as it was or will be when it is not in force today."""
    named = [offer for offer in policy.offer if offer.id == asked]
    if named:
        return next((offer for offer in named if offer.in_force(day)), named[-1])
    ids = sorted({offer.id for offer in policy.offer})
    meant = nearest(asked, ids)
    told = f" Mente du {meant}?" if meant else ""
    raise CommandError(f"Tilbuddet {asked} findes ikke. Politikken har: {', '.join(ids) or 'ingen tilbud'}.{told}")


def _as_json(found: Eligibility, policy: Policy, day: date) -> dict[str, Any]:
    left = found.quota_hours_left
    return {
        "allowed": found.allowed,
        "waits": found.waits,
        "reasons": [{"condition": r.condition, "text": r.text, "source": r.source} for r in found.reasons],
        "alternatives": list(found.alternatives),
        "ways": [_way(way, policy, day) for way in found.alternatives],
        "paid_by": found.paid_by,
        "quota_hours_left": None if left is None else float(left),
    }


def _way(way: str, policy: Policy, day: date) -> dict[str, str]:
    title, text = way_named(way, policy, day)
    return {"id": way, "title": title, "text": text}


def _lines(offer: Offer, found: Eligibility, policy: Policy, day: date) -> list[str]:
    verdict = "kan bookes" if found.allowed else "kan ikke bookes"
    lines = [f"{offer.title}: {verdict}{', men venter på penge' if found.waits else ''}."]
    if found.allowed:
        left = found.quota_hours_left
        hours = "" if left is None else f": {number(left)} timer tilbage"
        lines.append(f"Betales af {PAYERS[found.paid_by]}{hours}.")
    lines += [f"  Fordi: {reason.text} Kilde: {reason.source}" for reason in found.reasons]
    ways = [way_named(way, policy, day) for way in found.alternatives]
    return lines + [f"  I stedet: {title}. {text}".rstrip() for title, text in ways]

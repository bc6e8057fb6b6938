"""Whether a request for access may be made, answered or refused, and by which day it is to be answered."""

from collections.abc import Collection
from datetime import date

from naervaer.core.records.states import ACCESS_REQUEST
from naervaer.core.verdicts import ALLOWED, Verdict, refused


def may_be_asked(received: date, today: date, *, waits: bool) -> Verdict:
    if received > today:
        return refused("Dagen, anmodningen kom, kan ikke ligge ude i fremtiden.")
    if waits:
        return refused("Der er allerede bedt om aktindsigt, og den venter på svar.")
    return ALLOWED


def may_be_answered(state: str, move: str, role: str, answers: Collection[str], titles: str, reason: str) -> Verdict:
    """``answers`` are the roles (values) the policy lets answer, ``titles`` what they are called."""
    if role not in answers:
        return refused(f"Aktindsigt besvares af {titles}. Overdrag sagen, så kan de svare.")
    if move == "refuse" and not reason.strip():
        return refused("Skriv begrundelsen for afslaget.")
    return ACCESS_REQUEST.may(state, move)


def may_be_held(reason: str, until: date | None, today: date) -> Verdict:
    if not reason.strip():
        return refused("Skriv, hvorfor sagen skal gemmes.")
    if until is not None and until <= today:
        return refused("Vælg en dag, der kommer, eller lad feltet stå tomt.")
    return ALLOWED

"""*Fælles aftale*: what employee, leader and whoever gives the course write together at the *trepartssamtale*."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from naervaer.core.policy.scheme import Offer
from naervaer.core.verdicts import ALLOWED, Verdict, refused

OWNERS = ("leader", "employee")
LONGEST = 500
MOST = 8
NOT_HELD = (
    "Der skal holdes en trepartssamtale, før forløbet afsluttes. "
    "Kan den ikke holdes, så stop forløbet og skriv hvorfor."
)


@dataclass(frozen=True, slots=True)
class Line:
    """A thing agreed: what, whose it is (``leader`` or ``employee``), and by when."""

    text: str
    owner: str
    due: date


def may_be_written(lines: Sequence[Line], today: date) -> Verdict:
    """Each line has a text, an owner and a day that has not passed."""
    if not 1 <= len(lines) <= MOST:
        return refused(f"Skriv mindst én ting, I har aftalt, og højst {MOST}.")
    faults = [fault for number, line in enumerate(lines, 1) for fault in _faults(number, line, today)]
    return refused(*faults) if faults else ALLOWED


def _faults(number: int, line: Line, today: date) -> Collection[str]:
    found = []
    if not line.text.strip():
        found.append(f"Linje {number}: skriv, hvad I har aftalt.")
    if len(line.text) > LONGEST:
        found.append(f"Linje {number}: skriv højst {LONGEST} tegn.")
    if line.owner not in OWNERS:
        found.append(f"Linje {number}: vælg, hvem der står for det.")
    if line.due < today:
        found.append(f"Linje {number}: dagen er gået.")
    return found


def missing(offer: Offer | None, held: int) -> str:
    """What must be done before the course closes, in a sentence; empty when nothing must."""
    needed = offer.three_party.minimum if offer and offer.three_party else 0
    if held >= needed:
        return ""
    return NOT_HELD


def partners(offer: Offer | None, *, concerns_leader: bool) -> tuple[str, ...]:
    """Who can take part beside the employee: the leader, or whoever the policy lets take their place."""
    meeting = offer.three_party if offer else None
    if meeting is None:
        return ()
    return meeting.instead_of_leader if concerns_leader else ("leader",)

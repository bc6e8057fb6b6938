"""*Regnskab* of the scheme's money, in kroner and exact: a book of entries that are only ever added to.

Every entry belongs to one agreement and one of its periods. Money is *granted*, besides what the policy grants, by a
named decision; *reserved* when a course is granted, *used* when it has been paid for, and *released* when a course ends
with some of it left. A *move* takes money from one agreement to another from a given period, by a named decision. What
a correction takes back is an entry with the opposite amount.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, get_args

from naervaer.core.verdicts import ALLOWED, Verdict, needs_text, refused

Kind = Literal["granted", "reserved", "used", "released", "moved"]
NOTHING = Decimal(0)
NAME_IT = "Skriv, hvem der har besluttet det, og hvornår."


@dataclass(frozen=True, slots=True)
class Posting:
    """*Postering*. ``period`` is the first day of the period. ``course``: what it was for; grants and moves have none.

    Amounts are positive, but for the side of a move that gives.
    """

    agreement: str
    period: date
    kind: Kind
    amount: Decimal
    course: int | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """*Status* of an agreement in a period, kroner. ``reserved`` is what running courses may still use."""

    granted: Decimal
    moved: Decimal
    reserved: Decimal
    used: Decimal

    @property
    def available(self) -> Decimal:
        """*Rest*: what can still be reserved. Below zero only by a named decision."""
        return self.granted + self.moved - self.reserved - self.used


def standing(granted: Decimal, postings: Iterable[Posting]) -> Standing:
    """What the postings of one agreement and one period come to; ``granted`` is what the policy grants."""
    sums: dict[Kind, Decimal] = dict.fromkeys(get_args(Kind), NOTHING)
    for posting in postings:
        sums[posting.kind] += posting.amount
    still = sums["reserved"] - sums["used"] - sums["released"]
    return Standing(granted + sums["granted"], sums["moved"], still, sums["used"])


def left_of(course: int, postings: Collection[Posting]) -> Decimal:
    """What a course may still use of the money reserved for it."""
    mine = [posting for posting in postings if posting.course == course]
    reserved = sum((p.amount for p in mine if p.kind == "reserved"), NOTHING)
    return reserved - sum((p.amount for p in mine if p.kind in ("used", "released")), NOTHING)


def may_grant(now: Standing, amount: Decimal, decision: str) -> Verdict:
    """*Bevilling* besides the policy's, or less of it: never more is taken back than is free."""
    if amount == 0:
        return refused("Beløbet kan ikke være 0 kr.")
    if now.available + amount < 0:
        return refused("Der er ikke så meget tilbage at tage fra.")
    return needs_text(decision, NAME_IT)


def may_reserve(now: Standing, amount: Decimal, decision: str = "") -> Verdict:
    """Whether a course can be granted. More than there is takes a decision with a name."""
    if amount <= 0:
        return refused("Et forløb skal have et beløb over 0 kr.")
    if amount > now.available and not decision.strip():
        return refused("Der er ikke penge nok i perioden. Sæt forløbet på venteliste, eller få en beslutning.")
    return ALLOWED


def may_use(left: Decimal, amount: Decimal) -> Verdict:
    """Whether so much can be paid of what is reserved for a course."""
    if amount <= 0:
        return refused("Beløbet skal være over 0 kr.")
    if amount > left:
        return refused("Der er ikke reserveret så meget til forløbet. Resten skal bevilges eller betales af andre.")
    return ALLOWED


def may_move(now: Standing, amount: Decimal, decision: str, *, needs: str, same: bool) -> Verdict:
    """Whether money can be moved from an agreement as it stands. ``needs`` is the policy's word for the decision."""
    if same:
        return refused("Vælg to forskellige aftaler.")
    if amount <= 0:
        return refused("Beløbet skal være over 0 kr.")
    if not decision.strip():
        return refused(f"Skriv beslutningen: {needs}." if needs else NAME_IT)
    if amount > now.available:
        return refused("Der er ikke så meget tilbage i den aftale, pengene tages fra.")
    return ALLOWED


def moved(source: str, target: str, periods: tuple[date, date], amount: Decimal) -> tuple[Posting, Posting]:
    """*Flytning*: the two sides of a move, each in its own agreement's period."""
    return (
        Posting(source, periods[0], "moved", -amount),
        Posting(target, periods[1], "moved", amount),
    )

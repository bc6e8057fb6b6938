"""Paying for courses what an approved invoice asks beyond what was paid as their sessions were held."""

from collections.abc import Mapping
from decimal import Decimal

from naervaer.core.access.model import Actor
from naervaer.core.access.sight import Capacity
from naervaer.core.policy.scheme import BudgetAgreement
from naervaer.core.verdicts import ALLOWED, Verdict, refused
from naervaer.web import clock
from naervaer.web.courses import money
from naervaer.web.courses.models import Course, MoneyDecision, Pot
from naervaer.web.design.danish import kroner
from naervaer.web.said import said_by

NOTHING = Decimal(0)


def settle(due: Mapping[Course, Decimal], by: Actor, capacity: Capacity, decision: str) -> Verdict:
    """*Udlign*: all of it or nothing. ``due`` are kroner approved for each course, all its invoices together.

    First of what is reserved, then of what is free in the period; more than that takes a decision with a name.
    """
    missing = {course: amount - money.used_for(course) for course, amount in due.items()}
    counted = {course: amount for course, amount in missing.items() if amount > 0 and _agreement(course) is not None}
    short = {course: max(amount - money.reserved_for(course), NOTHING) for course, amount in counted.items()}
    pots = _pots(short)
    over = sum((max(needed - free, NOTHING) for _pot, needed, free in pots.values()), NOTHING)
    if over > 0 and not decision.strip():
        return refused(
            f"Fakturaen er {kroner(over)} højere end det, der er reserveret og ledigt. "
            "Skriv, hvem der har besluttet, at ordningen betaler det, eller send den tilbage."
        )
    named = _decision(by, capacity, decision) if over > 0 else None
    for course, amount in counted.items():
        covered = amount - short[course]
        if covered > 0:
            money.use(course, covered, by, capacity)
        if short[course] > 0:
            money.pay_beyond(course, pots[course.agreement][0], short[course], by, capacity, named)
    return ALLOWED


def _agreement(course: Course) -> BudgetAgreement | None:
    """The agreement the course is paid of, where its money is counted."""
    found = money.agreement_of(course.agreement, clock.today())
    return found if found and money.purse(found, clock.today()).counted else None


def _pots(short: Mapping[Course, Decimal]) -> dict[str, tuple[Pot, Decimal, Decimal]]:
    """By agreement, always held in the same order: the pot of the period, what is needed of it, and what is free."""
    today, found = clock.today(), {}
    for name in sorted({course.agreement for course, amount in short.items() if amount > 0}):
        agreement = money.agreement_of(name, today)
        if agreement is not None:
            needed = sum((amount for course, amount in short.items() if course.agreement == name), NOTHING)
            pot = money.hold(agreement, today)
            found[name] = (pot, needed, money.purse(agreement, today).standing.available)
    return found


def _decision(by: Actor, capacity: Capacity, text: str) -> MoneyDecision:
    return MoneyDecision.objects.create(text=text.strip(), decided_on=clock.today(), **said_by(by, capacity))

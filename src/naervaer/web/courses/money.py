"""The money of the agreements: what is left in a period, and the postings of grants, courses and moves.

What is written holds the pot it is written in: two who grant a course at once cannot spend the same kroner.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet

from naervaer.core.access.model import Actor
from naervaer.core.access.sight import Capacity
from naervaer.core.policy.scheme import BudgetAgreement, Offer
from naervaer.core.scheme.ledger import Kind, Posting, Standing, left_of, may_use, standing
from naervaer.core.scheme.periods import Period, granted, period_of
from naervaer.core.scheme.prices import to_reserve
from naervaer.core.verdicts import Verdict
from naervaer.web.courses import models
from naervaer.web.courses.models import Course, MoneyDecision, Pot
from naervaer.web.courses.noting import noted_by
from naervaer.web.handbook.queries import active_policy


@dataclass(frozen=True, slots=True)
class Purse:
    """*Pulje*: an agreement's money in a period. ``counted``: somebody has said how much there is."""

    agreement: BudgetAgreement
    period: Period
    standing: Standing
    counted: bool


def agreement_of(agreement_id: str, day: date) -> BudgetAgreement | None:
    return next((one for one in active_policy().agreement if one.id == agreement_id and one.in_force(day)), None)


def purse(agreement: BudgetAgreement, day: date) -> Purse:
    """What stands in the agreement in the period the day is in."""
    period = period_of(agreement, day)
    book = book_of(models.Posting.objects.filter(pot__agreement=agreement.id, pot__period=period.first))
    by_policy = granted(agreement, period)
    counted = by_policy > 0 or any(posting.kind in ("granted", "moved") for posting in book)
    return Purse(agreement, period, standing(by_policy, book), counted)


def price(offer: Offer, day: date) -> Decimal | None:
    """What a course of the offer takes of its agreement; None where nobody has said what it costs."""
    return to_reserve(offer, active_policy(), day)


def available(agreement: BudgetAgreement, day: date) -> Decimal | None:
    """What can still be reserved in the period; None where nobody has counted the money."""
    found = purse(agreement, day)
    return found.standing.available if found.counted else None


def money_left(offer: Offer, day: date) -> bool | None:
    """Whether a course can be paid of the period's money; None where it is not counted."""
    agreement, needed = agreement_of(offer.paid_by or "", day), price(offer, day)
    if agreement is None or needed is None:
        return None
    left = available(agreement, day)
    return None if left is None else left >= needed


def hold(agreement: BudgetAgreement, day: date) -> Pot:
    """The pot of the period the day is in, held until what is being written is kept."""
    found, _made = Pot.objects.get_or_create(agreement=agreement.id, period=period_of(agreement, day).first)
    return Pot.objects.select_for_update().get(pk=found.pk)


def reserve(course: Course, pot: Pot, amount: Decimal, by: Actor, capacity: Capacity | None) -> None:
    _post(pot, "reserved", amount, by, capacity, course=course)


def use(course: Course, amount: Decimal, by: Actor, capacity: Capacity) -> Verdict:
    """Pay so much of what is reserved for the course."""
    pot, book = _reserved_in(course)
    verdict = may_use(left_of(course.pk, book), amount)
    if verdict and pot is not None:
        _post(pot, "used", amount, by, capacity, course=course)
    return verdict


def pay_beyond(
    course: Course, pot: Pot, amount: Decimal, by: Actor, capacity: Capacity, decision: MoneyDecision | None
) -> None:
    """Pay of a period what was never reserved for the course; by a decision where the period has not got it."""
    _post(pot, "reserved", amount, by, capacity, course=course, decision=decision)
    _post(pot, "used", amount, by, capacity, course=course)


def used_for(course: Course) -> Decimal:
    """What has been paid for the course, whichever period it was paid in."""
    rows = models.Posting.objects.filter(course=course, kind="used").values_list("amount", flat=True)
    return sum(rows, Decimal(0))


def reserved_for(course: Course) -> Decimal:
    """What the course may still use."""
    _pot, book = _reserved_in(course)
    return left_of(course.pk, book)


def release(course: Course, by: Actor, capacity: Capacity | None) -> Decimal:
    """What the course has not used is free again in the period it was reserved in; how much it was."""
    pot, book = _reserved_in(course)
    left = left_of(course.pk, book)
    if left > 0 and pot is not None:
        _post(pot, "released", left, by, capacity, course=course)
    return left


def grant(pot: Pot, amount: Decimal, by: Actor, capacity: Capacity, decision: MoneyDecision) -> None:
    _post(pot, "granted", amount, by, capacity, decision=decision)


def move(pots: tuple[Pot, Pot], amount: Decimal, by: Actor, capacity: Capacity, decision: MoneyDecision) -> None:
    """Both sides of a move, from the first pot to the second."""
    source, target = pots
    _post(source, "moved", -amount, by, capacity, decision=decision)
    _post(target, "moved", amount, by, capacity, decision=decision)


def book_of(rows: QuerySet[models.Posting]) -> list[Posting]:
    """The rows as the rules read them."""
    found = rows.values_list("pot__agreement", "pot__period", "kind", "amount", "course")
    return [Posting(*row) for row in found]  # type: ignore[arg-type]


def _reserved_in(course: Course) -> tuple[Pot | None, list[Posting]]:
    """The pot the course has its money in, held, and what has been posted there for it.

    A place that was let go by and offered again has its money where it was offered last.
    """
    newest = models.Posting.objects.filter(course=course, kind="reserved").order_by("-pk").first()
    pot = Pot.objects.select_for_update().get(pk=newest.pot_id) if newest else None
    return pot, book_of(models.Posting.objects.filter(course=course, pot=pot))


def _post(
    pot: Pot,
    kind: Kind,
    amount: Decimal,
    by: Actor,
    capacity: Capacity | None,
    course: Course | None = None,
    decision: MoneyDecision | None = None,
) -> None:
    said = noted_by(by, capacity)
    models.Posting.objects.create(pot=pot, kind=kind, amount=amount, course=course, decision=decision, **said)

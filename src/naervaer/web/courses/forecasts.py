"""*Prognoser*: when an agreement's money runs out, what a move would do, and how long somebody on the list may wait.

Counted from the courses of the last half year; who they were for is never asked.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import Min, Sum

from naervaer.core.policy.scheme import BudgetAgreement
from naervaer.core.scheme.chance import Seen
from naervaer.core.scheme.forecast import Effect, Grant, Purse, RunOut, Side, Wait, effect_of_move, run_out, wait
from naervaer.core.scheme.periods import next_period, period_of
from naervaer.web.courses import money
from naervaer.web.courses.models import Course, Posting
from naervaer.web.handbook.queries import active_policy

WINDOW = 182
AHEAD = 4
"""So many periods to come are counted with what the policy and the decisions give them."""

MOST_ON_A_LIST = 40
"""Further down nobody is told how long: it would be said with more certainty than there is."""


@dataclass(frozen=True, slots=True)
class Runs:
    """An agreement whose money is counted, and when it runs out."""

    title: str
    found: RunOut


def runs_out(day: date) -> list[Runs]:
    """Of each agreement that somebody has put money in."""
    sides = ((one, _side(one, day)) for one in active_policy().agreement if one.in_force(day))
    return [Runs(one.title or one.id, run_out(side.purse, side.seen, day)) for one, side in sides if side]


def effect(source: str, target: str, amount: Decimal, day: date) -> tuple[Effect, Effect] | None:
    """What a move would do to both; None where one of them is not counted."""
    giving, taking = (money.agreement_of(name, day) for name in (source, target))
    sides = [_side(one, day) for one in (giving, taking) if one is not None]
    if len(sides) != 2 or sides[0] is None or sides[1] is None:
        return None
    return effect_of_move(sides[0], sides[1], amount, day)


def waits(agreement_id: str, numbers: Iterable[int], day: date) -> dict[int, Wait]:
    """The expected wait at these places (1 = next) of an agreement's list.

    Nothing is said where the acute go first: who else may come is not known.
    """
    agreement = money.agreement_of(agreement_id, day)
    cost = _cost(agreement, day) if agreement else None
    if agreement is None or cost is None or _acute_first(agreement_id, day):
        return {}
    grants, freed = _grants(agreement, day), _freed(agreement, cost, day)
    return {n: wait(n, cost, grants, freed, day) for n in numbers if n <= MOST_ON_A_LIST}


def _side(agreement: BudgetAgreement, day: date) -> Side | None:
    found, cost = money.purse(agreement, day), _cost(agreement, day)
    if not found.counted or cost is None:
        return None
    rows = Course.objects.filter(agreement=agreement.id, asked_on__gt=day - timedelta(days=WINDOW))
    first = Course.objects.filter(agreement=agreement.id).aggregate(first=Min("asked_on"))["first"]
    return Side(Purse(found.standing.available, cost, found.period.last), Seen(rows.count(), _days(first, day)))


def _cost(agreement: BudgetAgreement, day: date) -> Decimal | None:
    """What a course takes, kroner: what was reserved less what came back; else what the dearest offer may take."""
    rows = Posting.objects.filter(
        pot__agreement=agreement.id, kind__in=("reserved", "released"), at__date__gt=day - timedelta(days=WINDOW)
    )
    sums: dict[str, Decimal] = dict(rows.order_by().values_list("kind").annotate(Sum("amount")))
    number = rows.filter(kind="reserved").count()
    net = sums.get("reserved", Decimal(0)) - sums.get("released", Decimal(0))
    if number and net > 0:
        return (net / number).quantize(Decimal("0.01"), ROUND_HALF_UP)
    prices = [money.price(offer, day) for offer in active_policy().offers_on(day) if offer.paid_by == agreement.id]
    return max((one for one in prices if one), default=None)


def _grants(agreement: BudgetAgreement, day: date) -> list[Grant]:
    """What is free now, and what the periods to come are given."""
    found = [Grant(day, max(money.purse(agreement, day).standing.available, Decimal(0)))]
    period = period_of(agreement, day)
    for _ahead in range(AHEAD):
        period = next_period(agreement, period)
        found.append(Grant(period.first, max(money.purse(agreement, period.first).standing.available, Decimal(0))))
    return found


def _freed(agreement: BudgetAgreement, cost: Decimal, day: date) -> Seen:
    """The places that have come back, by the kroner released."""
    rows = Posting.objects.filter(pot__agreement=agreement.id, kind="released")
    lately = rows.filter(at__date__gt=day - timedelta(days=WINDOW)).aggregate(sum=Sum("amount"))["sum"] or Decimal(0)
    first = Posting.objects.filter(pot__agreement=agreement.id).aggregate(first=Min("at__date"))["first"]
    return Seen(int(lately // cost), _days(first, day))


def _days(first: date | None, day: date) -> int:
    return min(WINDOW, max((day - first).days, 1)) if first else WINDOW


def _acute_first(agreement: str, day: date) -> bool:
    return any(o.waiting_order == "acute_first" for o in active_policy().offers_on(day) if o.paid_by == agreement)

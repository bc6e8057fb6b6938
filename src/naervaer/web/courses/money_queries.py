"""The agreements' money as it is shown: what stands in a period, what was decided, and what it cost by area."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Sum
from django.http import Http404

from naervaer.core.policy.scheme import BudgetAgreement
from naervaer.core.scheme.ledger import Standing
from naervaer.core.scheme.periods import Period, next_period, period_of, title_of
from naervaer.web.courses import money
from naervaer.web.courses.models import Course, MoneyDecision, Posting
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation.snapshot import Snapshot, snapshot_on
from naervaer.web.said import name_of

AHEAD = 4
"""So many periods, this one first, can be decided about."""


@dataclass(frozen=True, slots=True)
class Line:
    """*Aftale* in a period. ``standing`` is None where nobody has counted the money; ``waiting`` is how many wait."""

    id: str
    title: str
    period: str
    standing: Standing | None
    waiting: int
    running: int
    move_needs: str


@dataclass(frozen=True, slots=True)
class Decided:
    """*Beslutning*: what it did, line by line."""

    on_day: date
    text: str
    who: str
    lines: tuple[tuple[str, str, Decimal], ...]


@dataclass(frozen=True, slots=True)
class AreaCost:
    """N10: what has been used in an area, kroner."""

    area: str
    used: Decimal
    share: Decimal


@dataclass(frozen=True, slots=True)
class MoneyPage:
    lines: tuple[Line, ...]
    decided: tuple[Decided, ...]
    areas: tuple[AreaCost, ...]
    year: int


def page(day: date) -> MoneyPage:
    """The periods the day is in, the year's decisions, and the year's cost by area."""
    return MoneyPage(tuple(_lines(day)), tuple(_decided(day.year)), tuple(_areas(day)), day.year)


def agreement_or_404(agreement: str, day: date) -> BudgetAgreement:
    found = money.agreement_of(agreement, day)
    if found is None:
        raise Http404
    return found


def periods(agreement: BudgetAgreement, day: date) -> list[tuple[date, str]]:
    """The periods a decision can be about: first day and name."""
    period = period_of(agreement, day)
    found: list[Period] = []
    for _ahead in range(AHEAD):
        found.append(period)
        period = next_period(agreement, period)
    return [(one.first, title_of(agreement, one)) for one in found]


def title_of_agreement(agreement: str, day: date) -> str:
    found = money.agreement_of(agreement, day)
    return (found.title or found.id) if found else agreement


def others(agreement: BudgetAgreement, day: date) -> list[tuple[str, str]]:
    """The agreements money can be moved to."""
    return [(one.id, one.title or one.id) for one in _agreements(day) if one.id != agreement.id]


def _agreements(day: date) -> list[BudgetAgreement]:
    return [one for one in active_policy().agreement if one.in_force(day)]


def _lines(day: date) -> Iterator[Line]:
    rows = Course.objects.filter(state__in=("waiting", "running")).order_by().values("agreement", "state")
    counts = {(row["agreement"], row["state"]): row["n"] for row in rows.annotate(n=Count("pk"))}
    for agreement in _agreements(day):
        found = money.purse(agreement, day)
        yield Line(
            agreement.id,
            agreement.title or agreement.id,
            title_of(agreement, found.period),
            found.standing if found.counted else None,
            counts.get((agreement.id, "waiting"), 0),
            counts.get((agreement.id, "running"), 0),
            agreement.move_needs,
        )


def _decided(year: int) -> Iterator[Decided]:
    agreements = {one.id: one for one in active_policy().agreement}
    rows = MoneyDecision.objects.filter(decided_on__year=year).select_related("by__person", "on_behalf_of")
    for row in rows.prefetch_related("postings__pot").order_by("-decided_on", "-pk"):
        lines = []
        for posting in sorted(row.postings.all(), key=lambda one: (one.amount, one.pk)):
            agreement = agreements.get(posting.pot.agreement)
            title = (agreement.title or agreement.id) if agreement else posting.pot.agreement
            period = title_of(agreement, period_of(agreement, posting.pot.period)) if agreement else ""
            lines.append((title, period, posting.amount))
        yield Decided(row.decided_on, row.text, name_of(row), tuple(lines))


def _areas(day: date) -> Iterator[AreaCost]:
    rows = Posting.objects.filter(kind="used", pot__period__year=day.year).order_by()
    sums: dict[str, Decimal] = defaultdict(Decimal)
    snapshot = snapshot_on(day)
    for unit, used in rows.values_list("course__unit").annotate(used=Sum("amount")):
        sums[area_of(unit, snapshot)] += used
    whole = sum(sums.values(), Decimal(0))
    for area, used in sorted(sums.items(), key=lambda one: (-one[1], one[0])):
        yield AreaCost(area, used, 100 * used / whole if whole else Decimal(0))


def area_of(unit: int | None, snapshot: Snapshot) -> str:
    """The unit right under the top that the unit stands in, or is."""
    row = snapshot.by_pk.get(unit) if unit else None
    if row is None:
        return "Ikke længere kendt"
    path = [place for place in snapshot.organisation.path(row.unit_id) if place is not None]
    area = path[-2] if len(path) > 1 else path[-1]
    return snapshot.units[area].name

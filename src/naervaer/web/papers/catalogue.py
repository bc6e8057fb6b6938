"""*Mulighedskatalog*: what can be done at a workplace, what was tried, and whether it helped. Never for whom."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from naervaer.web import clock
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation.employed import subjects_of
from naervaer.web.organisation.snapshot import snapshot_on
from naervaer.web.papers.models import Accommodation, Tried


@dataclass(frozen=True, slots=True)
class Possibility:
    """An accommodation. A count under the policy's minimum is None: few and none read alike."""

    pk: int
    unit: str
    own: bool
    title: str
    text: str
    tried: int | None
    helped: int | None


def catalogue(unit: int, day: date | None = None) -> list[Possibility]:
    """What can be done at a workplace (pk of the unit): its own, and what the units above it have written."""
    today = day or clock.today()
    snapshot = snapshot_on(today)
    if unit not in snapshot.by_pk:
        return []
    above = {row.pk: row.name for row in snapshot.crumbs(snapshot.by_pk[unit].unit_id)}
    standing = Q(tried__isnull=False, tried__annulled__isnull=True)
    helped = Count("tried", filter=standing & Q(tried__went__in=[Tried.Went.HELPED, Tried.Went.PARTLY]))
    rows = Accommodation.objects.filter(unit__in=above, retired__isnull=True)
    least = active_policy().figures_on(today).suppress_below_persons
    return [
        Possibility(row.pk, above[row.unit_id], row.unit_id == unit, row.title, row.text, *_shown(row, least))
        for row in rows.annotate(times=Count("tried", filter=standing), good=helped).order_by("title")
    ]


def for_employment(employment: int, day: date) -> list[Possibility]:
    """What can be done where somebody works."""
    subject = subjects_of([employment], day).get(employment)
    snapshot = snapshot_on(day)
    return catalogue(snapshot.units[subject.unit_id].pk, day) if subject else []


def _shown(row: Accommodation, least: int) -> tuple[int | None, int | None]:
    times, good = row.times, row.good  # type: ignore[attr-defined]
    if times < least:
        return None, None
    told = good >= least and (times - good >= least or times == good)
    return times, good if told else None


def tried_by(user: int | None, unit: int) -> frozenset[int]:
    """The possibilities (pk) of a unit that somebody has a trial of their own of, to take back if it was a mistake."""
    rows = Tried.objects.filter(accommodation__unit=unit, by=user, annulled__isnull=True)
    return frozenset(rows.values_list("accommodation", flat=True))


def unit_of_accommodation(pk: int) -> int:
    """The unit (pk) whose catalogue it stands in; 0 when there is no such thing."""
    return Accommodation.objects.filter(pk=pk).values_list("unit", flat=True).first() or 0

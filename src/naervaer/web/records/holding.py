"""*Må ikke slettes*: the holds on somebody's case."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.utils.timezone import localdate

from naervaer.core.access.model import Actor, Purpose
from naervaer.web.access import scope
from naervaer.web.records.models import Hold
from naervaer.web.said import name_of


@dataclass(frozen=True, slots=True)
class HoldRow:
    """A hold that lasts: why and whose word it is (empty: not for this reader), and until when (None = no end)."""

    pk: int
    person: int
    reason: str
    until: date | None
    since: date
    who: str


def of_person(actor: Actor, person: int, day: date) -> list[HoldRow]:
    """The holds in force; what was said of several employments stands once.

    Why, and who said so, is told where the employment it was said of was in the actor's sight on that day.
    """
    lasting = Q(until__isnull=True) | Q(until__gte=day)
    rows = Hold.objects.filter(lasting, employment__person=person, release__isnull=True).order_by("pk")
    since = scope.sight_of_person(actor, Purpose.WORK_ON_CASE, person, day)
    found: dict[tuple[int, datetime], HoldRow] = {}
    for row in rows.select_related("by__person", "on_behalf_of"):
        said_on = localdate(row.at)
        told = row.reason != Hold.ELSEWHERE and said_on >= since.get(row.employment_id, date.max)
        if told or (row.by_id, row.at) not in found:
            why, who = (row.reason, name_of(row)) if told else ("", "")
            found[row.by_id, row.at] = HoldRow(row.pk, person, why, row.until, said_on, who)
    return list(found.values())


def person_of(hold: int) -> int | None:
    """Whose case (pk of the person) a hold is on."""
    return Hold.objects.filter(pk=hold).values_list("employment__person", flat=True).first()

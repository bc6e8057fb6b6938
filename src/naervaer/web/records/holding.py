"""*Må ikke slettes*: the holds on somebody's case."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.timezone import localdate

from naervaer.web.records.models import Hold
from naervaer.web.said import name_of


@dataclass(frozen=True, slots=True)
class HoldRow:
    """A hold that lasts: why, until when (None = until it is released), and whose word it is."""

    pk: int
    person: int
    reason: str
    until: date | None
    since: date
    who: str


def of_person(person: int, day: date) -> list[HoldRow]:
    """The holds in force; what was said of several employments stands once."""
    lasting = Q(until__isnull=True) | Q(until__gte=day)
    rows = Hold.objects.filter(lasting, employment__person=person, release__isnull=True).select_related(
        "by__person", "on_behalf_of"
    )
    first = {(r.reason, r.until): r for r in rows.order_by("-pk")}
    return [
        HoldRow(r.pk, person, r.reason, r.until, localdate(r.at), name_of(r))
        for r in sorted(first.values(), key=lambda r: r.pk)
    ]


def person_of(hold: int) -> int | None:
    """Whose case (pk of the person) a hold is on."""
    return Hold.objects.filter(pk=hold).values_list("employment__person", flat=True).first()

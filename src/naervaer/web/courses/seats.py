"""The external providers (*leverandører*) of the policy, and who acts for them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count
from django.http import Http404

from naervaer.core.access.model import Role
from naervaer.core.policy.scheme import Provider
from naervaer.core.scheme.prices import hourly_rate
from naervaer.web.courses.models import Course, ProviderSeat
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation import queries as organisation


@dataclass(frozen=True, slots=True)
class SeatRow:
    """Who acts for a provider. ``works``: the role is held too, so that anything can be seen."""

    pk: int
    name: str
    first: date
    last: date | None
    works: bool

    @property
    def until(self) -> str:
        return "" if self.last is None else self.last.isoformat()


@dataclass(frozen=True, slots=True)
class ProviderRow:
    """*Leverandør*: its rate today, how many courses run there, and its seats, the latest first."""

    provider: Provider
    rate: Decimal | None
    running: int
    seats: tuple[SeatRow, ...]


def external(day: date) -> list[Provider]:
    """The providers who are not the municipality's own."""
    return [one for one in active_policy().provider if one.in_force(day) and not one.own]


def rows(day: date) -> list[ProviderRow]:
    holders = organisation.holders_anywhere(Role.PROVIDER, day)
    counted = Course.objects.filter(state="running").order_by().values_list("provider").annotate(Count("pk"))
    running = dict(counted)
    seats: dict[str, list[SeatRow]] = {}
    for row in ProviderSeat.objects.select_related("person").order_by("-first", "person__name"):
        made = SeatRow(row.pk, row.person.name, row.first, row.last, row.person.ext_id in holders)
        seats.setdefault(row.provider, []).append(made)
    return [
        ProviderRow(one, hourly_rate(one, day), running.get(one.id, 0), tuple(seats.get(one.id, ())))
        for one in external(day)
    ]


def provider_or_404(provider: str, day: date) -> Provider:
    found = next((one for one in external(day) if one.id == provider), None)
    if found is None:
        raise Http404
    return found


def seat_or_404(pk: int) -> SeatRow:
    row = ProviderSeat.objects.select_related("person").filter(pk=pk).first()
    if row is None:
        raise Http404
    return SeatRow(row.pk, row.person.name, row.first, row.last, works=True)

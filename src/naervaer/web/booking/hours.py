"""*Timer til faktura*: what a giver has held in a month, course by course, and who pays."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.timezone import localtime

from naervaer.core.access.model import Actor
from naervaer.web.booking.models import Session
from naervaer.web.booking.paying import price_of
from naervaer.web.booking.queries import provider_of, who_of
from naervaer.web.courses import reach
from naervaer.web.organisation.snapshot import UnitRow, snapshot_on

PAID = ("held", "no_show")


@dataclass(frozen=True, slots=True)
class Line:
    """A session that is paid for. ``by_scheme`` and ``by_workplace`` are minutes; kroner None without a rate."""

    day: date
    course: int
    shown: str
    state: str
    by_scheme: int
    by_workplace: int
    kroner_scheme: Decimal | None
    kroner_workplace: Decimal | None

    @property
    def minutes(self) -> int:
        return self.by_scheme + self.by_workplace


@dataclass(frozen=True, slots=True)
class Month:
    first: date
    lines: tuple[Line, ...]

    @property
    def by_scheme(self) -> int:
        return sum(line.by_scheme for line in self.lines)

    @property
    def by_workplace(self) -> int:
        return sum(line.by_workplace for line in self.lines)

    @property
    def kroner_scheme(self) -> Decimal | None:
        return _sum([line.kroner_scheme for line in self.lines])

    @property
    def kroner_workplace(self) -> Decimal | None:
        return _sum([line.kroner_workplace for line in self.lines])


def month_of(actor: Actor, first: date, day: date) -> Month:
    """The sessions held in the month of a day, of the courses somebody gives."""
    rows = Session.objects.filter(
        course__in=reach.given_to(actor, day).values("pk"),
        state__in=PAID,
        event__minutes__gt=0,
        starts__year=first.year,
        starts__month=first.month,
    ).select_related("event", "course__employment__person", "course__unit")
    units = snapshot_on(day).by_pk
    return Month(first.replace(day=1), tuple(_line(row, units, day) for row in rows.order_by("starts", "pk")))


def _line(row: Session, units: Mapping[int, UnitRow], day: date) -> Line:
    over = row.event.beyond
    scheme = row.event.minutes - over if row.course.paid_by == "scheme" else 0
    workplace = row.event.minutes - scheme
    return Line(
        day=localtime(row.starts).date(),
        course=row.course_id,
        shown=who_of(row.course, provider_of(row.course, day), units),
        state=row.get_state_display(),
        by_scheme=scheme,
        by_workplace=workplace,
        kroner_scheme=price_of(row, scheme),
        kroner_workplace=price_of(row, workplace),
    )


def _sum(amounts: list[Decimal | None]) -> Decimal | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if known else None

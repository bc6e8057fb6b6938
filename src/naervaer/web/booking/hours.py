"""*Timer til faktura*: what a giver has held in a month, course by course, and who pays."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet
from django.utils.timezone import localtime

from naervaer.core.access.model import Actor
from naervaer.core.scheme.invoices import Part, Payer
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


def recorded_of(provider: str, first: date) -> list[Part]:
    """What has been held in the month of a day for a provider, by course and payer."""
    rows = _paid(Session.objects.filter(course__provider=provider), first).select_related("event", "course")
    found: dict[tuple[int, Payer], tuple[int, Decimal | None]] = {}
    for row in rows:
        for payer, minutes in by_payer(row).items():
            if minutes:
                before = found.get((row.course_id, payer), (0, Decimal(0)))
                found[row.course_id, payer] = (before[0] + minutes, _add(before[1], price_of(row, minutes)))
    return [Part(course, payer, minutes, amount) for (course, payer), (minutes, amount) in found.items()]


def month_of(actor: Actor, first: date, day: date) -> Month:
    """The sessions held in the month of a day, of the courses somebody gives."""
    mine = Session.objects.filter(course__in=reach.given_to(actor, day).values("pk"))
    rows = _paid(mine, first).select_related("event", "course__employment__person", "course__unit")
    units = snapshot_on(day).by_pk
    return Month(first.replace(day=1), tuple(_line(row, units, day) for row in rows.order_by("starts", "pk")))


def _paid(rows: QuerySet[Session], first: date) -> QuerySet[Session]:
    in_month = rows.filter(starts__year=first.year, starts__month=first.month)
    return in_month.filter(state__in=PAID, event__minutes__gt=0)


def by_payer(row: Session) -> dict[Payer, int]:
    """The minutes of a session by who pays them."""
    scheme = row.event.minutes - row.event.beyond if row.course.paid_by == "scheme" else 0
    other: Payer = "employee" if row.course.paid_by == "employee" else "workplace"
    return {"scheme": scheme, other: row.event.minutes - scheme}


def _add(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else one + other


def _line(row: Session, units: Mapping[int, UnitRow], day: date) -> Line:
    scheme = by_payer(row)["scheme"]
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

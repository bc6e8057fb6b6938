"""*Timer til faktura*: what a giver has held in a month, course by course, and who pays."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils.timezone import localdate

from naervaer.core.access.model import Actor
from naervaer.core.scheme.invoices import Part, Payer
from naervaer.web.booking.models import Session
from naervaer.web.booking.paying import price_of
from naervaer.web.booking.queries import provider_of, who_of
from naervaer.web.courses import reach
from naervaer.web.organisation.snapshot import UnitRow, snapshot_on

PAID = ("held", "no_show")
LINES_A_PAGE = 100
READ = ("event", "course__employment__person", "course__unit")
NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Line:
    """A session that is paid for."""

    day: date
    course: int
    shown: str
    state: str
    by_scheme: int
    by_workplace: int
    kroner_scheme: Decimal | None
    kroner_workplace: Decimal | None


@dataclass(frozen=True, slots=True)
class Sums:
    """Minutes and kroner of a month, by who pays; kroner None where no rate is known."""

    by_scheme: int
    by_workplace: int
    kroner_scheme: Decimal | None
    kroner_workplace: Decimal | None


@dataclass(frozen=True, slots=True)
class Month:
    first: date
    lines: tuple[Line, ...]
    sums: Sums
    page: Page[Session] | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """What one payer has of a session."""

    course: int
    unit: int
    payer: Payer
    minutes: int
    amount: Decimal | None


def month_of(actor: Actor, first: date, day: date) -> Month:
    """The sessions held in the month of a day, of the courses somebody gives."""
    rows = _held_by(actor, first, day)
    return Month(first.replace(day=1), _lines(rows.select_related(*READ), day), _sums(rows))


def page_of_month(actor: Actor, first: date, day: date, side: str | None) -> Month:
    """A page of the same; the sums are of the whole month."""
    rows = _held_by(actor, first, day)
    page = Paginator(rows.select_related(*READ), LINES_A_PAGE).get_page(side)
    return Month(first.replace(day=1), _lines(page, day), _sums(rows), page)


def recorded_of(provider: str, first: date) -> list[Part]:
    """What has been held in the month of a day for a provider, by course and payer."""
    found: dict[tuple[int, Payer], tuple[int, Decimal | None]] = {}
    for share in shares(_in_month(Session.objects.filter(course__provider=provider), first)):
        minutes, amount = found.get((share.course, share.payer), (0, NOTHING))
        together = None if amount is None or share.amount is None else amount + share.amount
        found[share.course, share.payer] = (minutes + share.minutes, together)
    return [Part(course, payer, minutes, amount) for (course, payer), (minutes, amount) in found.items()]


def shares(rows: QuerySet[Session]) -> Iterator[Share]:
    """The sessions by who pays for them: the scheme up to the quota, and another what lies beyond it."""
    price = cache(price_of)
    told = rows.order_by("starts", "pk").values_list(
        "course", "course__unit", "course__paid_by", "course__provider", "starts", "event__minutes", "event__beyond"
    )
    for course, unit, paid_by, provider, starts, minutes, beyond in told:
        day = localdate(starts)
        for payer, part in by_payer(paid_by, minutes, beyond).items():
            if part:
                yield Share(course, unit, payer, part, price(provider, day, part))


def by_payer(paid_by: str, minutes: int, beyond: int) -> dict[Payer, int]:
    """The minutes of a session by who pays them."""
    scheme = minutes - beyond if paid_by == "scheme" else 0
    other: Payer = "employee" if paid_by == "employee" else "workplace"
    return {"scheme": scheme, other: minutes - scheme}


def _held_by(actor: Actor, first: date, day: date) -> QuerySet[Session]:
    mine = Session.objects.filter(course__in=reach.given_to(actor, day).values("pk"))
    return _in_month(mine, first).order_by("starts", "pk")


def _in_month(rows: QuerySet[Session], first: date) -> QuerySet[Session]:
    in_month = rows.filter(starts__year=first.year, starts__month=first.month)
    return in_month.filter(state__in=PAID, event__minutes__gt=0)


def _sums(rows: QuerySet[Session]) -> Sums:
    found = list(shares(rows))
    scheme = [share for share in found if share.payer == "scheme"]
    others = [share for share in found if share.payer != "scheme"]
    return Sums(_minutes(scheme), _minutes(others), _kroner(scheme), _kroner(others))


def _minutes(found: Iterable[Share]) -> int:
    return sum(share.minutes for share in found)


def _kroner(found: Iterable[Share]) -> Decimal | None:
    known = [share.amount for share in found if share.amount is not None]
    return sum(known, NOTHING) if known else None


def _lines(rows: Iterable[Session], day: date) -> tuple[Line, ...]:
    units = snapshot_on(day).by_pk
    return tuple(_line(row, units, day) for row in rows)


def _line(row: Session, units: Mapping[int, UnitRow], day: date) -> Line:
    course, held_on = row.course, localdate(row.starts)
    scheme = by_payer(course.paid_by, row.event.minutes, row.event.beyond)["scheme"]
    other = row.event.minutes - scheme
    return Line(
        day=held_on,
        course=course.pk,
        shown=who_of(course, provider_of(course, day), units),
        state=row.get_state_display(),
        by_scheme=scheme,
        by_workplace=other,
        kroner_scheme=price_of(course.provider, held_on, scheme),
        kroner_workplace=price_of(course.provider, held_on, other),
    )

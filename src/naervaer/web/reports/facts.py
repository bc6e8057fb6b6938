"""Reading the stored facts: rows of units by month, and sums of them over a stretch of months."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from naervaer.figures.model import Row
from naervaer.web.organisation.snapshot import snapshot_on
from naervaer.web.reports.method import month_after, months_between
from naervaer.web.reports.models import FigureFact, FigureRun, HiddenUnit


@dataclass(frozen=True, slots=True)
class Window:
    """*Periode* of whole months: the firsts of the first and the last of them."""

    first: date
    last: date

    @property
    def months(self) -> tuple[date, ...]:
        return tuple(months_between(self.first, self.last))

    @property
    def before(self) -> "Window":
        """The same months a year earlier."""
        return Window(month_after(self.first, -12), month_after(self.last, -12))

    @property
    def years(self) -> range:
        return range(self.first.year, self.last.year + 1)


def newest() -> FigureRun | None:
    return FigureRun.objects.order_by("-pk").first()


def first_month() -> date | None:
    return FigureFact.objects.order_by("month").values_list("month", flat=True).first()


def monthly(
    units: Mapping[int, str], window: Window, *, category: str | None = "", job_group: str | None = ""
) -> dict[tuple[str, str, str], dict[date, Row]]:
    """Rows by (unit, category, job group) and month; ``units`` are pk to ext id. None for a dimension = each of it."""
    wanted = FigureFact.objects.filter(unit__in=list(units), month__gte=window.first, month__lte=window.last)
    wanted = wanted.exclude(category="") if category is None else wanted.filter(category=category)
    wanted = wanted.exclude(job_group="") if job_group is None else wanted.filter(job_group=job_group)
    found: dict[tuple[str, str, str], dict[date, Row]] = defaultdict(dict)
    for pk, month, cat, group, persons, absent, work, full, days, possible, fte, short, long in wanted.values_list(
        "unit_id", "month", "category", "job_group", "persons", "persons_absent", "absence_workdays",
        "absence_fulltime_days", "absence_calendar_days", "possible_days", "fte", "spells_short", "spells_long",
    ).order_by("unit_id", "month"):  # fmt: skip
        found[units[pk], cat, group][month] = Row(
            units[pk], None, group or None, f"{month:%Y-%m}", persons, absent, Fraction(work), Fraction(full), days,
            Fraction(fte), Fraction(possible), short + long, short, long,
        )  # fmt: skip
    return found


class Base(NamedTuple):
    """What a percent of one month is made of: full-time days absent, out of those possible."""

    month: date
    persons: int
    absent: Decimal
    possible: Decimal


def bases(units: Mapping[int, str], window: Window) -> dict[str, list[Base]]:
    """The months of many units in the order of time, by ext id: no more than a percent asks for."""
    found: dict[str, list[Base]] = defaultdict(list)
    wanted = FigureFact.objects.filter(
        unit__in=list(units), month__gte=window.first, month__lte=window.last, category="", job_group=""
    )
    for pk, month, persons, absent, possible in wanted.order_by("unit_id", "month").values_list(
        "unit_id", "month", "persons", "absence_fulltime_days", "possible_days"
    ):
        found[units[pk]].append(Base(month, persons, absent, possible))
    return found


def total(rows: Collection[Row]) -> Row:
    """The months taken together: days and spells added, fte the mean, ``persons`` those of the smallest month.

    ``persons_absent`` is that of the month with most of them: so many at least were absent.
    """
    some = next(iter(rows))
    return Row(
        some.unit,
        None,
        some.job_group,
        None,
        persons=min((row.persons for row in rows if row.persons), default=0),
        persons_absent=max(row.persons_absent for row in rows),
        absence_workdays=_sum(row.absence_workdays for row in rows),
        absence_fulltime_days=_sum(row.absence_fulltime_days for row in rows),
        absence_calendar_days=sum(row.absence_calendar_days for row in rows),
        fte=_sum(row.fte for row in rows) / len(rows),
        possible_days=_sum(row.possible_days for row in rows),
        spells_started=sum(row.spells_started for row in rows),
        spells_short=sum(row.spells_short for row in rows),
        spells_long=sum(row.spells_long for row in rows),
    )


def additive(rows: Collection[Row]) -> Row:
    """The months taken together, with only what adds up exactly over units and job groups, to decide what to hide.

    Stored days are rounded: a sum of parts may differ from the whole by a millionth, which would look like somebody
    who stands in no part.
    """
    return replace(
        total(rows),
        fte=_sum(row.fte for row in rows),
        absence_workdays=Fraction(0),
        absence_fulltime_days=Fraction(0),
        possible_days=Fraction(0),
    )


def hidden(units: Mapping[int, str], years: Iterable[int]) -> frozenset[str]:
    """The units hidden in any of the years from whoever is not their leader."""
    found = HiddenUnit.objects.filter(unit__in=list(units), year__in=list(years)).values_list("unit_id", flat=True)
    return frozenset(units[pk] for pk in found)


def _sum(values: Iterable[Fraction]) -> Fraction:
    return sum(values, Fraction(0))


def whole(day: date) -> dict[date, tuple[Decimal, Decimal]]:
    """Full-time days absent and possible by month of the whole organisation, as its tree stands on ``day``."""
    units = snapshot_on(day).units
    tops = [row.pk for row in units.values() if row.parent_id not in units]
    found: dict[date, tuple[Decimal, Decimal]] = {}
    rows = FigureFact.objects.filter(unit__in=tops, category="", job_group="")
    for month, days, base in rows.order_by("month").values_list("month", "absence_fulltime_days", "possible_days"):
        absent, possible = found.get(month, (Decimal(0), Decimal(0)))
        found[month] = (absent + days, possible + base)
    return found

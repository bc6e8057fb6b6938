"""*Nedsat tjeneste*: hours of a week against the norm, exactly. Hours are decimals, shares are fractions of the norm.

A day is registered in payroll as a share of its norm: 5 of 7.40 hours are 67.57 per cent (Hjørring's handbook).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from naervaer.core.absence import FULL_TIME_DAY_HOURS, AbsenceDay, AbsencePeriod, Category
from naervaer.core.calendar import WorkCalendar

DAYS_OF_A_WEEK = 7
WORKDAYS_OF_A_WEEK = 5
PARTLY = frozenset({Category.PARTIAL_SICKNESS})

Hours = tuple[Decimal, ...]
"""Hours of Monday to Sunday."""


def norm_of(fte: Decimal) -> Hours:
    """The norm of an employment whose own week nobody has told: its hours spread evenly over Monday to Friday."""
    day = (FULL_TIME_DAY_HOURS * fte).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return (day,) * WORKDAYS_OF_A_WEEK + (Decimal(0),) * (DAYS_OF_A_WEEK - WORKDAYS_OF_A_WEEK)


def share(part: Decimal, whole: Decimal) -> Fraction:
    """*Andel*: 0 where there is nothing to take a part of."""
    return Fraction(part) / Fraction(whole) if whole else Fraction(0)


def percent(part: Fraction) -> Decimal:
    """With two decimals, half up, as payroll wants it: 5/7.40 is 67.57."""
    exact = Decimal(part.numerator * 100) / Decimal(part.denominator)
    return exact.quantize(Decimal("0.01"), ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Week:
    """A week of a plan: its Monday, the hours agreed to be worked each day, and the norm of each day.

    ``about`` are the tasks and accommodations (*opgaver og hensyn*) of that week alone.
    """

    monday: date
    hours: Hours
    norm: Hours
    about: str = ""

    @property
    def worked(self) -> Decimal:
        return sum(self.hours, Decimal(0))

    @property
    def whole(self) -> Decimal:
        return sum(self.norm, Decimal(0))

    @property
    def absent(self) -> Decimal:
        """Hours of the norm that are not worked; a day longer than its norm makes up for no other day."""
        return sum((max(n - h, Decimal(0)) for h, n in zip(self.hours, self.norm, strict=True)), Decimal(0))

    @property
    def work_share(self) -> Fraction:
        return share(self.whole - self.absent, self.whole)

    @property
    def sick_share(self) -> Fraction:
        return share(self.absent, self.whole)

    @property
    def sunday(self) -> date:
        return self.monday + timedelta(days=DAYS_OF_A_WEEK - 1)

    def day(self, weekday: int) -> date:
        return self.monday + timedelta(days=weekday)

    def day_share(self, weekday: int) -> Fraction:
        """The share of the day that is absent."""
        norm = self.norm[weekday]
        return share(max(norm - self.hours[weekday], Decimal(0)), norm)


def counts_as_fit(week: Week, least: Decimal) -> bool:
    """*4-timers-reglen*: somebody absent, but fewer hours a week than ``least``, counts as fit for refusion."""
    return Decimal(0) < week.absent < least


def even_rise(monday: date, weeks: int, norm: Hours, first: Decimal = Decimal("0.25")) -> tuple[Week, ...]:
    """A proposal: the same share more each week, from ``first`` of the norm to all of it in the week after the last.

    Hours are rounded to quarters, as people agree them.
    """
    step = (1 - first) / weeks
    return tuple(
        Week(monday + timedelta(weeks=n), tuple(_quarter(day * (first + step * n)) for day in norm), norm)
        for n in range(weeks)
    )


def _quarter(hours: Decimal) -> Decimal:
    return (hours * 4).quantize(Decimal(1), ROUND_HALF_UP) / 4


def registered(
    week: Week,
    rows: Iterable[AbsencePeriod | AbsenceDay],
    calendar: WorkCalendar,
    categories: frozenset[Category],
    last: date = date.max,
) -> Decimal:
    """The hours payroll has registered as sickness in the week: by its own hours, or by the share of each norm.

    What comes after ``last`` is left out.
    """
    found, end = Decimal(0), min(week.sunday, last)
    for row in rows:
        if row.category not in categories:
            continue
        if isinstance(row, AbsenceDay):
            found += row.absent_hours if week.monday <= row.day <= end else 0
            continue
        for weekday, norm in enumerate(week.norm):
            day = week.day(weekday)
            within = row.first <= day <= min(row.last or end, end)
            if norm and within and calendar.is_workday(day):
                found += norm * row.degree
    return found


def planned_absent(week: Week, calendar: WorkCalendar, last: date = date.max) -> Decimal:
    """The hours the plan leaves absent on the week's workdays until ``last``.

    A holiday is neither worked nor registered.
    """
    return sum(
        (
            max(norm - hours, Decimal(0))
            for weekday, (hours, norm) in enumerate(zip(week.hours, week.norm, strict=True))
            if week.day(weekday) <= last and calendar.is_workday(week.day(weekday))
        ),
        Decimal(0),
    )


@dataclass(frozen=True, slots=True)
class Held:
    """A week of the plan against payroll: hours absent by plan and as registered, and how the two stand.

    ``verdict`` is agrees, more, less, nothing (payroll tells of no sickness that week) or ahead.
    """

    week: Week
    planned: Decimal
    registered: Decimal
    verdict: str

    @property
    def difference(self) -> Decimal:
        return self.registered - self.planned


def against_payroll(
    weeks: Sequence[Week],
    rows: Sequence[AbsencePeriod | AbsenceDay],
    calendar: WorkCalendar,
    categories: frozenset[Category],
    told_until: date,
    tolerance: Decimal,
    last: date = date.max,
) -> tuple[Held, ...]:
    """Each week of a plan held against payroll, which is taken to tell of everything up to ``told_until``.

    ``last`` is the plan's last day: one that ends on a Wednesday says nothing of the Thursday after it.
    """
    return tuple(_held(week, rows, calendar, categories, told_until, tolerance, last) for week in weeks)


def _held(
    week: Week,
    rows: Sequence[AbsencePeriod | AbsenceDay],
    calendar: WorkCalendar,
    categories: frozenset[Category],
    told_until: date,
    tolerance: Decimal,
    last: date,
) -> Held:
    planned = planned_absent(week, calendar, last)
    found = registered(week, rows, calendar, categories, last)
    if min(week.sunday, last) > told_until:
        return Held(week, planned, found, "ahead")
    difference = found - planned
    if abs(difference) <= tolerance:
        return Held(week, planned, found, "agrees")
    if not found:
        return Held(week, planned, found, "nothing")
    return Held(week, planned, found, "more" if difference > 0 else "less")

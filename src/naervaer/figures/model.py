"""What is asked of the figures (*opgørelse*) and what is answered; shared by the reference and the engine."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from naervaer.core.absence import (
    EMPLOYED_STATUSES,
    SICKNESS,
    AbsenceDay,
    AbsencePeriod,
    Category,
    EmploymentTerm,
    UnitTerm,
)
from naervaer.core.calendar import WorkCalendar


class Dimension(StrEnum):
    """What the figures are divided by (*fordelt på*)."""

    UNIT = "unit"
    PERSON = "person"
    JOB_GROUP = "job_group"
    MONTH = "month"


class Denominator(StrEnum):
    """*Nævner*: what counts as the days that could have been worked (``possible_days``)."""

    KRL_227 = "krl-227"
    NET_WORKDAYS = "net-workdays"
    GROSS_WEEKDAYS = "gross-weekdays"
    PLANNED_HOURS = "planned-hours"
    DST = "dst"


class Count(StrEnum):
    """*Tællemåde*: which days of a period of absence count."""

    WORKDAYS = "workdays"
    CALENDAR_DAYS = "calendar-days"


@dataclass(frozen=True)
class Facts:
    """Everything that is counted from, as payroll told it."""

    employments: Sequence[EmploymentTerm] = ()
    periods: Sequence[AbsencePeriod] = ()
    days: Sequence[AbsenceDay] = ()
    units: Sequence[UnitTerm] = ()


@dataclass(frozen=True)
class Request:
    """One question. Both dates are inclusive.

    ``long_from`` is the number of calendar days from which a spell is long. ``bridge_non_workdays`` lets days not
    worked join two periods of absence; they always join two absence days. ``as_of`` cuts all absence after that day.
    """

    first: date
    last: date
    by: frozenset[Dimension] = frozenset()
    rollup: bool = False
    denominator: Denominator = Denominator.KRL_227
    count: Count = Count.WORKDAYS
    calendar: WorkCalendar = field(default_factory=WorkCalendar)
    as_of: date | None = None
    categories: frozenset[Category] = SICKNESS
    long_from: int = 15
    bridge_non_workdays: bool = False
    monthly_paid_only: bool = True
    suppress_below: int = 0

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("the last day is before the first")

    def counts(self, term: EmploymentTerm) -> bool:
        """Whether the term belongs to the population: employed by its status, and paid by the month if so asked."""
        return term.status in EMPLOYED_STATUSES and (term.monthly_paid or not self.monthly_paid_only)

    @cached_property
    def months(self) -> tuple["MonthSlice", ...]:
        """The months of the range, the first and the last cut to it."""
        found: list[MonthSlice] = []
        day = self.first
        while day <= self.last:
            end = last_of_month(day)
            found.append(MonthSlice(day, min(end, self.last)))
            day = end + timedelta(days=1)
        return tuple(found)

    @cached_property
    def fte_days(self) -> tuple[date, ...]:
        """The days on which the fte of the whole range is sampled: the firsts of months in it, else its first day."""
        return tuple(m.first for m in self.months if m.first.day == 1) or (self.first,)


@dataclass(frozen=True, slots=True)
class MonthSlice:
    """The part of a month that lies in the range."""

    first: date
    last: date

    @property
    def name(self) -> str:
        return f"{self.first:%Y-%m}"

    @property
    def share(self) -> Fraction:
        """The part of the month's days that lie in the range."""
        return Fraction((self.last - self.first).days + 1, last_of_month(self.first).day)

    @property
    def krl_days(self) -> Fraction:
        """*Mulige dagsværk* of one full-time employee: the share of a twelfth of KRL's 227 days a year."""
        return Fraction(227, 12) * self.share


@dataclass(frozen=True, slots=True)
class Row:
    """The figures of one cell, exact. A dimension that was not asked for is None.

    Rows hold counts of people and may be shown only through ``figures.publish``.
    """

    unit: str | None
    person: str | None
    job_group: str | None
    month: str | None
    persons: int = 0
    persons_absent: int = 0
    absence_workdays: Fraction = Fraction(0)
    absence_fulltime_days: Fraction = Fraction(0)
    absence_calendar_days: int = 0
    fte: Fraction = Fraction(0)
    possible_days: Fraction = Fraction(0)
    spells_started: int = 0
    spells_short: int = 0
    spells_long: int = 0

    @property
    def percent(self) -> Fraction | None:
        """*Fraværsprocent*; None without days that could have been worked, which is not 0 %."""
        return 100 * self.absence_fulltime_days / self.possible_days if self.possible_days > 0 else None

    @property
    def days_per_fte(self) -> Fraction | None:
        """*Dagsværk pr. fuldtidsansat*; None when nobody was employed on the days of sampling."""
        return self.absence_fulltime_days / self.fte if self.fte > 0 else None

    @property
    def key(self) -> tuple[str, str, str, str]:
        return self.unit or "", self.person or "", self.job_group or "", self.month or ""


def last_of_month(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)

"""The Danish *arbejdskalender*: which days are worked, counted in halves so that half days off stay exact.

Public holidays come from the ``holidays`` library (store bededag only until 2023). Grundlovsdag, 1 May,
24 and 31 December are not public holidays; a municipality names them in its policy.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

import holidays

if TYPE_CHECKING:
    from naervaer.core.policy.schema import Policy

ONE_DAY = timedelta(days=1)
FULL, HALF, NONE = 2, 1, 0


@cache
def public_holidays(year: int) -> frozenset[date]:
    """*Helligdage* of one year, Sundays included when they are holidays (Easter, Whitsun)."""
    return frozenset(holidays.country_holidays("DK", years=year).keys())


SUNDAY = 6


def nth_day_without_holidays(first: date, nth: int) -> date:
    """The nth day from ``first`` when Sundays and public holidays are not counted; ``first`` is 1 when it counts."""
    day, counted = first, _counts(first)
    while counted < nth:
        day += ONE_DAY
        counted += _counts(day)
    return day


def _counts(day: date) -> int:
    return int(day.weekday() != SUNDAY and day not in public_holidays(day.year))


def _is_weekday(day: date) -> bool:
    return day.weekday() < 5


@dataclass(frozen=True)
class WorkCalendar:
    """*Arbejdskalender*. ``days_off`` and ``half_days_off`` are (month, day) pairs that return every year.

    ``name`` is ``dk`` (Mon-Fri less public holidays), ``mon-fri`` or ``every-day``.
    ``exceptions`` sets single dates: 2 = worked, 1 = half a day, 0 = off.
    """

    name: str = "dk"
    days_off: frozenset[tuple[int, int]] = frozenset()
    half_days_off: frozenset[tuple[int, int]] = frozenset()
    exceptions: Mapping[date, int] = field(default_factory=dict)

    def halves(self, day: date) -> int:
        """Half workdays on this date: 0, 1 or 2."""
        if day in self.exceptions:
            return self.exceptions[day]
        if self.name == "every-day":
            return FULL
        if not _is_weekday(day):
            return NONE
        if self.name == "mon-fri":
            return FULL
        if day in public_holidays(day.year) or (day.month, day.day) in self.days_off:
            return NONE
        return HALF if (day.month, day.day) in self.half_days_off else FULL

    def is_workday(self, day: date) -> bool:
        return self.halves(day) > 0

    def workdays(self, first: date, last: date) -> Fraction:
        """*Arbejdsdage* from ``first`` to ``last``, both inclusive; 0 when ``last`` is before ``first``."""
        return Fraction(sum(self.halves(day) for day in days(first, last)), 2)

    def previous_workday(self, day: date) -> date:
        """``day`` itself when it is worked, else the nearest worked day before it: "handle by"."""
        while not self.is_workday(day):
            day -= ONE_DAY
        return day

    def workdays_after(self, day: date, number: int) -> date:
        """The last of so many workdays after ``day``, itself not counted; a half workday is one."""
        while number:
            day += ONE_DAY
            number -= self.is_workday(day)
        return day

    def day_before_next_workday(self, day: date) -> date:
        """The last of the days not worked that follow ``day``; ``day`` itself when the next day is worked."""
        while not self.is_workday(day + ONE_DAY):
            day += ONE_DAY
        return day

    def prefix_halves(self, first: date, last: date) -> list[int]:
        """Running sum of halves; element i is the sum over the i days before ``first + i``."""
        return list(accumulate((self.halves(day) for day in days(first, last)), initial=0))


def days(first: date, last: date) -> list[date]:
    """Every date from ``first`` to ``last``, both inclusive."""
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


MONTHS = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)
"""The Danish names of the months."""


def numeric_date(day: date) -> str:
    """``24.11.2026``, ``1.3.2026``: how a date is written in figures, wherever it stands."""
    return f"{day.day}.{day.month}.{day.year}"


CALENDAR_NAMES = ("dk", "mon-fri", "every-day")


def calendar_of(policy: "Policy") -> WorkCalendar:
    """The Danish calendar with the days off and half days off that the municipality names in its policy."""
    municipality = policy.municipality
    return WorkCalendar(
        days_off=frozenset(_month_day(text) for text in municipality.days_off),
        half_days_off=frozenset(_month_day(text) for text in municipality.half_days_off),
    )


def _month_day(text: str) -> tuple[int, int]:
    month, day = text.split("-")
    return int(month), int(day)

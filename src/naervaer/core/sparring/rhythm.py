"""*Rytme*: the days of a year's meetings, found from the first of them."""

from collections.abc import Iterator
from datetime import date, timedelta

from naervaer.core.calendar import ONE_DAY, WorkCalendar
from naervaer.core.timeline.moments import months_after


def meeting_days(first: date, *, every_months: int, count: int, calendar: WorkCalendar) -> Iterator[date]:
    """``count`` days, each the same weekday of its month as ``first`` (the second Tuesday, say).

    A fifth weekday that a month does not have becomes its last; a day off is moved to the next workday.
    """
    nth = (first.day - 1) // 7
    for n in range(count):
        month = months_after(first.replace(day=1), n * every_months)
        yield _next_workday(_nth_weekday(month, first.weekday(), nth), calendar)


def _nth_weekday(month: date, weekday: int, nth: int) -> date:
    """The weekday number ``nth`` (0 the first) of the month that begins on ``month``, or its last."""
    found = month + timedelta(days=(weekday - month.weekday()) % 7, weeks=nth)
    return found if found.month == month.month else found - timedelta(weeks=1)


def _next_workday(day: date, calendar: WorkCalendar) -> date:
    while not calendar.is_workday(day):
        day += ONE_DAY
    return day

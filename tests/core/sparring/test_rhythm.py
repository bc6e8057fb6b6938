"""The days of a year's sparrings."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naervaer.core.calendar import WorkCalendar
from naervaer.core.sparring.rhythm import meeting_days

CALENDAR = WorkCalendar(days_off=frozenset({(12, 24)}))


@pytest.mark.parametrize(
    ("first", "every", "expected"),
    [
        (date(2026, 11, 10), 1, ["2026-11-10", "2026-12-08", "2027-01-12"]),
        (date(2026, 10, 29), 1, ["2026-10-29", "2026-11-26", "2026-12-31"]),
        (date(2026, 11, 26), 1, ["2026-11-26", "2026-12-28", "2027-01-28"]),
        (date(2027, 2, 25), 1, ["2027-02-25", "2027-03-30", "2027-04-22"]),
        (date(2026, 11, 2), 3, ["2026-11-02", "2027-02-01", "2027-05-03"]),
    ],
)
def test_a_meeting_is_on_the_same_weekday_of_its_month_or_the_next_workday(
    first: date, every: int, expected: list[str]
) -> None:
    """S5: 24 December is off, and 25 March 2027 is Maundy Thursday."""
    found = meeting_days(first, every_months=every, count=3, calendar=CALENDAR)
    assert [day.isoformat() for day in found] == expected


@given(st.dates(date(2026, 1, 1), date(2030, 12, 31)), st.integers(1, 6), st.integers(1, 24))
def test_the_days_rise_and_are_worked(first: date, every: int, count: int) -> None:
    days = list(meeting_days(first, every_months=every, count=count, calendar=CALENDAR))
    assert len(days) == count
    assert days == sorted(set(days))
    assert all(CALENDAR.is_workday(day) for day in days)

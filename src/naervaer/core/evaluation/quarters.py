"""*Kvartal*: the only time an invitation and an answer carry. A quarter is named by its first day."""

from datetime import date, timedelta

from naervaer.core.calendar import ONE_DAY
from naervaer.core.timeline.moments import months_after


def quarter_of(day: date) -> date:
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def last_day(quarter: date) -> date:
    return months_after(quarter, 3) - ONE_DAY


def answer_until(quarter: date, open_days: int) -> date:
    """The last day for whoever was asked in the quarter: the same for all, so that it tells of none of them."""
    return last_day(quarter) + timedelta(days=open_days)


def quarters_between(first: date, last: date) -> int:
    """How many quarters from the one to the other."""
    return (last.year * 12 + last.month - first.year * 12 - first.month) // 3


def title_of(first: date, last: date) -> str:
    """``4. kvartal 2026`` or ``3. kvartal 2026 til 1. kvartal 2027``."""
    return _title(first) if first == last else f"{_title(first)} til {_title(last)}"


def _title(quarter: date) -> str:
    return f"{quarter.month // 3 + 1}. kvartal {quarter.year}"

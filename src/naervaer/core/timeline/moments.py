"""The dates a policy speaks of, and the Danish sentences that say why a date is what it is."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction

from naervaer.core.calendar import WorkCalendar, nth_day_without_holidays, numeric_date
from naervaer.core.policy.schema import AlertWhen, When
from naervaer.core.timeline.model import number

DAYS_OF_A_WEEK = 7
WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")

Answered = Mapping[tuple[str, str], date]
"""Day on which a step of the case was first given an answer, by (step, answer)."""


def moment(when: When, first_day: date, answered: Answered) -> date | None:
    """The date in the case that began on ``first_day``; None when it waits for an answer that is not given."""
    if when.answer is not None:
        return answered.get((when.answer.step, when.answer.is_))
    if when.months_after_first is not None:
        return months_after(first_day, when.months_after_first)
    if when.day_without_holidays is not None:
        return nth_day_without_holidays(first_day, when.day_without_holidays)
    return first_day + timedelta(days=days_after_first(when) or 0)


def days_after_first(when: When) -> int | None:
    """``day_of_case`` and ``days_after_first`` as days to add to the first day; None for the other kinds."""
    if when.day_of_case is not None:
        return when.day_of_case - 1
    return when.days_after_first


def months_after(day: date, months: int) -> date:
    """The same day of the month that many months later, or the last day of a month that is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def handle_by(calendar: WorkCalendar, opens: date, due: date) -> date:
    """*Håndtér senest*: the workday on or before ``due``. A limit on a day off is not moved later.

    When no workday lies between the opening and the limit, it is the limit itself.
    """
    workday = calendar.previous_workday(due)
    return workday if workday >= opens else due


def basis(when: When, first_day: date, due: date, occurrence: int) -> str:
    """Why ``due`` is the date: "Dag 14 af forløbet, der begyndte 02.11.2026"."""
    if occurrence > 1:
        return f"{_day_of_case(first_day, due)} ({occurrence}. gang)"
    if when.answer is not None:
        return f"Svaret »{when.answer.is_}« på skridtet »{when.answer.step}«"
    if moment(when, first_day, {}) != due:
        return f"{_day_of_case(first_day, due)}, hvor skridtet åbnede"
    if when.months_after_first is not None:
        months = "1 måned" if when.months_after_first == 1 else f"{when.months_after_first} måneder"
        return f"{months} efter første fraværsdag {numeric_date(first_day)}"
    if when.day_without_holidays is not None:
        return (
            f"{when.day_without_holidays}. fraværsdag fra {numeric_date(first_day)}, søn- og helligdage ikke talt med"
        )
    if when.days_after_first is not None:
        days = "1 dag" if when.days_after_first == 1 else f"{when.days_after_first} dage"
        return f"{days} efter første fraværsdag {numeric_date(first_day)}"
    return _day_of_case(first_day, due)


def _day_of_case(first_day: date, day: date) -> str:
    return f"Dag {(day - first_day).days + 1} af forløbet, der begyndte {numeric_date(first_day)}"


def because_text(rule: AlertWhen, count: Fraction, raised_on: date, dates: tuple[date, ...], of_spells: int) -> str:
    """The count of an alert as a sentence. ``of_spells`` is every spell in the window, whatever weekday."""
    kind = "arbejdsdage" if rule.count == "workdays" else "kalenderdage"
    counted = danish_number(count)
    if rule.consecutive_days is not None:
        return f"{counted} {kind} i træk siden {numeric_date(dates[0])}"
    if rule.long_term_days is not None:
        return f"{counted} {kind} i forløbet, der begyndte {numeric_date(dates[0])}"
    within = f"inden for {rule.within_days} dage"
    if rule.days is not None:
        return f"{counted} {kind} med fravær {within}"
    if rule.spells is not None:
        return f"{counted} perioder begyndt {within}"
    return f"{counted} af {of_spells} perioder {within} begyndte på en {WEEKDAYS[raised_on.weekday()]}"


def danish_number(value: Fraction) -> str:
    return str(number(value)).replace(".", ",")

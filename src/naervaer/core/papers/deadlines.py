"""*Frister* for the papers of a case. Pure functions; ``first`` is always *første fraværsdag* (D0) of the case.

D0 does not move when full absence becomes partial: the case is the same. Calendar days count, weekends and holidays
too, unless it is said otherwise. Sources: sygedagpengeloven § 7 b, § 7 c, § 13 b, § 36, § 36 a, § 40 and § 58;
funktionærloven § 5, stk. 4; Personaleadministrativ Vejledning 24.2.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from naervaer.core.calendar import ONE_DAY, WorkCalendar, nth_day_without_holidays
from naervaer.core.timeline.moments import months_after

FAST_TRACK_DAYS = 35
FAST_TRACK_INTERNAL_DAYS = 34
FOLLOW_UP_AFTER_FAST_TRACK_DAYS = 14
OBJECTION_DAYS = 8
EXPECTATION_DAYS = 56
SECTION_56_MONTHS = 24
SECTION_56_LEAST_DAYS = 10


def return_by(handed_over: date, days: int, calendar: WorkCalendar) -> date:
    """*Rimelig frist*: so many days after it was handed over; on a day nobody works, the next day somebody does."""
    day = handed_over + timedelta(days=days)
    while not calendar.is_workday(day):
        day += ONE_DAY
    return day


def after_issue(issued: date) -> date:
    """The earliest day a doctor's paper can be in hand: the first day after, Sundays and holidays not counted."""
    return nth_day_without_holidays(issued + ONE_DAY, 1)


def may_ask_from(first: date, day_of_case: int) -> date:
    """The first day the paper can be asked for; *varighedserklæring* (over 14 days) is day 15 of the case."""
    return first + timedelta(days=day_of_case - 1)


def expected_back_before(first: date) -> date:
    """8 weeks after D0: whoever is not expected back by then can ask for a *fastholdelsesplan* or *Fast track*."""
    return first + timedelta(days=EXPECTATION_DAYS)


def fast_track_last_day(first: date) -> date:
    """*Fast track* is asked for within the first 5 weeks (§ 7 c)."""
    return first + timedelta(days=FAST_TRACK_DAYS)


def fast_track_target(first: date) -> date:
    """The program's own limit, one day before the law's."""
    return first + timedelta(days=FAST_TRACK_INTERNAL_DAYS)


def follow_up_by(sent: date) -> date:
    """The municipality talks with the employee within 2 weeks of the request (§ 13 b, stk. 2)."""
    return sent + timedelta(days=FOLLOW_UP_AFTER_FAST_TRACK_DAYS)


def objection_by(told: date) -> date:
    """The employee's days to object to what the employer has written (§ 40, stk. 5)."""
    return told + timedelta(days=OBJECTION_DAYS)


@dataclass(frozen=True, slots=True)
class Agreement56:
    """A *§ 56-aftale* in force from ``first`` to ``last``, both inclusive."""

    first: date
    last: date

    def covers(self, day: date) -> bool:
        return self.first <= day <= self.last


def longest_agreement(first: date) -> date:
    """The last day a *§ 56-aftale* from ``first`` can have: two years at a time."""
    return months_after(first, SECTION_56_MONTHS) - ONE_DAY


def remind_from(agreement: Agreement56, days: int) -> date:
    """The day to begin to think of a new application."""
    return agreement.last - timedelta(days=days)


def can_be_renewed(absence_days_last_year: int) -> bool:
    """Not when there were fewer than 10 days of absence in the last year."""
    return absence_days_last_year >= SECTION_56_LEAST_DAYS


Coded = tuple[date, date | None, bool]
"""First and last day of an absence (None = goes on), and whether payroll has it as § 56."""


def code_doubts(agreements: Iterable[Agreement56], absence: Iterable[Coded], today: date) -> list[tuple[date, bool]]:
    """Where payroll's code and the agreements do not go together: first day, and whether it is coded as § 56.

    Ordinary sickness within an agreement may be another illness: it is a question to somebody, never an error. The
    wrong code costs the workplace its *refusion* (Hjørring, Registrering).
    """
    held = list(agreements)
    found = []
    for first, last, coded in absence:
        end = min(last or today, today)
        whole = any(a.covers(first) and a.covers(end) for a in held)
        touched = any(a.first <= end and first <= a.last for a in held)
        if (coded and not whole) or (not coded and touched):
            found.append((first, coded))
    return found

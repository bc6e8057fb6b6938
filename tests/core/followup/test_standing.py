"""How a step stands on a day, and what its events add up to."""

from datetime import date

import pytest

from naervaer.core.calendar import WorkCalendar
from naervaer.core.followup.model import Dates, Event, Result, State, What, result_of
from naervaer.core.followup.standing import Urgency, next_workday, standing

CALENDAR = WorkCalendar()
SUNDAY = Dates(date(2026, 11, 16), date(2026, 11, 29), date(2026, 11, 30))
"""Opens on a Monday; due on Sunday 29 November, the law's last day is the Monday after."""


@pytest.mark.parametrize(
    ("day", "urgency", "days_over"),
    [
        (date(2026, 11, 15), Urgency.AHEAD, 0),
        (date(2026, 11, 25), Urgency.AHEAD, 0),
        (date(2026, 11, 26), Urgency.TOMORROW, 0),
        (date(2026, 11, 27), Urgency.TODAY, 0),
        (date(2026, 11, 28), Urgency.TODAY, 0),
        (date(2026, 11, 29), Urgency.TODAY, 0),
        (date(2026, 11, 30), Urgency.OVERDUE, 1),
    ],
)
def test_a_deadline_on_a_sunday_must_be_met_on_the_friday(day: date, urgency: Urgency, days_over: int) -> None:
    found = standing(SUNDAY, State.WAITING, None, day, CALENDAR)
    assert (found.urgency, found.days_over, found.handle_by) == (urgency, days_over, date(2026, 11, 27))
    assert found.urgency.asks == (urgency is not Urgency.AHEAD)


def test_a_step_that_opens_on_the_weekend_it_is_due_is_not_handled_before_it_opens() -> None:
    weekend = Dates(date(2026, 11, 28), date(2026, 11, 29))
    assert standing(weekend, State.WAITING, None, date(2026, 11, 27), CALENDAR).handle_by == date(2026, 11, 28)


def test_on_a_friday_the_next_workday_is_monday() -> None:
    assert next_workday(date(2026, 11, 27), CALENDAR) == date(2026, 11, 30)


def test_a_deferral_moves_the_target_and_says_when_it_passes_the_law() -> None:
    found = standing(SUNDAY, State.WAITING, date(2026, 12, 2), date(2026, 11, 30), CALENDAR)
    assert (found.urgency, found.target, found.beyond_law) == (Urgency.AHEAD, date(2026, 12, 2), True)
    assert not standing(SUNDAY, State.WAITING, date(2026, 11, 30), date(2026, 11, 23), CALENDAR).beyond_law


@pytest.mark.parametrize(
    ("state", "urgency"),
    [
        (State.DONE, Urgency.DONE),
        (State.NOT_RELEVANT, Urgency.NOT_RELEVANT),
        (State.CLOSED, Urgency.CLOSED),
        (State.DROPPED, Urgency.CLOSED),
    ],
)
def test_what_no_longer_waits_asks_for_nothing_however_late(state: State, urgency: Urgency) -> None:
    found = standing(SUNDAY, state, None, date(2027, 1, 1), CALENDAR)
    assert (found.urgency, found.urgency.asks) == (urgency, False)


DAY = date(2026, 11, 20)
DONE = Event(1, What.DONE, DAY, answer="ja")
DEFERRED = Event(2, What.DEFERRED, DAY, deferred_to=date(2026, 11, 27))
SET_ASIDE = Event(3, What.NOT_RELEVANT, DAY)


@pytest.mark.parametrize(
    ("events", "result"),
    [
        ((), Result(State.WAITING)),
        ((DONE,), Result(State.DONE, answer="ja", on_day=DAY)),
        ((DEFERRED,), Result(State.WAITING, deferred_to=date(2026, 11, 27))),
        ((DEFERRED, SET_ASIDE), Result(State.NOT_RELEVANT, on_day=DAY)),
        ((DEFERRED, SET_ASIDE, Event(4, What.ANNULLED, DAY, annuls=3)), Result(State.WAITING, date(2026, 11, 27))),
        ((DONE, Event(4, What.ANNULLED, DAY, annuls=1)), Result(State.WAITING)),
    ],
)
def test_the_last_word_that_was_not_taken_back_decides(events: tuple[Event, ...], result: Result) -> None:
    assert result_of(events) == result

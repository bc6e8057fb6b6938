"""How a step stands on a day: overdue, today, tomorrow, ahead, or no longer asked for."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from naervaer.core.calendar import WorkCalendar
from naervaer.core.followup.model import Dates, State


class Urgency(StrEnum):
    OVERDUE = "overdue"
    TODAY = "today"
    TOMORROW = "tomorrow"
    AHEAD = "ahead"
    DONE = "done"
    NOT_RELEVANT = "not_relevant"
    CLOSED = "closed"

    @property
    def asks(self) -> bool:
        """Whether it belongs under *Kræver handling*."""
        return self in (Urgency.OVERDUE, Urgency.TODAY, Urgency.TOMORROW)


@dataclass(frozen=True, slots=True)
class Standing:
    """``target`` is the date promised; ``handle_by`` the workday on or before it (*håndtér senest*).

    ``beyond_law`` says that a deferral has moved the target past the last day the law allows.
    """

    urgency: Urgency
    target: date
    handle_by: date
    days_over: int = 0
    beyond_law: bool = False


_NO_LONGER_ASKED = {
    State.DONE: Urgency.DONE,
    State.NOT_RELEVANT: Urgency.NOT_RELEVANT,
    State.CLOSED: Urgency.CLOSED,
    State.DROPPED: Urgency.CLOSED,
}


def standing(dates: Dates, state: State, deferred_to: date | None, day: date, calendar: WorkCalendar) -> Standing:
    """A deadline is not moved by a weekend; it must then be met on the workday before."""
    target = deferred_to or dates.due
    handle_by = max(calendar.previous_workday(target), dates.opens)
    beyond = dates.latest is not None and target > dates.latest
    if state is not State.WAITING:
        return Standing(_NO_LONGER_ASKED[state], target, handle_by, beyond_law=beyond)
    if day > target:
        return Standing(Urgency.OVERDUE, target, handle_by, (day - target).days, beyond)
    if handle_by <= day:
        urgency = Urgency.TODAY
    else:
        urgency = Urgency.TOMORROW if handle_by <= next_workday(day, calendar) else Urgency.AHEAD
    return Standing(urgency, target, handle_by, beyond_law=beyond)


def next_workday(day: date, calendar: WorkCalendar) -> date:
    """The next workday after ``day``: on a Friday, Monday is what tomorrow means to a leader."""
    return calendar.workdays_after(day, 1)

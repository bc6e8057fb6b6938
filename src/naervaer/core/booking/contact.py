"""*Første kontakt*: how soon whoever gives a course must be in touch, and whether they have been."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from naervaer.core.calendar import WorkCalendar

State = Literal["done", "done_late", "late", "today", "open"]


@dataclass(frozen=True, slots=True)
class Contact:
    """``due`` is the last day; ``made`` the day it was made, None when it has not been."""

    due: date
    made: date | None
    state: State


def first_contact(begun: date, workdays: int, calendar: WorkCalendar, made: date | None, today: date) -> Contact:
    """So many workdays after the course was given."""
    due = calendar.workdays_after(begun, workdays)
    if made is not None:
        return Contact(due, made, "done" if made <= due else "done_late")
    if today > due:
        return Contact(due, None, "late")
    return Contact(due, None, "today" if today == due else "open")


def urgency(due: date | None, today: date, *, unsaid: bool, planned: bool) -> int:
    """How pressing a course is to whoever gives it, the lowest first.

    A contact that is late, what became of a session, a contact to make by ``due`` (None when it has been made), no time
    agreed, and last those with a time.
    """
    if due is not None and today > due:
        return 0
    if unsaid:
        return 1
    if due is not None:
        return 2
    return 4 if planned else 3


def shown_as(name: str, how: str) -> str:
    """The employee as a provider is told of them: ``full_name``, ``first_name`` or ``initials`` by policy."""
    parts = name.split()
    if how == "full_name" or not parts:
        return name
    return parts[0] if how == "first_name" else "".join(f"{part[0]}." for part in parts)

"""How soon a provider must be in touch, and what it is told of the employee."""

from datetime import date

import pytest

from naervaer.core.booking.contact import first_contact, shown_as, urgency
from naervaer.core.calendar import WorkCalendar

GIVEN, DUE = date(2026, 11, 20), date(2026, 11, 27)


@pytest.mark.parametrize(
    ("made", "today", "state"),
    [
        (None, date(2026, 11, 26), "open"),
        (None, DUE, "today"),
        (None, date(2026, 11, 28), "late"),
        (DUE, date(2026, 12, 24), "done"),
        (date(2026, 11, 30), date(2026, 12, 24), "done_late"),
    ],
)
def test_the_first_contact_is_due_so_many_workdays_after(made: date | None, today: date, state: str) -> None:
    found = first_contact(GIVEN, 5, WorkCalendar(), made, today)
    assert (found.due, found.state) == (DUE, state)


@pytest.mark.parametrize(
    ("how", "shown"), [("full_name", "Anne Lise Berg"), ("first_name", "Anne"), ("initials", "A.L.B.")]
)
def test_a_provider_is_told_what_the_policy_says_of_who_it_is(how: str, shown: str) -> None:
    assert shown_as("Anne Lise Berg", how) == shown
    assert shown_as("", how) == ""


@pytest.mark.parametrize(
    ("due", "unsaid", "planned", "rank"),
    [
        (date(2026, 11, 22), False, True, 0),
        (None, True, True, 1),
        (DUE, True, False, 1),
        (DUE, False, False, 2),
        (None, False, False, 3),
        (None, False, True, 4),
    ],
)
def test_A11_a_late_contact_presses_most_and_a_course_with_a_time_least(
    due: date | None, unsaid: bool, planned: bool, rank: int
) -> None:
    assert urgency(due, date(2026, 11, 23), unsaid=unsaid, planned=planned) == rank

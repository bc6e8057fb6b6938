"""How soon a provider must be in touch, and what it is told of the employee."""

from datetime import date

import pytest

from naervaer.core.booking.contact import first_contact, shown_as
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

"""By which day a request for *aktindsigt* is to be answered. H18"""

from datetime import date

import pytest

from naervaer.core.calendar import WorkCalendar

ANSWERED = [
    ("an ordinary Monday", "2026-11-23", 7, "Wed 2026-12-02"),
    ("a Saturday", "2026-11-28", 7, "Tue 2026-12-08"),
    ("across Easter 2027", "2027-03-24", 7, "Wed 2027-04-07"),
    ("across Christmas and New Year", "2026-12-22", 7, "Mon 2027-01-04"),
    ("one day over Whit Monday", "2027-05-14", 1, "Tue 2027-05-18"),
]


@pytest.mark.parametrize(("when", "received", "workdays", "expected"), ANSWERED)
def test_the_last_day_to_answer_is_so_many_workdays_after_it_was_received(
    when: str, received: str, workdays: int, expected: str
) -> None:
    """Forvaltningsloven § 16, stk. 2: seven workdays; holidays by the Danish calendar."""
    found = WorkCalendar().workdays_after(date.fromisoformat(received), workdays)
    assert f"{found:%a %Y-%m-%d}" == expected, when

"""What may be written down of a call for acute help. A3"""

from datetime import date, timedelta

import pytest

from naervaer.core.scheme.acute import LATEST, MOST_PERSONS, may_be_written

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("day", "persons", "said"),
    [
        (TODAY, 1, ""),
        (TODAY - LATEST, MOST_PERSONS, ""),
        (TODAY + timedelta(days=1), 1, "ikke kommet"),
        (TODAY - LATEST - timedelta(days=1), 1, "23.10.2026"),
        (TODAY, 0, "1-200"),
        (TODAY, MOST_PERSONS + 1, "1-200"),
    ],
)
def test_A3_a_call_is_of_the_last_month_and_for_somebody(day: date, persons: int, said: str) -> None:
    verdict = may_be_written(day, persons, TODAY)
    assert bool(verdict) is not bool(said)
    assert said in "".join(getattr(verdict, "reasons", ()))

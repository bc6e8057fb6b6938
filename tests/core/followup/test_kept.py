"""H7: held in time means done on or before the target, and on or before the law's last day."""

from datetime import date
from decimal import Decimal

import pytest

from naervaer.core.followup.kept import Handled, Kept, kept_in_time
from naervaer.core.followup.model import State

DUE, LATEST = date(2026, 11, 17), date(2026, 11, 18)
TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("state", "done_on", "case_last", "as_of", "expected"),
    [
        (State.DONE, date(2026, 11, 17), None, TODAY, Kept(1, 1, 1, 1)),
        (State.DONE, date(2026, 11, 18), None, TODAY, Kept(1, 0, 1, 1)),
        (State.DONE, date(2026, 11, 19), None, TODAY, Kept(1, 0, 1, 0)),
        (State.WAITING, None, None, TODAY, Kept(1, 0, 1, 0, overdue=1)),
        (State.WAITING, None, None, date(2026, 11, 18), Kept(1, 0, 0, 0, overdue=1)),
        (State.WAITING, None, None, date(2026, 11, 17), Kept()),
        (State.CLOSED, None, date(2026, 11, 16), TODAY, Kept()),
        (State.CLOSED, None, date(2026, 11, 17), TODAY, Kept(1, 0, 0, 0)),
        (State.CLOSED, None, date(2026, 11, 18), TODAY, Kept(1, 0, 1, 0)),
        (State.NOT_RELEVANT, None, None, TODAY, Kept(not_relevant=1)),
        (State.DROPPED, None, None, TODAY, Kept()),
    ],
)
def test_what_counts_as_kept(
    state: State, done_on: date | None, case_last: date | None, as_of: date, expected: Kept
) -> None:
    assert kept_in_time([Handled(state, DUE, LATEST, done_on, case_last)], as_of) == expected


def test_a_step_without_a_law_counts_for_the_target_only() -> None:
    assert kept_in_time([Handled(State.DONE, DUE, None, DUE)], TODAY) == Kept(1, 1)


def test_percent_needs_something_counted() -> None:
    assert (Kept().percent, Kept().percent_by_law) == (None, None)
    assert (Kept(3, 2).percent, Kept(3, 2, 2, 1).percent_by_law) == (Decimal(200) / 3, Decimal(50))

"""Units under strain (H20c, first view): held against itself, the unit above and its own normal months."""

from fractions import Fraction

import pytest

from naervaer.core.evidence.control import MonthsOver
from naervaer.core.followup.kept import Kept
from naervaer.core.followup.strain import Reason, reasons


@pytest.mark.parametrize(
    ("own", "before", "above", "expected"),
    [
        (8, 7, 6, True),
        (8, 8, 6, False),
        (8, 7, 9, False),
        (8, 7, None, True),
        (8, None, 7, True),
        (8, None, None, False),
        (None, 7, 6, False),
    ],
)
def test_h20c_a_unit_is_held_against_itself_and_the_unit_above(
    own: int | None, before: int | None, above: int | None, expected: bool
) -> None:
    figures = [None if value is None else Fraction(value) for value in (own, before, above)]
    assert reasons(*figures, None, None) == ((Reason.HIGHER,) if expected else ())


@pytest.mark.parametrize(("count", "expected"), [(0, False), (1, False), (2, True), (5, True)])
def test_one_month_over_the_limit_may_be_chance_and_two_are_said(count: int, expected: bool) -> None:
    assert reasons(None, None, None, MonthsOver(count, 12), None) == ((Reason.MONTHS_OVER,) if expected else ())


@pytest.mark.parametrize(
    ("overdue", "counted", "expected"), [(0, 0, False), (1, 1, False), (2, 10, True), (2, 11, False)]
)
def test_h7_steps_strain_a_unit_when_two_and_every_fifth_of_them_are_overdue(
    overdue: int, counted: int, expected: bool
) -> None:
    kept = Kept(counted=counted, overdue=overdue)
    assert reasons(None, None, None, None, kept) == ((Reason.OVERDUE,) if expected else ())


def test_every_reason_that_holds_is_told() -> None:
    found = reasons(Fraction(8), Fraction(7), Fraction(6), MonthsOver(3, 12), Kept(counted=5, overdue=2))
    assert found == tuple(Reason)

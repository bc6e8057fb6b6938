"""H15 (first view): a unit is under strain when it has more absence than both the year before and the unit above."""

from fractions import Fraction
from types import SimpleNamespace

import pytest

from naervaer.figures.publish import PublishedRow
from naervaer.web.followup.coordinating import under_strain


def row(percent: int | None) -> PublishedRow:
    return PublishedRow("a", None, None, None, percent=None if percent is None else Fraction(percent))


@pytest.mark.parametrize(
    ("own", "before", "above", "expected"),
    [
        (8, 7, 6, True),
        (8, 8, 6, False),
        (8, 7, 9, False),
        (8, 7, None, True),
        (8, None, None, False),
        (None, 7, 6, False),
    ],
)
def test_a_unit_is_held_against_itself_and_the_unit_above(
    own: int | None, before: int | None, above: int | None, expected: bool
) -> None:
    parent = SimpleNamespace(row=row(above))
    figure = SimpleNamespace(row=row(own), before=row(before), parent=parent)
    assert under_strain(figure) is expected  # type: ignore[arg-type]


def test_a_unit_without_figures_is_under_no_strain() -> None:
    assert under_strain(None) is False
    assert under_strain(SimpleNamespace(row=None, before=None, parent=None)) is False  # type: ignore[arg-type]

"""How often chance alone gathers events on one weekday, held against counting by hand, SciPy and enumeration."""

from collections import Counter
from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom

from naervaer.core.evidence.chance import chance_of_most_common, fewest_remarkable

FIVE_PERCENT = Decimal("0.05")


@pytest.mark.parametrize(
    ("at_least", "total", "said"),
    [(5, 7, True), (2, 3, False), (4, 7, False), (3, 3, True), (4, 4, True), (3, 4, False), (4, 5, True)],
)
def test_five_mondays_of_seven_are_said_and_two_of_three_are_not(at_least: int, total: int, said: bool) -> None:
    """H9."""
    fewest = fewest_remarkable(total, 5, FIVE_PERCENT)
    assert (fewest is not None and at_least >= fewest) == said


@pytest.mark.parametrize(("total", "kinds"), [(1, 5), (2, 5), (4, 5), (6, 5), (5, 7), (7, 3)])
def test_the_chance_is_the_share_of_all_outcomes(total: int, kinds: int) -> None:
    outcomes = [max(Counter(outcome).values()) for outcome in product(range(kinds), repeat=total)]
    for at_least in range(total + 2):
        share = Fraction(sum(1 for most in outcomes if most >= at_least), len(outcomes))
        assert chance_of_most_common(total, at_least, kinds) == share


@given(st.integers(1, 40), st.integers(2, 7), st.data())
def test_a_majority_is_the_binomial_tail_once_for_each_kind(total: int, kinds: int, data: st.DataObject) -> None:
    """Only one kind can have more than half, so the chances of the kinds add up exactly."""
    at_least = data.draw(st.integers(total // 2 + 1, total))
    expected = kinds * binom.sf(at_least - 1, total, 1 / kinds)
    assert float(chance_of_most_common(total, at_least, kinds)) == pytest.approx(expected, rel=1e-9)


@given(st.integers(1, 40), st.integers(1, 40), st.integers(2, 7))
def test_the_chance_is_never_above_the_bound_of_all_kinds_together(total: int, at_least: int, kinds: int) -> None:
    chance = chance_of_most_common(total, at_least, kinds)
    assert 0 <= chance <= 1
    assert float(chance) <= kinds * binom.sf(at_least - 1, total, 1 / kinds) + 1e-12
    assert chance >= chance_of_most_common(total, at_least + 1, kinds)


@given(
    st.integers(1, 40), st.integers(2, 7), st.sampled_from([Decimal("0.001"), FIVE_PERCENT, Decimal("0.5"), Decimal(1)])
)
def test_the_fewest_remarkable_is_the_first_count_that_chance_seldom_reaches(
    total: int, kinds: int, chance_below: Decimal
) -> None:
    fewest = fewest_remarkable(total, kinds, chance_below)
    if fewest is None:
        assert chance_of_most_common(total, total, kinds) >= Fraction(chance_below)
    else:
        assert chance_of_most_common(total, fewest, kinds) < Fraction(chance_below)
        assert chance_of_most_common(total, fewest - 1, kinds) >= Fraction(chance_below)


def test_nothing_at_all_is_never_remarkable() -> None:
    assert fewest_remarkable(0, 5, FIVE_PERCENT) is None
    assert chance_of_most_common(0, 0, 5) == 1
    assert chance_of_most_common(0, 1, 5) == 0

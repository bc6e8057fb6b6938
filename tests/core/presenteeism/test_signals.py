"""Who may say what of sygenærvær, and which totals may be told. H14"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naervaer.core.presenteeism.judging import LONGEST, may_be_given, may_be_given_for_unit
from naervaer.core.presenteeism.states import SIGNAL
from naervaer.core.presenteeism.totals import Months, months_before, told
from naervaer.core.tree import Tree

LEAST = 5
TREE = Tree({"top": None, "a": "top", "b": "top", "a1": "a", "a2": "a"})


@pytest.mark.parametrize(
    ("to", "wish", "text", "said"),
    [
        ("leader", True, "Færre aftenvagter", None),
        ("leader", False, "", None),
        ("counted", False, "", None),
        ("payroll", False, "", "Vælg, om din leder må se det."),
        ("counted", True, "", "skal din leder kunne se det"),
        ("counted", False, "Noget", "Ingen læser det"),
        ("leader", False, "x" * (LONGEST + 1), "for lang"),
    ],
)
def test_H14_an_employee_chooses_who_sees_it_and_what_nobody_reads_is_not_asked_for(
    to: str, wish: bool, text: str, said: str | None
) -> None:
    verdict = may_be_given(to, wish, text)
    assert bool(verdict) is (said is None)
    assert said is None or said in str(verdict)


@pytest.mark.parametrize(
    ("extent", "text", "employed", "said"),
    [
        ("some", "", 5, None),
        ("many", "Vagtplanen", 30, None),
        ("3", "", 30, "Vælg, hvor meget I ser."),
        ("some", "", 4, "færre end 5 ansatte"),
        ("some", "x" * (LONGEST + 1), 30, "for lang"),
    ],
)
def test_H14_a_trio_speaks_of_a_unit_that_is_large_enough_and_names_no_number(
    extent: str, text: str, employed: int, said: str | None
) -> None:
    verdict = may_be_given_for_unit(extent, text, employed, LEAST)
    assert bool(verdict) is (said is None)
    assert said is None or said in str(verdict)


@pytest.mark.parametrize("state", ["given", "seen", "talked"])
def test_H14_the_employee_may_always_take_it_back(state: str) -> None:
    assert SIGNAL.after(state, "withdraw") == "withdrawn"
    assert not SIGNAL.may("withdrawn", "talk")


@pytest.mark.parametrize(
    ("day", "count", "first", "last"),
    [
        (date(2026, 11, 23), 6, date(2026, 5, 1), date(2026, 10, 31)),
        (date(2026, 11, 1), 1, date(2026, 10, 1), date(2026, 10, 31)),
        (date(2026, 1, 31), 2, date(2025, 11, 1), date(2025, 12, 31)),
        (date(2028, 3, 1), 12, date(2027, 3, 1), date(2028, 2, 29)),
    ],
)
def test_H14_totals_are_of_whole_months_that_are_over(day: date, count: int, first: date, last: date) -> None:
    assert months_before(day, count) == Months(first, last)


def test_H14_a_total_is_told_when_enough_have_said_it_without_a_name_and_then_counts_everybody_once() -> None:
    named = {"a1": {1, 2}, "b": {1}}
    unnamed = {"a1": {2, 11, 12, 13, 14, 15}, "b": {21, 22}}
    shown = told(named, unnamed, TREE, LEAST)
    assert shown["b"] is None
    assert told(named, {"a1": unnamed["a1"]}, TREE, LEAST)["a1"] == 7


def test_H14_those_the_leader_knows_by_name_do_not_make_a_small_group_large() -> None:
    """Six named and two unnamed: a total of eight would tell the leader of the two."""
    assert told({"a1": {1, 2, 3, 4, 5, 6}}, {"a1": {7, 8}}, TREE, LEAST)["a1"] is None


persons = st.dictionaries(st.sampled_from(list(TREE.parents)), st.sets(st.integers(0, 40), max_size=12), max_size=5)


@given(persons, persons)
def test_H14_no_total_tells_of_few_and_none_reads_like_few(
    named: dict[str, set[int]], unnamed: dict[str, set[int]]
) -> None:
    shown = told(named, unnamed, TREE, LEAST)
    known = set().union(*named.values()) if named else set()

    def below(unit: str, own: dict[str, set[int]]) -> set[int]:
        return {person for place in TREE.subtree(unit) for person in own.get(place, ())}

    for unit, count in shown.items():
        hidden = below(unit, unnamed) - known
        assert count is None or len(hidden) >= LEAST
        assert count is None or count == len(hidden | below(unit, named))

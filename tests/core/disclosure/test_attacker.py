"""Few people are never counted exactly by who knows all that is shown, and that nobody is less than none."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.disclosure.attacker import can_be, known
from tests.core.disclosure.worlds import Key, World, worlds

from naervaer.core.disclosure import moves
from naervaer.core.disclosure.model import Cell, Limits, Sum
from naervaer.core.disclosure.suppression import suppressed


@settings(max_examples=400, deadline=None)
@given(worlds(), st.sampled_from([2, 3, 5]))
def test_h20_no_few_can_be_counted_from_a_tree_of_units_with_kinds(world: World, least: int) -> None:
    hides(world, least)


def hides(world: World, least: int) -> set[Key]:
    """What is hidden, once the attacker has tried it."""
    cells, sums = world.table()
    hidden = suppressed(cells, sums, Limits(least))
    unknown = hidden | {key for key, cell in cells.items() if cell.shown_nowhere}
    counts = {key: cell.persons for key, cell in cells.items()}
    few = [key for key in unknown if counts[key] < least]
    assert known(counts, [(s.total, s.parts) for s in sums], unknown, few) == {}
    return hidden


def test_h20_as_many_hidden_as_there_are_persons_is_one_in_each() -> None:
    """Five groups of one and a total of five: nothing can be computed, but each is somebody."""
    five = {("u", kind): 1 for kind in "abcde"}
    everybody = {("u", kind) for kind in "abcde"}
    assert hides(World({"u": None}, five, tuple("abcde")), 5) == everybody | {("u", "all")}
    more = World({"u": None}, five | {("u", "f"): 9}, tuple("abcdef"))
    assert hides(more, 5) == everybody | {("u", "f")}, "the smallest neighbour, and the total stays"


def test_h20_the_own_of_an_area_are_not_squeezed_between_two_totals() -> None:
    """The hidden parts of two sums share a cell, whose other neighbour can be no less than one."""
    own = {("u0", "a"): 1, ("u0", "b"): 2, ("u0", "c"): 20, ("u1", "a"): 1, ("u1", "b"): 5, ("u1", "c"): 5}
    below = {("u2", "a"): 20, ("u2", "b"): 5, ("u2", "c"): 2}
    hides(World({"u0": None, "u1": "u0", "u2": "u1"}, own | below, ("a", "b", "c")), 5)


@settings(max_examples=300, deadline=None)
@given(worlds(), st.data(), st.sampled_from([0, 2, 3]))
def test_h20_nor_how_many_of_few_are_absent(world: World, data: st.DataObject, least: int) -> None:
    """Anybody may be absent or not, so that here a cell may be none; that nobody of several is absent may be known."""
    absent = replace(world, own={key: data.draw(st.integers(0, count)) for key, count in world.own.items()})
    cells, sums = world.table()
    cells = {key: replace(cell, absent=absent.cell(key)) for key, cell in cells.items()}
    limits = Limits(5, least)
    hidden = suppressed(cells, sums, limits)
    unknown = hidden | {key for key, cell in cells.items() if cell.shown_nowhere}
    few = [key for key in unknown if cells[key].absent and limits.forbid(cells[key].persons, cells[key].absent)]
    counts = {key: cell.absent for key, cell in cells.items()}
    assert known(counts, [(s.total, s.parts) for s in sums], unknown, few, anybody=False) == {}


@settings(max_examples=150, deadline=None)
@given(worlds(), st.data())
def test_h20_who_may_see_one_small_unit_can_count_no_other(world: World, data: st.DataObject) -> None:
    cells, sums = world.table()
    unit = data.draw(st.sampled_from(sorted(world.parents)))
    seen = {key for key in cells if key[0] == unit}
    counts, adding = {key: cell.persons for key, cell in cells.items()}, [(s.total, s.parts) for s in sums]
    unknown = suppressed(cells, sums, Limits(5), seen) | {key for key, cell in cells.items() if cell.shown_nowhere}
    few = [key for key in unknown if counts[key] < 5]
    by_itself = known(counts, adding, cells.keys() - seen, few)
    assert known(counts, adding, unknown, few) == by_itself, "more than the own unit tells by itself"


def test_where_everything_is_hidden_that_may_be_the_rest_is_left() -> None:
    five = {key: Cell(1, 0) for key in "abcde"} | {"all": Cell(5, 0)}
    assert suppressed(five, [Sum("all", "abcde")], Limits(5), {"all"}) == set("abcde")


def test_another_cell_is_hidden_further_away_when_all_near_are_hidden_already() -> None:
    """a and b are one each in a total of two that is hidden too, and known to be the whole less the rest."""
    table = {"whole": Cell(16, 0), "rest": Cell(14, 0), "two": Cell(2, 0, shown_nowhere=True)}
    ones = {key: Cell(1, 0, shown_nowhere=True) for key in "ab"}
    bound = [Sum("two", "ab"), Sum("whole", ("two", "rest"))]
    assert suppressed(table | ones, bound, Limits(2)) == {"rest"}


def test_a_search_that_is_given_up_hides_more_and_never_less(monkeypatch: pytest.MonkeyPatch) -> None:
    table = {"t": Cell(70, 0), "a": Cell(4, 0), "b": Cell(6, 0), "c": Cell(60, 0)}
    bound = [Sum("t", "abc")]
    assert suppressed(table, bound, Limits(5)) == {"a", "b"}
    monkeypatch.setattr(moves, "MOST_TRIED", 1)
    assert suppressed(table, bound, Limits(5)) == {"a", "b", "c", "t"}


def test_the_attacker_finds_what_is_plain() -> None:
    counts = {"all": 5, "a": 1, "b": 4}
    adding = [("all", ("a", "b"))]
    assert can_be(counts, adding, {"a", "b"}, "a") == range(1, 5)
    assert known(counts, adding, {"a"}, ["a"]) == {"a": 1}
    five = {"all": 5} | dict.fromkeys("abcde", 1)
    assert known(five, [("all", "abcde")], set("abcde"), "ab") == {"a": 1, "b": 1}, "each is somebody"

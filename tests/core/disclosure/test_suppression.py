"""Which cells are hidden, seen without any figures: persons and sums only."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naervaer.core.disclosure.algebra import determined
from naervaer.core.disclosure.model import Cell, Limits, Sum
from naervaer.core.disclosure.suppression import suppressed

FIVE = Limits(5)


def cells(**persons: int) -> dict[str, Cell]:
    return {key: Cell(count, 0) for key, count in persons.items()}


def test_a_small_cell_takes_its_smallest_neighbour_with_it() -> None:
    """Else the parent less the neighbours is the small cell."""
    table = cells(all=60, a=4, b=20, c=36)
    assert suppressed(table, [Sum("all", ("a", "b", "c"))], FIVE) == {"a", "b"}


def test_two_small_cells_are_not_hidden_by_each_other_when_they_are_few_together() -> None:
    table = cells(all=60, a=2, b=2, c=56)
    assert suppressed(table, [Sum("all", ("a", "b", "c"))], FIVE) == {"a", "b", "c"}
    assert suppressed(cells(all=60, a=3, b=3, c=54), [Sum("all", ("a", "b", "c"))], FIVE) == {"a", "b"}


def test_the_same_few_persons_in_two_months_are_still_few() -> None:
    year = Sum("year", ("jan", "feb", "mar"), same_persons=True)
    assert suppressed(cells(year=9, jan=3, feb=3, mar=9), [year], FIVE) == {"jan", "feb", "mar"}


def test_what_is_in_no_table_is_guarded_too() -> None:
    """The leader alone is employed in the area itself: the area less its workplaces."""
    table = cells(area=50, a=20, b=29) | {"own": Cell(1, 1, shown_nowhere=True)}
    assert suppressed(table, [Sum("area", ("a", "b", "own"))], FIVE) == {"a"}
    assert suppressed({**table, "own": Cell(9, 1, shown_nowhere=True)}, [Sum("area", ("a", "b", "own"))], FIVE) == set()


def test_a_total_whose_parts_are_shown_is_no_secret() -> None:
    table = {"all": Cell(9, 1), "a": Cell(5, 0), "b": Cell(5, 0)}
    assert suppressed(table, [Sum("all", ("a", "b"))], Limits(5, 2)) == {"all", "a"}


def test_few_absent_are_hidden_when_the_policy_says_so_but_none_absent_is_not() -> None:
    table = {"a": Cell(9, 2), "b": Cell(9, 0), "c": Cell(9, 3)}
    assert suppressed(table, [], Limits(5, 3)) == {"a"}
    assert suppressed(table, [], FIVE) == set()


@pytest.mark.parametrize("limits", [Limits(0), Limits(1, 1)])
def test_without_limits_nothing_is_hidden(limits: Limits) -> None:
    assert suppressed(cells(all=1, a=1), [Sum("all", ("a",))], limits) == set()


def test_nobody_is_nothing_to_hide() -> None:
    assert suppressed(cells(a=0), [], FIVE) == set()


def test_a_cell_that_the_reader_may_see_is_shown_and_its_neighbours_guarded_against_it() -> None:
    table = cells(all=60, a=4, b=3, c=53)
    bound = [Sum("all", ("a", "b", "c"))]
    assert suppressed(table, bound, FIVE) == {"a", "b"}
    assert suppressed(table, bound, FIVE, seen={"a"}) == {"b", "c"}
    assert suppressed(cells(all=7, a=4, b=3), [Sum("all", ("a", "b"))], FIVE, seen={"a"}) == {"b", "all"}
    assert suppressed(cells(all=7, b=3), [Sum("all", ("b",))], FIVE, seen={"all"}) == {"b"}, "nothing is left to hide"


def test_a_square_of_hidden_cells_is_opened_when_a_fifth_sum_determines_it() -> None:
    """Rows and columns hide a, b, c, d among each other, until the diagonal is told as well."""
    table = cells(r1=20, r2=20, c1=20, c2=20, a=4, b=30, c=31, d=32, diagonal=36, elsewhere=90, rest=54)
    bound = [
        Sum("r1", ("a", "b")),
        Sum("r2", ("c", "d")),
        Sum("c1", ("a", "c")),
        Sum("c2", ("b", "d")),
    ]
    assert suppressed(table, bound, FIVE) == {"a", "b", "c", "d"}
    told = [*bound, Sum("diagonal", ("a", "d"))]
    assert determined(told, {"a", "b", "c", "d"}).keys() == {"a", "b", "c", "d"}
    hidden = suppressed(table, told, FIVE)
    assert hidden > {"a", "b", "c", "d"}
    assert determined(told, hidden) == {}


def test_one_unknown_in_a_sum_is_known_from_the_others() -> None:
    both = Sum("all", ("a", "b"))
    assert determined([both], {"a"}) == {"a": {"all", "b"}}
    assert determined([both], {"all"}) == {"all": {"a", "b"}}
    assert determined([both], {"a", "b"}) == {}
    assert determined([both], set()) == {}


def test_it_is_told_through_how_many_sums_a_cell_was_computed() -> None:
    """The own employees of a job group: all the own less those of the other group, and both are differences."""
    bound = [
        Sum("top", ("below", "own")),
        Sum("top nurses", ("below nurses", "own nurses")),
        Sum("own", ("own nurses", "own others")),
    ]
    found = determined(bound, {"own", "own nurses", "own others"})
    assert found["own others"] == {"top", "below", "top nurses", "below nurses"}


KEYS = st.sampled_from("abcdefgh")


@given(
    st.lists(st.builds(Sum, KEYS, st.lists(KEYS, min_size=1, max_size=4, unique=True).map(tuple)), max_size=6),
    st.dictionaries(KEYS, st.builds(Cell, st.integers(0, 12), st.integers(0, 4)), min_size=8, max_size=8),
)
def test_h20_no_hidden_cell_is_determined_by_any_sums_whatever(sums: list[Sum[str]], table: dict[str, Cell]) -> None:
    """Also sums that could never hold. What they determine from nothing shown (b = 0 of a = b + c and a = c) stays."""
    bound = [s for s in sums if s.total not in s.parts]
    hidden = suppressed(table, bound, Limits(5, 3))
    assert not any(determined(bound, hidden).values())

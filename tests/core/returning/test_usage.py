"""How much nedsat tjeneste is used: plain counting, and nothing told of few people. H6"""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naervaer.core.returning.usage import LongCase, LookedBack, PartDays, Used, used
from naervaer.core.tree import Tree

TREE = Tree({"all": None, "north": "all", "south": "all", "n1": "north", "n2": "north"})
LIMIT = 5


def cases(unit: str, tried: int, never: int) -> list[LongCase]:
    return [LongCase(f"{unit}-{n}", unit, n < tried) for n in range(tried + never)]


def of_cases(rows: list[LongCase], limit: int = LIMIT, seen: tuple[str, ...] = ()) -> dict[str, Used]:
    return used(rows, [], [], TREE, limit, seen)


def test_H6_cases_tried_and_never_tried_are_summed_up_the_tree() -> None:
    found = of_cases([*cases("n1", 6, 7), *cases("n2", 5, 9), *cases("south", 8, 5)])
    assert [(found[unit].long, found[unit].tried, found[unit].never) for unit in ("n1", "north", "all")] == [
        (13, 6, 7),
        (27, 11, 16),
        (40, 19, 21),
    ]


def test_H6_where_one_part_tells_of_few_the_other_is_not_told_either() -> None:
    found = of_cases([*cases("n1", 2, 9), *cases("n2", 6, 9), *cases("south", 7, 8)])
    assert found["n1"].long == 11
    assert (found["n1"].tried, found["n1"].never) == (None, None)
    hidden = {unit for unit in ("n1", "n2", "south") if found[unit].tried is None}
    assert len(hidden) > 1, "with one hidden alone the rest would tell of it"


def test_H6_a_leader_may_see_the_small_figures_of_their_own() -> None:
    found = of_cases(cases("n1", 1, 2), seen=("n1",))
    assert (found["n1"].long, found["n1"].tried, found["n1"].never) == (3, 1, 2)


def test_H6_part_days_are_summed_exactly_and_told_when_enough_people_are_behind() -> None:
    parts = [PartDays(n, "south", Fraction(10), Fraction(10) * Fraction(1, 3)) for n in range(5)]
    found = used([], parts, [], TREE, LIMIT)
    assert (found["south"].days, found["south"].worked) == (50, Fraction(50, 3))
    assert used([], parts[:4], [], TREE, LIMIT)["south"].days is None


def test_H6_plans_looked_back_on_tell_how_many_held() -> None:
    plans = [LookedBack(n, "south", held=n < 7) for n in range(12)]
    found = used([], [], plans, TREE, LIMIT)["south"]
    assert (found.looked_back, found.held) == (12, 7)
    assert used([], [], plans[:8], TREE, LIMIT)["south"].held is None


some_cases = st.lists(
    st.builds(LongCase, st.integers(0, 60), st.sampled_from(sorted(TREE.parents)), st.booleans()), max_size=80
)


@given(some_cases)
@pytest.mark.parametrize("limit", [0, 3, 5])
def test_H6_what_is_told_is_what_plain_counting_says(limit: int, rows: list[LongCase]) -> None:
    for unit, said in of_cases(rows, limit).items():
        here = [row for row in rows if row.unit in TREE.subtree(unit)]
        assert said.long in (None, len(here))
        assert said.tried in (None, sum(row.tried for row in here))
        assert said.never in (None, sum(not row.tried for row in here))
        if limit == 0 and here:
            assert said.long == len(here)


@given(some_cases)
def test_H6_nothing_is_told_of_fewer_people_than_the_limit(rows: list[LongCase]) -> None:
    for unit, said in of_cases(rows).items():
        here = [row for row in rows if row.unit in TREE.subtree(unit)]
        for told, people in (
            (said.long, {row.person for row in here}),
            (said.tried, {row.person for row in here if row.tried}),
            (said.never, {row.person for row in here if not row.tried}),
        ):
            assert told is None or len(people) >= LIMIT
        assert (said.tried is None) == (said.never is None)

"""Counts by unit: few and none read the same, and none can be computed from the others."""

from hypothesis import given, settings
from tests.core.disclosure.attacker import known
from tests.core.disclosure.worlds import World, worlds

from naervaer.core.disclosure.rolled_up import rolled_up
from naervaer.core.tree import Tree

TREE = Tree({"area": None, "one": "area", "two": "area", "three": "area"})
OWN = {"one": set(range(10)), "two": set(range(10, 12)), "three": set(range(20, 28))}


def test_a_unit_counts_everybody_below_it_once() -> None:
    found = rolled_up({"one": {1, 2}, "two": {2, 3}}, TREE, 0)
    assert found == {"area": {1, 2, 3}, "one": {1, 2}, "two": {2, 3}, "three": frozenset()}


def test_few_are_taken_out_and_so_is_what_they_could_be_computed_from() -> None:
    found = rolled_up(OWN, TREE, 5)
    assert found["two"] is None
    assert found["area"] is not None
    assert None in (found["one"], found["three"])


def test_none_and_few_read_the_same() -> None:
    found = rolled_up({"one": set(range(10)), "two": set(range(10, 20))}, TREE, 5)
    assert found["three"] is None
    assert found["area"] == set(range(20))


def test_a_unit_with_everybody_in_one_below_it_is_told_as_that_one() -> None:
    assert rolled_up({"one": set(range(6))}, TREE, 5)["one"] == set(range(6))


def test_few_in_the_unit_itself_are_not_computed_from_those_below() -> None:
    found = rolled_up({"one": set(range(10)), "area": {90, 91}}, TREE, 5)
    assert found["one"] is None or found["area"] is None


def test_a_leader_sees_the_small_counts_of_their_own_units() -> None:
    found = rolled_up(OWN, TREE, 5, {"two"})
    assert found["two"] == {10, 11}


def test_the_same_counts_hide_the_same_units_in_whatever_order_they_come() -> None:
    """Two readings that hid different units would together tell what both hide."""
    parents = {"top": None, "a": "top", "b": "top", "a1": "a", "a2": "a", "b1": "b"}
    own = {"a1": set(range(5)), "a2": {11, 12}, "b1": {21, 22}}
    found = rolled_up(own, Tree(parents), 5)
    for start in range(len(parents)):
        turned = [*list(parents.items())[start:], *list(parents.items())[:start]]
        assert rolled_up(own, Tree(dict(turned)), 5) == found
    assert {unit for unit, persons in found.items() if persons is not None} == {"top"}


@settings(max_examples=200, deadline=None)
@given(worlds(most_kinds=1))
def test_h20_no_few_are_counted_by_who_knows_which_units_have_nobody(world: World) -> None:
    own = {unit: {f"{unit}-{n}" for n in range(world.own[unit, "a"])} for unit in world.parents}
    found = rolled_up(own, Tree(world.parents), 5)
    counts = {("all", unit): world.count(unit, "a") for unit in world.parents}
    counts |= {("own", unit): len(persons) for unit, persons in own.items()}
    adding = [(("all", unit), [("own", place) for place in world.below(unit)]) for unit in world.parents]
    unknown = {key for key in counts if key[0] == "own" or found[key[1]] is None}
    assert known(counts, adding, unknown, [key for key in unknown if 0 < counts[key] < 5]) == {}

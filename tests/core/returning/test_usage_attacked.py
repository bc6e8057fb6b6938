"""The totals of *nedsat tjeneste*, tried by an attacker who puts the columns together."""

from itertools import count

from hypothesis import given, settings
from tests.core.disclosure.attacker import known
from tests.core.disclosure.worlds import World, worlds

from naervaer.core.returning.usage import LongCase, used
from naervaer.core.tree import Tree


def test_h6_the_long_cases_of_a_unit_are_not_its_tried_and_never_tried_added_up() -> None:
    """z guards the four of x among all, y among the never tried: z with both its parts told would give x away."""
    own = {("x", "b"): 4, ("y", "a"): 30, ("y", "b"): 6, ("z", "a"): 5, ("z", "b"): 20}
    attack(World({"top": None, "x": "top", "y": "top", "z": "top"}, own, ("a", "b")))


@settings(max_examples=250, deadline=None)
@given(worlds(most_kinds=2))
def test_h6_no_few_are_counted_from_the_long_cases_and_those_of_them_that_were_tried(world: World) -> None:
    attack(world)


def attack(world: World) -> None:
    numbers = count()
    cases = [
        LongCase(next(numbers), unit, tried=kind == "a") for (unit, kind), n in world.own.items() for _ in range(n)
    ]
    found = used(cases, (), (), Tree(world.parents), 5)
    told = {(unit, "all"): line.long for unit, line in found.items()}
    told |= {(unit, "a"): line.tried for unit, line in found.items()}
    told |= {(unit, "b"): line.never for unit, line in found.items()}
    own = {(f"{unit} itself", kind): world.own.get((unit, kind), 0) for unit in world.parents for kind in "ab"}
    counts = own | {key: world.count(*key) for key in told}
    adding = [((u, k), [(f"{b} itself", x) for b in world.below(u) for x in "ab" if k in (x, "all")]) for u, k in told]
    hidden = {key for key, number in told.items() if number is None}
    few = [key for key in hidden if 0 < counts[key] < 5]
    assert known(counts, adding, hidden | own.keys(), few) == {}

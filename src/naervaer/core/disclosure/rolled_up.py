"""Counts of persons by unit with roll-up (*opsummeret*), those that tell of few people, and of none, taken out."""

from collections.abc import Collection, Hashable, Mapping, Sequence
from typing import TypeVar

from naervaer.core.disclosure.model import Cell, Limits, Sum
from naervaer.core.disclosure.suppression import suppressed
from naervaer.core.tree import Tree

P = TypeVar("P", bound=Hashable)


def rolled_up(
    own: Mapping[str, Collection[P]], tree: Tree, limit: int, seen: Collection[str] = ()
) -> dict[str, frozenset[P] | None]:
    """The persons of each unit and all below it; None when they are not to be told.

    Few and none read the same, and a unit from which few could be computed is taken out as well. ``seen`` are the
    units whose small counts this reader may see.
    """
    counted = {unit: _below(unit, own, tree) for unit in tree.parents}
    there = sorted((unit for unit in counted if counted[unit]), key=lambda unit: _from_below(unit, tree))
    cells: dict[tuple[str, str], Cell] = {("total", unit): Cell(len(counted[unit]), 0) for unit in there}
    sums = []
    for unit in there:
        children = [("total", child) for child in tree.children.get(unit, ()) if counted[child]]
        here = len(set(own.get(unit, ())))
        if here:
            cells["own", unit] = Cell(here, 0, shown_nowhere=True)
        if children:
            sums.append(Sum(("total", unit), [*children, *([("own", unit)] if here else [])]))
    hidden = suppressed(cells, sums, Limits(limit), {("total", unit) for unit in there if unit in seen})
    return {
        unit: None if ("total", unit) in hidden or (len(persons) < limit and unit not in seen) else persons
        for unit, persons in counted.items()
    }


def whole_and_parts(
    parts: Sequence[Mapping[str, Collection[P]]], tree: Tree, limit: int, seen: Collection[str] = ()
) -> tuple[frozenset[str], frozenset[str]]:
    """The units whose whole may be told, and those whose parts may: all parts or none, for one tells of another.

    The whole and the parts are read together, so that neither gives away what is hidden of the other.
    """
    whole: dict[str, set[P]] = {}
    for part in parts:
        for unit, persons in part.items():
            whole.setdefault(unit, set()).update(persons)
    columns = [whole, *parts]
    counts = {
        (unit, column): len(_below(unit, own, tree)) for unit in tree.parents for column, own in enumerate(columns)
    }
    there = sorted((key for key in counts if counts[key]), key=lambda key: (_from_below(key[0], tree), key[1]))
    cells: dict[tuple[str, str, int], Cell] = {("total", *key): Cell(counts[key], 0) for key in there}
    sums = []
    for unit, column in there:
        if here := len(set(columns[column].get(unit, ()))):
            cells["own", unit, column] = Cell(here, 0, shown_nowhere=True)
        below = [("total", child, column) for child in tree.children.get(unit, ()) if counts[child, column]]
        if below:
            sums.append(Sum(("total", unit, column), [*below, *([("own", unit, column)] if here else [])]))
    for kind, unit, column in cells:
        if column == 0:
            told = [(kind, unit, part) for part in range(1, len(columns))]
            sums.append(Sum((kind, unit, column), [key for key in told if key in cells]))
    hidden = suppressed(cells, sums, Limits(limit), {key for key in cells if key[0] == "total" and key[1] in seen})

    def shown(unit: str, column: int) -> bool:
        return unit in seen or (("total", unit, column) not in hidden and counts[unit, column] >= limit)

    return (
        frozenset(unit for unit in tree.parents if shown(unit, 0)),
        frozenset(unit for unit in tree.parents if all(shown(unit, part) for part in range(1, len(columns)))),
    )


def _from_below(unit: str, tree: Tree) -> tuple[int, str]:
    """The deepest units first, always in the same order: else two answers would hide different units of the same."""
    return -sum(1 for _ in tree.ancestors(unit)), unit


def _below(unit: str, own: Mapping[str, Collection[P]], tree: Tree) -> frozenset[P]:
    found: frozenset[P] = frozenset()
    return found.union(*(own[place] for place in tree.subtree(unit) if place in own))

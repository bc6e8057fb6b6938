"""Counts of persons by unit with roll-up (*opsummeret*), those that tell of few people, and of none, taken out."""

from collections.abc import Collection, Hashable, Mapping
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


def _from_below(unit: str, tree: Tree) -> tuple[int, str]:
    """The deepest units first, always in the same order: else two answers would hide different units of the same."""
    return -sum(1 for _ in tree.ancestors(unit)), unit


def _below(unit: str, own: Mapping[str, Collection[P]], tree: Tree) -> frozenset[P]:
    found: frozenset[P] = frozenset()
    return found.union(*(own[place] for place in tree.subtree(unit) if place in own))

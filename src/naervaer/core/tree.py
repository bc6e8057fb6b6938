"""The *organisationstræ* as it stood on one date."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from naervaer.core.absence import UnitTerm


@dataclass(frozen=True)
class Tree:
    """Units by id with their parent on one date. A parent that is not in force makes the unit a root."""

    parents: dict[str, str | None]

    @classmethod
    def on(cls, terms: Iterable[UnitTerm], day: date) -> "Tree":
        return cls({t.unit_id: t.parent_id for t in terms if in_force(t.first, t.last, day)})

    @cached_property
    def children(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for unit, parent in self.parents.items():
            if parent is not None:
                found.setdefault(parent, []).append(unit)
        return {parent: tuple(units) for parent, units in found.items()}

    def ancestors(self, unit: str) -> Iterator[str]:
        """The unit's parent, the parent's parent and so on; a cycle in the data ends the walk."""
        seen = {unit}
        parent = self.parents.get(unit)
        while parent is not None and parent in self.parents and parent not in seen:
            yield parent
            seen.add(parent)
            parent = self.parents[parent]

    def subtree(self, unit: str) -> frozenset[str]:
        """The unit and everything below it; empty when the unit is not in force."""
        if unit not in self.parents:
            return frozenset()
        found: set[str] = set()
        waiting = [unit]
        while waiting:
            current = waiting.pop()
            if current not in found:
                found.add(current)
                waiting.extend(self.children.get(current, ()))
        return frozenset(found)


def in_force(first: date | None, last: date | None, day: date) -> bool:
    """Whether ``day`` lies in the closed interval; None is unbounded."""
    return (first is None or first <= day) and (last is None or day <= last)

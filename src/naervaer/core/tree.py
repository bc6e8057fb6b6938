"""The *organisationstræ* as it stood on one date."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from naervaer.core.absence import UnitTerm

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Tree:
    """Units by id with their parent on one date. A parent that is not in force makes the unit a root."""

    parents: dict[str, str | None]

    @classmethod
    def on(cls, terms: Iterable[UnitTerm], day: date) -> "Tree":
        """Where a unit has several terms on the day, the one that began last says its place."""
        in_order = sorted((t for t in terms if in_force(t.first, t.last, day)), key=_beginning)
        return cls({t.unit_id: t.parent_id for t in in_order})

    @cached_property
    def children(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for unit, parent in self.parents.items():
            if parent is not None:
                found.setdefault(parent, []).append(unit)
        return {parent: tuple(units) for parent, units in found.items()}

    @cached_property
    def roots(self) -> tuple[str, ...]:
        """Units without a parent in force."""
        return tuple(unit for unit, parent in self.parents.items() if parent is None or parent not in self.parents)

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


@dataclass(frozen=True, slots=True)
class Line:
    """*Linje opad*: the units above one unit, nearest first, unchanged from ``first`` to ``last``."""

    first: date
    last: date
    ancestors: tuple[str, ...]


class History:
    """The tree through time. ``lines`` says what ``Tree.on(day).ancestors`` says on every day of a range."""

    def __init__(self, terms: Iterable[UnitTerm]) -> None:
        self._terms: dict[str, list[UnitTerm]] = {}
        for term in sorted(terms, key=_beginning):
            self._terms.setdefault(term.unit_id, []).append(term)

    def lines(self, unit: str, first: date, last: date) -> list[Line]:
        """The lines above ``unit`` that together cover ``first`` to ``last``; neighbours differ."""
        merged: list[Line] = []
        for line in self._above(unit, first, last, frozenset({unit})):
            if merged and merged[-1].ancestors == line.ancestors:
                merged[-1] = Line(merged[-1].first, line.last, line.ancestors)
            else:
                merged.append(line)
        return merged

    def changes(self, first: date, last: date) -> list[date]:
        """``first``, and the days after it until ``last`` on which the tree may be another than the day before."""
        bounds = {first}
        for term in (t for terms in self._terms.values() for t in terms):
            bounds.update(day for day in (term.first, _after(term.last)) if day is not None and first < day <= last)
        return sorted(bounds)

    def _above(self, unit: str, first: date, last: date, seen: frozenset[str]) -> Iterator[Line]:
        for start, end, term in self._pieces(unit, first, last):
            parent = term.parent_id if term else None
            if parent is None or parent in seen:
                yield Line(start, end, ())
            else:
                yield from self._through(parent, start, end, seen)

    def _through(self, parent: str, first: date, last: date, seen: frozenset[str]) -> Iterator[Line]:
        """What stands above a unit whose parent is ``parent``: nothing while the parent itself is not in force."""
        for start, end, term in self._pieces(parent, first, last):
            if term is None:
                yield Line(start, end, ())
            else:
                for above in self._above(parent, start, end, seen | {parent}):
                    yield Line(above.first, above.last, (parent, *above.ancestors))

    def _pieces(self, unit: str, first: date, last: date) -> Iterator[tuple[date, date, UnitTerm | None]]:
        """The range cut where the unit's term changes, with the term in force in each piece."""
        terms = [t for t in self._terms.get(unit, ()) if _overlaps(t, first, last)]
        bounds = {first}
        for term in terms:
            bounds.update(day for day in (term.first, _after(term.last)) if day is not None and first < day <= last)
        starts = sorted(bounds)
        for start, following in zip(starts, [*starts[1:], None], strict=True):
            inside = [t for t in terms if in_force(t.first, t.last, start)]
            yield start, following - ONE_DAY if following else last, inside[-1] if inside else None


def _beginning(term: UnitTerm) -> tuple[date, date, str]:
    return term.first or date.min, term.last or date.max, term.parent_id or ""


def _overlaps(term: UnitTerm, first: date, last: date) -> bool:
    return (term.first is None or term.first <= last) and (term.last is None or first <= term.last)


def _after(day: date | None) -> date | None:
    return None if day is None or day == date.max else day + ONE_DAY


def in_force(first: date | None, last: date | None, day: date) -> bool:
    """Whether ``day`` lies in the closed interval; None is unbounded."""
    return (first is None or first <= day) and (last is None or day <= last)

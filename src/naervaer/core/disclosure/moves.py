"""What an attacker can rule out: whether a hidden count could be another whole number, with nobody less than none.

The proof that it could is a move: one person more here and one less there, so that every sum still holds. Where none is
found the count is taken to be known, also when the search was given up: that hides more, never less.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from naervaer.core.disclosure.model import Sum

Key = TypeVar("Key", bound=Hashable)

MOST_TRIED = 200
"""Cells tried in the search for one move. It is recursive, so no more than the interpreter can stand."""


@dataclass(frozen=True)
class Measure(Generic[Key]):
    """What is counted in the cells. Where there is anybody there are at least ``least``, and the attacker knows it.

    ``sums`` are those that hold between the counts, and ``holding`` those of each cell. Others bind no counts: persons
    of two months or of two units are not added up.
    """

    values: Mapping[Key, int]
    least: int
    sums: Sequence[Sum[Key]]
    holding: Mapping[Key, Sequence[Sum[Key]]]

    @classmethod
    def of(cls, values: Mapping[Key, int], least: int, sums: Iterable[Sum[Key]]) -> "Measure[Key]":
        adding = [s for s in sums if not s.same_persons and values[s.total] == sum(values[part] for part in s.parts)]
        holding: dict[Key, list[Sum[Key]]] = defaultdict(list)
        for s in adding:
            for key in (s.total, *s.parts):
                holding[key].append(s)
        return cls(values, least, adding, dict(holding))


class Moves(Generic[Key]):
    """The moves that leave the shown cells as they are."""

    def __init__(self, measure: Measure[Key], unknown: Collection[Key]) -> None:
        self.values, self.least = measure.values, measure.least
        self.unknown = {key for key in unknown if self.values[key] or not self.least}
        self.factors: list[dict[Key, int]] = []
        self.holding: dict[Key, list[int]] = defaultdict(list)
        for s in measure.sums:
            factors = {
                key: factor for key, factor in ((s.total, 1), *((p, -1) for p in s.parts)) if key in self.unknown
            }
            for key in factors:
                self.holding[key].append(len(self.factors))
            self.factors.append(factors)

    def fixed(self, keys: Iterable[Key]) -> list[Key]:
        """Those of the keys whose count no move was found to change."""
        free: set[Key] = set()
        for key in keys:
            if key not in free:
                free |= self.moved(key, 1) or self.moved(key, -1)
        return [key for key in keys if key not in free]

    def moved(self, key: Key, by: int) -> set[Key]:
        """The cells of a move that changes the key by so much; none when there is no such move."""
        if not self.can(key, by):
            return set()
        search = _Search(self)
        return set(search.changed) if search.change(key, by) else set()

    def can(self, key: Key, by: int) -> bool:
        return self.values[key] + by >= self.least


class _Search(Generic[Key]):
    def __init__(self, moves: Moves[Key]) -> None:
        self.moves = moves
        self.changed: dict[Key, int] = {}
        self.off: dict[int, int] = {}
        self.left = MOST_TRIED

    def change(self, key: Key, by: int) -> bool:
        """Change the key, and others until all sums hold; False, with everything as before, when that cannot be."""
        self.left -= 1
        self.put(key, by)
        if self.settle():
            return True
        self.put(key, -by)
        return False

    def put(self, key: Key, by: int) -> None:
        for number in self.moves.holding[key]:
            off = self.off.pop(number, 0) + by * self.moves.factors[number][key]
            if off:
                self.off[number] = off
        if not self.changed.pop(key, 0):
            self.changed[key] = by

    def settle(self) -> bool:
        if not self.off:
            return True
        number = next(iter(self.off))
        return any(self.left > 0 and self.change(key, by) for key, by in self.ways(number))

    def ways(self, number: int) -> list[tuple[Key, int]]:
        """The changes that bring a sum nearer to holding, those that upset the fewest others first."""
        side = -1 if self.off[number] > 0 else 1
        ways = [(key, side * factor) for key, factor in self.moves.factors[number].items() if key not in self.changed]
        return sorted((way for way in ways if self.moves.can(*way)), key=lambda way: self.upset(*way))

    def upset(self, key: Key, by: int) -> tuple[int, int]:
        after = (
            abs(self.off.get(n, 0) + by * self.moves.factors[n][key]) - abs(self.off.get(n, 0))
            for n in self.moves.holding[key]
        )
        return sum(after), -self.moves.values[key]

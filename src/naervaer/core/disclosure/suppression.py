"""Primary and complementary suppression (*primær og sekundær diskretionering*).

A cell is hidden because it is small; more cells are hidden so that no hidden one, and no small group of hidden ones,
can be computed as a difference of what is shown. The smallest cell is taken each time, and a total only when no part
is left, so that the figures of large groups stay.

Promised of every hidden group of fewer persons than the minimum, in a table or not: to whoever knows what is shown,
how it adds up and where there is anybody, its number of persons can be one of two at least, and so can its number of
absent, unless none. That the two lie apart is not promised, nor anything against two readers together (adr/0052).
"""

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Generic, TypeVar

from naervaer.core.disclosure.algebra import determined
from naervaer.core.disclosure.model import Cell, Limits, Sum
from naervaer.core.disclosure.moves import Measure, Moves

Key = TypeVar("Key", bound=Hashable)


def suppressed(
    cells: Mapping[Key, Cell], sums: Sequence[Sum[Key]], limits: Limits, seen: Collection[Key] = frozenset()
) -> set[Key]:
    """The keys of the cells to hide.

    ``seen`` are cells that the reader may see whatever their size. They are never hidden, and since the reader can
    subtract them, others may have to be. What two readers can find out together is not guarded against.
    """
    if limits.hide_nothing:
        return set()
    table = _Table(cells, sums, limits, frozenset(seen))
    table.hide_small()
    while table.hide_more_in_sums() or table.hide_more_against_algebra() or table.hide_more_against_bounds():
        pass
    return table.hidden


class _Table(Generic[Key]):
    def __init__(
        self, cells: Mapping[Key, Cell], sums: Sequence[Sum[Key]], limits: Limits, seen: frozenset[Key]
    ) -> None:
        self.cells = cells
        self.sums = sums
        self.limits = limits
        self.seen = seen
        self.hidden: set[Key] = set()
        self.nowhere = {key for key, cell in cells.items() if cell.shown_nowhere}

    def hide_small(self) -> None:
        for key, cell in self.cells.items():
            can_hide = key not in self.seen and not cell.shown_nowhere and cell.persons > 0
            if can_hide and self.limits.forbid(cell.persons, cell.absent):
                self.hidden.add(key)

    def hide_more_in_sums(self) -> bool:
        """One round over the sums; whether anything more was hidden."""
        before = len(self.hidden)
        for s in self.sums:
            while not self.holds(s) and (key := self.smallest_shown(s)) is not None:
                self.hidden.add(key)
        return len(self.hidden) > before

    def holds(self, s: Sum[Key]) -> bool:
        """Whether the sum gives nothing away by itself."""
        unknown = [part for part in s.parts if self.is_unknown(part)]
        if self.is_unknown(s.total):
            return bool(unknown)
        if not unknown:
            return True
        if len(unknown) == 1 and unknown[0] in self.hidden:
            return False
        persons = [self.cells[key].persons for key in unknown]
        absent = [self.cells[key].absent for key in unknown]
        if s.same_persons:
            return not self.limits.forbid(max(persons), max(absent))
        return not self.limits.forbid(sum(persons), sum(absent))

    def is_unknown(self, key: Key) -> bool:
        return key in self.hidden or key in self.nowhere

    def smallest_shown(self, s: Sum[Key]) -> Key | None:
        for among in (s.parts, [s.total]):
            shown = [key for key in among if not self.is_unknown(key) and key not in self.seen]
            if shown:
                return self.smallest(shown)
        return None

    def hide_more_against_algebra(self) -> bool:
        """Hide one of the cells from which several sums together would determine a hidden or a small one."""
        guarded = self.hidden | {key for key in self.nowhere if self.is_small(key)}
        before = len(self.hidden)
        for key, computed_from in determined(self.sums, self.hidden | self.nowhere).items():
            can_hide = [shown for shown in computed_from if shown not in self.seen]
            if key in guarded and can_hide and self.hidden.isdisjoint(computed_from):
                self.hidden.add(self.smallest(can_hide))
        return len(self.hidden) > before

    def hide_more_against_bounds(self) -> bool:
        """Hide one cell more near each small one that can have one value only, as nobody is less than none."""
        unknown = self.hidden | self.nowhere
        small = [key for key, cell in self.cells.items() if key in unknown and cell.persons and self.is_small(key)]
        more: set[Key] = set()
        for measure in self.measures if small else ():
            fixed = Moves(measure, unknown).fixed([key for key in small if measure.values[key]])
            more.update(near for key in fixed if (near := self.nearest_shown(key, measure)) is not None)
        self.hidden |= more
        return bool(more)

    @cached_property
    def measures(self) -> list[Measure[Key]]:
        """The counts of persons and of absent; whether anybody is there is no secret, but whether they are absent."""
        persons = {key: cell.persons for key, cell in self.cells.items()}
        absent = {key: cell.absent for key, cell in self.cells.items()}
        return [Measure.of(persons, 1, self.sums), Measure.of(absent, 0, self.sums)]

    def nearest_shown(self, key: Key, measure: Measure[Key]) -> Key | None:
        """The smallest shown cell in the sums of the key, or else in those next to them, and so on."""
        reached, edge = {key}, [key]
        while edge:
            sums = [s for k in edge for s in measure.holding.get(k, ())]
            for among in ([part for s in sums for part in s.parts], [s.total for s in sums]):
                can_hide = {k for k in among if not self.is_unknown(k) and k not in self.seen and self.cells[k].persons}
                if can_hide:
                    return self.smallest(can_hide)
            near = {k for s in sums for k in (s.total, *s.parts)}
            edge = [k for k in near - reached if self.is_unknown(k)]
            reached |= near
        return None

    def smallest(self, keys: Iterable[Key]) -> Key:
        return min(keys, key=lambda key: (self.cells[key].persons, self.cells[key].absent, str(key)))

    def is_small(self, key: Key) -> bool:
        return self.limits.forbid(self.cells[key].persons, self.cells[key].absent)

"""Generated tables that add up: a tree of units, kinds of one whole in each, and the totals of both up the tree."""

from dataclasses import dataclass

from hypothesis import strategies as st

from naervaer.core.disclosure.model import Cell, Sum

Key = tuple[str, str]
"""A unit, or the own of a unit, and a kind; ``all`` is every kind."""


@dataclass(frozen=True)
class World:
    parents: dict[str, str | None]
    own: dict[Key, int]
    kinds: tuple[str, ...]

    def below(self, unit: str) -> set[str]:
        found = {unit}
        while more := {u for u, parent in self.parents.items() if parent in found} - found:
            found |= more
        return found

    def count(self, unit: str, kind: str) -> int:
        return sum(n for (u, k), n in self.own.items() if u in self.below(unit) and kind in (k, "all"))

    def itself(self, unit: str, kind: str) -> int:
        return sum(n for (u, k), n in self.own.items() if u == unit and kind in (k, "all"))

    def cell(self, key: Key) -> int:
        unit, kind = key
        own = unit.removesuffix(" itself")
        return self.count(unit, kind) if own == unit else self.itself(own, kind)

    def table(self) -> tuple[dict[Key, Cell], list[Sum[Key]]]:
        """The cells with anybody in them: totals up the tree are shown, the own of a unit above others is not."""
        cells: dict[Key, Cell] = {}
        sums = []
        named = (*self.kinds, "all") if len(self.kinds) > 1 else self.kinds
        for unit in self.parents:
            for kind in named:
                cells[unit, kind] = Cell(self.count(unit, kind), 0)
                cells[f"{unit} itself", kind] = Cell(self.itself(unit, kind), 0, shown_nowhere=True)
        cells = {key: cell for key, cell in cells.items() if cell.persons}
        for unit, kind in cells:
            children = [(child, kind) for child, parent in self.parents.items() if parent == unit]
            parts = [key for key in (*children, (f"{unit} itself", kind)) if key in cells]
            if any(key in cells for key in children):
                sums.append(Sum((unit, kind), parts))
            if kind == "all":
                sums.append(Sum((unit, kind), [(unit, k) for k in self.kinds if (unit, k) in cells]))
        return cells, sums


@st.composite
def worlds(draw: st.DrawFn, most: int = 6, most_kinds: int = 3) -> World:
    units = [f"u{n}" for n in range(draw(st.integers(1, most)))]
    parents: dict[str, str | None] = {units[0]: None}
    for number, unit in enumerate(units[1:], start=1):
        parents[unit] = draw(st.sampled_from(units[:number]))
    kinds = tuple("abc"[: draw(st.integers(1, most_kinds))])
    size = st.sampled_from([0, 0, 1, 1, 1, 2, 3, 4, 5, 6, 9, 20, 30])
    return World(parents, {(unit, kind): draw(size) for unit in units for kind in kinds}, kinds)

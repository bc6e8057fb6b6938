"""Generated tables for the tests of disclosure: every cell is a sum of atoms, which an attacker knows the shape of."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from hypothesis import strategies as st

from naervaer.figures.model import Row
from naervaer.figures.structure import Shape

Atom = tuple[str, str, str]
"""Own employees of a unit, of a job group, in a month."""


@dataclass(frozen=True)
class Municipality:
    tree: Shape
    persons: dict[tuple[str, str], int]
    absence: dict[Atom, int]

    def units(self, unit: str | None) -> set[str]:
        """The unit and all below it; None is all."""
        return {u for u in self.tree if unit is None or unit in self.upwards(u)}

    def upwards(self, unit: str) -> Iterator[str]:
        current: str | None = unit
        while current is not None:
            yield current
            current = self.tree[current]

    def atoms(self, row_or_key: tuple[str | None, str | None, str | None]) -> set[Atom]:
        unit, job_group, month = row_or_key
        units = self.units(unit)
        return {a for a in self.absence if a[0] in units and job_group in (None, a[1]) and month in (None, a[2])}

    def row(self, unit: str | None, job_group: str | None, month: str | None) -> Row:
        atoms = self.atoms((unit, job_group, month))
        groups = {(u, g) for u, g, _ in atoms}
        days = sum(self.absence[atom] for atom in atoms)
        return Row(
            unit,
            None,
            job_group,
            month,
            persons=sum(self.persons[g] for g in groups),
            persons_absent=sum(
                min(self.persons[group], max(self.absence[atom] for atom in atoms if atom[:2] == group))
                for group in groups
            ),
            absence_workdays=Fraction(days),
            absence_fulltime_days=Fraction(days),
            absence_calendar_days=days,
            fte=Fraction(sum(self.persons[g] for g in groups)),
            possible_days=Fraction(20 * sum(self.persons[u, g] for u, g, _ in atoms)),
            spells_started=days,
            spells_short=days,
        )


@st.composite
def municipalities(draw: st.DrawFn, job_groups: tuple[str, ...], months: tuple[str, ...]) -> Municipality:
    count = draw(st.integers(1, 9))
    units = [f"u{n}" for n in range(count)]
    tree: dict[str, str | None] = {units[0]: None}
    for number, unit in enumerate(units[1:], start=1):
        tree[unit] = draw(st.sampled_from([*units[:number], None]))
    size = st.sampled_from([0, 1, 2, 4, 6, 7, 9, 20])
    persons = {key: draw(size) for key in product(units, job_groups)}
    absence = {
        (unit, group, month): draw(st.integers(0, 3)) if persons[unit, group] else 0
        for unit, group, month in product(units, job_groups, months)
        if persons[unit, group]
    }
    return Municipality(tree, persons, absence)


def tables(
    world: Municipality, units: Iterable[str | None], job_groups: Iterable[str | None], months: Iterable[str | None]
) -> list[Row]:
    rows = [world.row(*key) for key in product(units, job_groups, months)]
    return [row for row in rows if row.persons > 0]

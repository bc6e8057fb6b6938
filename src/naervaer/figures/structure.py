"""How the rows of published tables are bound together by sums: units by the tree, persons, job groups and months."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from naervaer.core.absence import UnitTerm
from naervaer.core.disclosure.model import Cell, Sum
from naervaer.core.tree import History, Tree
from naervaer.figures.model import Row, last_of_month

Shape = Mapping[str, str | None]
"""The parent of every unit."""

Parents = Callable[[str | None], Sequence[Shape]]
"""The shapes that the tree had in a month (``2026-01``), or, for None, in all the time of the rows."""

Values = tuple[Fraction | int, ...]
"""What adds up from parts to total: fte, then days and spells. The fte of months does not: it is a mean."""


@dataclass(frozen=True, slots=True)
class Key:
    """A cell; None is all. ``rest`` marks what a total holds beyond the parts shown: that cell is in no table."""

    unit: str | None
    person: str | None
    job_group: str | None
    month: str | None
    rest: str = ""


def no_tree(month: str | None) -> Sequence[Shape]:
    """Units without roll-up: each holds only its own employees."""
    return [{}]


def tree_through(units: Iterable[UnitTerm], first: date, last: date) -> Parents:
    """The tree by month, for rows counted with roll-up from ``first`` to ``last``."""
    terms = list(units)
    changes = History(terms).changes(first, last)
    shapes = [Tree.on(terms, day).parents for day in changes]

    def within(month: str | None) -> Sequence[Shape]:
        start, end = first, last
        if month is not None:
            start = max(first, date.fromisoformat(f"{month}-01"))
            end = min(last, last_of_month(start))
        ends = [*changes[1:], date.max]
        return [s for s, day, until in zip(shapes, changes, ends, strict=True) if day <= end and start < until]

    return within


def key_of(row: Row) -> Key:
    return Key(row.unit, row.person, row.job_group, row.month)


def bind(rows: Iterable[Row], parents: Parents) -> tuple[dict[Key, Cell], list[Sum[Key]]]:
    """The cells of the rows and of what can be subtracted from them, and every sum that holds between them."""
    binding = _Binding(rows)
    binding.bind_units(parents)
    for dimension in ("person", "job_group", "month"):
        binding.bind_dimension(dimension)
    return binding.cells, binding.sums


class _Binding:
    def __init__(self, rows: Iterable[Row]) -> None:
        self.cells: dict[Key, Cell] = {}
        self.values: dict[Key, Values] = {}
        self.sums: list[Sum[Key]] = []
        for row in rows:
            key = key_of(row)
            self.cells[key] = Cell(row.persons, row.persons_absent)
            self.values[key] = _values(row)

    def bind_units(self, parents: Parents) -> None:
        """Each unit is the sum of the units next below it in the table, and the rest: its own employees."""
        tables: dict[Key, list[Key]] = defaultdict(list)
        for key in self.cells:
            tables[replace(key, unit=None)].append(key)
        for everything, keys in tables.items():
            for number, shape in enumerate(parents(everything.month)):
                below: dict[Key, list[Key]] = defaultdict(list)
                present = {key.unit: key for key in keys}
                for key in keys:
                    if (above := _next_above(key, present, shape)) is not None:
                        below[above].append(key)
                for total, parts in below.items():
                    self.add(total, parts, f"unit {number}")

    def bind_dimension(self, dimension: str) -> None:
        below: dict[Key, list[Key]] = defaultdict(list)
        for key in self.cells:
            total = _without(key, dimension)
            if total != key and total in self.cells:
                below[total].append(key)
        for total, parts in below.items():
            self.add(total, parts, dimension)

    def add(self, total: Key, parts: list[Key], what: str) -> None:
        """The sum, with the rest as a part when the parts shown are not everything."""
        by_month = what == "month"
        pairs = zip(*(self.values[key] for key in (total, *parts)), strict=True)
        rest = tuple(whole - sum(shown) for whole, *shown in pairs)
        keys = list(parts)
        if any(rest[1:] if by_month else rest):
            key = replace(total, rest=f"{total.rest}/{what}")
            self.values[key] = rest
            self.cells[key] = self.cell_of_rest(total, parts, by_month=by_month)
            keys.append(key)
        self.sums.append(Sum(total, tuple(keys), same_persons=by_month))

    def cell_of_rest(self, total: Key, parts: list[Key], *, by_month: bool) -> Cell:
        """So many persons at least stand behind the rest; in other months it may be none."""
        if by_month:
            return Cell(0, 0, shown_nowhere=True)
        persons = self.cells[total].persons - sum(self.cells[key].persons for key in parts)
        absent = self.cells[total].absent - sum(self.cells[key].absent for key in parts)
        return Cell(max(persons, 0), max(absent, 0), shown_nowhere=True)


def _next_above(key: Key, present: Mapping[str | None, Key], shape: Shape) -> Key | None:
    """The nearest unit above that is in the table, else the cell of all units, if it is there."""
    if key.unit is None:
        return None
    seen = {key.unit}
    above = shape.get(key.unit)
    while above is not None and above not in seen:
        if above in present:
            return present[above]
        seen.add(above)
        above = shape.get(above)
    return present.get(None)


def _without(key: Key, dimension: str) -> Key:
    match dimension:
        case "person":
            return replace(key, person=None)
        case "job_group":
            return replace(key, job_group=None)
        case _:
            return replace(key, month=None)


def _values(row: Row) -> Values:
    return (
        row.fte,
        row.possible_days,
        row.absence_workdays,
        row.absence_fulltime_days,
        row.absence_calendar_days,
        row.spells_short,
        row.spells_long,
    )

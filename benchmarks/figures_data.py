"""A large municipality as arrays: employees with moves, periods of absence that do not overlap, a tree of units."""

from dataclasses import dataclass
from datetime import date

import duckdb
import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Large:
    """Days are numbers from ``first``, both ends inclusive. Rows of ``term`` and ``period`` are ordered by employee."""

    first: date
    days: int
    parent: Ints
    term_employee: Ints
    term_unit: Ints
    term_fte: Ints
    term_first: Ints
    term_last: Ints
    period_employee: Ints
    period_first: Ints
    period_last: Ints
    period_degree: Ints

    @property
    def levels(self) -> list[Ints]:
        """For each unit itself, its parent, the parent's parent and so on; −1 above the top."""
        found = [np.arange(len(self.parent))]
        while (found[-1] >= 0).any():
            found.append(np.where(found[-1] >= 0, self.parent[found[-1]], -1))
        return found[:-1]


def make(first: date, last: date, employees: int, units: int, periods: int, seed: int = 1) -> Large:
    """``fte`` and ``degree`` are in hundredths."""
    random = np.random.default_rng(seed)
    days = (last - first).days + 1
    parent = np.full(units, -1)
    areas = 2 + units // 300
    departments = areas + units // 12
    parent[1:areas] = 0
    parent[areas:departments] = random.integers(1, areas, departments - areas)
    parent[departments:] = random.integers(areas, departments, units - departments)
    starts = np.where(random.random(employees) < 0.7, 0, random.integers(0, days - 400, employees))
    ends = np.where(random.random(employees) < 0.7, days - 1, starts + random.integers(300, days, employees))
    ends = np.minimum(ends, days - 1)
    moved = random.random(employees) < 0.3
    middle = starts + (ends - starts) // 2
    who = np.concatenate([np.arange(employees), np.flatnonzero(moved)])
    order = np.argsort(who, kind="stable")
    term_first = np.concatenate([starts, middle[moved] + 1])[order]
    term_last = np.concatenate([np.where(moved, middle, ends), ends[moved]])[order]
    count = len(who)
    cycle = int((ends - starts + 1).sum()) // periods
    each = 2 * days // cycle
    length = np.where(random.random((employees, each)) < 0.95, 1, 20) * random.integers(1, 6, (employees, each))
    gap = random.integers(2, 2 * (cycle - 6), (employees, each))
    period_last = starts[:, None] + np.cumsum(gap + length, axis=1)
    inside = period_last <= ends[:, None]
    employee = np.repeat(np.arange(employees), each).reshape(employees, each)
    return Large(
        first=first,
        days=days,
        parent=parent,
        term_employee=who[order],
        term_unit=random.integers(departments, units, count),
        term_fte=random.choice([50, 80, 86, 100, 100], count),
        term_first=term_first,
        term_last=term_last,
        period_employee=employee[inside],
        period_first=(period_last - length + 1)[inside],
        period_last=period_last[inside],
        period_degree=random.choice([50, 100, 100, 100], int(inside.sum())),
    )


def fill(con: duckdb.DuckDBPyConnection, large: Large) -> None:
    """The canonical tables."""
    con.register("tree", {"unit": np.arange(len(large.parent)), "parent": large.parent})
    con.execute(
        """
        insert into units
        select 'e' || unit, case when parent >= 0 then 'e' || parent end, 'Enhed ' || unit, '', null, null from tree
        """
    )
    names = ("employee", "unit", "fte", "first", "last")
    con.register("terms", {name: getattr(large, f"term_{name}") for name in names})
    con.execute(
        """
        insert into employments
        select 'a' || employee, 'p' || employee, '', 'e' || unit, '', (fte / 100)::decimal(9, 6),
            $first + first::int, $first + last::int, '1', true, false, ''
        from terms
        """,
        {"first": large.first},
    )
    con.register(
        "periods", {name: getattr(large, f"period_{name}") for name in ("employee", "first", "last", "degree")}
    )
    con.execute(
        """
        insert into absence_periods
        select 'a' || employee, 'own_sickness', $first + first::int, $first + last::int, (degree / 100)::decimal(9, 6)
        from periods
        """,
        {"first": large.first},
    )
    for name in ("tree", "terms", "periods"):
        con.unregister(name)

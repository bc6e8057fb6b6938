"""The canonical tables: how facts travel in bulk between files, the database and the engines.

Both dates of an interval are inclusive and a ``NULL`` last day is open. Ids are text, since leading zeros count;
a category is the value of a ``Category``. The tables live in an in-memory DuckDB and are gone with it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import duckdb
import numpy as np

from naervaer.core.absence import AbsenceDay, AbsencePeriod, Category, EmploymentTerm, UnitTerm

Fact = AbsenceDay | AbsencePeriod | EmploymentTerm | UnitTerm


@dataclass(frozen=True, slots=True)
class Table:
    """A canonical table: ``columns`` are names and DuckDB types in order, ``fact`` the twin in ``core``."""

    columns: dict[str, str]
    fact: Callable[..., Fact]


TABLES: dict[str, Table] = {
    "units": Table(
        {
            "unit_id": "VARCHAR",
            "parent_id": "VARCHAR",
            "name": "VARCHAR",
            "level": "VARCHAR",
            "first": "DATE",
            "last": "DATE",
        },
        UnitTerm,
    ),
    "employments": Table(
        {
            "employment_id": "VARCHAR",
            "person_id": "VARCHAR",
            "name": "VARCHAR",
            "unit_id": "VARCHAR",
            "job_group": "VARCHAR",
            "fte": "DECIMAL(9,6)",
            "first": "DATE",
            "last": "DATE",
            "status": "VARCHAR",
            "monthly_paid": "BOOLEAN",
            "is_leader": "BOOLEAN",
            "email": "VARCHAR",
        },
        EmploymentTerm,
    ),
    "absence_periods": Table(
        {
            "employment_id": "VARCHAR",
            "category": "VARCHAR",
            "first": "DATE",
            "last": "DATE",
            "degree": "DECIMAL(9,6)",
        },
        AbsencePeriod,
    ),
    "absence_days": Table(
        {
            "employment_id": "VARCHAR",
            "category": "VARCHAR",
            "day": "DATE",
            "absent_hours": "DECIMAL(9,4)",
            "planned_hours": "DECIMAL(9,4)",
        },
        AbsenceDay,
    ),
}


def connect() -> duckdb.DuckDBPyConnection:
    """A DuckDB in memory that fetches nothing from the net and leaves a core for the rest of the program."""
    return duckdb.connect(
        ":memory:",
        config={
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
            "threads": "2",
            "preserve_insertion_order": "true",
        },
    )


def create_tables(con: duckdb.DuckDBPyConnection) -> None:
    """Every canonical table, empty."""
    for name, table in TABLES.items():
        columns = ", ".join(f'"{column}" {kind}' for column, kind in table.columns.items())
        con.execute(f"CREATE TABLE {name} ({columns})")


def insert(con: duckdb.DuckDBPyConnection, table: str, facts: Iterable[Fact]) -> None:
    """Append facts of ``core`` to the table of their kind."""
    shape = TABLES[table]
    by_name = [[getattr(fact, column) for column in shape.columns] for fact in facts]
    append(con, table, by_name)


def append(con: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Sequence[Any]]) -> None:
    """Append rows whose values stand in the order of the table's columns; fast for many at once."""
    if not rows:
        return
    shape = TABLES[table]
    columns = zip(shape.columns.items(), zip(*rows, strict=True), strict=True)
    arrays = {column: as_array(kind, values) for (column, kind), values in columns}
    selected = ", ".join(f'CAST("{column}" AS {kind})' for column, kind in shape.columns.items())
    con.register("appended_rows", arrays)
    try:
        con.execute(f"INSERT INTO {table} SELECT {selected} FROM appended_rows")
    finally:
        con.unregister("appended_rows")


def rows(con: duckdb.DuckDBPyConnection, table: str) -> list[Fact]:
    """The table as facts of ``core``, in order of all its columns, so that two runs read alike."""
    shape = TABLES[table]
    columns = list(shape.columns)
    found = con.execute(f"SELECT * FROM {table} ORDER BY ALL").fetchall()
    return [shape.fact(**_values(columns, row)) for row in found]


def as_array(kind: str, values: Sequence[Any]) -> np.ndarray[Any, np.dtype[np.object_]]:
    """Values as DuckDB takes them from NumPy; decimals as text, for it would guess their scale from a sample."""
    if kind.startswith("DECIMAL"):
        values = [None if value is None else str(value) for value in values]
    array = np.empty(len(values), dtype=object)
    array[:] = values
    return array


def _values(columns: Sequence[str], row: Sequence[Any]) -> dict[str, Any]:
    values = dict(zip(columns, row, strict=True))
    if "category" in values:
        values["category"] = Category(values["category"])
    return values

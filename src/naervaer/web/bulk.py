"""Rows in bulk between the database and DuckDB: millions at once, in constant memory.

Decimals cross as whole numbers of their smallest step, so that nothing passes through a float.
"""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory
from typing import Any

import duckdb
from django.db import connection

from naervaer.files.tables import as_array

BATCH = 100_000
BLOCK = 1 << 20


def copy_rows(con: duckdb.DuckDBPyConnection, target: str, select: str, **columns: str) -> None:
    """Make the table ``target`` in DuckDB with ``columns`` (name=type) and fill it with the rows of ``select``.

    ``select`` gives dates as ISO text and booleans as 0 or 1.
    """
    shape = ", ".join(f'"{name}" {kind}' for name, kind in columns.items())
    con.execute(f"CREATE OR REPLACE TEMP TABLE {target} ({shape})")
    if connection.vendor == "postgresql":
        _copy_out(con, target, select, columns)
    else:
        _fetch(con, target, select, columns)


def _copy_out(con: duckdb.DuckDBPyConnection, target: str, select: str, columns: dict[str, str]) -> None:
    with NamedTemporaryFile("wb", suffix=".csv") as file, connection.cursor() as cursor:
        with cursor.copy(f"COPY ({select}) TO STDOUT (FORMAT csv, FORCE_QUOTE *)") as blocks:
            for block in blocks:
                file.write(block)
        file.flush()
        # A quoted empty text is a text, an unquoted nothing is NULL.
        con.execute(
            f"INSERT INTO {target} SELECT * FROM read_csv(?, header=false, auto_detect=false, delim=',', quote='\"', "
            "escape='\"', allow_quoted_nulls=false, columns=?)",
            [file.name, columns],
        )


def _fetch(con: duckdb.DuckDBPyConnection, target: str, select: str, columns: dict[str, str]) -> None:
    casts = ", ".join(f'CAST("{name}" AS {kind})' for name, kind in columns.items())
    with connection.cursor() as cursor:
        cursor.execute(select)
        while rows := cursor.fetchmany(BATCH):
            values = zip(columns.items(), zip(*rows, strict=True), strict=True)
            con.register("fetched_rows", {name: as_array(kind, column) for (name, kind), column in values})
            con.execute(f"INSERT INTO {target} SELECT {casts} FROM fetched_rows")
            con.unregister("fetched_rows")


def among(column: str, keys: Collection[int] | None) -> str:
    """A condition that ``column`` is one of the keys; of all rows when there are none to choose by.

    The numbers stand in the statement itself, which holds far more of them than it may have parameters.
    """
    if keys is None:
        return "TRUE"
    return f"{column} IN ({', '.join(map(str, map(int, keys)))})" if keys else "FALSE"


def insert_rows(con: duckdb.DuckDBPyConnection, select: str, table: str, columns: Sequence[str]) -> int:
    """Insert what ``select`` finds in DuckDB into the database's ``table``; returns how many rows.

    PostgreSQL takes them by ``COPY``, SQLite by ``executemany``: several times the speed of model instances. Dates
    are given as text, decimals as text, booleans as booleans. No signal is sent and no default is filled in.
    """
    names = ", ".join(f'"{column}"' for column in columns)
    if connection.vendor == "postgresql":
        return _copy_in(con, select, f"{table} ({names})")
    written = 0
    with connection.cursor() as cursor:
        places = ", ".join(["%s"] * len(columns))
        for rows in _batches(con, select):
            cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({places})", rows)
            written += len(rows)
    return written


def _copy_in(con: duckdb.DuckDBPyConnection, select: str, target: str) -> int:
    """By way of a file, so that no row passes through Python."""
    with TemporaryDirectory() as folder, connection.cursor() as cursor:
        path = Path(folder) / "rows.csv"
        con.execute(f"COPY ({select}) TO '{path}' (FORMAT csv, HEADER false, FORCE_QUOTE *)")
        with path.open("rb") as file, cursor.copy(f"COPY {target} FROM STDIN (FORMAT csv)") as copy:
            while block := file.read(BLOCK):
                copy.write(block)
        return int(cursor.rowcount)


def _batches(con: duckdb.DuckDBPyConnection, select: str) -> Iterator[list[tuple[Any, ...]]]:
    found = con.execute(select)
    while rows := found.fetchmany(BATCH):
        yield rows


def change_rows(con: duckdb.DuckDBPyConnection, select: str, statement: str) -> int:
    """Run ``statement`` on the database once for each row that ``select`` finds in DuckDB; returns how many.

    The columns of ``select`` fill the statement's ``%s`` in order.
    """
    changed = 0
    with connection.cursor() as cursor:
        for rows in _batches(con, select):
            cursor.executemany(statement, rows)
            changed += len(rows)
    return changed


def refresh_statistics() -> None:
    """Let the database look at its tables anew, so that it picks the right index after much has been written.

    Without it SQLite reads millions of periods to find those of ten people.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA analysis_limit = 1000")
        cursor.execute("ANALYZE")

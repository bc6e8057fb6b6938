"""Every row of every table as an administrator sees it, with its place, which tells the order of writing."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db import connection

Row = dict[str, Any]
Dump = dict[str, list[Row]]


def dump() -> Dump:
    return {table: list(_rows(table)) for table in sorted(connection.introspection.table_names())}


def _rows(table: str) -> Iterator[Row]:
    with connection.cursor() as cursor:
        sqlite = connection.vendor == "sqlite"
        place = "rowid AS place" if sqlite else "ctid AS place"
        cursor.execute(f'SELECT {place}, * FROM "{table}" ORDER BY 1')  # noqa: S608 - the table's own name
        names = [column[0] for column in cursor.description]
        for row in cursor.fetchall():
            yield dict(zip(names, row, strict=True))


def without(dumped: Dump, random: Mapping[str, set[str]]) -> dict[str, list[tuple[Any, ...]]]:
    """The rows as they stand in no order, without their places and the columns of each table that are random."""
    return {
        table: sorted((_known(row, random.get(table, set())) for row in rows), key=repr)
        for table, rows in dumped.items()
    }


def _known(row: Row, random: set[str]) -> tuple[Any, ...]:
    return tuple(value for name, value in row.items() if name not in {"place", *random})

"""What payroll has told of absence, held against a new delivery, and the difference written.

Everything happens in DuckDB on ext ids; the database sees only the rows that differ. A row is never changed: the old
version gets the run that removed it, the new one the run that added it.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

import duckdb

from naervaer.web.absence.models import AbsenceDay, AbsencePeriod
from naervaer.web.bulk import change_rows, copy_rows, insert_rows

Table = Literal["absence_days", "absence_periods"]

_MODELS: dict[Table, type[AbsenceDay] | type[AbsencePeriod]] = {
    "absence_days": AbsenceDay,
    "absence_periods": AbsencePeriod,
}


@dataclass(frozen=True, slots=True)
class Cover:
    """The days a delivery speaks for, both inclusive; ``last`` None = from then on.

    Payroll may deliver the periods that began in a month or those that ran in it. So the delivery speaks for what
    began on or after ``begun_from``, ended on or after ``ended_from`` and began no later than ``last``.
    """

    first: date
    last: date | None
    begun_from: date
    ended_from: date


@dataclass(frozen=True, slots=True)
class Difference:
    """Counts of rows. ``corrected`` replaces something told before; ``vanished`` is told no more."""

    known: int
    unchanged: int
    corrected: int
    new: int
    vanished: int
    corrected_from: date | None


def copy_known(con: duckdb.DuckDBPyConnection, table: Table) -> None:
    """``known_rows``: what is in force, with pk and ext id; needs ``employment_keys``."""
    name = _MODELS[table]._meta.db_table
    if table == "absence_periods":
        copy_rows(
            con,
            "stored_rows",
            "SELECT id, employment_id, category, CAST(first AS TEXT), CAST(last AS TEXT), "
            f"CAST(round(degree * 1000000) AS BIGINT), 0 FROM {name} WHERE removed_by_id IS NULL",
            **_STORED,
        )
        amounts = "CAST(amount AS DECIMAL(12,0)) * 0.000001 AS amount, 0 AS planned"
    else:
        copy_rows(
            con,
            "stored_rows",
            "SELECT id, employment_id, category, CAST(day AS TEXT), CAST(day AS TEXT), "
            "CAST(round(absent_hours * 10000) AS BIGINT), CAST(round(planned_hours * 10000) AS BIGINT) "
            f"FROM {name} WHERE removed_by_id IS NULL",
            **_STORED,
        )
        amounts = "CAST(amount AS DECIMAL(12,0)) * 0.0001 AS amount, CAST(planned AS DECIMAL(12,0)) * 0.0001 AS planned"
    con.execute(
        f"""CREATE OR REPLACE TEMP TABLE known_rows AS
        SELECT stored_rows.pk, ext_id AS employment_id, category, first, last, {amounts}
        FROM stored_rows JOIN employment_keys ON employment_keys.pk = employment; DROP TABLE stored_rows"""
    )


_STORED = {
    "pk": "BIGINT",
    "employment": "BIGINT",
    "category": "VARCHAR",
    "first": "DATE",
    "last": "DATE",
    "amount": "BIGINT",
    "planned": "BIGINT",
}

_FILE_ROWS = {
    "absence_periods": "SELECT employment_id, category, first, last, degree AS amount, 0 AS planned "
    "FROM absence_periods",
    "absence_days": "SELECT employment_id, category, day AS first, day AS last, absent_hours AS amount, "
    "planned_hours AS planned FROM absence_days",
}
_SAME = """k.employment_id = f.employment_id AND k.category = f.category AND k.first = f.first
    AND k.last IS NOT DISTINCT FROM f.last AND k.amount = f.amount AND k.planned = f.planned"""
_OVERLAP = """k.employment_id = f.employment_id AND k.first <= coalesce(f.last, DATE '9999-12-31')
    AND f.first <= coalesce(k.last, DATE '9999-12-31')"""


def cover_of(con: duckdb.DuckDBPyConnection, table: Table, period: tuple[date, date | None] | None) -> Cover | None:
    """The stated period; else whole months from the earliest date to the latest, or on from there when one is open.

    None for a file of no rows that no period is stated for: it speaks for nothing.
    """
    begun, ended, last, is_open = con.execute(
        "SELECT CAST(date_trunc('month', min(first)) AS DATE), CAST(date_trunc('month', min(coalesce(last, first))) AS "
        f"DATE), CAST(last_day(max(last)) AS DATE), bool_or(last IS NULL) FROM ({_FILE_ROWS[table]})"
    ).fetchall()[0]
    if period:
        return Cover(*period, begun_from=min(period[0], begun or period[0]), ended_from=period[0])
    return Cover(begun, None if is_open else last, begun, ended) if begun else None


def difference(con: duckdb.DuckDBPyConnection, table: Table, cover: Cover | None) -> Difference:
    """Find ``added_rows`` and ``removed_rows`` between the file's rows and ``known_rows``.

    A known row goes when the delivery speaks for it and does not tell it again, and when a new row of its category
    overlaps it.
    """
    con.execute(f"CREATE OR REPLACE TEMP TABLE file_rows AS {_FILE_ROWS[table]}")
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE added_rows AS SELECT f.* FROM file_rows f ANTI JOIN known_rows k ON {_SAME}"
    )
    con.execute(
        """CREATE OR REPLACE TEMP TABLE covered_rows AS SELECT * FROM known_rows WHERE first BETWEEN $begun AND $last
            AND coalesce(last, DATE '9999-12-31') >= $ended""",
        {"begun": cover.begun_from, "ended": cover.ended_from, "last": cover.last or date.max}
        if cover
        else {"begun": date.max, "ended": date.max, "last": date.min},
    )
    con.execute(
        f"""CREATE OR REPLACE TEMP TABLE removed_rows AS
        SELECT k.* FROM covered_rows k ANTI JOIN file_rows f ON {_SAME}
        UNION SELECT k.* FROM known_rows k SEMI JOIN added_rows f ON {_OVERLAP} AND k.category = f.category"""
    )
    return _count(con)


def _count(con: duckdb.DuckDBPyConnection) -> Difference:
    con.execute(
        f"""CREATE OR REPLACE TEMP TABLE corrected_rows AS
        SELECT f.first FROM added_rows f SEMI JOIN removed_rows k ON {_OVERLAP}"""
    )
    known, rows, added, corrected, vanished, since = con.execute(
        f"""SELECT (SELECT count(*) FROM covered_rows), (SELECT count(*) FROM file_rows),
            (SELECT count(*) FROM added_rows), (SELECT count(*) FROM corrected_rows),
            (SELECT count(*) FROM removed_rows k ANTI JOIN added_rows f ON {_OVERLAP}),
            (SELECT min(first) FROM (SELECT first FROM corrected_rows UNION ALL SELECT first FROM removed_rows))"""
    ).fetchall()[0]
    return Difference(known, rows - added, corrected, added - corrected, vanished, since)


def touched(con: duckdb.DuckDBPyConnection) -> tuple[list[str], date | None]:
    """Ext ids of the employments whose absence the difference changes, and the first day it changes."""
    found = con.execute(
        """SELECT employment_id, min(first) FROM (SELECT employment_id, first FROM added_rows
            UNION ALL SELECT employment_id, first FROM removed_rows) GROUP BY 1 ORDER BY 1"""
    ).fetchall()
    return [ext_id for ext_id, _ in found], min((first for _, first in found), default=None)


def write(con: duckdb.DuckDBPyConnection, table: Table, run: int) -> None:
    """Let the run remove and add what ``difference`` found; the caller holds the transaction."""
    name = _MODELS[table]._meta.db_table
    change_rows(con, f"SELECT {run}, pk FROM removed_rows", f"UPDATE {name} SET removed_by_id = %s WHERE id = %s")
    dates = ("first", "last", "degree") if table == "absence_periods" else ("day", "absent_hours", "planned_hours")
    values = (
        "CAST(first AS VARCHAR), CAST(last AS VARCHAR), CAST(amount AS VARCHAR)"
        if table == "absence_periods"
        else "CAST(first AS VARCHAR), CAST(amount AS VARCHAR), CAST(planned AS VARCHAR)"
    )
    insert_rows(
        con,
        f"SELECT pk, category, {values}, {run} FROM added_rows JOIN employment_keys ON ext_id = employment_id "
        "ORDER BY pk, first",
        name,
        ("employment_id", "category", *dates, "added_by_id"),
    )


def undo(run: int) -> None:
    """Put back what the run removed and take out what it added; the caller holds the transaction."""
    for model in _MODELS.values():
        model.objects.filter(added_by=run, removed_by__isnull=True).update(removed_by=run)
        model.objects.filter(removed_by=run).exclude(added_by=run).update(removed_by=None)

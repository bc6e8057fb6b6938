"""What a delivery says of units and employments, held against the terms known, and the difference written.

From the first day that a delivery tells of a unit or employment, its terms are those of the delivery; what was known
before that day stays, so a reorganisation or new hours never change the past. Units and employments that the delivery
does not name are left alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb

from naervaer.core.tree import in_force
from naervaer.web.bulk import change_rows, copy_rows, insert_rows
from naervaer.web.organisation.bulk import UNBOUNDED, copy_keys
from naervaer.web.organisation.models import Employment, EmploymentTerm, Person, Unit, UnitTerm


@dataclass(frozen=True, slots=True)
class Kind:
    """One of the two kinds of terms: its canonical table and id, what a term says besides its dates, its model."""

    table: str
    key: str
    says: tuple[str, ...]
    model: type[UnitTerm] | type[EmploymentTerm]
    keys: str


UNITS = Kind("units", "unit_id", ("parent_id", "name", "level"), UnitTerm, "unit_keys")
EMPLOYMENTS = Kind(
    "employments",
    "employment_id",
    ("unit_id", "job_group", "fte", "status", "monthly_paid", "is_leader"),
    EmploymentTerm,
    "employment_keys",
)
EITHER = {"org": UNITS, "employments": EMPLOYMENTS}


@dataclass(frozen=True, slots=True)
class Difference:
    """Counts of rows of the file; ``left_alone`` is how many known ids still in force the file does not name."""

    known: int
    unchanged: int
    corrected: int
    new: int
    left_alone: int
    corrected_from: date | None


def difference(con: duckdb.DuckDBPyConnection, kind: Kind, today: date) -> Difference:
    """Find ``added_terms``, ``removed_terms`` and ``shortened_terms``; ``known_terms`` is what stands in the database.

    A unit without a start date has always been there when it is new; a change of it takes effect ``today``.
    """
    says = ", ".join(kind.says)
    same = " AND ".join(f"k.{column} IS NOT DISTINCT FROM f.{column}" for column in kind.says)
    con.execute(
        f"""CREATE OR REPLACE TEMP TABLE told_terms AS
        SELECT f.{kind.key} AS id, {", ".join(f"f.{c}" for c in kind.says)}, f.last, coalesce(f.first, CASE
            WHEN now_known.id IS NULL THEN $unbounded
            WHEN {same.replace("k.", "now_known.")} AND now_known.last IS NOT DISTINCT FROM f.last THEN now_known.first
            ELSE $today END) AS first
        FROM {kind.table} f LEFT JOIN (
            SELECT * FROM known_terms WHERE first <= $today AND (last IS NULL OR last >= $today)
        ) now_known ON now_known.id = f.{kind.key}""",
        {"today": today, "unbounded": UNBOUNDED},
    )
    con.execute(
        f"""CREATE OR REPLACE TEMP TABLE beginnings AS SELECT id, min(first) AS begins FROM told_terms GROUP BY id;
        CREATE OR REPLACE TEMP TABLE same_terms AS
        SELECT k.pk, f.id, f.first FROM told_terms f JOIN beginnings USING (id) JOIN known_terms k ON k.id = f.id
            AND {same} AND k.last IS NOT DISTINCT FROM f.last
            AND (k.first = f.first OR (k.first < f.first AND f.first = begins));
        CREATE OR REPLACE TEMP TABLE added_terms AS
        SELECT id, {says}, first, last FROM told_terms ANTI JOIN same_terms USING (id, first);
        CREATE OR REPLACE TEMP TABLE removed_terms AS
        SELECT k.* FROM known_terms k JOIN beginnings USING (id)
        WHERE k.first >= begins AND k.pk NOT IN (SELECT pk FROM same_terms);
        CREATE OR REPLACE TEMP TABLE shortened_terms AS
        SELECT k.pk, k.id, k.last, CAST(begins - 1 AS DATE) AS new_last FROM known_terms k JOIN beginnings USING (id)
        WHERE k.first < begins AND coalesce(k.last, DATE '9999-12-31') >= begins
            AND k.pk NOT IN (SELECT pk FROM same_terms)"""
    )
    told, added, new, known, left, since = con.execute(
        """SELECT (SELECT count(*) FROM told_terms), (SELECT count(*) FROM added_terms),
            (SELECT count(*) FROM added_terms ANTI JOIN known_terms USING (id)), (SELECT count(*) FROM known_terms),
            (SELECT count(DISTINCT id) FROM known_terms ANTI JOIN told_terms USING (id)
                WHERE last IS NULL OR last >= $today),
            (SELECT min(first) FROM (SELECT first FROM added_terms SEMI JOIN known_terms USING (id)
                UNION ALL SELECT first FROM removed_terms))""",
        {"today": today},
    ).fetchall()[0]
    return Difference(known, told - added, added - new, new, left, since)


def copy_known(con: duckdb.DuckDBPyConnection, kind: Kind) -> None:
    """``known_terms``: every term of the kind with its pk, on ext ids; leaves the keys too."""
    copy_keys(con)
    if kind is UNITS:
        copy_rows(
            con,
            "known_terms",
            "SELECT t.id, u.ext_id, p.ext_id, t.name, t.level, CAST(t.first AS TEXT), CAST(t.last AS TEXT) "
            f"FROM {UnitTerm._meta.db_table} t JOIN {Unit._meta.db_table} u ON u.id = t.unit_id "
            f"LEFT JOIN {Unit._meta.db_table} p ON p.id = t.parent_id",
            pk="BIGINT",
            id="VARCHAR",
            parent_id="VARCHAR",
            name="VARCHAR",
            level="VARCHAR",
            first="DATE",
            last="DATE",
        )
        return
    copy_rows(
        con,
        "stored_terms",
        "SELECT t.id, e.ext_id, u.ext_id, t.job_group, CAST(round(t.fte * 1000000) AS BIGINT), t.status, "
        "CAST(t.monthly_paid AS INTEGER), CAST(t.is_leader AS INTEGER), CAST(t.first AS TEXT), CAST(t.last AS TEXT) "
        f"FROM {EmploymentTerm._meta.db_table} t JOIN {Employment._meta.db_table} e ON e.id = t.employment_id "
        f"JOIN {Unit._meta.db_table} u ON u.id = t.unit_id",
        pk="BIGINT",
        id="VARCHAR",
        unit_id="VARCHAR",
        job_group="VARCHAR",
        fte="BIGINT",
        status="VARCHAR",
        monthly_paid="BOOLEAN",
        is_leader="BOOLEAN",
        first="DATE",
        last="DATE",
    )
    con.execute(
        """CREATE OR REPLACE TEMP TABLE known_terms AS
        SELECT * REPLACE (CAST(fte AS DECIMAL(12,0)) * 0.000001 AS fte) FROM stored_terms; DROP TABLE stored_terms"""
    )


def touched(con: duckdb.DuckDBPyConnection) -> tuple[list[str], date | None]:
    """Ext ids of the units or employments that the difference changes, and the first day it changes."""
    found = con.execute(
        """SELECT id, min(first) FROM (SELECT id, first FROM added_terms UNION ALL SELECT id, first FROM removed_terms
            UNION ALL SELECT id, new_last + 1 FROM shortened_terms) GROUP BY 1 ORDER BY 1"""
    ).fetchall()
    return [ext_id for ext_id, _ in found], min((first for _, first in found), default=None)


def write(con: duckdb.DuckDBPyConnection, kind: Kind) -> dict[str, list[list[Any]]]:
    """Write what ``difference`` found; the caller holds the transaction. What is returned is enough to ``undo`` it."""
    before = _before(con, kind)
    if kind is UNITS:
        _add_units(con)
    else:
        _add_persons(con)
        _add_employments(con)
    copy_keys(con)
    table = kind.model._meta.db_table
    change_rows(con, "SELECT pk FROM removed_terms", f"DELETE FROM {table} WHERE id = %s")
    change_rows(
        con,
        "SELECT CAST(new_last AS VARCHAR), pk FROM shortened_terms",
        f'UPDATE {table} SET "last" = %s WHERE id = %s',
    )
    _insert(con, kind, "added_terms")
    return before


def undo(con: duckdb.DuckDBPyConnection, kind: Kind, before: dict[str, list[list[Any]]]) -> None:
    """Put the terms back as they were; units, persons and employments that were new stay, without terms."""
    copy_keys(con)
    copy_known(con, kind)
    table = kind.model._meta.db_table
    says = ", ".join(f'"{column}" VARCHAR' for column in kind.says)
    con.execute(
        f"""CREATE OR REPLACE TEMP TABLE taken_back (id VARCHAR, first DATE);
        CREATE OR REPLACE TEMP TABLE put_back (id VARCHAR, {says}, first DATE, last DATE);
        CREATE OR REPLACE TEMP TABLE lengthened (pk BIGINT, last VARCHAR)"""
    )
    for name, rows in (
        ("taken_back", before["added"]),
        ("put_back", before["removed"]),
        ("lengthened", before["shortened"]),
    ):
        if rows:
            con.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(rows[0]))})", rows)
    change_rows(
        con, "SELECT pk FROM known_terms SEMI JOIN taken_back USING (id, first)", f"DELETE FROM {table} WHERE id = %s"
    )
    change_rows(con, "SELECT last, pk FROM lengthened", f'UPDATE {table} SET "last" = %s WHERE id = %s')
    _insert(con, kind, "put_back")


def _before(con: duckdb.DuckDBPyConnection, kind: Kind) -> dict[str, list[list[Any]]]:
    texts = ", ".join(f"CAST({column} AS VARCHAR)" for column in ("id", *kind.says, "first", "last"))
    selects = {
        "added": "SELECT id, CAST(first AS VARCHAR) FROM added_terms",
        "removed": f"SELECT {texts} FROM removed_terms",
        "shortened": "SELECT pk, CAST(last AS VARCHAR) FROM shortened_terms",
    }
    return {name: [list(row) for row in con.execute(select).fetchall()] for name, select in selects.items()}


def _insert(con: duckdb.DuckDBPyConnection, kind: Kind, source: str) -> None:
    table = kind.model._meta.db_table
    if kind is UNITS:
        insert_rows(
            con,
            f"""SELECT u.pk, p.pk, t.name, t.level, CAST(t.first AS VARCHAR), CAST(t.last AS VARCHAR)
            FROM {source} t JOIN unit_keys u ON u.ext_id = t.id LEFT JOIN unit_keys p ON p.ext_id = t.parent_id
            ORDER BY u.pk, t.first""",
            table,
            ("unit_id", "parent_id", "name", "level", "first", "last"),
        )
        return
    insert_rows(
        con,
        f"""SELECT e.pk, u.pk, job_group, CAST(fte AS VARCHAR), status, CAST(monthly_paid AS BOOLEAN),
            CAST(is_leader AS BOOLEAN), CAST(t.first AS VARCHAR), CAST(t.last AS VARCHAR)
        FROM {source} t JOIN employment_keys e ON e.ext_id = t.id JOIN unit_keys u ON u.ext_id = t.unit_id
        ORDER BY e.pk, t.first""",
        table,
        ("employment_id", "unit_id", "job_group", "fte", "status", "monthly_paid", "is_leader", "first", "last"),
    )


def _add_units(con: duckdb.DuckDBPyConnection) -> None:
    insert_rows(
        con,
        "SELECT DISTINCT id FROM told_terms WHERE id NOT IN (SELECT ext_id FROM unit_keys) ORDER BY id",
        Unit._meta.db_table,
        ("ext_id",),
    )


def _add_persons(con: duckdb.DuckDBPyConnection) -> None:
    """New persons, and the names and mail addresses of those known; what the delivery leaves empty stays."""
    told = (
        "SELECT person_id, coalesce(max_by(name, first) FILTER (name <> ''), '') AS name, "
        "coalesce(max_by(email, first) FILTER (email <> ''), '') AS email FROM employments GROUP BY person_id"
    )
    table = Person._meta.db_table
    insert_rows(
        con,
        f"SELECT person_id, name, email FROM ({told}) "
        "WHERE person_id NOT IN (SELECT ext_id FROM person_keys) ORDER BY 1",
        table,
        ("ext_id", "name", "email"),
    )
    for column in ("name", "email"):
        change_rows(
            con,
            f"SELECT n.{column}, p.pk FROM ({told}) n JOIN person_keys p ON p.ext_id = n.person_id "
            f"WHERE n.{column} <> '' AND n.{column} <> p.{column}",
            f"UPDATE {table} SET {column} = %s WHERE id = %s",
        )


def _add_employments(con: duckdb.DuckDBPyConnection) -> None:
    """New employments, and the person of those known when payroll says it is another."""
    copy_keys(con)
    persons = "SELECT employment_id, max_by(person_id, first) AS person_id FROM employments GROUP BY employment_id"
    table = Employment._meta.db_table
    insert_rows(
        con,
        f"SELECT employment_id, pk FROM ({persons}) JOIN person_keys ON ext_id = person_id "
        "WHERE employment_id NOT IN (SELECT ext_id FROM employment_keys) ORDER BY 1",
        table,
        ("ext_id", "person_id"),
    )
    change_rows(
        con,
        f"SELECT p.pk, e.pk FROM ({persons}) n JOIN employment_keys e ON e.ext_id = n.employment_id "
        "JOIN person_keys p ON p.ext_id = n.person_id WHERE e.person_id <> n.person_id",
        f"UPDATE {table} SET person_id = %s WHERE id = %s",
    )


def cycle(con: duckdb.DuckDBPyConnection) -> Sequence[str]:
    """Ext ids of units that would stand below themselves on some date, if any; needs ``difference`` before it."""
    rows = con.execute(
        """SELECT id, parent_id, first, last FROM told_terms
        UNION ALL SELECT id, parent_id, first, last FROM known_terms ANTI JOIN told_terms USING (id)"""
    ).fetchall()
    for day in sorted({first for _, _, first, _ in rows}):
        parents = {unit: parent for unit, parent, first, last in rows if in_force(first, last, day)}
        for start in parents:
            path, unit = [start], parents[start]
            while unit in parents and unit not in path:
                path.append(unit)
                unit = parents[unit]
            if unit == start:
                return path
    return ()

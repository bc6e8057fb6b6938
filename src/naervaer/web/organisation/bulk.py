"""The organisation in bulk, for the engines and for imports. The ids in the canonical tables are the ext ids."""

from collections.abc import Collection
from datetime import date

import duckdb

from naervaer.web.bulk import among, copy_rows
from naervaer.web.organisation.models import Employment, EmploymentTerm, Person, Unit, UnitTerm

UNBOUNDED = date(1900, 1, 1)
"""The first day stored for a unit that has always been there."""


def fill(con: duckdb.DuckDBPyConnection, employments: Collection[int] | None = None) -> None:
    """Fill ``units`` and ``employments`` with a row for each term; leaves ``unit_keys`` and ``employment_keys``.

    ``employments`` (pks) leaves the others out.
    """
    _copy_unit_keys(con)
    _copy_employment_keys(con, employments)
    copy_rows(
        con,
        "unit_rows",
        "SELECT unit_id, parent_id, name, level, CAST(first AS TEXT), CAST(last AS TEXT) "
        f"FROM {UnitTerm._meta.db_table}",
        unit="BIGINT",
        parent="BIGINT",
        name="VARCHAR",
        level="VARCHAR",
        first="DATE",
        last="DATE",
    )
    copy_rows(
        con,
        "employment_rows",
        "SELECT employment_id, unit_id, job_group, CAST(round(fte * 1000000) AS BIGINT), CAST(first AS TEXT), "
        "CAST(last AS TEXT), status, CAST(monthly_paid AS INTEGER), CAST(is_leader AS INTEGER) "
        f"FROM {EmploymentTerm._meta.db_table} WHERE {among('employment_id', employments)}",
        employment="BIGINT",
        unit="BIGINT",
        job_group="VARCHAR",
        fte="BIGINT",
        first="DATE",
        last="DATE",
        status="VARCHAR",
        monthly_paid="BOOLEAN",
        is_leader="BOOLEAN",
    )
    con.execute(
        """INSERT INTO units SELECT u.ext_id, p.ext_id, t.name, t.level, nullif(t.first, ?), t.last
        FROM unit_rows t JOIN unit_keys u ON u.pk = t.unit LEFT JOIN unit_keys p ON p.pk = t.parent""",
        [UNBOUNDED],
    )
    con.execute(
        """INSERT INTO employments SELECT e.ext_id, e.person_id, e.name, u.ext_id, t.job_group,
            CAST(t.fte AS DECIMAL(12,0)) * 0.000001, t.first, t.last, t.status, t.monthly_paid, t.is_leader, ''
        FROM employment_rows t JOIN employment_keys e ON e.pk = t.employment JOIN unit_keys u ON u.pk = t.unit"""
    )
    con.execute("DROP TABLE unit_rows; DROP TABLE employment_rows")


def copy_keys(con: duckdb.DuckDBPyConnection) -> None:
    """``unit_keys``, ``person_keys`` and ``employment_keys``: the pk of every ext id."""
    _copy_unit_keys(con)
    columns = {"pk": "BIGINT", "ext_id": "VARCHAR", "name": "VARCHAR", "email": "VARCHAR"}
    copy_rows(con, "person_keys", f"SELECT id, ext_id, name, email FROM {Person._meta.db_table}", **columns)
    _copy_employment_keys(con)


def _copy_unit_keys(con: duckdb.DuckDBPyConnection) -> None:
    copy_rows(con, "unit_keys", f"SELECT id, ext_id FROM {Unit._meta.db_table}", pk="BIGINT", ext_id="VARCHAR")


def _copy_employment_keys(con: duckdb.DuckDBPyConnection, employments: Collection[int] | None = None) -> None:
    copy_rows(
        con,
        "employment_keys",
        f"SELECT e.id, e.ext_id, p.ext_id, p.name FROM {Employment._meta.db_table} e "
        f"JOIN {Person._meta.db_table} p ON p.id = e.person_id WHERE {among('e.id', employments)}",
        pk="BIGINT",
        ext_id="VARCHAR",
        person_id="VARCHAR",
        name="VARCHAR",
    )

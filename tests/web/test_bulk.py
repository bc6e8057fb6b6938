"""Rows in bulk: all of them as they were, and what the database must know after much has been written."""

from datetime import date

import pytest
from django.db import connection
from tests.web.cast import Cast

from naervaer.files import tables
from naervaer.web.bulk import among, copy_rows, insert_rows, refresh_statistics
from naervaer.web.organisation.models import Unit

ROWS_KNOWN = {
    "sqlite": "SELECT CAST(substr(stat, 1, instr(stat, ' ') - 1) AS INTEGER) FROM sqlite_stat1 "
    "WHERE tbl = 'absence_absenceperiod' LIMIT 1",
    "postgresql": "SELECT reltuples FROM pg_class WHERE relname = 'absence_absenceperiod'",
}


def test_the_database_knows_how_many_periods_there_are_and_can_pick_the_right_index(cast: Cast) -> None:
    refresh_statistics()
    with connection.cursor() as cursor:
        cursor.execute(ROWS_KNOWN[connection.vendor])
        assert cursor.fetchone()[0] == 11


AWKWARD = [
    (1, "", None, True),
    (2, None, date(2026, 11, 22), False),
    (3, "citat \" og '; komma, semikolon", date(1900, 1, 1), None),
    (4, "to\nlinjer\r\nog \\N og \\.", None, True),
    (5, " Åse Ørsted ", None, True),
]


@pytest.mark.django_db
def test_rows_go_to_the_database_and_back_as_they_were() -> None:
    """An empty text stays a text and nothing stays nothing; quotes, commas and new lines are only letters."""
    con = tables.connect()
    con.execute("CREATE TABLE told (n INTEGER, name VARCHAR, day DATE, sure BOOLEAN)")
    con.executemany("INSERT INTO told VALUES (?, ?, ?, ?)", AWKWARD)
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE awkward (n INTEGER, name TEXT, day DATE, sure BOOLEAN)")
    columns = ("n", "name", "day", "sure")
    assert insert_rows(con, "SELECT n, name, CAST(day AS VARCHAR), sure FROM told ORDER BY n", "awkward", columns) == 5
    select = "SELECT n, name, CAST(day AS TEXT), CAST(sure AS INTEGER) FROM awkward"
    copy_rows(con, "back", select, n="INTEGER", name="VARCHAR", day="DATE", sure="BOOLEAN")
    assert con.execute("FROM back ORDER BY n").fetchall() == AWKWARD


def test_keys_are_chosen_by_a_condition_that_also_takes_all_and_none(cast: Cast) -> None:
    chosen = [cast.units["nord"].pk, cast.units["syd"].pk]
    counts = [Unit.objects.extra(where=[among("id", keys)]).count() for keys in (None, [], chosen)]  # noqa: S610
    assert counts == [len(cast.units), 0, 2]

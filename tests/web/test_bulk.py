"""Rows in bulk: what the database must know after much has been written."""

from django.db import connection
from tests.web.cast import Cast

from naervaer.web.bulk import refresh_statistics

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

"""Facts into the canonical tables, by one connection for all tests: opening one takes longer than the figures."""

import duckdb

from naervaer.figures.model import Facts
from naervaer.files import tables

CON = tables.connect()
tables.create_tables(CON)


def load(facts: Facts) -> duckdb.DuckDBPyConnection:
    for table in tables.TABLES:
        CON.execute(f"delete from {table}")  # noqa: S608
    tables.insert(CON, "units", facts.units)
    tables.insert(CON, "employments", facts.employments)
    tables.insert(CON, "absence_periods", facts.periods)
    tables.insert(CON, "absence_days", facts.days)
    return CON

import duckdb
from hypothesis import given, settings
from tests.figures import worlds

from naervaer.figures import engine, reference
from naervaer.figures.model import Facts, Request
from naervaer.files import tables

CON = tables.connect()
tables.create_tables(CON)


def load(facts: Facts) -> duckdb.DuckDBPyConnection:
    """One connection for all examples: opening one takes longer than the figures."""
    con = CON
    for table in tables.TABLES:
        con.execute(f"delete from {table}")  # noqa: S608
    tables.insert(con, "units", facts.units)
    tables.insert(con, "employments", facts.employments)
    tables.insert(con, "absence_periods", facts.periods)
    tables.insert(con, "absence_days", facts.days)
    return con


@settings(max_examples=60, deadline=None)
@given(worlds.facts(), worlds.requests())
def test_h2_the_engine_equals_the_reference(facts: Facts, request: Request) -> None:
    assert engine.compute(load(facts), request) == reference.compute(facts, request)

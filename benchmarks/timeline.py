"""Steps and alerts of a large municipality: the engine against the reference and against a bare sort in DuckDB.

``python -m benchmarks.timeline`` prints absolute values and ratios of one run. The reference is measured on a sample of
the employees and scaled up; on the sample the engine must say the same, or the run stops.
"""

import argparse
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TypeVar

import duckdb

from benchmarks.table import Line, show
from naervaer.core.absence import AbsencePeriod, Category, EmploymentTerm
from naervaer.core.policy.schema import Policy
from naervaer.core.timeline import engine, reference
from naervaer.core.timeline.model import DueStep, RaisedAlert
from naervaer.files import tables
from naervaer.files.policy_files import read_policy

AS_OF = date(2026, 11, 22)
NIGHT, MONTH, DECADE = AS_OF, AS_OF - timedelta(days=31), AS_OF - timedelta(days=3652)
Result = TypeVar("Result")

EMPLOYMENTS = """
INSERT INTO employments
SELECT printf('%05d', i), printf('%05d', i), '', 'u' || i % 3000, '', 1, DATE '2010-01-01',
    CASE WHEN i % 20 = 0 THEN DATE '2026-12-31' END, '1', TRUE, FALSE, ''
FROM range($employees) AS t (i)
"""

PERIODS = """
INSERT INTO absence_periods
WITH drawn AS (
    SELECT floor(random() * $employees)::INTEGER AS i, $first + floor(random() * 3652)::INTEGER AS first,
        floor(random() * CASE WHEN random() < 0.85 THEN 6 WHEN random() < 0.8 THEN 30 ELSE 150 END)::INTEGER AS length,
        random() AS kind
    FROM range($periods)
)
SELECT printf('%05d', i),
    CASE WHEN kind < 0.8 THEN 'own_sickness' WHEN kind < 0.9 THEN 'partial_sickness' ELSE 'child_sick' END,
    first, CASE WHEN first + length < $as_of THEN first + length END, 1
FROM drawn
"""

SAMPLE = """
SELECT employment_id, category, first, last, degree FROM absence_periods
WHERE employment_id IN (SELECT unnest($some))
"""

SAMPLE_TERMS = "SELECT employment_id, last FROM employments WHERE employment_id IN (SELECT unnest($some))"

SORT = "CREATE OR REPLACE TEMP TABLE sorted AS FROM absence_periods ORDER BY employment_id, first"


@dataclass(frozen=True)
class Size:
    employees: int
    periods: int
    sample: int


SIZES = {"small": Size(2_000, 100_000, 100), "large": Size(50_000, 2_500_000, 200)}


def measure(size: Size) -> list[Line]:
    policy = read_policy("hjoerring")
    assert isinstance(policy, Policy)
    with tables.connect() as con:
        tables.create_tables(con)
        con.execute("SELECT setseed(0.42)")
        con.execute(EMPLOYMENTS, {"employees": size.employees})
        drawn = {"employees": size.employees, "periods": size.periods, "first": DECADE, "as_of": AS_OF}
        con.execute(PERIODS, drawn)
        sort, _ = timed(lambda: con.execute(SORT))
        night, _ = timed(lambda: derived(con, policy, NIGHT))
        month, found = timed(lambda: derived(con, policy, MONTH))
        decade, _ = timed(lambda: derived(con, policy, DECADE))
        slow = sampled(con, policy, found, size)
    return [
        Line("DuckDB, læs og sortér perioderne (grundlag)", sort, baseline=sort),
        Line("Motoren, alle skridt og nattens adviser", night, limit=5, baseline=sort),
        Line("Motoren, alle skridt og en måneds adviser", month, limit=5, baseline=sort),
        Line("Motoren, alle skridt og ti års adviser", decade, baseline=sort),
        Line("Referencen, en måned, regnet op fra en prøve", slow, baseline=month),
    ]


Found = tuple[list[DueStep], list[RaisedAlert]]


def derived(con: duckdb.DuckDBPyConnection, policy: Policy, since: date) -> Found:
    """Steps and alerts, read back to the last one."""
    everybody = engine.derive(con, policy, as_of=AS_OF, since=since)
    return list(everybody.steps()), list(everybody.alerts())


def sampled(con: duckdb.DuckDBPyConnection, policy: Policy, found: Found, size: Size) -> float:
    """Seconds the reference would take for everybody; stops when it says something else than the engine."""
    some = [f"{number:05d}" for number in range(0, size.employees, size.employees // size.sample)]
    absences = [
        AbsencePeriod(employment, Category(category), first, last, degree)
        for employment, category, first, last, degree in con.execute(SAMPLE, {"some": some}).fetchall()
    ]
    terms = [
        EmploymentTerm(employment, employment, "", Decimal(1), date(2010, 1, 1), last)
        for employment, last in con.execute(SAMPLE_TERMS, {"some": some}).fetchall()
    ]
    seconds, said = timed(lambda: reference.derive(absences, terms, policy, as_of=AS_OF, since=MONTH))
    steps, alerts = ([one for one in rows if one.employment_id in set(some)] for rows in found)
    if (said.steps, said.alerts) != (steps, alerts):
        sys.exit("Motoren og referencen siger ikke det samme.")
    return seconds * size.employees / len(some)


def timed(work: Callable[[], Result]) -> tuple[float, Result]:
    began = time.perf_counter()
    result = work()
    return time.perf_counter() - began, result


def main() -> int:
    parser = argparse.ArgumentParser(description="Mål skridt og adviser.")
    parser.add_argument("--size", choices=SIZES, default="large", help="kommunens størrelse (large)")
    size = SIZES[parser.parse_args().size]
    lines = measure(size)
    print(f"{size.employees} ansatte, {size.periods} perioder på ti år")
    print(show(lines))
    return 0 if all(line.kept for line in lines) else 1


if __name__ == "__main__":
    sys.exit(main())

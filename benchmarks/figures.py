"""Figures of a large municipality: the engine against bare NumPy and against pandas with day expansion.

``python -m benchmarks.figures`` prints absolute values and ratios of one run. All three give the same numbers for all
units with roll-up in every month; the run stops when they do not.
"""

import argparse
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date
from typing import TypeVar

import duckdb
import numpy as np

from benchmarks.figures_data import Large, fill, make
from benchmarks.figures_numpy import Numbers, by_prefix_sums
from benchmarks.figures_pandas import by_day_expansion, read
from benchmarks.table import Line, show
from naervaer.figures.engine import sums
from naervaer.figures.model import Denominator, Dimension, Request
from naervaer.figures.stored import stored_facts
from naervaer.files import tables

FIRST, LAST = date(2016, 1, 1), date(2025, 12, 31)
REQUEST = Request(
    FIRST,
    LAST,
    by=frozenset({Dimension.UNIT, Dimension.MONTH}),
    rollup=True,
    denominator=Denominator.NET_WORKDAYS,
)
Result = TypeVar("Result")


@dataclass(frozen=True)
class Size:
    employees: int
    units: int
    periods: int


SIZES = {"small": Size(2_000, 120, 100_000), "large": Size(50_000, 3_000, 2_500_000)}


def measure(size: Size, *, with_pandas: bool) -> list[Line]:
    large = make(FIRST, LAST, size.employees, size.units, size.periods)
    with tables.connect() as con:
        tables.create_tables(con)
        fill(con, large)
        numpy_seconds, expected = timed(lambda: by_prefix_sums(large))
        engine_seconds, found = timed(lambda: by_engine(con, large))
        same(found, expected, "NumPy")
        lines = [
            Line("NumPy, præfikssummer (grundlag)", numpy_seconds, baseline=numpy_seconds),
            Line(
                "Motoren, alle enheder × 120 måneder", engine_seconds, limit=3 * numpy_seconds, baseline=numpy_seconds
            ),
        ]
        if with_pandas:
            frames = read(con)
            pandas_seconds, expanded = timed(lambda: by_day_expansion(frames, REQUEST))
            same(expanded, expected, "pandas")
            lines.append(Line("pandas, en række for hver dag", pandas_seconds, baseline=numpy_seconds))
            lines.append(Line("Motoren mod pandas", engine_seconds, limit=pandas_seconds / 15, baseline=pandas_seconds))
        stored_seconds, _ = timed(lambda: stored_facts(con, REQUEST))
        lines.append(Line("Alle fakta, der gemmes", stored_seconds, limit=30))
    return lines


def timed(work: Callable[[], Result]) -> tuple[float, Result]:
    began = time.perf_counter()
    result = work()
    return time.perf_counter() - began, result


def by_engine(con: duckdb.DuckDBPyConnection, large: Large) -> Numbers:
    """What the engine's integers are in the hundredths of the baseline."""
    shape = (len(large.parent), len(REQUEST.months))
    with sums(con, REQUEST):
        found = con.execute(
            """
            select unit[2:]::int as unit, part, workdays // 10000 as workdays, fulltime // 100000000 as fulltime, days,
                possible // 10000000000 as possible, fte // 10000 as fte, persons, persons_absent, short, long
            from sweep.result join sweep.cell using (cell)
            """
        ).fetchnumpy()
    filled = {}
    for name in (field.name for field in fields(Numbers)):
        filled[name] = np.zeros(shape)
        filled[name][found["unit"], found["part"]] = found[name]
    return Numbers(**filled)


def same(found: Numbers, expected: Numbers, whose: str) -> None:
    if wrong := expected.differences(found):
        sys.exit(f"Tallene er ikke de samme som {whose}s: {', '.join(wrong)}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", choices=sorted(SIZES), default="large")
    parser.add_argument("--no-pandas", action="store_true", help="spring den langsomme sammenligning over")
    arguments = parser.parse_args()
    lines = measure(SIZES[arguments.size], with_pandas=not arguments.no_pandas)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(show([*lines, Line("Mest hukommelse", peak, "GB")]))
    return 0 if all(line.kept for line in lines) else 1


if __name__ == "__main__":
    sys.exit(main())

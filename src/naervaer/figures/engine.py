"""The figures fast: an event sweep in DuckDB over the canonical tables. Equals ``figures.reference`` exactly."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from typing import Any

import duckdb

from naervaer.core.absence import Category
from naervaer.figures.model import Denominator, Dimension, Request, Row
from naervaer.figures.sweep.absence import lay_out_absence
from naervaer.figures.sweep.assemble import (
    FULL_DAY_HOURS,
    FULLTIME,
    HALVES,
    MILLION,
    keep_all_absence,
    possible_unit,
    put_together,
    roll_up_absence,
    roll_up_bases,
    sum_bases,
)
from naervaer.figures.sweep.days import lay_out_days, lay_out_months
from naervaer.figures.sweep.persons import count_absent, count_persons
from naervaer.figures.sweep.possible import sum_possible
from naervaer.figures.sweep.spells import lay_out_spells
from naervaer.figures.sweep.stretches import lay_out_stretches
from naervaer.figures.sweep.sums import sum_absence

Keys = tuple[str | None, str | None, str | None, str | None]
Part = tuple[int, int]
"""A cell and the number of its month, 0 when the range is not divided by month."""


def compute(con: duckdb.DuckDBPyConnection, request: Request) -> list[Row]:
    """The rows of ``figures.reference.compute``, from the canonical tables of ``con``."""
    with sums(con, request) as unit:
        return sorted(_rows(con, request, unit), key=lambda row: row.key)


@contextmanager
def sums(con: duckdb.DuckDBPyConnection, request: Request) -> Iterator[int]:
    """``sweep.result`` as exact integers while the context lasts. Gives the parts of a day in ``possible``."""
    with workspace(con):
        unit = lay_out_bases(con, request, subtotals=False)
        lay_out_counts(con, request)
        yield unit


@contextmanager
def workspace(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """An empty schema ``sweep``, gone afterwards."""
    con.execute("drop schema if exists sweep cascade")
    con.execute("create schema sweep")
    try:
        yield
    finally:
        con.execute("drop schema if exists sweep cascade")


def lay_out_bases(con: duckdb.DuckDBPyConnection, request: Request, *, subtotals: bool) -> int:
    """Everything that is the same whichever categories are counted. Returns the parts of a day in ``possible``."""
    by_month = Dimension.MONTH in request.by
    lay_out_days(con, request)
    krl_unit = lay_out_months(con, request)
    lay_out_stretches(con, request, subtotals=subtotals)
    sum_possible(con)
    count_persons(con, by_month=by_month)
    if request.denominator is Denominator.DST:
        lay_out_absence(con, request, frozenset(Category))
        sum_absence(con)
        keep_all_absence(con)
    return possible_unit(request, krl_unit)


def lay_out_counts(con: duckdb.DuckDBPyConnection, request: Request, *, bases_stand: bool = False) -> None:
    """``sweep.result`` for the categories of the request. ``bases_stand``: an earlier call has made the bases."""
    by_month = Dimension.MONTH in request.by
    lay_out_absence(con, request, request.categories)
    lay_out_spells(con, request)
    sum_absence(con)
    count_absent(con, by_month=by_month)
    roll_up_absence(con, by_month=by_month)
    if not bases_stand:
        sum_bases(con, request)
        roll_up_bases(con, by_month=by_month)
    put_together(con)


def _rows(con: duckdb.DuckDBPyConnection, request: Request, unit: int) -> Iterator[Row]:
    by_month = Dimension.MONTH in request.by
    months: list[str | None] = [month.name for month in request.months] if by_month else [None]
    samples = 1 if by_month else len(request.fte_days)
    shares = _shares(con)
    cells = {cell: keys for cell, *keys in con.execute("select * from sweep.cell").fetchall()}
    found = set()
    result = con.execute("select * from sweep.result")
    names = [column[0] for column in result.description]
    for values in result.fetchall():
        row = dict(zip(names, values, strict=True))
        found.add(row["part"])
        unit_id, person, job_group = cells[row["cell"]]
        yield _row(
            (unit_id, person, job_group, months[row["part"]]), row, shares[row["cell"], row["part"]], unit, samples
        )
    if request.by <= {Dimension.MONTH}:
        yield from (Row(None, None, None, month) for part, month in enumerate(months) if part not in found)


def _shares(con: duckdb.DuckDBPyConnection) -> dict[Part, Fraction]:
    """Σ hours absent / hours planned of absence days."""
    shares: dict[Part, Fraction] = defaultdict(Fraction)
    for cell, part, planned, absent in con.execute(
        "select cell, part, planned, absent from sweep.cell_hours"
    ).fetchall():
        shares[cell, part] += Fraction(int(absent), planned)
    return shares


def _row(keys: Keys, row: dict[str, Any], share: Fraction, unit: int, samples: int) -> Row:
    return Row(
        *keys,
        persons=row["persons"],
        persons_absent=row["persons_absent"],
        absence_workdays=Fraction(int(row["workdays"]), HALVES) + share,
        absence_fulltime_days=Fraction(int(row["fulltime"]), FULLTIME) + Fraction(int(row["hours"]), FULL_DAY_HOURS),
        absence_calendar_days=row["days"],
        fte=Fraction(row["fte"], MILLION * samples),
        possible_days=Fraction(int(row["possible"]), unit) + Fraction(int(row["possible_hours"]), FULL_DAY_HOURS),
        spells_started=row["short"] + row["long"],
        spells_short=row["short"],
        spells_long=row["long"],
    )

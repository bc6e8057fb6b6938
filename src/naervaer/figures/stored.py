"""The figures in bulk, to be stored and shown by pages: a table in DuckDB, never rows in Python."""

from dataclasses import replace

import duckdb

from naervaer.core.absence import Category
from naervaer.figures.engine import lay_out_bases, lay_out_counts, workspace
from naervaer.figures.model import Denominator, Dimension, Request
from naervaer.figures.sweep.assemble import FULL_DAY_HOURS

BY = frozenset({Dimension.UNIT, Dimension.JOB_GROUP, Dimension.MONTH})

_MICRO = "::decimal(18, 0) * 0.000001::decimal(7, 6)"


def stored_facts(con: duckdb.DuckDBPyConnection, request: Request, *, split: bool = True) -> duckdb.DuckDBPyRelation:
    """The table ``figure_facts``: every unit with all below it × month × category × job group.

    Empty ``category`` is all that the request counts, empty ``job_group`` all employees. A single category (of all,
    also those not counted) has rows only where there was absence. Of the request's dimensions and roll-up nothing is
    used. Days are rounded half up to six decimals; everything before is exact. Whole months only make sense, so ask
    from the first of a month to the last. Without ``split`` there are only the rows of all categories and job groups.
    """
    request = replace(request, by=BY if split else BY - {Dimension.JOB_GROUP}, rollup=True)
    con.execute(
        """
        create or replace table figure_facts (
            unit_id varchar, month date, category varchar, job_group varchar, persons int, persons_absent int,
            absence_workdays decimal(18, 6), absence_fulltime_days decimal(18, 6), absence_calendar_days int,
            possible_days decimal(18, 6), fte decimal(14, 6), spells_started int, spells_short int, spells_long int
        )
        """
    )
    with workspace(con):
        unit = lay_out_bases(con, request, subtotals=split)
        lay_out_counts(con, request)
        _keep(con, "", unit, only_absent=False)
        stand = request.denominator is not Denominator.DST
        for category in Category if split else ():
            lay_out_counts(con, replace(request, categories=frozenset({category})), bases_stand=stand)
            _keep(con, category, unit, only_absent=True)
    return con.table("figure_facts")


def _keep(con: duckdb.DuckDBPyConnection, category: str, unit: int, *, only_absent: bool) -> None:
    con.execute(
        f"""
        insert into figure_facts
        with share as (
            select cell, part, sum((absent * 2000000000000 + planned) // (2 * planned)) as pico
            from sweep.cell_hours group by cell, part
        )
        select unit, date_trunc('month', m.first), $category, coalesce(job_group, ''), persons, persons_absent,
            ((workdays * 500000 + coalesce(pico, 0) + 500000) // 1000000){_MICRO},
            ((fulltime * 37 + hours * 1000000000 + 37000000) // 74000000){_MICRO},
            days,
            ((possible * $day_hours * 1000000 + possible_hours * $unit::hugeint * 1000000
                + $unit::hugeint * $day_hours // 2) // ($unit::hugeint * $day_hours)){_MICRO},
            fte{_MICRO},
            short + long, short, long
        from sweep.result join sweep.cell using (cell) join sweep.month m on part = m.month
            left join share using (cell, part)
        where days > 0 or not $only_absent
        """,  # noqa: S608
        {"category": category, "unit": unit, "day_hours": FULL_DAY_HOURS, "only_absent": only_absent},
    )

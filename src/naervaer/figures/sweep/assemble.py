"""Stage 8: the sums of groups and months, rolled up to cells and put together."""

import duckdb

from naervaer.figures.model import Denominator, Request

MILLION = 10**6
HALVES = 2 * MILLION
"""Parts of one whole day in ``workdays``: half days × millionths of degree."""
FULLTIME = HALVES * MILLION
"""Parts of one *dagsværk* in ``fulltime``: the above × millionths of fte."""
FULL_DAY_HOURS = 74_000
"""Parts of one *dagsværk* in hours: 7.4 hours of ten thousand parts."""


def keep_all_absence(con: duckdb.DuckDBPyConnection) -> None:
    """``sweep.everything``: absence of all categories, for the denominator that takes out what is not counted."""
    con.execute("create table sweep.everything as select grp, month, fulltime from sweep.absent")
    con.execute("create table sweep.everything_hours as select grp, month, absent from sweep.absent_hours")


def sum_bases(con: duckdb.DuckDBPyConnection, request: Request) -> None:
    """``sweep.base``: by group and month ``fte``, and ``possible`` and ``possible_hours`` by the denominator.

    ``possible`` is in the parts that ``possible_unit`` tells, ``possible_hours`` in ten-thousandths of an hour.
    """
    possible = "halves * 1000000::hugeint"
    if request.denominator is Denominator.KRL_227:
        possible = "fte::hugeint * (select krl from sweep.month m where m.month = p.month)"
    con.execute(
        f"""
        create or replace table sweep.base as
        select grp, month, fte, {possible} as possible, 0::hugeint as possible_hours from sweep.possible p
        """
    )
    if request.denominator is Denominator.PLANNED_HOURS:
        con.execute(
            """
            insert into sweep.base
            select grp, month, 0, -halves * fte * 1000000::hugeint, planned from sweep.absent_hours
            """
        )
    if request.denominator is Denominator.DST:
        con.execute(
            """
            insert into sweep.base
            select grp, month, 0, -fulltime, 0 from sweep.everything
            union all select grp, month, 0, fulltime, 0 from sweep.absent
            union all select grp, month, 0, 0, -absent from sweep.everything_hours
            union all select grp, month, 0, 0, absent from sweep.absent_hours
            """
        )


def possible_unit(request: Request, krl_unit: int) -> int:
    return MILLION * krl_unit if request.denominator is Denominator.KRL_227 else FULLTIME


def roll_up_bases(con: duckdb.DuckDBPyConnection, *, by_month: bool) -> None:
    """``sweep.cell_base``: what the group sums of ``sweep.base`` come to in each cell and part of the range."""
    part = "month" if by_month else "0"
    con.execute(
        f"""
        create or replace table sweep.cell_base as
        with by_group as (
            select grp, {part} as part, sum(fte) filter ({"true" if by_month else "sampled"}) as fte,
                sum(possible) as possible, sum(possible_hours) as possible_hours
            from sweep.base join sweep.month using (month) group by all
        )
        select cell, part, coalesce(sum(fte), 0)::bigint as fte, sum(possible) as possible,
            sum(possible_hours) as possible_hours
        from by_group join sweep.rollup using (grp) group by cell, part
        """
    )


def roll_up_absence(con: duckdb.DuckDBPyConnection, *, by_month: bool) -> None:
    """``sweep.cell_absent``, ``cell_hours`` and ``cell_spell``: periods, absence days and spells in each cell and part
    of the range; cells without have no row. Hours stand by the hours planned: their quotients have no common unit.
    """
    part = "month" if by_month else "0"
    con.execute(
        f"""
        create or replace table sweep.cell_absent as
        with by_group as (
            select grp, {part} as part, sum(workdays) as workdays, sum(fulltime) as fulltime, sum(days)::bigint as days
            from sweep.absent group by all
        )
        select cell, part, sum(workdays) as workdays, sum(fulltime) as fulltime, sum(days)::bigint as days
        from by_group join sweep.rollup using (grp) group by cell, part
        """
    )
    con.execute(
        f"""
        create or replace table sweep.cell_hours as
        select cell, {part} as part, planned, sum(absent) as absent, count(*) as days
        from sweep.absent_hours join sweep.rollup using (grp) where absent > 0 group by all
        """
    )
    con.execute(
        f"""
        create or replace table sweep.cell_spell as
        select cell, {part} as part, sum(short)::bigint as short, sum(long)::bigint as long
        from sweep.spell join sweep.rollup using (grp) group by all
        """
    )


def put_together(con: duckdb.DuckDBPyConnection) -> None:
    """``sweep.result``: one row for each cell and part of the range in which somebody was employed."""
    con.execute(
        """
        create or replace view sweep.result as
        with told_hours as (
            select cell, part, sum(absent) as hours, sum(days)::bigint as days from sweep.cell_hours group by cell, part
        )
        select cell, part, e.persons, coalesce(p.persons, 0) as persons_absent, coalesce(workdays, 0) as workdays,
            coalesce(fulltime, 0) as fulltime, coalesce(a.days, 0) + coalesce(h.days, 0) as days,
            coalesce(hours, 0) as hours, fte, possible, possible_hours, coalesce(short, 0) as short,
            coalesce(long, 0) as long
        from sweep.persons e join sweep.cell_base using (cell, part)
            left join sweep.cell_absent a using (cell, part) left join told_hours h using (cell, part)
            left join sweep.cell_spell using (cell, part) left join sweep.persons_absent p using (cell, part)
        """
    )

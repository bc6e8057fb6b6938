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


def assemble(con: duckdb.DuckDBPyConnection, *, by_month: bool) -> None:
    """``sweep.result``: one row for each cell and part of the range in which somebody was employed.

    ``sweep.result_hours``: the hours absent by the hours planned, since their quotients have no common unit.
    """
    part = "month" if by_month else "0"
    con.execute(
        f"""
        create or replace table sweep.summed as
        with by_group as (
            select grp, {part} as part, sum(workdays) as workdays, sum(fulltime) as fulltime, sum(days) as days,
                0::hugeint as hours, 0::hugeint as fte, 0::hugeint as possible, 0::hugeint as possible_hours,
                0::hugeint as short, 0::hugeint as long
            from sweep.absent group by all
            union all
            select grp, {part}, 0, 0, count(*), sum(absent), 0, 0, 0, 0, 0
            from sweep.absent_hours where absent > 0 group by all
            union all
            select grp, {part}, 0, 0, 0, 0, sum(fte) filter ({"true" if by_month else "sampled"}), sum(possible),
                sum(possible_hours), 0, 0
            from sweep.base join sweep.month using (month) group by all
            union all
            select grp, {part}, 0, 0, 0, 0, 0, 0, 0, sum(short), sum(long) from sweep.spell group by all
        ), grouped as (
            select grp, part, sum(workdays) as workdays, sum(fulltime) as fulltime, sum(days) as days,
                sum(hours) as hours, sum(fte) as fte, sum(possible) as possible, sum(possible_hours) as possible_hours,
                sum(short) as short, sum(long) as long
            from by_group group by all
        )
        select cell, part, sum(workdays) as workdays, sum(fulltime) as fulltime, sum(days) as days, sum(hours) as hours,
            sum(fte) as fte, sum(possible) as possible, sum(possible_hours) as possible_hours,
            sum(short) as short, sum(long) as long
        from grouped join sweep.rollup using (grp) group by cell, part
        """
    )
    con.execute(
        """
        create or replace table sweep.result as
        select p.cell, p.part, p.persons, coalesce(a.persons, 0) as persons_absent, s.* exclude (cell, part)
        from sweep.persons p join sweep.summed s on p.cell = s.cell and p.part = s.part
            left join sweep.persons_absent a on p.cell = a.cell and p.part = a.part
        """
    )
    con.execute(
        f"""
        create or replace table sweep.result_hours as
        select cell, {part} as part, planned, sum(absent) as absent
        from sweep.absent_hours join sweep.rollup using (grp) where absent > 0 group by all
        """
    )

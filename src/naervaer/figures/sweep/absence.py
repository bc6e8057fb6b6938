"""Stage 3: absence as days with hours, and as pieces of constant degree that do not overlap."""

from collections.abc import Iterable
from datetime import date

import duckdb

from naervaer.core.absence import Category
from naervaer.figures.model import Request
from naervaer.figures.sweep.days import horizon


def lay_out_absence(con: duckdb.DuckDBPyConnection, request: Request, categories: Iterable[Category]) -> None:
    """``sweep.hours``: one row for each employment and date with absence days; ``sweep.piece``: the periods outside
    those dates, flattened. Both hold only ``categories``; ``hours.planned`` is of all.
    """
    names = sorted(category.value for category in categories)
    _hours(con, request, names)
    _periods(con, request, names)
    con.execute(
        """
        create or replace table sweep.overlapping as
        select distinct employment from (
            select employment, first <= lag(last) over (partition by employment order by first) as doubled
            from sweep.period
        ) where doubled
        union
        select employment from sweep.hours
        """
    )
    (overlapping,) = con.execute("select count(*) from sweep.overlapping").fetchall()[0]
    if overlapping:
        _flatten(con)
    else:
        con.execute("create or replace view sweep.piece as select * from sweep.period")


def _hours(con: duckdb.DuckDBPyConnection, request: Request, names: list[str]) -> None:
    first, last = horizon(request)
    con.execute(
        """
        create or replace table sweep.hours as
        select employment, day, (max(planned_hours) * 10000)::bigint as planned,
            (least(coalesce(sum(absent_hours) filter (category in (select unnest($names::varchar[]))), 0),
                max(planned_hours)) * 10000)::bigint as absent
        from absence_days join sweep.employment using (employment_id)
        where day between $first and $last
        group by employment, day
        """,
        {"names": names, "first": first, "last": min(last, request.as_of or date.max)},
    )


def _periods(con: duckdb.DuckDBPyConnection, request: Request, names: list[str]) -> None:
    first, last = horizon(request)
    con.execute(
        """
        create or replace table sweep.period as
        select employment, greatest(first, $first) as first, least(coalesce(last, $open_end), $last) as last,
            (degree * 1000000)::int as degree
        from absence_periods join sweep.employment using (employment_id)
        where category in (select unnest($names::varchar[]))
            and greatest(first, $first) <= least(coalesce(last, $open_end), $last)
        """,
        {
            "names": names,
            "first": first,
            "last": min(last, request.as_of or date.max),
            "open_end": request.as_of or request.last,
        },
    )


def _flatten(con: duckdb.DuckDBPyConnection) -> None:
    """A sweep over the bounds of the overlapping periods; dates with absence days are holes in them."""
    con.execute(
        """
        create or replace table sweep.flattened as
        with bound as (
            select employment, first as day, degree, 0 as holes
            from sweep.period semi join sweep.overlapping using (employment)
            union all
            select employment, last + 1, -degree, 0
            from sweep.period semi join sweep.overlapping using (employment)
            union all
            select employment, day, 0, 1 from sweep.hours
            union all
            select employment, day + 1, 0, -1 from sweep.hours
        ), at_day as (
            select employment, day, sum(degree) as degree, sum(holes) as holes from bound group by employment, day
        ), running as (
            select employment, day as first, lead(day) over w - 1 as last,
                sum(degree) over w as degree, sum(holes) over w as holes
            from at_day window w as (partition by employment order by day)
        )
        select employment, first, last, least(degree, 1000000)::int as degree
        from running where degree > 0 and holes = 0
        """
    )
    con.execute(
        """
        create or replace view sweep.piece as
        select * from sweep.period anti join sweep.overlapping using (employment)
        union all
        select * from sweep.flattened
        """
    )

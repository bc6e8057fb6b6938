"""Stage 4: spells (*perioder*) that begin in the range, in the group of their first day."""

import duckdb

from naervaer.figures.model import Request


def lay_out_spells(con: duckdb.DuckDBPyConnection, request: Request) -> None:
    """``sweep.spell``: how many short and long spells begin in each group and month.

    A row joins the run before it when it begins at the latest on the day after that run's reach. Most rows are a
    spell by themselves, so only the others are numbered and put together.
    """
    _lay_out_reach(con, request)
    # Periods alone have been flattened, so the row before reaches farthest; absence days may reach past a period.
    has_hours = con.execute("select count(*) > 0 from sweep.hours").fetchall()[0][0]
    before = "max(reach) over earlier" if has_hours else "lag(reach) over row_by_row"
    con.execute(
        f"""
        create or replace table sweep.spell as
        with flagged as (
            select employment, first, last, coalesce(first <= 1 + {before}, false) as goes_on,
                coalesce(lead(first) over row_by_row <= 1 + greatest(reach, {before}), false) as is_followed
            from sweep.reaching
            window row_by_row as (partition by employment order by first, last), earlier as (
                partition by employment order by first, last rows between unbounded preceding and 1 preceding
            )
        ), numbered as (
            select *, count(*) filter (not goes_on) over (
                partition by employment order by first, last rows unbounded preceding
            ) as number
            from flagged where goes_on or is_followed
        ), spell as (
            select employment, min(first) as first, max(last) - min(first) + 1 as calendar_days
            from numbered group by employment, number
            union all
            select employment, first, last - first + 1 from flagged where not goes_on and not is_followed
        )
        select grp, month, count(*) filter (calendar_days < $long_from) as short,
            count(*) filter (calendar_days >= $long_from) as long
        from spell
            join sweep.stretch s on spell.employment = s.employment and spell.first between s.first and s.last
            join sweep.day d on spell.first = d.day
        group by grp, month
        """,
        {"long_from": request.long_from},
    )


def _lay_out_reach(con: duckdb.DuckDBPyConnection, request: Request) -> None:
    """``sweep.reaching``: pieces and absence days with their reach: the last day, or the days off after it where they
    are bridged. An absence day goes on over days off to the next absence day.
    """
    reach = "reach" if request.bridge_non_workdays else "last"
    con.execute(
        f"""
        create or replace view sweep.reaching as
        with told as (
            select employment, day, lead(day) over (partition by employment order by day) - 1 as until
            from sweep.hours where absent > 0
        ), absent as (
            select employment, first, last from sweep.piece
            union all
            select employment, t.day, case when until <= d.reach then until else t.day end
            from told t join sweep.day d on t.day = d.day
        )
        select employment, first, last, {reach} as reach from absent join sweep.day on last = day
        """
    )

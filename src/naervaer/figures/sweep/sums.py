"""Stage 5: absence while employed, summed by group and month."""

import duckdb


def sum_absence(con: duckdb.DuckDBPyConnection) -> None:
    """``sweep.absent``: each piece of absence within one stretch and one month; ``sweep.absent_hours``: each day.

    ``workdays`` are half days × millionths of degree, ``fulltime`` that × millionths of fte.
    """
    con.execute(
        """
        create or replace table sweep.absent as
        with employed as (
            select grp, person, fte, degree, greatest(p.first, s.first) as first, least(p.last, s.last) as last
            from sweep.piece p join sweep.stretch s
                on p.employment = s.employment and p.first <= s.last and s.first <= p.last
        ), bounded as (
            select e.*, a.before, b.through, a.month, b.month as last_month
            from employed e join sweep.day a on e.first = a.day join sweep.day b on e.last = b.day
        ), by_month as (
            select grp, person, month, fte, degree, (last - first + 1)::int as days, through - before as halves
            from bounded where month = last_month
            union all
            select grp, person, m.month, fte, degree,
                (least(b.last, m.last) - greatest(b.first, m.first) + 1)::int,
                least(b.through, e.through) - greatest(b.before, f.before)
            from (select *, unnest(range(month, last_month + 1))::int as part from bounded where month < last_month) b
                join sweep.month m on b.part = m.month
                join sweep.day f on m.first = f.day join sweep.day e on m.last = e.day
        )
        select grp, person, month, days, halves * degree as workdays, halves * degree * fte as fulltime
        from by_month
        """
    )
    con.execute(
        """
        create or replace table sweep.absent_hours as
        select grp, person, month, fte, absent, planned, possible_through - possible_before as halves
        from sweep.hours h
            join sweep.stretch s on h.employment = s.employment and h.day between s.first and s.last
            join sweep.day d on h.day = d.day
        """
    )

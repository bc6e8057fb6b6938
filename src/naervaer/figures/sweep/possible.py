"""Stage 6: fte and days that could have been worked, by group and month, as an event sweep.

A stretch of w millionths of fte adds at its start A += w, B −= w·before(start) and after its end A −= w,
B += w·through(end). With running sums over the months, F(m) = ΣB + ΣA·through(end of m) is what has become
possible until then, and the month's own is F(m) − F(m−1).
"""

import duckdb


def sum_possible(con: duckdb.DuckDBPyConnection) -> None:
    """``sweep.possible``: by group and month ``fte`` on the first day of the month's part, in millionths, and
    ``halves``: half days × millionths of fte.
    """
    con.execute(
        """
        create table sweep.event as
        with bounded as (
            select grp, fte, s.first, a.month as first_month, a.possible_before,
                b.month as last_month, b.possible_through
            from sweep.stretch s join sweep.day a on s.first = a.day join sweep.day b on s.last = b.day
        )
        select grp, first_month as month, fte as a, -fte * possible_before as b, 0 as sampled from bounded
        union all
        select grp, last_month, -fte, fte * possible_through, 0 from bounded
        union all
        select grp, e.first_month + (e.first > m.first)::int, 0, 0, fte
        from bounded e join sweep.month m on e.first_month = m.month
        union all
        select grp, last_month + 1, 0, 0, -fte from bounded
        """
    )
    con.execute(
        """
        create table sweep.possible as
        with summed as (
            select grp, month, sum(a)::bigint as a, sum(b)::bigint as b, sum(sampled)::bigint as sampled
            from sweep.event group by grp, month
        ), running as (
            select g.grp, m.month, d.possible_through,
                sum(coalesce(a, 0)) over w as a, sum(coalesce(b, 0)) over w as b,
                sum(coalesce(s.sampled, 0)) over w as fte
            from sweep.grp g cross join sweep.month m join sweep.day d on m.last = d.day
                left join summed s on g.grp = s.grp and m.month = s.month
            window w as (partition by g.grp order by m.month)
        ), until as (
            select grp, month, fte, b + a * possible_through as halves from running
        )
        select grp, month, fte::bigint as fte,
            (halves - coalesce(lag(halves) over (partition by grp order by month), 0))::bigint as halves
        from until
        """
    )

"""Stage 2: employments as stretches in one unit, and the cells in which each counts."""

from collections.abc import Iterator

import duckdb

from naervaer.core.absence import EMPLOYED_STATUSES, UnitTerm
from naervaer.core.tree import History, Line
from naervaer.figures.model import Dimension, Request


def lay_out_stretches(con: duckdb.DuckDBPyConnection, request: Request, *, subtotals: bool) -> None:
    """``sweep.stretch``: part of an employment in one ``grp``; ``sweep.rollup``: the cells of each ``grp``.

    A group is the finest division asked for, with the line of units above it; its sums are made once and rolled up
    after. ``subtotals`` adds, for each cell with a job group, the cell of all job groups.
    """
    _terms(con, request)
    _lines(con, request)
    by = request.by
    place = "t.unit_id" if Dimension.UNIT in by else "''"
    person = "person_id" if Dimension.PERSON in by else "null::varchar"
    job_group = "job_group" if Dimension.JOB_GROUP in by else "null::varchar"
    con.execute(
        f"""
        create table sweep.piece_of_term as select
            employment_id, person_id, line, {person} as person, {job_group} as job_group, fte,
            greatest(t.first, l.first) as first, least(t.last, l.last) as last
        from sweep.term t join sweep.line l
            on {place} = l.place and t.first <= l.last and l.first <= t.last
        """
    )
    con.execute(
        """
        create table sweep.grp as select row_number() over ()::int as grp, *
        from (select distinct line, person, job_group from sweep.piece_of_term)
        """
    )
    con.execute(
        """
        create table sweep.stretch as select
            grp, employment_id, dense_rank() over (order by employment_id)::int as employment,
            dense_rank() over (order by person_id)::int as person, fte, first, last
        from sweep.piece_of_term p join sweep.grp g
            on p.line = g.line and p.person is not distinct from g.person
            and p.job_group is not distinct from g.job_group
        """
    )
    con.execute("create table sweep.employment as select distinct employment, employment_id from sweep.stretch")
    _cells(con, subtotals=subtotals)


def _terms(con: duckdb.DuckDBPyConnection, request: Request) -> None:
    con.execute(
        """
        create table sweep.term as
        with in_order as (
            select *, lead(first) over (
                partition by employment_id
                order by first, coalesce(last, date '9999-12-31'), unit_id, job_group, fte, status, monthly_paid,
                    person_id
            ) as following
            from employments
        )
        select employment_id, person_id, unit_id, job_group, (fte * 1000000)::bigint as fte,
            greatest(first, $first) as first, least(last, following - 1, $last) as last
        from in_order
        where status in (select unnest($employed)) and (monthly_paid or not $monthly_paid_only)
            and greatest(first, $first) <= least(last, following - 1, $last)
        """,
        {
            "first": request.first,
            "last": request.last,
            "employed": sorted(EMPLOYED_STATUSES),
            "monthly_paid_only": request.monthly_paid_only,
        },
    )


def _lines(con: duckdb.DuckDBPyConnection, request: Request) -> None:
    """``sweep.line``: stretches of time in which a unit has the same units above it; ``sweep.above`` names them."""
    found = list(_found_lines(con, request))
    con.execute(
        """
        create table sweep.line as select
            unnest($line::int[]) as line, unnest($place::varchar[]) as place, unnest($first::date[]) as first,
            unnest($last::date[]) as last
        """,
        {
            "line": list(range(len(found))),
            "place": [unit or "" for unit, _ in found],
            "first": [line.first for _, line in found],
            "last": [line.last for _, line in found],
        },
    )
    above = [(number, unit) for number, (own, line) in enumerate(found) for unit in (own, *line.ancestors)]
    con.execute(
        "create table sweep.above as select unnest($line::int[]) as line, unnest($unit::varchar[]) as unit",
        {"line": [number for number, _ in above], "unit": [unit for _, unit in above]},
    )


def _found_lines(con: duckdb.DuckDBPyConnection, request: Request) -> Iterator[tuple[str | None, Line]]:
    whole = Line(request.first, request.last, ())
    if Dimension.UNIT not in request.by:
        yield None, whole
        return
    history = History(_unit_terms(con) if request.rollup else ())
    for (unit,) in con.execute("select distinct unit_id from sweep.term order by 1").fetchall():
        for line in history.lines(unit, request.first, request.last):
            yield unit, line


def _unit_terms(con: duckdb.DuckDBPyConnection) -> list[UnitTerm]:
    rows = con.execute("select unit_id, parent_id, first, last from units").fetchall()
    return [UnitTerm(unit, parent, "", "", first, last) for unit, parent, first, last in rows]


def _cells(con: duckdb.DuckDBPyConnection, *, subtotals: bool) -> None:
    job_groups = "case job_group when '' then [''] else [job_group, ''] end" if subtotals else "[job_group]"
    con.execute(
        f"""
        create table sweep.grp_in_cell as
        select grp, unit, person, unnest({job_groups}) as job_group
        from sweep.grp join sweep.above using (line)
        """
    )
    con.execute(
        """
        create table sweep.cell as select row_number() over ()::int as cell, *
        from (select distinct unit, person, job_group from sweep.grp_in_cell)
        """
    )
    con.execute(
        """
        create table sweep.rollup as select distinct grp, cell
        from sweep.grp_in_cell g join sweep.cell c
            on g.unit is not distinct from c.unit and g.person is not distinct from c.person
            and g.job_group is not distinct from c.job_group
        """
    )

"""Stage 7: distinct persons by cell and part of the range."""

import duckdb


def count_persons(con: duckdb.DuckDBPyConnection, *, by_month: bool) -> None:
    """``sweep.persons``: persons employed at some time in the cell and month.

    The months of each person in each cell are joined to unbroken runs, so that a person is one however many
    employments and moves there were; then a running sum of runs begun and ended.
    """
    first, last = ("a.month", "b.month") if by_month else ("0", "0")
    parts = "select month as part from sweep.month" if by_month else "select 0 as part"
    con.execute(
        f"""
        create table sweep.persons as
        with present as (
            select distinct person, cell, {first} as first, {last} as last
            from sweep.stretch s join sweep.rollup using (grp)
                join sweep.day a on s.first = a.day join sweep.day b on s.last = b.day
        ), flagged as (
            select *, first <= 1 + max(last) over (
                partition by person, cell order by first, last rows between unbounded preceding and 1 preceding
            ) as goes_on
            from present
        ), numbered as (
            select *, count(*) filter (goes_on is not true) over (
                partition by person, cell order by first, last rows unbounded preceding
            ) as number
            from flagged
        ), run as (
            select cell, min(first) as first, max(last) as last from numbered group by person, cell, number
        ), event as (
            select cell, first as part, 1 as persons from run
            union all
            select cell, last + 1, -1 from run
        ), summed as (
            select cell, part, sum(persons) as persons from event group by cell, part
        )
        select cell, part, persons from (
            select c.cell, p.part, sum(coalesce(persons, 0)) over (partition by c.cell order by p.part)::int as persons
            from sweep.cell c cross join ({parts}) p
                left join summed s on c.cell = s.cell and p.part = s.part
        ) where persons > 0
        """
    )


def count_absent(con: duckdb.DuckDBPyConnection, *, by_month: bool) -> None:
    """``sweep.persons_absent``: persons with a day of absence in the cell and month.

    Counts are made by group and rolled up; a person absent in several groups of the same month is then taken out of
    the cells where the sum has counted that person twice.
    """
    con.execute(
        f"""
        create or replace table sweep.absentee as
        select distinct grp, person, {"month" if by_month else "0"} as part from (
            select grp, person, month from sweep.absent
            union all
            select grp, person, month from sweep.absent_hours where absent > 0
        )
        """
    )
    con.execute(
        """
        create or replace table sweep.persons_absent as
        with counted as (
            select cell, part, persons
            from (select grp, part, count(*) as persons from sweep.absentee group by grp, part)
                join sweep.rollup using (grp)
        ), moving as (
            select person from sweep.stretch group by person having min(grp) < max(grp)
        ), several as (
            select person, part from sweep.absentee semi join moving using (person)
            group by person, part having count(*) > 1
        ), twice as (
            select cell, part, 1 - count(*) as persons
            from sweep.absentee semi join several using (person, part) join sweep.rollup using (grp)
            group by cell, part, person having count(*) > 1
        )
        select cell, part, sum(persons)::int as persons
        from (select * from counted union all select * from twice) group by cell, part
        """
    )

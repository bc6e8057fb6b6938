"""Stage 1: the calendar as running sums, and the months of the range."""

from datetime import date, timedelta
from itertools import accumulate
from math import lcm

import duckdb

from naervaer.core.calendar import FULL, WorkCalendar, days
from naervaer.figures.model import Count, Denominator, Request

MARGIN = timedelta(days=400)
"""How far outside the range absence is read: no run of days that are not worked is longer."""


def horizon(request: Request) -> tuple[date, date]:
    """The days that can matter: outside them no spell that begins in the range becomes long or is joined to another."""
    return request.first - MARGIN, request.last + MARGIN + timedelta(days=request.long_from)


def lay_out_days(con: duckdb.DuckDBPyConnection, request: Request) -> None:
    """``sweep.day``: half days counted ``before`` and ``through`` each date, for absence and for possible days;
    ``reach``: the last of the days off that follow. ``month``: number in the range, NULL outside.
    """
    first, last = horizon(request)
    every = days(first, last)
    counted = [_counted(request, day) for day in every]
    possible = [_possible(request, day) for day in every]
    month_of = {month.name: number for number, month in enumerate(request.months)}
    inside = [request.first <= day <= request.last for day in every]
    con.execute(
        """
        create table sweep.day as select
            unnest($day::date[]) as day, unnest($month::int[]) as month, unnest($reach::date[]) as reach,
            unnest($before::bigint[]) as before, unnest($through::bigint[]) as through,
            unnest($possible_before::bigint[]) as possible_before,
            unnest($possible_through::bigint[]) as possible_through
        """,
        {
            "day": every,
            "month": [month_of[f"{d:%Y-%m}"] if within else None for d, within in zip(every, inside, strict=True)],
            "reach": _reach(request.calendar, every),
            "before": list(accumulate(counted, initial=0))[:-1],
            "through": list(accumulate(counted)),
            "possible_before": list(accumulate(possible, initial=0))[:-1],
            "possible_through": list(accumulate(possible)),
        },
    )


def lay_out_months(con: duckdb.DuckDBPyConnection, request: Request) -> int:
    """``sweep.month``: the parts of months in the range. Returns the unit of ``krl``: parts of a day in one day."""
    months = request.months
    unit = lcm(*(month.krl_days.denominator for month in months))
    con.execute(
        """
        create table sweep.month as select
            unnest($month::int[]) as month, unnest($name) as name, unnest($first::date[]) as first,
            unnest($last::date[]) as last, unnest($sampled::boolean[]) as sampled, unnest($krl::bigint[]) as krl
        """,
        {
            "month": list(range(len(months))),
            "name": [month.name for month in months],
            "first": [month.first for month in months],
            "last": [month.last for month in months],
            "sampled": [month.first in request.fte_days for month in months],
            "krl": [int(month.krl_days * unit) for month in months],
        },
    )
    return unit


def _counted(request: Request, day: date) -> int:
    return FULL if request.count is Count.CALENDAR_DAYS else request.calendar.halves(day)


def _possible(request: Request, day: date) -> int:
    if request.denominator is Denominator.GROSS_WEEKDAYS:
        return WorkCalendar("mon-fri").halves(day)
    return _counted(request, day)


def _reach(calendar: WorkCalendar, every: list[date]) -> list[date]:
    reach = calendar.day_before_next_workday(every[-1])
    found = []
    for day in reversed(every):
        found.append(reach)
        if calendar.is_workday(day):
            reach = day - timedelta(days=1)
    return found[::-1]

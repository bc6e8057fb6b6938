"""The same numbers by pandas, one row for each day of absence: how such figures are often made.

It begins where the engine begins: with the canonical tables, their ids as text and their dates as dates.
"""

from dataclasses import dataclass

import duckdb
import numpy as np
import pandas as pd

from benchmarks.figures_numpy import Numbers, Table
from naervaer.core.calendar import WorkCalendar, days
from naervaer.figures.model import Request

LONG_FROM = 15
MEASURES = ["workdays", "fulltime", "days", "short", "long"]


@dataclass(frozen=True)
class Frames:
    units: pd.DataFrame
    terms: pd.DataFrame
    periods: pd.DataFrame


def read(con: duckdb.DuckDBPyConnection) -> Frames:
    """``fte`` and ``degree`` in hundredths, so that sums are exact."""
    return Frames(
        con.execute("select unit_id, parent_id from units").df(),
        con.execute(
            """
            select employment_id, person_id, unit_id, (fte * 100)::int as fte, first as term_first, last as term_last
            from employments
            """
        ).df(),
        con.execute(
            """
            select employment_id, first, last, (degree * 100)::int as degree from absence_periods
            order by employment_id, first
            """
        ).df(),
    )


def by_day_expansion(frames: Frames, request: Request) -> Numbers:
    every = days(request.first, request.last)
    calendar = pd.DataFrame({"day": pd.to_datetime(every), "halves": [WorkCalendar().halves(day) for day in every]})
    calendar["month"] = (calendar["day"].dt.year - request.first.year) * 12 + calendar["day"].dt.month - 1
    ancestors = _ancestors(frames.units)
    day = _days(frames, calendar)
    own = day.groupby(["unit_id", "month"])[MEASURES].sum().reset_index()
    absent = own.merge(ancestors, on="unit_id").groupby(["above", "month"])[MEASURES].sum()
    absentees = _distinct(day, ancestors)

    month = _months(frames.terms, calendar)
    base = month.groupby(["unit_id", "month"])[["possible", "sampled"]].sum().reset_index()
    base = base.merge(ancestors, on="unit_id").groupby(["above", "month"])[["possible", "sampled"]].sum()

    shape = (len(frames.units), len(request.months))
    return Numbers(
        workdays=_table(absent["workdays"], shape),
        fulltime=_table(absent["fulltime"], shape),
        days=_table(absent["days"], shape),
        possible=_table(base["possible"], shape),
        fte=_table(base["sampled"], shape),
        persons=_table(_distinct(month, ancestors), shape),
        persons_absent=_table(absentees, shape),
        short=_table(absent["short"], shape),
        long=_table(absent["long"], shape),
    )


def _ancestors(units: pd.DataFrame) -> pd.DataFrame:
    """Each unit with itself and every unit above it."""
    level = units.assign(above=units["unit_id"])[["unit_id", "above"]]
    parents = units.rename(columns={"unit_id": "above"})
    found = []
    while len(level):
        found.append(level)
        level = level.merge(parents, on="above").dropna()[["unit_id", "parent_id"]]
        level = level.rename(columns={"parent_id": "above"})
    return pd.concat(found)


def _days(frames: Frames, calendar: pd.DataFrame) -> pd.DataFrame:
    """One row for each day of absence while employed."""
    periods = frames.periods.copy()
    same = periods["employment_id"] == periods["employment_id"].shift()
    periods["begins"] = ~(same & (periods["first"] <= periods["last"].shift() + pd.Timedelta(days=1)))
    ends = periods.groupby(periods["begins"].cumsum())["last"].transform("max")
    periods["is_long"] = (ends - periods["first"]).dt.days + 1 >= LONG_FROM
    day = periods.loc[periods.index.repeat((periods["last"] - periods["first"]).dt.days + 1)]
    day["day"] = day["first"] + pd.to_timedelta(day.groupby(level=0).cumcount(), unit="D")
    day = day.merge(frames.terms, on="employment_id")
    day = day[(day["day"] >= day["term_first"]) & (day["day"] <= day["term_last"])]
    day = day.merge(calendar, on="day")
    day["workdays"] = day["halves"] * day["degree"]
    day["fulltime"] = day["workdays"] * day["fte"]
    day["days"] = 1
    starts = day["begins"] & (day["day"] == day["first"])
    day["short"] = starts & ~day["is_long"]
    day["long"] = starts & day["is_long"]
    return day


def _months(terms: pd.DataFrame, calendar: pd.DataFrame) -> pd.DataFrame:
    """One row for each month of an employment, with the workdays of each by a running sum."""
    running = calendar.assign(through=calendar["halves"].cumsum())
    running["before"] = running["through"] - running["halves"]
    bounds = calendar.groupby("month")["day"].agg(["min", "max"]).reset_index()
    month = terms.merge(bounds, how="cross")
    month["from"] = month[["term_first", "min"]].max(axis=1)
    month["until"] = month[["term_last", "max"]].min(axis=1)
    month = month[month["from"] <= month["until"]]
    month = month.merge(running[["day", "before"]], left_on="from", right_on="day")
    month = month.merge(running[["day", "through"]], left_on="until", right_on="day")
    month["possible"] = month["fte"] * (month["through"] - month["before"])
    month["sampled"] = month["fte"] * (month["from"] == month["min"])
    return month


def _distinct(rows: pd.DataFrame, ancestors: pd.DataFrame) -> "pd.Series[int]":
    present = rows[["person_id", "unit_id", "month"]].drop_duplicates().merge(ancestors, on="unit_id")
    return present.drop_duplicates(["person_id", "above", "month"]).groupby(["above", "month"]).size()


def _table(series: "pd.Series[int]", shape: tuple[int, int]) -> Table:
    filled = np.zeros(shape)
    units = series.index.get_level_values(0).str[1:].astype(int)
    filled[units, series.index.get_level_values(1)] = series.to_numpy()
    return filled

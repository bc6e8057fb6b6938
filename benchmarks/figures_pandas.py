"""The same numbers by pandas, one row for each day of absence: how such figures are often made."""

import numpy as np
import pandas as pd

from benchmarks.figures_data import Large
from benchmarks.figures_numpy import Numbers, Table, calendar_of


def by_day_expansion(large: Large) -> Numbers:
    calendar = calendar_of(large)
    months, units = len(calendar.ends), len(large.parent)
    halves = np.diff(calendar.cumulated)
    ancestors = pd.concat(
        pd.DataFrame({"unit": np.arange(units), "above": level})[level >= 0] for level in large.levels
    )
    terms = pd.DataFrame(
        {
            "employee": large.term_employee,
            "unit": large.term_unit,
            "fte": large.term_fte,
            "first": large.term_first,
            "last": large.term_last,
        }
    )
    periods = pd.DataFrame(
        {
            "employee": large.period_employee,
            "first": large.period_first,
            "last": large.period_last,
            "degree": large.period_degree,
        }
    )
    periods["begins"] = (periods["employee"] != periods["employee"].shift()) | (
        periods["first"] > periods["last"].shift() + 1
    )
    ends = periods.groupby(periods["begins"].cumsum())["last"].transform("max")
    periods["long"] = ends - periods["first"] + 1 > 14
    length = periods["last"] - periods["first"] + 1
    day = periods.loc[periods.index.repeat(length)]
    day["day"] = day["first"] + day.groupby(level=0).cumcount()
    day = day.merge(terms, on="employee", suffixes=("", "_term"))
    day = day[(day["day"] >= day["first_term"]) & (day["day"] <= day["last_term"])]
    day["month"] = calendar.month[day["day"]]
    day["workdays"] = halves[day["day"]] * day["degree"]
    day["fulltime"] = day["workdays"] * day["fte"]
    day["days"] = 1
    starts = day["begins"] & (day["day"] == day["first"])
    day["short"] = starts & ~day["long"]
    day["long"] = starts & day["long"]
    own = day.groupby(["unit", "month"])[["workdays", "fulltime", "days", "short", "long"]].sum().reset_index()
    absent = own.merge(ancestors, on="unit").groupby(["above", "month"]).sum()
    present = day[["employee", "unit", "month"]].drop_duplicates().merge(ancestors, on="unit")
    absentees = present.drop_duplicates(["employee", "above", "month"]).groupby(["above", "month"]).size()

    month_rows = terms.merge(pd.DataFrame({"month": np.arange(months)}), how="cross")
    start = calendar.first_of_month[month_rows["month"]]
    end = calendar.ends[month_rows["month"]]
    month_rows["from"] = np.maximum(month_rows["first"], start)
    month_rows["until"] = np.minimum(month_rows["last"], end)
    month_rows["sampled"] = month_rows["fte"] * ((month_rows["first"] <= start) & (month_rows["last"] >= start))
    month_rows = month_rows[month_rows["from"] <= month_rows["until"]]
    month_rows["possible"] = month_rows["fte"] * (
        calendar.cumulated[month_rows["until"] + 1] - calendar.cumulated[month_rows["from"]]
    )
    base = month_rows.groupby(["unit", "month"])[["possible", "sampled"]].sum().reset_index()
    base = base.merge(ancestors, on="unit").groupby(["above", "month"]).sum()
    employed = month_rows[["employee", "unit", "month"]].merge(ancestors, on="unit")
    persons = employed.drop_duplicates(["employee", "above", "month"]).groupby(["above", "month"]).size()

    def table(series: "pd.Series[int]") -> Table:
        filled = np.zeros((units, months))
        filled[series.index.get_level_values(0), series.index.get_level_values(1)] = series.to_numpy()
        return filled

    return Numbers(
        workdays=table(absent["workdays"]),
        fulltime=table(absent["fulltime"]),
        days=table(absent["days"]),
        possible=table(base["possible"]),
        fte=table(base["sampled"]),
        persons=table(persons),
        persons_absent=table(absentees),
        short=table(absent["short"]),
        long=table(absent["long"]),
    )

"""Figures from the command line, against numbers worked out by hand or published (H2)."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

pytestmark = pytest.mark.slow
"""Every one starts the program anew, as its users do."""

Run = Callable[..., Any]

ONE_FULL_TIMER = "employment_id;unit_id;fte;from;to\n00123;A;1;2020-01-01;\n"
YEAR = ("--from", "2025-01-01", "--to", "2025-12-31")


def figures(run: Run, *words: str, employments: str = ONE_FULL_TIMER, **files: str) -> list[dict[str, Any]]:
    sources = [word for name in files if name != "org" for word in (f"--absence-{name.split('_')[0]}", f"{name}.csv")]
    org = ("--org", "org.csv") if "org" in files else ()
    done = run(
        "figures", "--employments", "employments.csv", *sources, *org, *words, "--json",
        employments=employments, **files,
    )  # fmt: skip
    assert done.code == 0, done.err
    rows: list[dict[str, Any]] = done.json["rows"]
    return rows


def test_region_hovedstadens_published_table_of_part_days_is_met(naervaer: Run) -> None:
    vector = [("7.4", "7.4"), ("7.4", "2.4"), ("8.5", "2.5"), ("10.0", "5.0"), ("16.0", "16.0"), ("17.5", "14.25")]
    days = "employment_id;date;type;absent_hours;planned_hours\n" + "".join(
        f"00123;2025-03-{3 + n:02d};790;{absent};{planned}\n" for n, (planned, absent) in enumerate(vector)
    )
    [row] = figures(naervaer, *YEAR, days=days)
    assert round(row["absence_workdays"], 3) == 3.933
    assert round(row["absence_fulltime_days"], 3) == 6.426


def test_a_whole_year_under_krl_divides_by_227_a_full_timer(naervaer: Run) -> None:
    periods = "employment_id;type;from;to\n00123;790;2025-03-03;2025-03-18\n"
    [row] = figures(naervaer, *YEAR, "--denominator", "krl-227", periods=periods)
    assert row["absence_workdays"] == 12
    assert row["fte"] == 1
    assert row["possible_days"] == pytest.approx(227)
    assert row["percent"] == pytest.approx(100 * 12 / 227)
    assert row["days_per_fte"] == pytest.approx(12)
    assert (row["spells_started"], row["spells_short"], row["spells_long"]) == (1, 0, 1)
    assert row["absence_calendar_days"] == 16


def test_net_workdays_leave_public_holidays_out(naervaer: Run) -> None:
    periods = "employment_id;type;from;to\n00123;790;2025-04-14;2025-04-21\n"
    [row] = figures(naervaer, *YEAR, "--denominator", "net-workdays", periods=periods)
    assert row["absence_workdays"] == 3, "skærtorsdag, langfredag og 2. påskedag er ikke arbejdsdage"
    assert row["possible_days"] == 253


def test_gross_weekdays_are_261_in_2025(naervaer: Run) -> None:
    [row] = figures(
        naervaer, *YEAR, "--denominator", "gross-weekdays",
        periods="employment_id;type;from;to\n00123;790;2025-03-03;2025-03-03\n",
    )  # fmt: skip
    assert row["possible_days"] == 261


def test_partial_absence_of_a_part_timer_is_degree_times_fte(naervaer: Run) -> None:
    [row] = figures(
        naervaer, *YEAR,
        employments="employment_id;unit_id;fte;from;to\n1;A;0,8;01-01-2020;\n",
        periods="employment_id;type;from;to;degree\n1;526;03-03-2025;07-03-2025;0,5\n",
    )  # fmt: skip
    assert row["absence_workdays"] == 2.5
    assert row["absence_fulltime_days"] == 2
    assert row["fte"] == 0.8


def test_absence_follows_the_employee_to_the_new_unit_on_the_day(naervaer: Run) -> None:
    moved = "employment_id;unit_id;fte;from;to\n1;A;1;2020-01-01;2025-03-05\n1;B;1;2025-03-06;\n"
    rows = figures(
        naervaer, *YEAR, "--by", "unit", employments=moved,
        periods="employment_id;type;from;to\n1;790;2025-03-03;2025-03-07\n",
    )  # fmt: skip
    assert {r["unit"]: r["absence_workdays"] for r in rows} == {"A": 3, "B": 2}
    assert sum(r["spells_started"] for r in rows) == 1


def test_rollup_gives_a_parent_the_sum_of_its_units_once(naervaer: Run) -> None:
    rows = figures(
        naervaer, *YEAR, "--by", "unit", "--rollup",
        org="unit_id;parent_id;name\nK;;Kommune\nA;K;Alfa\nB;K;Beta\n",
        employments="employment_id;person_id;unit_id;fte;from;to\n1;P;A;0.5;2020-01-01;\n2;P;B;0.5;2020-01-01;\n",
        periods="employment_id;type;from;to\n1;790;2025-03-03;2025-03-07\n2;790;2025-03-03;2025-03-07\n",
    )  # fmt: skip
    by_unit = {r["unit"]: r for r in rows}
    assert by_unit["K"]["absence_fulltime_days"] == 5
    assert by_unit["K"]["persons"] == 1, "én person med to ansættelser er én person"
    assert by_unit["A"]["absence_fulltime_days"] == 2.5


def test_an_open_spell_ends_on_the_day_asked_about(naervaer: Run) -> None:
    [row] = figures(
        naervaer, *YEAR, "--as-of", "2025-03-07", periods="employment_id;type;from;to\n00123;790;2025-03-03;\n"
    )
    assert row["absence_workdays"] == 5


def test_overlapping_rows_never_count_a_day_twice(naervaer: Run) -> None:
    [row] = figures(
        naervaer, *YEAR,
        periods="employment_id;type;from;to\n00123;790;2025-03-03;2025-03-07\n00123;526;2025-03-06;2025-03-10\n",
    )  # fmt: skip
    assert row["absence_workdays"] == 6
    assert row["absence_calendar_days"] == 8


def test_months_add_up_to_the_year(naervaer: Run) -> None:
    periods = "employment_id;type;from;to\n00123;790;2025-01-27;2025-03-07\n"
    months = figures(naervaer, *YEAR, "--by", "month", periods=periods)
    [year] = figures(naervaer, *YEAR, periods=periods)
    assert len(months) == 12
    for key in ("absence_workdays", "absence_calendar_days", "spells_started"):
        assert sum(m[key] for m in months) == year[key]
    assert sum(m["possible_days"] for m in months) == pytest.approx(year["possible_days"])


def test_a_small_group_is_suppressed_and_never_zero(naervaer: Run) -> None:
    rows = figures(
        naervaer, *YEAR, "--by", "unit", "--suppress-below", "5",
        periods="employment_id;type;from;to\n00123;790;2025-03-03;2025-03-07\n",
    )  # fmt: skip
    assert rows[0]["suppressed"] is True
    assert rows[0]["percent"] is None
    assert rows[0]["absence_workdays"] is None


def test_child_sickness_counts_only_when_asked_for(naervaer: Run) -> None:
    periods = "employment_id;type;from;to\n00123;child_sick;2025-03-03;2025-03-04\n"
    [default] = figures(naervaer, *YEAR, periods=periods)
    [asked] = figures(naervaer, *YEAR, "--categories", "child_sick", periods=periods)
    assert (default["absence_workdays"], asked["absence_workdays"]) == (0, 2)


def test_nobody_employed_gives_no_percent_rather_than_zero(naervaer: Run) -> None:
    [row] = figures(
        naervaer, "--from", "2019-01-01", "--to", "2019-12-31",
        periods="employment_id;type;from;to\n00123;790;2025-03-03;2025-03-04\n",
    )  # fmt: skip
    assert row["percent"] is None


def test_the_method_names_every_choice(naervaer: Run) -> None:
    done = naervaer(
        "figures", "--employments", "employments.csv", "--absence-periods", "periods.csv", *YEAR, "--json",
        employments=ONE_FULL_TIMER, periods="employment_id;type;from;to\n00123;790;2025-03-03;2025-03-04\n",
    )  # fmt: skip
    method = str(done.json["method"])
    assert "krl-227" in method
    assert "own_sickness" in method


@pytest.mark.parametrize("year", [2023, 2024, 2025, 2026])
def test_the_danish_calendar_of_each_year(naervaer: Run, year: int) -> None:
    [row] = figures(
        naervaer, "--from", f"{year}-01-01", "--to", f"{year}-12-31", "--denominator", "net-workdays",
        periods=f"employment_id;type;from;to\n00123;790;{date(year, 3, 3)};{date(year, 3, 4)}\n",
    )  # fmt: skip
    assert row["possible_days"] == {2023: 252, 2024: 254, 2025: 253, 2026: 254}[year]

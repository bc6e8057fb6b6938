"""The demo's figures, counted by the engine under Hjørring's policy, are those of Hjørring's application (H1, H2)."""

from dataclasses import replace
from datetime import date

import pytest

from naervaer.core.calendar import WorkCalendar, calendar_of
from naervaer.core.policy.schema import Policy
from naervaer.demo import world
from naervaer.demo.shapes import CARE
from naervaer.demo.world import SmallWorld
from naervaer.figures.engine import compute
from naervaer.figures.model import Denominator, Dimension, Request, Row
from naervaer.files.policy_files import read_policy
from naervaer.files.tables import connect, create_tables, insert

MONDAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def calendar() -> WorkCalendar:
    policy = read_policy("hjoerring")
    assert isinstance(policy, Policy)
    return calendar_of(policy)


@pytest.fixture(scope="module")
def small(calendar: WorkCalendar) -> SmallWorld:
    return world.small(MONDAY, calendar)


def year_of(small: SmallWorld, calendar: WorkCalendar, year: int) -> dict[str, Row]:
    con = connect()
    create_tables(con)
    insert(con, "units", small.units)
    insert(con, "employments", small.terms)
    insert(con, "absence_periods", small.rows)
    request = Request(date(year, 1, 1), date(year, 12, 31), by=frozenset({Dimension.UNIT}), rollup=True)
    rows = compute(con, replace(request, denominator=Denominator.KRL_227, calendar=calendar))
    return {row.unit: row for row in rows if row.unit is not None}


def days_per_fte(row: Row) -> float:
    assert row.days_per_fte is not None
    return float(row.days_per_fte)


def test_workplaces_had_from_13_7_to_17_7_days_per_full_time_employee_in_the_last_whole_year(
    small: SmallWorld, calendar: WorkCalendar
) -> None:
    rows = year_of(small, calendar, 2025)
    workplaces = [days_per_fte(rows[p.unit_id]) for p in small.places if p.level == "arbejdsplads"]
    assert round(min(workplaces), 1) == 13.7
    assert round(max(workplaces), 1) == 17.7


@pytest.mark.parametrize(("year", "days"), [(2023, 12.86), (2025, 16.16)])
def test_the_area_rose_from_12_86_to_16_16_days(
    small: SmallWorld, calendar: WorkCalendar, year: int, days: float
) -> None:
    area = year_of(small, calendar, year)[CARE]
    assert days_per_fte(area) == pytest.approx(days, abs=0.25)


def test_the_last_whole_year_is_a_little_over_seven_percent(small: SmallWorld, calendar: WorkCalendar) -> None:
    percent = year_of(small, calendar, 2025)[CARE].percent
    assert percent is not None
    assert 6.9 < float(percent) < 7.3

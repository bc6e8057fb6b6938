"""Every corner of the counting as one small example, said by the reference and by the engine alike."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from tests.figures.loading import load

from naervaer.core.absence import AbsenceDay, AbsencePeriod, Category, EmploymentTerm, UnitTerm
from naervaer.figures import engine, reference
from naervaer.figures.method import method
from naervaer.figures.model import Denominator, Dimension, Facts, Request, Row

SICK = Category.OWN_SICKNESS
MARCH = Request(date(2026, 3, 1), date(2026, 3, 31))
"""1 March 2026 is a Sunday; the month has 22 workdays, Easter comes after."""
JOB = EmploymentTerm("1", "anna", "syd", Decimal(1), date(2025, 1, 1), None)

Compute = Callable[[Facts, Request], list[Row]]


def by_engine(facts: Facts, request: Request) -> list[Row]:
    return engine.compute(load(facts), request)


@pytest.fixture(params=[reference.compute, by_engine], ids=["reference", "engine"])
def compute(request: pytest.FixtureRequest) -> Compute:
    asked: Compute = request.param
    return asked


def march(day: int) -> date:
    return date(2026, 3, day)


def period(first: int, last: int | None, degree: str = "1", employment: str = "1") -> AbsencePeriod:
    return AbsencePeriod(employment, SICK, march(first), None if last is None else march(last), Decimal(degree))


def hours(day: int, absent: str, planned: str = "7.4", category: Category = SICK) -> AbsenceDay:
    return AbsenceDay("1", category, march(day), Decimal(absent), Decimal(planned))


def test_overlapping_periods_are_at_most_a_whole_day(compute: Compute) -> None:
    (row,) = compute(Facts([JOB], [period(2, 6), period(5, 10, "0.5"), period(9, 10, "0.25")]), MARCH)
    assert row.absence_workdays == 5 + Fraction(3, 4) * 2
    assert (row.absence_calendar_days, row.spells_started) == (9, 1)


def test_hours_are_at_most_those_planned_and_days_without_plan_are_not_counted(compute: Compute) -> None:
    (row,) = compute(Facts([JOB], [], [hours(2, "9"), hours(3, "7.4", "0"), hours(4, "0")]), MARCH)
    assert (row.absence_workdays, row.absence_calendar_days, row.spells_started) == (1, 1, 1)


def test_hours_of_several_kinds_on_a_day_are_one_day(compute: Compute) -> None:
    both = [hours(2, "4"), hours(2, "4", category=Category.WORK_INJURY)]
    (row,) = compute(Facts([JOB], [], both), MARCH)
    assert (row.absence_workdays, row.absence_calendar_days) == (1, 1)


def test_where_there_are_hours_the_period_is_not_read(compute: Compute) -> None:
    told = Facts([JOB], [period(2, 6)], [hours(4, "3.7"), hours(5, "7.4", category=Category.CHILD_SICK)])
    (row,) = compute(told, MARCH)
    assert row.absence_workdays == 3 + Fraction(1, 2)
    assert row.spells_started == 2, "the day with the sick child is between"


def test_absence_outside_the_employment_is_not_counted(compute: Compute) -> None:
    leaver = replace(JOB, last=march(4))
    (row,) = compute(Facts([leaver], [period(2, 10)]), MARCH)
    assert (row.absence_workdays, row.absence_calendar_days) == (3, 3)
    assert row.spells_started == 1


def test_a_spell_that_began_before_the_employment_belongs_to_no_cell(compute: Compute) -> None:
    newcomer = replace(JOB, first=march(4))
    (row,) = compute(Facts([newcomer], [period(2, 10)]), MARCH)
    assert (row.absence_workdays, row.spells_started) == (5, 0)


@pytest.mark.parametrize(("status", "persons"), [("0", 1), ("1", 1), ("3", 1), ("7", 0), ("8", 0), ("9", 0)])
def test_only_the_statuses_of_employment_count(compute: Compute, status: str, persons: int) -> None:
    (row,) = compute(Facts([replace(JOB, status=status)]), MARCH)
    assert (row.persons, row.fte) == (persons, persons)


def test_hourly_paid_are_left_out_until_they_are_asked_for(compute: Compute) -> None:
    told = Facts([replace(JOB, monthly_paid=False)], [period(2, 2)])
    assert compute(told, MARCH)[0].persons == 0
    assert compute(told, replace(MARCH, monthly_paid_only=False))[0].absence_workdays == 1


def test_who_moves_counts_in_each_unit_for_its_days_and_is_one_person_above(compute: Compute) -> None:
    told = Facts(
        [replace(JOB, last=march(15)), replace(JOB, unit_id="nord", first=march(16), fte=Decimal("0.5"))],
        [period(12, 18)],
        [],
        [UnitTerm("top", None, ""), UnitTerm("syd", "top", ""), UnitTerm("nord", "top", "")],
    )
    by_unit = replace(MARCH, by=frozenset({Dimension.UNIT}), rollup=True, denominator=Denominator.NET_WORKDAYS)
    rows = {row.unit: row for row in compute(told, by_unit)}
    assert {unit: row.persons for unit, row in rows.items()} == {"nord": 1, "syd": 1, "top": 1}
    assert {unit: row.persons_absent for unit, row in rows.items()} == {"nord": 1, "syd": 1, "top": 1}
    assert (rows["syd"].absence_fulltime_days, rows["nord"].absence_fulltime_days) == (2, Fraction(3, 2))
    assert (rows["syd"].spells_started, rows["nord"].spells_started) == (1, 0)
    assert rows["top"].possible_days == 10 + Fraction(12, 2)


def test_a_term_ends_when_the_next_begins(compute: Compute) -> None:
    later = replace(JOB, unit_id="nord", first=march(16), last=march(20))
    rows = compute(Facts([JOB, later]), replace(MARCH, by=frozenset({Dimension.UNIT}), denominator=Denominator.DST))
    assert {row.unit: row.possible_days for row in rows} == {"syd": 10, "nord": 5}


def test_h1_a_reorganisation_counts_each_day_in_the_tree_of_that_day(compute: Compute) -> None:
    told = Facts(
        [JOB],
        [period(12, 18)],
        [],
        [
            UnitTerm("gammel", None, ""),
            UnitTerm("ny", None, ""),
            UnitTerm("syd", "gammel", "", "", None, march(15)),
            UnitTerm("syd", "ny", "", "", march(16), None),
        ],
    )
    rows = compute(told, replace(MARCH, by=frozenset({Dimension.UNIT}), rollup=True))
    assert {row.unit: row.absence_workdays for row in rows} == {"gammel": 2, "ny": 3, "syd": 5}


def test_two_employments_are_two_times_the_days_and_one_person(compute: Compute) -> None:
    second = replace(JOB, employment_id="2", fte=Decimal("0.5"))
    (row,) = compute(Facts([JOB, second], [period(2, 2), period(2, 3, employment="2")]), MARCH)
    assert (row.persons, row.persons_absent, row.fte) == (1, 1, Fraction(3, 2))
    assert (row.absence_workdays, row.absence_fulltime_days, row.spells_started) == (3, 2, 2)


def test_an_open_period_runs_to_the_end_of_the_range_or_to_as_of(compute: Compute) -> None:
    told = Facts([JOB], [period(25, None)])
    assert compute(told, MARCH)[0].absence_calendar_days == 7
    assert compute(told, replace(MARCH, as_of=march(26)))[0].absence_calendar_days == 2
    assert compute(told, replace(MARCH, as_of=march(24)))[0].absence_calendar_days == 0


@pytest.mark.parametrize(("length", "long"), [(14, 0), (15, 1)])
def test_s9b_a_spell_is_long_by_its_whole_length_also_outside_the_range(
    compute: Compute, length: int, long: int
) -> None:
    spell = AbsencePeriod("1", SICK, march(31), march(31) + timedelta(days=length - 1))
    (row,) = compute(Facts([JOB], [spell]), MARCH)
    assert (row.spells_long, row.spells_short, row.absence_calendar_days) == (long, 1 - long, 1)


def test_periods_that_touch_are_one_spell_and_the_weekend_breaks_unless_bridged(compute: Compute) -> None:
    told = Facts([JOB], [period(2, 4), period(5, 6), period(9, 10)])
    assert compute(told, MARCH)[0].spells_started == 2
    bridged = replace(MARCH, bridge_non_workdays=True)
    assert compute(told, bridged)[0].spells_started == 1
    assert method(bridged)["spells"]["name"] == "bridge-non-workdays"


def test_h9b_absence_days_are_one_spell_over_the_weekend(compute: Compute) -> None:
    told = Facts([JOB], [], [hours(6, "7.4"), hours(9, "7.4"), hours(11, "7.4")])
    (row,) = compute(told, MARCH)
    assert (row.spells_started, row.absence_calendar_days) == (2, 3)


def test_krl_gives_a_whole_year_227_days_and_part_of_a_month_its_share(compute: Compute) -> None:
    year = replace(MARCH, first=date(2026, 1, 1), last=date(2026, 12, 31))
    assert compute(Facts([JOB]), year)[0].possible_days == 227
    ten_days = replace(MARCH, first=march(22))
    assert compute(Facts([JOB]), ten_days)[0].possible_days == Fraction(227, 12) * Fraction(10, 31)
    half_year = replace(JOB, first=date(2026, 7, 1))
    assert compute(Facts([half_year]), year)[0].possible_days == Fraction(227, 2)


def test_planned_hours_stand_in_for_the_calendar_where_they_are_known(compute: Compute) -> None:
    planned = replace(MARCH, denominator=Denominator.PLANNED_HOURS)
    told = Facts([JOB], [], [hours(1, "0", "14.8"), hours(2, "7.4", "3.7"), hours(3, "0", "0")])
    assert compute(told, planned)[0].possible_days == 22 - 2 + 2 + Fraction(1, 2)


def test_dst_leaves_out_what_is_not_counted(compute: Compute) -> None:
    dst = replace(MARCH, denominator=Denominator.DST)
    parental = AbsencePeriod("1", Category.PARENTAL, march(2), march(6))
    (row,) = compute(Facts([JOB], [parental, period(9, 10)]), dst)
    assert (row.possible_days, row.absence_fulltime_days) == (22 - 5, 2)


def test_months_without_anybody_have_rows_when_nothing_else_divides(compute: Compute) -> None:
    rows = compute(Facts(), replace(MARCH, first=date(2026, 2, 1), by=frozenset({Dimension.MONTH})))
    assert [(row.month, row.persons, row.percent) for row in rows] == [("2026-02", 0, None), ("2026-03", 0, None)]
    assert compute(Facts(), replace(MARCH, by=frozenset({Dimension.UNIT}))) == []


def test_a_range_that_ends_before_it_begins_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="before"):
        Request(march(2), march(1))

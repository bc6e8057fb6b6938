"""Rounding, masking and sums against published figures and the open test cases of other statistics."""

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from naervaer.core.disclosure.model import Limits
from naervaer.figures.combine import over_months
from naervaer.figures.model import Row
from naervaer.figures.publish import display_percent, half_up, publish

DATA = Path(__file__).parents[1] / "data"
NAVIKT = json.loads((DATA / "navikt-absence-percent" / "cases.json").read_text())
UK = json.loads((DATA / "uk-method-examples" / "cases.json").read_text())["cases"]

FULL_YEAR_KRL = 227


@pytest.mark.parametrize("case", NAVIKT["percent"]["cases"])
def test_h2_percentages_are_rounded_half_up_and_have_a_base(case: dict[str, Any]) -> None:
    expected = case["expected_percent"]
    shown = display_percent(Decimal(case["lost"]), Decimal(case["possible"]))
    assert (None if shown is None else str(shown)) == expected


@pytest.mark.parametrize("case", NAVIKT["masking"]["cases"])
def test_fewer_than_five_persons_are_masked_which_is_not_the_same_as_no_data(case: dict[str, Any]) -> None:
    row = Row(
        "u",
        None,
        None,
        None,
        persons=case["persons"],
        absence_fulltime_days=Fraction(case["lost"] or 0),
        possible_days=Fraction(case["possible"] or 0),
    )
    (told,) = publish([row], Limits(5))
    assert told.suppressed == case.get("masked", False)
    if told.suppressed:
        assert told.percent is told.persons is told.absence_fulltime_days is None
    elif "expected_percent" in case:
        assert told.percent is not None
        assert str(half_up(told.percent, 1)) == case["expected_percent"]


SUMS = [case for case in NAVIKT["sum_over_quarters"]["cases"] if case["quarters"]]


@pytest.mark.parametrize("case", SUMS)
def test_months_are_added_by_numerator_and_base_and_masked_only_when_all_were_small(case: dict[str, Any]) -> None:
    year = over_months([month(q) for q in case["quarters"]])
    (told,) = publish([year], Limits(5))
    assert told.suppressed == case.get("masked", False)
    for name, found in (("lost", year.absence_fulltime_days), ("possible", year.possible_days)):
        assert found == case.get(f"expected_{name}", found)
    if "expected_percent" in case:
        assert year.percent == case["expected_percent"]


def test_the_change_from_the_same_quarter_last_year_is_in_percentage_points() -> None:
    case = next(c for c in SUMS if "expected_trend_vs_same_quarter_last_year" in c)
    newest, *_, oldest = [month(q) for q in case["quarters"]]
    last_four = over_months([month(q) for q in case["quarters"][:4]])
    assert newest.percent is not None
    assert oldest.percent is not None
    assert last_four.percent is not None
    assert str(half_up(last_four.percent, 1)) == case["expected_percent_last_4_quarters"]
    assert str(half_up(newest.percent - oldest.percent, 1)) == case["expected_trend_vs_same_quarter_last_year"]


def month(quarter: dict[str, int]) -> Row:
    return Row(
        "u",
        None,
        None,
        quarter.get("q", "2026-01"),
        persons=quarter["persons"],
        absence_fulltime_days=Fraction(quarter["lost"]),
        possible_days=Fraction(quarter["possible"]),
        fte=Fraction(quarter["persons"]),
    )


@pytest.mark.parametrize(("days", "percent"), [("12.0", "5.3"), ("11.4", "5.0")])
def test_h2_krls_days_per_full_time_employee_are_its_percentages(days: str, percent: str) -> None:
    """KRL 2014: 12.0 dagsværk = 5.3 %; Sønderborg 2017: 11.4 = 5.0 %."""
    assert display_percent(Decimal(days), FULL_YEAR_KRL) == Decimal(percent)


def test_h2_hjoerrings_percent_days_and_days_per_employee_agree() -> None:
    """7.20 % = 8,423 days = 16.16 a full-time unit: 521.2 units and 224.4 possible days each."""
    possible = Fraction(8423) / Fraction("0.0720")
    units = Fraction(8423) / Fraction("16.16")
    assert half_up(possible, 0) == 116_986
    assert half_up(units, 1) == Decimal("521.2")
    assert half_up(possible / units, 1) == Decimal("224.4")
    row = Row(None, None, None, None, absence_fulltime_days=Fraction(8423), possible_days=possible, fte=units)
    assert display_percent(row.absence_fulltime_days, row.possible_days, 2) == Decimal("7.20")
    assert row.days_per_fte == Fraction("16.16")


def test_the_scottish_hours_of_a_month_are_those_of_52_179_weeks() -> None:
    case = UK[0]
    hours = Fraction(str(case["weekly_hours"])) * Fraction("52.179") * case["months"] / 12
    assert half_up(hours, 2) == Decimal(str(case["expected_hours_2dp"]))


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [("0.05", 1, "0.1"), ("-0.05", 1, "-0.1"), ("2.5", 0, "3"), ("-4.45", 1, "-4.5"), ("1", 2, "1.00")],
)
def test_half_goes_away_from_zero(value: str, decimals: int, shown: str) -> None:
    assert str(half_up(Decimal(value), decimals)) == shown


def test_nothing_worked_has_no_percent_and_nobody_employed_no_days_each() -> None:
    row = Row(None, None, None, None, absence_fulltime_days=Fraction(1))
    assert row.percent is None
    assert row.days_per_fte is None

"""Control limits (H20c) against two published implementations on real monthly sickness absence."""

import csv
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naervaer.core.evidence.control import FEWEST, MonthsOver, control_limits, months_over

DATA = Path(__file__).parents[2] / "data"
SNAPSHOTS = json.loads((DATA / "spc-plotthedots" / "cases.json").read_text())["snapshots"]
with (DATA / "nhs-sickness-rates" / "cases.csv").open(newline="", encoding="utf-8") as file:
    SERIES = list(csv.DictReader(file))

percents = st.decimals(0, 40, places=2)


@pytest.mark.parametrize("case", [case for case in SNAPSHOTS if case["screen"]])
def test_limits_are_those_of_the_reference_package(case: dict[str, Any]) -> None:
    limits = control_limits([Decimal(str(value)) for value in case["y"]])
    assert limits is not None
    found = [float(value) for value in (limits.mean, limits.lower, limits.upper)]
    assert found == pytest.approx([case["mean"], case["lpl"], case["upl"]], abs=1e-5)


@pytest.mark.parametrize("case", SERIES, ids=lambda case: case["series"])
def test_h20c_limits_of_real_sickness_absence_agree_with_a_peer(case: dict[str, str]) -> None:
    limits = control_limits([Decimal(case[f"m{number}"]) for number in range(1, 25)])
    assert limits is not None
    found = [float(value) for value in (limits.mean, limits.lower, limits.upper)]
    assert found == pytest.approx([float(case[name]) for name in ("mean", "lower", "upper")], abs=1e-9)


def test_an_extreme_month_is_over_the_limit_and_does_not_widen_it() -> None:
    steady = [Decimal(5 + n % 2) for n in range(23)]
    assert months_over([*steady, Decimal(30)], 12) == MonthsOver(1, 12)
    assert months_over([*steady[:6], Decimal(30), *steady[6:]], 12) == MonthsOver(0, 12), "den er ældre end et år"


def test_too_few_months_say_nothing_of_what_is_normal() -> None:
    assert months_over([Decimal(5)] * (FEWEST - 1), 12) is None
    assert months_over([Decimal(5)] * FEWEST, 12) == MonthsOver(0, 12)


@given(st.lists(percents, min_size=FEWEST, max_size=36))
def test_the_mean_lies_between_the_limits_and_more_absence_all_through_moves_them_alike(values: list[Decimal]) -> None:
    limits, higher = control_limits(values), control_limits([value + 1 for value in values])
    assert limits is not None
    assert higher is not None
    assert limits.lower <= limits.mean <= limits.upper
    assert float(higher.upper - limits.upper) == pytest.approx(1)

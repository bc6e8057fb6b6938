"""Dates and numbers read as Danes write them."""

from datetime import UTC, date, datetime
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from naervaer.web.design import danish

DAY = date(2026, 11, 24)


def render(text: str, **values: object) -> str:
    return Template("{% load naervaer %}" + text).render(Context(values))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ day|long_date }}", "24. november 2026"),
        ("{{ day|short_date }}", "24.11."),
        ("{{ day|numeric_date }}", "24.11.2026"),
        ("{{ day|month_name }}", "november 2026"),
        ("{{ 33|day_of_case }}", "dag 33"),
        ("{{ nothing|long_date }}{{ nothing|number }}{{ nothing|percent }}{{ nothing|day_of_case }}", ""),
    ],
)
def test_a_date_is_written_in_danish(text: str, expected: str) -> None:
    assert render(text, day=DAY, nothing=None) == expected


def test_a_moment_late_in_the_evening_is_told_with_the_danish_day() -> None:
    assert render("{{ at|numeric_date }}", at=datetime(2026, 11, 23, 23, 30, tzinfo=UTC)) == "24.11.2026"


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2026, 1, 1), "jan. 2026"), (date(2026, 5, 1), "maj 2026"), (date(2026, 6, 1), "juni 2026")],
)
def test_a_short_month_keeps_names_that_are_short_already(day: date, expected: str) -> None:
    assert danish.short_month(day) == expected


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (116986, 0, "116.986"),
        (Decimal("521.15"), 1, "521,2"),
        (Decimal("7.25"), 1, "7,3"),
        (Decimal("-7.25"), 1, "-7,3"),
        (Decimal("-0.01"), 1, "0,0"),
        (Fraction(8423, 1), 0, "8.423"),
        (Fraction(2, 3), 2, "0,67"),
        (1234567, 2, "1.234.567,00"),
    ],
)
def test_a_number_has_points_between_thousands_and_a_comma(value: danish.Number, decimals: int, expected: str) -> None:
    assert danish.number(value, decimals) == expected


def test_a_percentage_is_rounded_half_up_and_keeps_its_sign_beside_it() -> None:
    """H2: 8.423 of 116.986 days are the published 7,20 %."""
    assert danish.percent(Fraction(100 * 8423, 116986), 2) == "7,20\N{NO-BREAK SPACE}%"
    assert render("{{ value|percent }}", value=12.25) == "12,3\N{NO-BREAK SPACE}%"


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=6), st.integers(0, 4))
def test_rounding_is_that_of_decimal_half_up(value: Decimal, decimals: int) -> None:
    assert danish.rounded(value, decimals) == value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def test_the_name_of_a_file_keeps_the_danish_letters_as_two() -> None:
    assert danish.file_name("Afdeling Møllebo, Åhaven og Ærø") == "afdeling-moellebo-aahaven-og-aeroe"

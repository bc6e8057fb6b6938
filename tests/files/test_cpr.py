"""CPR numbers. Cases: ``tests/data/cpr-numbers``. The others have 60 added to the day, so that they are nobody's."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from naervaer.files import cpr

TODAY = date(2026, 11, 23)
CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent.parent / "data" / "cpr-numbers" / "cases.json").read_text(encoding="utf-8")
)["cases"]


@pytest.mark.parametrize("case", [c for c in CASES if "valid" in c], ids=lambda c: c["in"])
def test_validity_by_date_alone(case: dict[str, Any]) -> None:
    assert cpr.is_valid(case["in"], today=TODAY) == case["valid"]
    if "compact" in case:
        assert cpr.compact(case["in"]) == case["compact"]


def test_the_case_of_a_birth_date() -> None:
    (case,) = [c for c in CASES if "birth_date" in c]
    assert cpr.birth_date(case["in"]) == date.fromisoformat(case["birth_date"])


@pytest.mark.parametrize(
    ("number", "born"),
    [
        ("6101010000", date(1901, 1, 1)),
        ("6101013999", date(1901, 1, 1)),
        ("6101014000", date(2001, 1, 1)),
        ("6101374000", date(1937, 1, 1)),
        ("6101365000", date(2036, 1, 1)),
        ("6101575000", date(2057, 1, 1)),
        ("6101585000", date(1858, 1, 1)),
        ("6101908000", date(1890, 1, 1)),
        ("6101369000", date(2036, 1, 1)),
        ("6101379000", date(1937, 1, 1)),
        ("9202900000", None),
        ("6113900000", None),
    ],
)
def test_the_seventh_digit_and_the_year_give_the_century(number: str, born: date | None) -> None:
    assert cpr.birth_date(number) == born


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("610101-1234", "6101011234"),
        ("610101 1234", "6101011234"),
        (" 6101011234 ", "6101011234"),
        ("101011234", "0101011234"),
        ("61010112345", None),
        ("61010-11234", None),
        ("", None),
    ],
)
def test_the_forms_of_a_number(text: str, number: str | None) -> None:
    assert cpr.compact(text) == number


def test_no_date_and_no_form_is_not_valid() -> None:
    assert not cpr.is_valid("00017", today=TODAY)


def test_a_pseudonym_depends_on_the_number_and_the_key() -> None:
    same = cpr.pseudonym("6101011234", b"a")
    assert same == cpr.pseudonym("6101011234", b"a")
    assert len({same, cpr.pseudonym("6101011235", b"a"), cpr.pseudonym("6101011234", b"b")}) == 3
    assert "6101011234" not in same


def test_a_masked_number_shows_nothing() -> None:
    assert cpr.masked("610101-1234") == "••••••-••••"

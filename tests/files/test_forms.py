"""How payroll writes dates, numbers and yes: what each text is read as, and what is said of those that are not."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naervaer.core.absence import Category
from naervaer.files import forms
from naervaer.files.codes import SD_CODES, codes_of, read_type
from naervaer.files.forms import OPEN, DateForm, NotReadable

DAY = date(2026, 1, 31)


@pytest.mark.parametrize(
    ("text", "form", "day"),
    [
        ("2026-01-31", DateForm.ISO, DAY),
        ("2026-01-31 00:00:00", DateForm.ISO, DAY),
        ("2026-01-31T00:00", DateForm.ISO, DAY),
        ("31-01-2026", DateForm.DAY_FIRST, DAY),
        ("31.1.2026", DateForm.DAY_FIRST, DAY),
        ("31/01/2026", DateForm.DAY_FIRST, DAY),
        ("01/31/2026", DateForm.MONTH_FIRST, DAY),
        ("20260131", DateForm.COMPACT, DAY),
        ("46053", DateForm.SERIAL, DAY),
        *((text, DateForm.DAY_FIRST, OPEN) for text in ("31-12-9999", "9999-12-31", "99991231", "2958465")),
    ],
)
def test_a_date_in_its_form(text: str, form: DateForm, day: date) -> None:
    assert forms.read_date(text, form) == day
    assert forms.date_forms(text) == (frozenset() if day == OPEN else {form})


@pytest.mark.parametrize(
    "text", ["31-02-2026", "2026-13-01", "31-01-26", "01-01-1899", "01-01-2200", "i går", "20261301"]
)
def test_what_is_no_date_is_not_read(text: str) -> None:
    assert forms.date_forms(text) == frozenset()
    with pytest.raises(NotReadable, match="er ikke en dato"):
        forms.read_date(text, None)


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["01-02-2026", "13-02-2026"], DateForm.DAY_FIRST),
        (["01-02-2026", "02-13-2026"], DateForm.MONTH_FIRST),
        (["01-02-2026", "03-04-2026"], DateForm.DAY_FIRST),
        (["2026-01-01", "31-12-9999", "vrøvl"], DateForm.ISO),
        (["01-02-2026", "13-02-2026", "02-13-2026"], ("13-02-2026", "02-13-2026")),
        (["01-02-2026", "2026-02-01"], ("01-02-2026", "2026-02-01")),
        (["20260131", "46053"], ("20260131", "46053")),
        (["31-12-9999", "vrøvl"], None),
    ],
)
def test_the_one_form_of_a_column_or_two_texts_that_prove_there_are_two(texts: list[str], found: Any) -> None:
    assert forms.common_form(texts) == found


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.sampled_from(["%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d", "%Y%m%d"]))
def test_every_day_comes_back_from_the_form_it_was_written_in(day: date, form: str) -> None:
    text = day.strftime(form)
    assert forms.read_date(text, forms.common_form([text])) == day  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "mark", "number"),
    [
        ("7,40", "", "7.40"),
        ("7.40", "", "7.40"),
        ("1.234,5", "", "1234.5"),
        ("1.234", "", "1.234"),
        ("1.234", ",", "1234"),
        ("1.234.567", "", "1234567"),
        ("1,234.5", ".", "1234.5"),
        ("-3", "", "-3"),
        (",5", "", "0.5"),
        (".5", "", "0.5"),
        ("1 234,5", "", "1234.5"),
        ("1\u00a0234,5", "", "1234.5"),
    ],
)
def test_a_number_with_danish_or_english_marks(text: str, mark: str, number: str) -> None:
    assert forms.read_decimal(text, mark) == Decimal(number)


@pytest.mark.parametrize(
    ("text", "mark"), [("2,39,554", ""), ("1.23,4", ""), ("1,23.4", "."), ("syv", ""), ("1e3", "")]
)
def test_what_is_no_number_is_not_read(text: str, mark: str) -> None:
    with pytest.raises(NotReadable, match="er ikke et tal"):
        forms.read_decimal(text, mark)


@given(st.decimals(0, 24, places=2))
def test_hours_come_back_from_decimal_comma_and_dot(hours: Decimal) -> None:
    assert forms.read_hours(str(hours)) == forms.read_hours(str(hours).replace(".", ",")) == hours


@pytest.mark.parametrize(
    ("read", "text", "value"),
    [
        (forms.read_degree, "1", "1"),
        (forms.read_degree, "0,5", "0.5"),
        (forms.read_degree, "50", "0.5"),
        (forms.read_degree, "50 %", "0.5"),
        (forms.read_degree, "67,57", "0.6757"),
        (forms.read_degree, "1 %", "0.01"),
        (forms.read_degree, "100", "1"),
        (forms.read_fte, "0,8378378", "0.837838"),
        (forms.read_fte, "83,78 %", "0.8378"),
        (forms.read_fte, "0", "0"),
        (forms.read_hours, "24", "24"),
    ],
)
def test_a_share_may_be_percent(read: Callable[[str], Decimal], text: str, value: str) -> None:
    assert read(text) == Decimal(value)


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (forms.read_degree, "0"),
        (forms.read_degree, "100,1"),
        (forms.read_degree, "-0,5"),
        (forms.read_fte, "37"),
        (forms.read_fte, "-1"),
        (forms.read_hours, "25"),
        (forms.read_hours, "-1"),
        (forms.read_boolean, "måske"),
        (forms.read_status, "12"),
        (forms.read_status, "ansat"),
    ],
)
def test_what_lies_outside_is_not_read_and_the_bounds_are_told(read: Callable[[str], Any], text: str) -> None:
    with pytest.raises(NotReadable, match="forventede"):
        read(text)


@pytest.mark.parametrize(("text", "said"), [("1", True), ("Ja", True), ("TRUE", True), ("0", False), ("nej", False)])
def test_yes_and_no(text: str, said: bool) -> None:
    assert forms.read_boolean(text) is said


@pytest.mark.parametrize(("text", "status"), [("1", "1"), ("01", "1"), ("0", "0"), ("00", "0"), ("s", "S")])
def test_a_status_as_sd_writes_it(text: str, status: str) -> None:
    assert forms.read_status(text) == status


def test_a_code_or_a_category_is_a_category() -> None:
    assert read_type("790", SD_CODES) == read_type("0790", SD_CODES) == read_type("OWN_SICKNESS", {})
    with pytest.raises(NotReadable, match="koden »799« kendes ikke"):
        read_type("799", SD_CODES)
    assert codes_of(None) == SD_CODES
    assert set(SD_CODES.values()) == set(Category)

import json
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naervaer.core.calendar import WorkCalendar, calendar_of, days, numeric_date, public_holidays
from naervaer.core.calendar_file import CalendarRefused, parse_calendar
from naervaer.core.policy.schema import Policy

DATA = Path(__file__).parents[1] / "data" / "dk-holidays"
HOLIDAYS = json.loads((DATA / "cases.json").read_text())["years"]
WORKDAYS = json.loads((DATA / "workdays_derived.json").read_text())["years"]

DK = WorkCalendar()
MON_FRI = WorkCalendar("mon-fri")

WORKDAYS_OF_THE_YEAR = [
    # year, weekdays, holidays on weekdays, workdays, less 25 days of holiday
    (2013, 261, 9, 252, 227),
    (2014, 261, 9, 252, 227),
    (2015, 261, 8, 253, 228),
    (2016, 261, 8, 253, 228),
    (2017, 260, 8, 252, 227),
    (2018, 261, 9, 252, 227),
    (2019, 261, 9, 252, 227),
    (2020, 262, 8, 254, 229),
    (2021, 261, 7, 254, 229),
    (2022, 260, 7, 253, 228),
    (2023, 260, 8, 252, 227),
    (2024, 262, 8, 254, 229),
    (2025, 261, 8, 253, 228),
    (2026, 261, 7, 254, 229),
    (2027, 261, 6, 255, 230),
]


@pytest.mark.parametrize(("year", "weekdays", "holidays", "workdays", "less_vacation"), WORKDAYS_OF_THE_YEAR)
def test_h2_a_year_has_the_workdays_that_payroll_counts(
    year: int, weekdays: int, holidays: int, workdays: int, less_vacation: int
) -> None:
    first, last = date(year, 1, 1), date(year, 12, 31)
    assert MON_FRI.workdays(first, last) == weekdays
    assert DK.workdays(first, last) == workdays == weekdays - holidays == less_vacation + 25


@pytest.mark.parametrize("year", sorted(HOLIDAYS))
def test_public_holidays_are_those_that_two_independent_libraries_agree_on(year: str) -> None:
    assert public_holidays(int(year)) == {date.fromisoformat(day) for day in HOLIDAYS[year]["public"]}


@pytest.mark.parametrize("year", sorted(WORKDAYS))
def test_every_month_has_its_workdays(year: str) -> None:
    firsts = [date(int(year), month, 1) for month in range(1, 13)]
    ends = [first - timedelta(days=1) for first in [*firsts[1:], date(int(year) + 1, 1, 1)]]
    counted = [DK.workdays(first, last) for first, last in zip(firsts, ends, strict=True)]
    assert counted == WORKDAYS[year]["by_month"]


def test_store_bededag_is_off_until_2023_and_worked_from_2024() -> None:
    assert not DK.is_workday(date(2023, 5, 5))
    assert DK.is_workday(date(2024, 4, 26))


def test_grundlovsdag_and_24_december_are_worked_until_a_policy_says_otherwise() -> None:
    policy = Policy.model_validate(
        {"municipality": {"name": "Eksempel", "days_off": ["12-24"], "half_days_off": ["06-05"]}}
    )
    assert DK.halves(date(2026, 12, 24)) == DK.halves(date(2026, 6, 5)) == 2
    assert calendar_of(policy).halves(date(2026, 12, 24)) == 0
    assert calendar_of(policy).workdays(date(2026, 6, 5), date(2026, 6, 5)) == Fraction(1, 2)


def test_every_day_works_on_sundays_and_mon_fri_on_holidays() -> None:
    assert WorkCalendar("every-day").workdays(date(2026, 12, 24), date(2026, 12, 27)) == 4
    assert MON_FRI.workdays(date(2026, 12, 24), date(2026, 12, 27)) == 2
    assert DK.workdays(date(2026, 12, 24), date(2026, 12, 27)) == 1


def test_nothing_is_worked_between_a_day_and_the_day_before_it() -> None:
    assert DK.workdays(date(2026, 11, 3), date(2026, 11, 2)) == 0


def test_a_deadline_on_easter_monday_is_handled_by_the_wednesday_before() -> None:
    assert DK.previous_workday(date(2026, 4, 6)) == date(2026, 4, 1)
    assert DK.previous_workday(date(2026, 4, 1)) == date(2026, 4, 1)


def test_days_off_after_a_friday_last_until_sunday_and_after_a_monday_not_at_all() -> None:
    assert DK.day_before_next_workday(date(2026, 11, 6)) == date(2026, 11, 8)
    assert DK.day_before_next_workday(date(2026, 11, 9)) == date(2026, 11, 9)


@given(st.dates(date(2015, 1, 1), date(2030, 1, 1)), st.integers(0, 60), st.integers(0, 60))
def test_running_sums_give_the_workdays_of_any_part(first: date, a: int, b: int) -> None:
    start, end = sorted((a, b))
    sums = DK.prefix_halves(first, first + timedelta(days=60))
    assert Fraction(sums[end + 1] - sums[start], 2) == DK.workdays(
        first + timedelta(days=start), first + timedelta(days=end)
    )


def test_a_range_of_days_has_both_ends() -> None:
    assert days(date(2026, 2, 28), date(2026, 3, 1)) == [date(2026, 2, 28), date(2026, 3, 1)]


def test_a_calendar_file_sets_single_dates_over_the_danish_calendar() -> None:
    text = "\ufeffdato;andel\r\n24-12-2026;0\r\n2026-06-05;0,5\r\n\r\n20261225,1\n"
    calendar = parse_calendar(text, "fri.csv")
    assert [calendar.halves(date(2026, *day)) for day in ((12, 24), (6, 5), (12, 25), (12, 26), (12, 23))] == [
        0,
        1,
        2,
        0,
        2,
    ]


def test_a_calendar_file_with_faults_names_all_of_them() -> None:
    with pytest.raises(CalendarRefused) as refused:
        parse_calendar(
            "dato;andel\n2026-02-30;0\n2026-12-24\n24.12.2026;2\n1/5/2026;0.5\n01-05-2026;1\nmaj;0", "fri.csv"
        )
    assert refused.value.reasons == (
        "fri.csv, linje 2: kolonnen dato er '2026-02-30'; der skal stå en dato som 2026-12-24 eller 24-12-2026.",
        "fri.csv, linje 3: der står '2026-12-24'; der skal stå dato;andel, for eksempel 2026-12-24;0.",
        "fri.csv, linje 4: kolonnen andel er '2'; der skal stå 0 (fri), 0,5 (halv dag) eller 1 (arbejdsdag).",
        "fri.csv, linje 6: datoen 2026-05-01 står der allerede; den må stå én gang.",
        "fri.csv, linje 7: kolonnen dato er 'maj'; der skal stå en dato som 2026-12-24 eller 24-12-2026.",
    )


def test_an_empty_calendar_file_is_refused() -> None:
    with pytest.raises(CalendarRefused, match="der står ingen datoer"):
        parse_calendar("dato;andel\n", "fri.csv")


@pytest.mark.parametrize(
    ("day", "written"),
    [(date(2026, 3, 1), "1.3.2026"), (date(2026, 11, 24), "24.11.2026")],
)
def test_a_date_in_figures_has_one_form(day: date, written: str) -> None:
    assert numeric_date(day) == written

"""The dates of the papers of a case, as tables: ordinary days, weekends, across Easter and New Year."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naervaer.core.calendar import WorkCalendar, nth_day_without_holidays
from naervaer.core.papers import deadlines as d

DK = WorkCalendar()


@pytest.mark.parametrize(
    ("handed", "days", "back"),
    [
        (date(2026, 11, 2), 14, date(2026, 11, 16)),
        (date(2026, 11, 7), 14, date(2026, 11, 23)),
        (date(2026, 3, 19), 14, date(2026, 4, 7)),
        (date(2026, 12, 18), 14, date(2027, 1, 4)),
        (date(2026, 12, 11), 14, date(2026, 12, 28)),
    ],
    ids=[
        "ordinary",
        "ends on a Saturday",
        "ends on Maundy Thursday",
        "ends on New Year's Day",
        "ends on Christmas Day",
    ],
)
def test_a_declaration_is_returned_on_a_day_somebody_works(handed: date, days: int, back: date) -> None:
    """S6. Source: sygedagpengeloven § 36 a (rimelig frist)."""
    assert d.return_by(handed, days, DK) == back


@pytest.mark.parametrize(
    ("first", "earliest"),
    [
        (date(2026, 11, 2), date(2026, 11, 3)),
        (date(2026, 11, 7), date(2026, 11, 9)),
        (date(2026, 11, 8), date(2026, 11, 10)),
        (date(2026, 4, 1), date(2026, 4, 4)),
        (date(2026, 12, 31), date(2027, 1, 2)),
        (date(2026, 5, 23), date(2026, 5, 26)),
    ],
    ids=["Monday", "Saturday", "Sunday", "before Maundy Thursday", "New Year's Eve", "before Whitsun"],
)
def test_a_declaration_on_honour_is_in_hand_on_the_second_day_of_absence(first: date, earliest: date) -> None:
    """S6. Source: sygedagpengeloven § 36: Sundays and holidays are not counted."""
    assert nth_day_without_holidays(first, 2) == earliest


@pytest.mark.parametrize(
    ("issued", "earliest"),
    [
        (date(2026, 11, 2), date(2026, 11, 3)),
        (date(2026, 11, 7), date(2026, 11, 9)),
        (date(2026, 4, 2), date(2026, 4, 4)),
        (date(2026, 12, 24), date(2026, 12, 28)),
        (date(2026, 12, 31), date(2027, 1, 2)),
    ],
)
def test_a_doctors_paper_is_in_hand_the_first_day_after_it_was_written(issued: date, earliest: date) -> None:
    """S6. Source: Personaleadministrativ Vejledning 24.2.2."""
    assert d.after_issue(issued) == earliest


@pytest.mark.parametrize(
    ("first", "day_15", "back_before", "target", "last"),
    [
        (date(2026, 11, 2), date(2026, 11, 16), date(2026, 12, 28), date(2026, 12, 6), date(2026, 12, 7)),
        (date(2026, 11, 7), date(2026, 11, 21), date(2027, 1, 2), date(2026, 12, 11), date(2026, 12, 12)),
        (date(2026, 3, 10), date(2026, 3, 24), date(2026, 5, 5), date(2026, 4, 13), date(2026, 4, 14)),
        (date(2026, 12, 7), date(2026, 12, 21), date(2027, 2, 1), date(2027, 1, 10), date(2027, 1, 11)),
    ],
    ids=["ordinary", "begins on a Saturday", "across Easter", "across New Year"],
)
def test_the_dates_counted_from_the_first_day(
    first: date, day_15: date, back_before: date, target: date, last: date
) -> None:
    """S6. Sources: funktionærloven § 5, stk. 4 (14 days); sygedagpengeloven § 7 b (8 weeks), § 7 c (5 weeks)."""
    assert d.may_ask_from(first, 15) == day_15
    assert d.expected_back_before(first) == back_before
    assert d.fast_track_target(first) == target
    assert d.fast_track_last_day(first) == last


@pytest.mark.parametrize(
    ("asked", "talk", "told", "objects"),
    [
        (date(2026, 11, 2), date(2026, 11, 16), date(2026, 11, 2), date(2026, 11, 10)),
        (date(2026, 11, 7), date(2026, 11, 21), date(2026, 11, 7), date(2026, 11, 15)),
        (date(2026, 3, 27), date(2026, 4, 10), date(2026, 3, 30), date(2026, 4, 7)),
        (date(2026, 12, 21), date(2027, 1, 4), date(2026, 12, 28), date(2027, 1, 5)),
    ],
    ids=["ordinary", "from a Saturday", "across Easter", "across New Year"],
)
def test_the_municipality_talks_within_two_weeks_and_the_employee_objects_within_eight_days(
    asked: date, talk: date, told: date, objects: date
) -> None:
    """S6. Source: sygedagpengeloven § 13 b, stk. 2 and § 40, stk. 5: calendar days."""
    assert d.follow_up_by(asked) == talk
    assert d.objection_by(told) == objects


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2026, 11, 23), date(2028, 11, 22)),
        (date(2026, 1, 1), date(2027, 12, 31)),
        (date(2024, 2, 29), date(2026, 2, 27)),
        (date(2026, 11, 7), date(2028, 11, 6)),
        (date(2026, 4, 5), date(2028, 4, 4)),
    ],
    ids=["ordinary", "New Year", "leap day", "Saturday", "Easter Sunday"],
)
def test_an_agreement_by_section_56_lasts_two_years_at_most(first: date, last: date) -> None:
    """S6. Source: sygedagpengeloven § 58."""
    assert d.longest_agreement(first) == last


@pytest.mark.parametrize(
    ("last", "reminded"),
    [
        (date(2026, 12, 31), date(2026, 11, 1)),
        (date(2026, 11, 28), date(2026, 9, 29)),
        (date(2026, 4, 6), date(2026, 2, 5)),
        (date(2027, 1, 15), date(2026, 11, 16)),
    ],
    ids=["New Year's Eve", "Saturday", "Easter Monday", "across New Year"],
)
def test_one_is_reminded_sixty_days_before_an_agreement_ends(last: date, reminded: date) -> None:
    """S6. Source: sygedagpengeloven § 58."""
    assert d.remind_from(d.Agreement56(date(2025, 1, 1), last), 60) == reminded


def test_ten_days_of_absence_are_needed_to_renew() -> None:
    """S6. Source: sygedagpengeloven § 58."""
    assert not d.can_be_renewed(9)
    assert d.can_be_renewed(10)


AGREED = d.Agreement56(date(2026, 1, 1), date(2026, 6, 30))
TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("first", "last", "coded", "doubted"),
    [
        (date(2026, 2, 1), date(2026, 2, 3), True, False),
        (date(2026, 2, 1), date(2026, 2, 3), False, True),
        (date(2026, 8, 1), date(2026, 8, 3), True, True),
        (date(2026, 8, 1), date(2026, 8, 3), False, False),
        (date(2026, 6, 29), date(2026, 7, 2), True, True),
        (date(2026, 6, 29), None, True, True),
        (date(2025, 12, 30), date(2026, 1, 2), False, True),
    ],
)
def test_a_code_that_does_not_go_with_the_agreement_is_asked_about(
    first: date, last: date | None, coded: bool, doubted: bool
) -> None:
    """S6. Source: Hjørring, Registrering (wrong code loses the refusion)."""
    assert d.code_doubts([AGREED], [(first, last, coded)], TODAY) == ([(first, coded)] if doubted else [])


@given(st.dates(date(2020, 1, 1), date(2035, 1, 1)), st.integers(1, 60))
def test_a_deadline_never_falls_on_a_day_off_and_never_before_its_time(handed: date, days: int) -> None:
    """S6"""
    found = d.return_by(handed, days, DK)
    assert DK.is_workday(found)
    assert timedelta(days=days) <= found - handed <= timedelta(days=days + 7)

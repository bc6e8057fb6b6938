"""The dates of *refusion*, as tables with their source."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from tests.core.policy.test_shipped import shipped_policy

from naervaer.core.absence import AbsencePeriod, Category
from naervaer.core.papers.refusion import (
    NOTIFY,
    REQUEST,
    Absence,
    deadlines,
    employer_period,
    gives_refusion,
    refusion_from,
)
from naervaer.core.timeline.counting import counting_of
from naervaer.core.timeline.reference import stretches

TODAY = date(2026, 11, 23)
LATER = date(2027, 6, 1)


@pytest.mark.parametrize(
    ("first", "last_of_period", "from_day", "notify"),
    [
        (date(2026, 11, 2), date(2026, 12, 1), date(2026, 12, 2), date(2026, 12, 7)),
        (date(2026, 10, 3), date(2026, 11, 1), date(2026, 11, 2), date(2026, 11, 7)),
        (date(2026, 3, 10), date(2026, 4, 8), date(2026, 4, 9), date(2026, 4, 14)),
        (date(2026, 12, 7), date(2027, 1, 5), date(2027, 1, 6), date(2027, 1, 11)),
    ],
    ids=["ordinary", "weekend at both ends", "across Easter", "across New Year"],
)
def test_the_employers_period_is_thirty_days_and_holidays_do_not_lengthen_it(
    first: date, last_of_period: date, from_day: date, notify: date
) -> None:
    """S6. Source: sygedagpengeloven § 30 (30 kalenderdage) and § 40 (5 uger)."""
    absence = Absence(first, None)
    assert employer_period(absence) == (first, last_of_period)
    assert refusion_from(absence) == from_day
    [notification, *_] = deadlines(absence, TODAY)
    assert (notification.what, notification.opens, notification.due) == (NOTIFY, from_day, notify)


@pytest.mark.parametrize(
    ("employed_since", "section_56", "exempt"),
    [
        (date(2026, 9, 8), False, True),
        (date(2026, 9, 7), False, False),
        (date(2010, 1, 1), True, True),
        (None, False, False),
    ],
    ids=["under 8 weeks", "8 weeks to the day", "section 56", "unknown"],
)
def test_some_have_refusion_from_the_first_day(employed_since: date | None, section_56: bool, exempt: bool) -> None:
    """S6. Source: sygedagpengeloven § 30, stk. 2, § 56."""
    first = date(2026, 11, 2)
    absence = Absence(first, None, employed_since, section_56)
    assert (employer_period(absence) is None) is exempt
    assert refusion_from(absence) == (first if exempt else date(2026, 12, 2))
    assert bool(absence.exempt) is exempt


@pytest.mark.parametrize(
    ("first", "within_three_months", "within_five_weeks"),
    [
        (date(2026, 11, 2), date(2027, 2, 2), date(2026, 12, 7)),
        (date(2026, 11, 7), date(2027, 2, 7), date(2026, 12, 12)),
        (date(2026, 3, 31), date(2026, 6, 30), date(2026, 5, 5)),
        (date(2026, 11, 30), date(2027, 2, 28), date(2027, 1, 4)),
    ],
    ids=["ordinary", "from a Saturday", "across Easter", "across New Year"],
)
def test_a_short_absence_by_section_56_is_notified_within_three_months_and_a_long_one_within_five_weeks(
    first: date, within_three_months: date, within_five_weeks: date
) -> None:
    """S6. Source: Albertslund Kommune (3 måneder); sygedagpengeloven § 40."""
    short = Absence(first, first + timedelta(days=4), section_56=True)
    long = Absence(first, first + timedelta(days=60), section_56=True)
    assert deadlines(short, LATER)[0].due == within_three_months
    assert deadlines(long, LATER)[0].due == within_five_weeks


def test_absence_within_the_employers_period_asks_for_nothing() -> None:
    """S6. Source: sygedagpengeloven § 40."""
    thirty = Absence(date(2026, 9, 1), date(2026, 9, 30))
    assert not gives_refusion(thirty)
    assert deadlines(thirty, TODAY) == []
    assert gives_refusion(Absence(date(2026, 9, 1), date(2026, 10, 1)))


@pytest.mark.parametrize(
    ("requested", "due"),
    [
        ([], [date(2026, 8, 1)]),
        ([date(2026, 7, 15)], [date(2026, 8, 1), date(2026, 10, 16)]),
        ([date(2026, 7, 15), date(2026, 10, 10)], [date(2026, 8, 1), date(2026, 10, 16), date(2027, 1, 11)]),
    ],
)
def test_refusion_is_asked_for_again_every_three_months(requested: list[date], due: list[date]) -> None:
    """S6. Source: Aarhus and Albertslund Kommune (højst 3 måneder tilbage)."""
    absence = Absence(date(2026, 4, 1), None)
    found = [one for one in deadlines(absence, TODAY, requested=requested) if one.what == REQUEST]
    assert [one.due for one in found] == due
    assert [one.nth for one in found] == list(range(1, len(due) + 1))


@pytest.mark.parametrize(
    ("first", "due"),
    [
        (date(2026, 10, 5), date(2027, 2, 4)),
        (date(2026, 10, 3), date(2027, 2, 2)),
        (date(2026, 3, 10), date(2026, 7, 9)),
        (date(2026, 12, 7), date(2027, 4, 6)),
    ],
    ids=["ordinary", "from a Saturday", "across Easter", "across New Year"],
)
def test_the_first_request_is_due_three_months_after_the_employers_period(first: date, due: date) -> None:
    """S6. Source: Aarhus and Albertslund Kommune (højst 3 måneder tilbage)."""
    assert next(one.due for one in deadlines(Absence(first, None), LATER) if one.what == REQUEST) == due


def test_when_the_last_day_has_been_asked_for_nothing_more_is() -> None:
    """S6"""
    absence = Absence(date(2026, 8, 1), date(2026, 10, 15))
    found = deadlines(absence, TODAY, requested=[date(2026, 10, 20)])
    assert [one.what for one in found] == [NOTIFY, REQUEST]


def test_a_request_is_not_asked_for_before_there_is_something_to_ask_for() -> None:
    """S6"""
    assert [one.what for one in deadlines(Absence(date(2026, 11, 20), None), TODAY)] == [NOTIFY]


@pytest.mark.parametrize(
    ("full", "notify", "request_due"),
    [
        (date(2026, 10, 5), date(2026, 11, 9), date(2027, 2, 4)),
        (date(2026, 10, 3), date(2026, 11, 7), date(2027, 2, 2)),
        (date(2026, 3, 10), date(2026, 4, 14), date(2026, 7, 9)),
        (date(2026, 12, 7), date(2027, 1, 11), date(2027, 4, 6)),
    ],
    ids=["ordinary", "from a Saturday", "across Easter", "across New Year"],
)
def test_going_from_full_to_partial_absence_moves_no_date(full: date, notify: date, request_due: date) -> None:
    """S6. Source: Hjørring (one sygeforløb spans both; D0 unchanged)."""
    rows = (
        AbsencePeriod("1", Category.OWN_SICKNESS, full, full + timedelta(days=20), Decimal(1)),
        AbsencePeriod("1", Category.PARTIAL_SICKNESS, full + timedelta(days=21), None, Decimal("0.5")),
    )
    _spells, [case] = stretches(rows, (), counting_of(shipped_policy("standard"), LATER), LATER)
    found = deadlines(Absence(case.first_day, None), LATER)
    assert [(one.what, one.due) for one in found[:2]] == [(NOTIFY, notify), (REQUEST, request_due)]

"""The arithmetic of *nedsat tjeneste*, against the published vector and against what must always hold."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naervaer.core.absence import AbsenceDay, AbsencePeriod, Category
from naervaer.core.calendar import WorkCalendar
from naervaer.core.returning.hours import (
    PARTLY,
    Hours,
    Week,
    against_payroll,
    counts_as_fit,
    even_rise,
    norm_of,
    percent,
    registered,
    share,
)
from naervaer.core.returning.judging import may_be_planned, may_end, may_replace
from naervaer.core.verdicts import Refused

MONDAY = date(2026, 11, 30)
FULL = norm_of(Decimal(1))
CALENDAR = WorkCalendar()


def hours(*values: str) -> Hours:
    given_ = [Decimal(value) for value in values]
    return tuple(given_ + [Decimal(0)] * (7 - len(given_)))


def week(*values: str, monday: date = MONDAY, norm: Hours = FULL) -> Week:
    return Week(monday, hours(*values), norm)


def test_H6_five_of_seven_point_four_hours_are_67_57_per_cent() -> None:
    assert percent(share(Decimal(5), Decimal("7.40"))) == Decimal("67.57")


def test_half_is_rounded_up_and_no_norm_is_no_share() -> None:
    assert percent(Fraction(1, 800)) == Decimal("0.13")
    assert percent(share(Decimal(3), Decimal(0))) == 0


def test_a_full_week_is_37_hours_and_part_time_is_its_share() -> None:
    assert sum(norm_of(Decimal(1))) == 37
    assert norm_of(Decimal("0.8649"))[0] == Decimal("6.40")


def test_a_week_tells_worked_and_absent_hours_and_their_shares() -> None:
    found = week("4", "4", "0", "4", "4")
    assert (found.worked, found.whole, found.absent) == (16, 37, 21)
    assert found.work_share + found.sick_share == 1
    assert percent(found.sick_share) == Decimal("56.76")


@pytest.mark.parametrize(
    ("worked", "fit"),
    [
        (("7.4", "7.4", "7.4", "7.4", "7.4"), False),
        (("7.4", "7.4", "7.4", "7.4", "3.41"), True),
        (("7.4", "7.4", "7.4", "7.4", "3.4"), False),
        (("4", "4", "4", "4", "4"), False),
    ],
)
def test_H6_less_than_four_hours_a_week_counts_as_fit(worked: tuple[str, ...], fit: bool) -> None:
    """Under 4 hours absent a week gives no refusion; 4 hours exactly do."""
    assert counts_as_fit(week(*worked), Decimal(4)) is fit


norms = st.lists(st.decimals(0, 12, places=2), min_size=7, max_size=7).map(tuple)


@st.composite
def weeks(draw: st.DrawFn) -> Week:
    norm = draw(norms)
    worked = tuple(draw(st.decimals(0, n, places=2)) for n in norm)
    return Week(MONDAY, worked, norm)


@given(weeks())
def test_the_days_add_up_to_the_week_and_shares_are_between_nought_and_one(found: Week) -> None:
    assert found.worked + found.absent == found.whole
    assert 0 <= found.sick_share <= 1
    if found.whole:
        assert found.work_share + found.sick_share == 1
        parts = sum(found.day_share(d) * Fraction(found.norm[d]) for d in range(7))
        assert parts == Fraction(found.absent)


@given(st.integers(1, 26), st.sampled_from([Decimal("1"), Decimal("0.8649"), Decimal("0.5")]))
def test_an_even_rise_never_falls_and_may_be_planned(n: int, fte: Decimal) -> None:
    plan = even_rise(MONDAY, n, norm_of(fte))
    worked = [w.worked for w in plan]
    assert worked == sorted(worked)
    assert len({w.monday for w in plan}) == n
    assert all(h <= m for w in plan for h, m in zip(w.hours, w.norm, strict=True))
    assert may_be_planned(plan, MONDAY, 26)


def period(first: date, last: date | None, degree: str) -> AbsencePeriod:
    return AbsencePeriod("anne-1", Category.PARTIAL_SICKNESS, first, last, Decimal(degree))


def test_what_payroll_registers_by_share_and_by_the_hour_is_the_same() -> None:
    by_share = [period(MONDAY, MONDAY + timedelta(days=4), "0.5")]
    by_hour = [
        AbsenceDay("anne-1", Category.PARTIAL_SICKNESS, MONDAY + timedelta(days=n), Decimal("3.7"), Decimal("7.4"))
        for n in range(5)
    ]
    found = week("3.7", "3.7", "3.7", "3.7", "3.7")
    assert registered(found, by_share, CALENDAR, PARTLY) == registered(found, by_hour, CALENDAR, PARTLY) == 18.5


def test_a_childs_sickness_is_no_part_of_the_plan() -> None:
    child = AbsencePeriod("anne-1", Category.CHILD_SICK, MONDAY, MONDAY)
    assert registered(week("3.7"), [child], CALENDAR, PARTLY) == 0


VERDICTS: list[tuple[str, list[AbsencePeriod], str]] = [
    ("as agreed", [period(MONDAY, None, "0.5")], "agrees"),
    ("less work than agreed", [period(MONDAY, None, "0.8")], "more"),
    ("more work than agreed", [period(MONDAY, None, "0.2")], "less"),
    ("payroll knows nothing", [], "nothing"),
]


@pytest.mark.parametrize(("rows", "verdict"), [v[1:] for v in VERDICTS], ids=[v[0] for v in VERDICTS])
def test_H6_a_week_is_held_against_what_payroll_shows(rows: list[AbsencePeriod], verdict: str) -> None:
    plan = [week("3.7", "3.7", "3.7", "3.7", "3.7")]
    [held] = against_payroll(plan, rows, CALENDAR, PARTLY, MONDAY + timedelta(days=6), Decimal(2))
    assert held.verdict == verdict


def test_a_week_payroll_has_not_told_of_yet_is_ahead_and_a_holiday_is_neither_planned_nor_registered() -> None:
    plan = [week("3.7", "3.7", "3.7", "3.7", "3.7")]
    [held] = against_payroll(plan, [], CALENDAR, PARTLY, MONDAY + timedelta(days=5), Decimal(2))
    assert held.verdict == "ahead"
    easter = date(2026, 3, 30)
    plan = [week("3.7", "3.7", "3.7", "3.7", "3.7", monday=easter)]
    [held] = against_payroll(plan, [period(easter, None, "0.5")], CALENDAR, PARTLY, easter + timedelta(9), Decimal(0))
    assert (held.planned, held.registered, held.verdict) == (Decimal("11.1"), Decimal("11.1"), "agrees")


REFUSED: list[tuple[str, list[Week], str]] = [
    ("no weeks", [], "ingen uger"),
    ("too many", list(even_rise(MONDAY, 27, FULL)), "højst 26 uger"),
    ("a Tuesday", [week("4", monday=MONDAY + timedelta(days=1))], "begynder en mandag"),
    ("a hole", [week("4"), week("4", monday=MONDAY + timedelta(weeks=2))], "følge efter hinanden"),
    ("before the absence", [week("4", monday=MONDAY - timedelta(weeks=9))], "før fraværet"),
    ("longer than the norm", [week("8")], "mandag er normen 7,4 timer"),
    ("below nought", [week("-1")], "kan ikke være under 0"),
    ("no hours", [week()], "ingen timer"),
    ("all hours", [week("7.4", "7.4", "7.4", "7.4", "7.4")], "Meld medarbejderen rask"),
]


@pytest.mark.parametrize(("plan", "why"), [r[1:] for r in REFUSED], ids=[r[0] for r in REFUSED])
def test_a_plan_that_is_none_is_refused_in_a_sentence(plan: list[Week], why: str) -> None:
    verdict = may_be_planned(plan, MONDAY - timedelta(weeks=4), 26)
    assert isinstance(verdict, Refused)
    assert why in verdict.reasons[0]


def test_a_week_that_has_gone_is_not_planned_anew_and_the_coming_ones_may_be() -> None:
    before = even_rise(MONDAY, 4, FULL)
    after = [before[0], *(Week(w.monday, (*w.hours[:4], Decimal(1), *w.hours[5:]), w.norm) for w in before[1:])]
    assert may_replace(before, after, MONDAY + timedelta(days=8))
    changed = [Week(MONDAY, hours("1"), FULL), *before[1:]]
    assert not may_replace(before, changed, MONDAY + timedelta(days=8))
    assert not may_replace(before, before[1:], MONDAY + timedelta(days=8))


def test_a_plan_ends_while_it_runs_or_a_week_ahead() -> None:
    plan = even_rise(MONDAY, 4, FULL)
    assert may_end(MONDAY + timedelta(days=10), plan, MONDAY + timedelta(days=10))
    assert not may_end(MONDAY - timedelta(days=3), plan, MONDAY)
    assert not may_end(MONDAY + timedelta(days=20), plan, MONDAY)


def test_H6_a_plan_that_ends_on_a_wednesday_says_nothing_of_the_thursday() -> None:
    plan, wednesday = [week("3.7", "3.7", "3.7", "3.7", "3.7")], MONDAY + timedelta(days=2)
    by_hour = [
        AbsenceDay("anne-1", Category.PARTIAL_SICKNESS, MONDAY + timedelta(days=n), Decimal("3.7"), Decimal("7.4"))
        for n in range(5)
    ]
    for rows in ([period(MONDAY, wednesday, "0.5")], [period(MONDAY, None, "0.5")], by_hour):
        [held] = against_payroll(plan, rows, CALENDAR, PARTLY, wednesday, Decimal(0), wednesday)
        assert (held.planned, held.registered, held.verdict) == (Decimal("11.1"), Decimal("11.1"), "agrees")


def test_the_norm_of_a_week_that_has_gone_stays_too() -> None:
    before = even_rise(MONDAY, 3, FULL)
    shorter = tuple(day * Decimal("0.8") for day in FULL)
    coming = [Week(w.monday, w.hours, shorter) for w in before[1:]]
    assert may_replace(before, [before[0], *coming], MONDAY + timedelta(days=8))
    assert not may_replace(before, [Week(MONDAY, before[0].hours, shorter), *coming], MONDAY + timedelta(days=8))

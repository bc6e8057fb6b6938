"""Days to spells, spells to cases: every row is what payroll sent and what it becomes."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.timeline import facts
from tests.core.timeline.facts import absent_day, period

from naervaer.core.absence import Category
from naervaer.core.calendar import WorkCalendar


def spans(absences: list[facts.Absence], as_of: str = "2026-12-31", **counting: object) -> list[tuple[str, str]]:
    spells, _ = facts.joined(absences, as_of, **counting)
    return [(str(spell.first), str(spell.last)) for spell in spells]


def cases(absences: list[facts.Absence], as_of: str = "2026-12-31", **counting: object) -> list[tuple[str, str, int]]:
    _, found = facts.joined(absences, as_of, **counting)
    return [(str(case.first_day), str(case.last_day), case.spells) for case in found]


WEEK_1 = [absent_day(f"2026-11-0{day}") for day in range(2, 7)]
WEEK_2 = [absent_day(f"2026-11-{day:02}") for day in range(9, 14)]


def test_rows_that_touch_or_overlap_are_one_spell() -> None:
    rows = [
        period("2026-11-02", "2026-11-04"),
        period("2026-11-05", "2026-11-08"),
        period("2026-11-07", "2026-11-10"),
        period("2026-11-03", "2026-11-03"),
    ]
    assert spans(rows) == [("2026-11-02", "2026-11-10")]


def test_a_long_row_swallows_the_rows_inside_it() -> None:
    rows = [period("2026-11-02", "2026-11-20"), period("2026-11-03", "2026-11-03"), period("2026-11-20", "2026-11-21")]
    assert spans(rows) == [("2026-11-02", "2026-11-21")]


@settings(deadline=None, max_examples=25)
@given(st.lists(st.integers(0, 60), min_size=20, max_size=60), st.booleans())
def test_days_sent_more_than_once_and_in_any_order_change_nothing(offsets: list[int], bridge: bool) -> None:
    """H9b: a delivery that overlaps the one before gives the spells of the one."""
    sent = [absent_day(str(date(2026, 1, 1) + timedelta(days=offset))) for offset in offsets]
    once = sorted(set(sent), key=lambda row: row.day)
    assert spans(sent, bridge_non_workdays=bridge) == spans(once, bridge_non_workdays=bridge)


def test_two_weeks_of_days_are_two_spells_until_weekends_are_bridged() -> None:
    assert len(spans([*WEEK_1, *WEEK_2])) == 2
    assert spans([*WEEK_1, *WEEK_2], bridge_non_workdays=True) == [("2026-11-02", "2026-11-13")]


def test_a_period_and_the_days_of_the_same_illness_give_the_same_bridged_spell() -> None:
    as_days, _ = facts.joined([*WEEK_1, *WEEK_2], "2026-11-13", bridge_non_workdays=True)
    as_period, _ = facts.joined([period("2026-11-02", "2026-11-13")], "2026-11-13", bridge_non_workdays=True)
    assert as_days == as_period


@pytest.mark.parametrize(
    ("last", "first", "bridged"),
    [
        ("2026-04-01", "2026-04-07", True),  # Easter: Maundy Thursday to Easter Monday are off
        ("2026-12-23", "2026-12-28", False),  # 24 December is a workday in the calendar dk
        ("2026-12-24", "2026-12-28", True),
        ("2026-12-31", "2027-01-04", True),  # New Year's Day is a Friday
        ("2026-11-05", "2026-11-09", False),  # a Friday at work
    ],
)
def test_days_off_bridge_and_workdays_break(last: str, first: str, bridged: bool) -> None:
    rows = [absent_day(last), absent_day(first)]
    assert (len(spans(rows, "2027-02-01", bridge_non_workdays=True)) == 1) == bridged


def test_a_municipalitys_own_day_off_bridges_and_its_half_day_breaks() -> None:
    christmas = [absent_day("2026-12-23"), absent_day("2026-12-28")]
    off = WorkCalendar(days_off=frozenset({(12, 24)}))
    half = WorkCalendar(half_days_off=frozenset({(12, 24)}))
    assert len(spans(christmas, bridge_non_workdays=True, calendar=off)) == 1
    assert len(spans(christmas, bridge_non_workdays=True, calendar=half)) == 2


def test_a_case_joins_spells_over_the_allowed_gap_and_no_further() -> None:
    rows = [period("2026-11-02", "2026-11-03"), period("2026-11-06", "2026-11-06"), period("2026-11-10", "2026-11-10")]
    assert cases(rows, max_gap_days=1) == [
        ("2026-11-02", "2026-11-03", 1),
        ("2026-11-06", "2026-11-06", 1),
        ("2026-11-10", "2026-11-10", 1),
    ]
    assert cases(rows, max_gap_days=2) == [("2026-11-02", "2026-11-06", 2), ("2026-11-10", "2026-11-10", 1)]
    assert cases(rows, max_gap_days=3) == [("2026-11-02", "2026-11-10", 3)]


def test_days_off_may_be_bridged_between_spells_only() -> None:
    """The command ``spells`` shows payroll's spells as they are; the case joins them across the weekend."""
    only_cases = {"bridge_non_workdays": True, "bridge_in_spells": False}
    assert len(spans([*WEEK_1, *WEEK_2], **only_cases)) == 2
    assert cases([*WEEK_1, *WEEK_2], **only_cases) == [("2026-11-02", "2026-11-13", 2)]


def test_bridged_days_off_use_nothing_of_the_gap() -> None:
    """Sick until Friday, at work on Monday, sick on Tuesday: one day back, not three."""
    rows = [period("2026-11-02", "2026-11-06"), period("2026-11-10", "2026-11-10")]
    assert cases(rows, max_gap_days=1, bridge_non_workdays=True) == [("2026-11-02", "2026-11-10", 2)]
    assert len(cases(rows, max_gap_days=1)) == 2


def test_a_case_keeps_its_first_day_when_full_absence_turns_partial() -> None:
    """H6: a return by steps belongs to the illness it returns from."""
    rows = [period("2026-11-02", "2026-11-15"), period("2026-11-16", None, facts.PARTIAL, degree="0.5")]
    [spell], [case] = facts.joined(rows, "2026-11-22")
    assert (str(case.first_day), case.partial_now) == ("2026-11-02", True)
    assert spell.categories == (Category.OWN_SICKNESS, Category.PARTIAL_SICKNESS)


def test_it_is_not_partial_now_while_any_of_the_day_is_full_sickness() -> None:
    rows = [period("2026-11-02"), period("2026-11-16", None, facts.PARTIAL)]
    _, [case] = facts.joined(rows, "2026-11-22")
    assert not case.partial_now


def test_another_kind_of_sickness_continues_the_case_and_a_childs_does_not() -> None:
    rows = [
        period("2026-11-02", "2026-11-04"),
        period("2026-11-05", "2026-11-06", facts.INJURY),
        period("2026-11-07", "2026-11-09", Category.CHILD_SICK),
    ]
    assert cases(rows) == [("2026-11-02", "2026-11-06", 1)]


def test_the_spell_counts_its_calendar_days_and_workdays() -> None:
    [spell], _ = facts.joined([period("2026-12-21", "2027-01-03")], "2027-02-01")
    assert (spell.calendar_days, spell.workdays) == (14, 8)
    with_half = WorkCalendar(days_off=frozenset({(12, 24)}), half_days_off=frozenset({(12, 31)}))
    [spell], _ = facts.joined([period("2026-12-21", "2027-01-03")], "2027-02-01", calendar=with_half)
    assert spell.workdays == Fraction(13, 2)


def test_what_comes_after_the_day_is_not_known() -> None:
    rows = [period("2026-11-02", "2026-11-30"), period("2026-12-03", "2026-12-04")]
    [spell], [case] = facts.joined(rows, "2026-11-10")
    assert (str(spell.last), spell.open, case.open, case.running) == ("2026-11-10", True, True, True)


def test_a_spell_that_ends_on_the_day_is_closed_but_its_case_runs() -> None:
    [spell], [case] = facts.joined([period("2026-11-02", "2026-11-10")], "2026-11-10")
    assert (spell.open, case.running) == (False, True)


def test_an_open_spell_lasts_until_the_day_it_is_seen_from() -> None:
    [spell], _ = facts.joined([period("2026-11-02")], "2026-11-22")
    assert (str(spell.last), spell.open, spell.calendar_days) == ("2026-11-22", True, 21)


RESTING = [
    # last day absent, seen from, and whether the case runs
    ("Friday, seen on Sunday", "2026-11-06", "2026-11-08", True),
    ("Friday, seen on Monday", "2026-11-06", "2026-11-09", False),
    ("Thursday, seen on Sunday", "2026-11-05", "2026-11-08", False),
    ("the Wednesday before Easter, seen on Easter Monday", "2026-04-01", "2026-04-06", True),
]


@pytest.mark.parametrize(("what", "last", "as_of", "running"), RESTING)
def test_days_tell_nothing_of_the_days_off_after_them(what: str, last: str, as_of: str, running: bool) -> None:
    """A case from payroll's days does not end every Friday to begin anew on Monday."""
    _, [case] = facts.joined([absent_day(last)], as_of, bridge_non_workdays=True)
    assert case.running == running, what


def test_a_period_says_itself_that_it_has_ended() -> None:
    _, [case] = facts.joined([period("2026-11-02", "2026-11-06")], "2026-11-08", bridge_non_workdays=True)
    assert not case.running


def test_without_bridging_a_case_ends_with_its_last_day() -> None:
    _, [case] = facts.joined([absent_day("2026-11-06")], "2026-11-07")
    assert not case.running


def test_a_day_without_hours_is_no_absence() -> None:
    assert spans([absent_day("2026-11-06", hours="0")]) == []


def test_absence_ends_with_the_employment() -> None:
    """An absence that payroll never closed gives no step to somebody who has left."""
    rules = facts.policy(step=[facts.step(id="kontakt")])
    gone = [facts.term("2020-01-01", "2026-11-10")]
    left = facts.derived([period("2026-11-02")], rules, "2026-11-22", terms=gone, ended_since="2026-11-01")
    [case] = left.cases
    assert (case.last_day, case.open, case.running) == (date(2026, 11, 10), False, False)
    assert facts.derived([period("2026-11-12")], rules, "2026-11-22", terms=gone, ended_since="2026-11-01").cases == []


def test_a_new_term_of_the_same_employment_goes_on() -> None:
    rules = facts.policy(step=[facts.step(id="kontakt")])
    moved = [facts.term("2020-01-01", "2026-11-10"), facts.term("2026-11-11"), facts.term("2026-11-12", status="8")]
    assert len(facts.derived([period("2026-11-02")], rules, "2026-11-22", terms=moved).steps) == 1


def test_each_employment_has_its_own_spells() -> None:
    rows = [period("2026-11-02", "2026-11-03"), period("2026-11-04", "2026-11-05", employment="01")]
    assert spans(rows) == [("2026-11-04", "2026-11-05"), ("2026-11-02", "2026-11-03")]

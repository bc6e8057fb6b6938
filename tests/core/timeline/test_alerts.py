"""Patterns to alerts: every kind of rule, what is raised, when, and what it says."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.timeline import facts
from tests.core.timeline.facts import absent_day, alert, period

from naervaer.core.timeline import reference
from naervaer.core.timeline.model import RaisedAlert


def raised(
    absences: list[facts.Absence], rule: dict[str, Any], as_of: str = "2027-12-31", bridge: bool = True, **said: Any
) -> list[RaisedAlert]:
    since = said.pop("since", None)
    timeline = [{"bridge_non_workdays": bridge, "join_gap_days": said.pop("gap", 0)}]
    rules = facts.policy(alert=[alert(rule, **said)], timeline=timeline)
    return facts.derived(absences, rules, as_of, since=since).alerts


def days(alerts: list[RaisedAlert]) -> list[str]:
    return [str(one.raised_on) for one in alerts]


def one_day_spells(*offsets: int, first: str = "2026-01-05") -> list[facts.Absence]:
    """Spells of one day, so many days after a Monday."""
    firsts = [str(date.fromisoformat(first) + timedelta(days=offset)) for offset in offsets]
    return [period(day, day) for day in firsts]


# ---------------------------------------------------------------- days in a row


def test_days_in_a_row_raise_on_the_day_they_are_reached_and_once_in_a_spell() -> None:
    """H9: 6 days in a row."""
    rows = [period("2026-11-02", "2026-11-06"), period("2026-11-23", "2026-12-30")]
    [found] = raised(rows, {"consecutive_days": 6}, bridge=False)
    assert str(found.raised_on) == "2026-11-28"
    assert found.because.as_json() == {
        "count": 6,
        "window_days": None,
        "days": 6,
        "dates": ["2026-11-23"],
        "text": "6 kalenderdage i træk siden 23.11.2026",
    }


def test_days_in_a_row_can_be_workdays() -> None:
    [found] = raised([period("2026-11-05", "2026-11-20")], {"consecutive_days": 3, "count": "workdays"})
    assert str(found.raised_on) == "2026-11-09"
    assert found.because.text == "3 arbejdsdage i træk siden 5.11.2026"


def test_a_spell_too_short_in_workdays_raises_nothing() -> None:
    assert raised([period("2026-11-05", "2026-11-08")], {"consecutive_days": 3, "count": "workdays"}) == []


def test_a_limit_reached_on_a_bridged_day_off_is_told_on_the_next_day_absent() -> None:
    """On the Saturday nobody could know that the absence would go on."""
    rows = [absent_day("2026-11-05"), absent_day("2026-11-06"), absent_day("2026-11-09")]
    [found] = raised(rows, {"consecutive_days": 3})
    assert (str(found.raised_on), found.because.count) == ("2026-11-09", 5)
    assert raised(rows, {"consecutive_days": 3}, as_of="2026-11-08") == []


# ---------------------------------------------------------------- long cases


def test_a_long_case_is_told_once_across_its_spells() -> None:
    """S9b: more than four months has its own handling."""
    rows = [period("2026-01-05", "2026-03-31"), period("2026-04-02", None)]
    [found] = raised(rows, {"long_term_days": 121}, gap=1, bridge=False)
    assert str(found.raised_on) == "2026-05-05"
    assert found.because.text == "121 kalenderdage i forløbet, der begyndte 5.1.2026"
    assert len(raised(rows, {"long_term_days": 121}, bridge=False)) == 1
    assert str(raised(rows, {"long_term_days": 121}, bridge=False)[0].raised_on) == "2026-07-31"


# ---------------------------------------------------------------- spells in a window


def test_the_third_spell_within_the_window_raises_on_its_first_day() -> None:
    """H9: 3 spells in 180 days; the window holds 180 days, the day itself among them."""
    [found] = raised(one_day_spells(0, 60, 179), {"spells": 3, "within_days": 180})
    assert str(found.raised_on) == "2026-07-03"
    assert found.because.as_json() == {
        "count": 3,
        "window_days": 180,
        "days": 3,
        "dates": ["2026-01-05", "2026-03-06", "2026-07-03"],
        "text": "3 perioder begyndt inden for 180 dage",
    }
    assert raised(one_day_spells(0, 60, 180), {"spells": 3, "within_days": 180}) == []


def test_a_fourth_spell_raises_nothing_until_the_count_has_been_below() -> None:
    rule = {"spells": 3, "within_days": 100}
    assert len(raised(one_day_spells(0, 10, 20, 30, 40), rule)) == 1
    assert days(raised(one_day_spells(0, 10, 20, 200, 210, 220), rule)) == ["2026-01-25", "2026-08-13"]


def test_a_spell_that_leaves_the_window_the_day_another_begins_is_no_new_crossing() -> None:
    assert len(raised(one_day_spells(0, 10, 20, 100), {"spells": 3, "within_days": 100})) == 1


def test_two_weeks_of_one_illness_are_one_spell_also_as_ten_days() -> None:
    fortnight = [absent_day(f"2026-11-{day:02}") for day in (2, 3, 4, 5, 6, 9, 10, 11, 12, 13)]
    rule = {"spells": 2, "within_days": 30}
    assert raised([*fortnight], rule) == []
    assert days(raised([*fortnight], rule, bridge=False)) == ["2026-11-09"]


def test_categories_left_out_are_taken_away_before_counting() -> None:
    rows = [*one_day_spells(0, 10), period("2026-01-25", "2026-01-25", facts.INJURY)]
    rule = {"spells": 3, "within_days": 180}
    assert len(raised(rows, rule)) == 1
    assert raised(rows, rule, leaves_out=["work_injury"]) == []


def test_a_spell_that_a_category_left_out_parts_is_two() -> None:
    rows = [
        period("2026-11-02", "2026-11-03"),
        period("2026-11-04", "2026-11-05", facts.INJURY),
        period("2026-11-06", "2026-11-06"),
    ]
    assert days(raised(rows, {"spells": 2, "within_days": 30}, leaves_out=["work_injury"])) == ["2026-11-06"]


# ---------------------------------------------------------------- days in a window


def test_the_fifteenth_day_within_a_year_raises_on_that_day() -> None:
    """H9: 15 days in 365."""
    rows = [period("2026-01-05", "2026-01-11"), period("2026-06-01", "2026-06-30")]
    [found] = raised(rows, {"days": 15, "within_days": 365})
    assert str(found.raised_on) == "2026-06-08"
    assert found.because.as_json() == {
        "count": 15,
        "window_days": 365,
        "days": 15,
        "dates": ["2026-01-05", "2026-06-01"],
        "text": "15 kalenderdage med fravær inden for 365 dage",
    }


def test_days_in_a_window_can_be_workdays_and_halves() -> None:
    rows = [period("2026-12-28", "2027-01-05")]
    rule = {"days": 4, "within_days": 30, "count": "workdays"}
    assert days(raised(rows, rule)) == ["2026-12-31"]
    rules = facts.policy(municipality={"name": "Prøve", "half_days_off": ["12-31"]}, alert=[alert(rule)])
    [found] = facts.derived(rows, rules, "2027-01-31").alerts
    assert (str(found.raised_on), found.because.as_json()["count"]) == ("2027-01-04", 4.5)
    assert found.because.text == "4,5 arbejdsdage med fravær inden for 30 dage"


def test_days_in_a_window_are_told_once_until_a_spell_begins_below_the_limit() -> None:
    rule = {"days": 5, "within_days": 60}
    many = [period("2026-01-05", "2026-01-12"), period("2026-02-02", "2026-02-20"), period("2026-08-03", "2026-08-09")]
    assert days(raised(many, rule)) == ["2026-01-09", "2026-08-07"]


def test_a_days_that_has_left_the_window_is_not_counted() -> None:
    rows = [period("2026-01-05", "2026-01-08"), period("2026-03-06", "2026-03-06")]
    assert raised(rows, {"days": 5, "within_days": 60}) == []
    assert days(raised(rows, {"days": 5, "within_days": 61})) == ["2026-03-06"]


# ---------------------------------------------------------------- one weekday


def test_five_mondays_of_seven_are_said_and_two_of_three_are_not() -> None:
    """H9: the test of chance. The fifth Monday is of five spells here; with the others it is five of seven."""
    rule = {"same_weekday": 5, "within_days": 365}
    late = one_day_spells(1, 9, 14, 21, 28, 35, 42)
    [found] = raised(late, rule, bridge=False)
    assert found.because.as_json() == {
        "count": 5,
        "window_days": 365,
        "days": 5,
        "dates": ["2026-01-19", "2026-01-26", "2026-02-02", "2026-02-09", "2026-02-16"],
        "text": "5 af 7 perioder inden for 365 dage begyndte på en mandag",
    }
    assert raised(one_day_spells(1, 7, 14), {"same_weekday": 2, "within_days": 365}, bridge=False) == []


def test_the_test_of_chance_can_be_made_stricter() -> None:
    late = one_day_spells(1, 9, 14, 21, 28, 35, 42)
    rule = {"same_weekday": 5, "within_days": 365, "chance_below": Decimal("0.01")}
    assert raised(late, rule, bridge=False) == []


def test_a_weekday_is_told_once_while_it_stays_remarkable() -> None:
    rule = {"same_weekday": 3, "within_days": 365}
    assert days(raised(one_day_spells(0, 7, 14, 21, 28), rule, bridge=False)) == ["2026-01-19"]


def test_who_also_falls_ill_on_weekends_is_measured_over_seven_days() -> None:
    """Three Saturdays of four: rare among seven days, not among five."""
    saturdays = one_day_spells(2, 12, 19, 26)
    rule = {"same_weekday": 3, "within_days": 365, "chance_below": Decimal("0.08")}
    assert len(raised(saturdays, rule, bridge=False)) == 1
    mondays = one_day_spells(2, 7, 14, 21)
    assert raised(mondays, rule, bridge=False) == []


# ---------------------------------------------------------------- dates of rules, since, as of


def test_the_rule_in_force_on_the_day_raises() -> None:
    rule = {"consecutive_days": 3}
    rows = [period("2026-11-02", "2026-11-20")]
    assert raised(rows, rule, valid_from="2026-11-05") == []
    assert raised(rows, rule, valid_to="2026-11-03") == []
    assert len(raised(rows, rule, valid_from="2026-11-04", valid_to="2026-11-04")) == 1


def test_since_leaves_out_what_was_raised_before() -> None:
    rows = [period("2026-11-02", "2026-11-20")]
    assert len(raised(rows, {"consecutive_days": 3}, since="2026-11-04")) == 1
    assert raised(rows, {"consecutive_days": 3}, since="2026-11-05") == []


def test_alerts_come_by_employment_and_day() -> None:
    rows = [
        period("2026-11-02", "2026-11-20"),
        period("2026-09-01", "2026-09-20"),
        period("2026-10-01", "2026-10-20", employment="01"),
    ]
    found = raised(rows, {"consecutive_days": 3})
    assert [(one.employment_id, str(one.raised_on)) for one in found] == [
        ("01", "2026-10-03"),
        ("e1", "2026-09-03"),
        ("e1", "2026-11-04"),
    ]


@settings(deadline=None, max_examples=40)
@given(facts.absences(), facts.alerts(), st.booleans(), facts.some_day, st.integers(0, 90))
def test_what_was_raised_on_a_day_is_what_a_later_look_finds_for_that_day(
    absences: list[facts.Absence], rules: list[dict[str, Any]], bridge: bool, then: date, later: int
) -> None:
    """The night run of each day and one run over the whole year raise the same alerts."""
    by = facts.policy(alert=rules, timeline=[{"bridge_non_workdays": bridge}])
    now = reference.derive(absences, (), by, as_of=then + timedelta(days=later)).alerts
    assert reference.derive(absences, (), by, as_of=then).alerts == [one for one in now if one.raised_on <= then]


@pytest.mark.parametrize("kind", [{"consecutive_days": 40}, {"spells": 9, "within_days": 9}])
def test_little_absence_raises_nothing(kind: dict[str, Any]) -> None:
    assert raised([period("2026-11-02", "2026-11-06")], kind) == []

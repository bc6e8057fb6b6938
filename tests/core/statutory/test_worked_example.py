"""The dates that the law sets, as tables: each row is one line of the worked example."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.core.timeline import facts

from naervaer.core.calendar import WorkCalendar
from naervaer.core.policy.schema import Policy
from naervaer.core.timeline.moments import handle_by, moment
from naervaer.files.policy_files import read_policy

DATA = Path(__file__).parents[2] / "data"
FIRST_DAY = "2026-11-02"  # a Monday


def standard() -> Policy:
    found = read_policy("standard")
    assert isinstance(found, Policy)
    return found


# milestone, step of the standard policy, which of its dates, date
STATUTORY = [
    ("2. fraværsdag (tro og love)", "tro-og-love", "opens", "Tue 2026-11-03"),
    ("day 15 (> 14 days: varighedserklæring)", "varighedserklaering", "opens", "Mon 2026-11-16"),
    ("§ 7 a, our target (D0+27)", "samtale-7a", "due", "Sun 2026-11-29"),
    ("§ 7 a latest (D0+28)", "samtale-7a", "latest", "Mon 2026-11-30"),
    ("day 30, last employer-period day", "arbejdsgiverperiode-slut", "due", "Tue 2026-12-01"),
    ("first refusion day", "refusion", "opens", "Wed 2026-12-02"),
    ("§ 40 anmeldelse latest (D0+35)", "anmeldelse-40", "latest", "Mon 2026-12-07"),
    ("Fast track latest (D0+35)", "fast-track", "latest", "Mon 2026-12-07"),
    ("26 weeks (D0+182)", "opfoelgning-26-uger", "due", "Mon 2027-05-03"),
    ("earliest 22 paid weeks after day 30 (D0+184)", "revurdering-22-uger", "due", "Wed 2027-05-05"),
]


@pytest.mark.parametrize(("milestone", "step", "which", "expected"), STATUTORY)
def test_the_statutory_milestones_fall_as_in_the_worked_example(
    milestone: str, step: str, which: str, expected: str
) -> None:
    """H4: fully sick from Monday 2 November 2026."""
    steps = facts.derived([facts.period(FIRST_DAY)], standard(), FIRST_DAY).steps
    found = [getattr(one, which) for one in steps if one.step == step]
    assert [f"{day:%a %Y-%m-%d}" for day in found] == [expected], milestone


def test_the_end_of_the_eighth_week_was_a_milestone_until_the_law_of_2026() -> None:
    rule = next(step for step in standard().step if step.id == "opfoelgning-8-uger")
    assert f"{moment(rule.due, date.fromisoformat(FIRST_DAY), {}):%a %Y-%m-%d}" == "Sun 2026-12-27"
    steps = facts.derived([facts.period(FIRST_DAY)], standard(), FIRST_DAY).steps
    assert "opfoelgning-8-uger" not in [step.step for step in steps]
    before = facts.derived([facts.period("2026-01-31")], standard(), "2026-01-31").steps
    assert "opfoelgning-8-uger" in [step.step for step in before]


# rule of a municipality, date
LOCAL = [
    ("5th calendar day (1-5-14)", 5, "Fri 2026-11-06"),
    ("14th calendar day (1-5-14)", 14, "Sun 2026-11-15"),
]


@pytest.mark.parametrize(("milestone", "day", "expected"), LOCAL)
def test_a_step_on_a_day_of_the_case_falls_as_in_the_worked_example(milestone: str, day: int, expected: str) -> None:
    rules = facts.policy(step=[facts.step(id="kontakt", due={"day_of_case": day})])
    [step] = facts.derived([facts.period(FIRST_DAY)], rules, FIRST_DAY).steps
    assert f"{step.due:%a %Y-%m-%d}" == expected, milestone


def test_the_alert_of_the_28th_sick_day_is_raised_on_sunday_29_november() -> None:
    """H9: 28 consecutive days are one day before the limit of the law."""
    rules = facts.policy(alert=[facts.alert({"consecutive_days": 28})])
    [alert] = facts.derived([facts.period(FIRST_DAY)], rules, "2026-12-24").alerts
    assert f"{alert.raised_on:%a %Y-%m-%d}" == "Sun 2026-11-29"


def test_a_limit_on_a_day_off_is_not_moved_but_shown_with_the_workday_before_it() -> None:
    """The 7 a talk's target is a Sunday: handle it by Friday."""
    [step] = [
        s for s in facts.derived([facts.period(FIRST_DAY)], standard(), FIRST_DAY).steps if s.step == "samtale-7a"
    ]
    assert (f"{step.due:%a}", f"{step.handle_by:%a %d.%m}") == ("Sun", "Fri 27.11")


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        ("2026-04-06", "2026-04-01"),  # Easter Monday: the Wednesday before Maundy Thursday
        ("2026-12-26", "2026-12-24"),  # the days of Christmas
        ("2027-01-03", "2026-12-31"),  # Sunday after New Year
        ("2026-11-20", "2026-11-20"),  # a Friday
    ],
)
def test_the_workday_before_a_limit_steps_over_whole_holidays(due: str, expected: str) -> None:
    day = handle_by(WorkCalendar(), date(2026, 1, 1), date.fromisoformat(due))
    assert day.isoformat() == expected


def test_a_limit_whose_every_day_is_off_is_handled_on_the_limit_itself() -> None:
    """A step that opens on Saturday and is due on Sunday cannot be handled on the Friday before."""
    assert handle_by(WorkCalendar(), date(2026, 11, 7), date(2026, 11, 8)) == date(2026, 11, 8)


def published(name: str, which: str) -> list[dict[str, str]]:
    deadlines = json.loads((DATA / "dk-120-days-rule" / "cases.json").read_text())["deadlines"]
    assert name in deadlines[0 if which == "latest" else 1]["rule"]
    cases: list[dict[str, str]] = deadlines[0 if which == "latest" else 1]["cases"]
    return cases


@pytest.mark.parametrize("case", published("sygefraværssamtale", "latest"))
def test_the_talk_is_held_within_four_weeks_as_unions_and_municipalities_count(case: dict[str, str]) -> None:
    first = case["first_sick_day"]
    steps = {s.step: s for s in facts.derived([facts.period(first)], standard(), first).steps}
    assert str(steps["samtale-7a"].latest) == case["latest"]


@pytest.mark.parametrize("case", published("reimbursement", "refund"))
def test_the_employer_period_and_the_refund_limit_are_as_published(case: dict[str, str]) -> None:
    first = case["first_sick_day"]
    steps = {s.step: s for s in facts.derived([facts.period(first)], standard(), first).steps}
    assert str(steps["arbejdsgiverperiode-slut"].due) == case["employer_period_last_day"]
    assert str(steps["anmeldelse-40"].latest) == case["refund_deadline"]


def test_who_leaves_within_eight_weeks_needs_no_talk() -> None:
    """Sygedagpengeloven § 7 a: the duty falls away when the employment ends within 8 weeks of the first day."""

    def talks(left: str) -> int:
        terms = [facts.term("2020-01-01", left)]
        steps = facts.derived([facts.period("2026-01-05")], standard(), "2026-01-20", terms=terms).steps
        return sum(1 for step in steps if step.step == "samtale-7a")

    assert (talks("2026-03-02"), talks("2026-03-03")) == (0, 1)


def test_days_off_between_two_sick_days_count_as_days_of_the_spell() -> None:
    """Højesteret, March 2022: sick Friday and Monday are four days."""
    friday_and_monday = [facts.absent_day("2026-11-06"), facts.absent_day("2026-11-09")]
    [spell], _ = facts.joined(friday_and_monday, "2026-11-09", bridge_non_workdays=True)
    assert (spell.calendar_days, spell.workdays) == (4, 2)


NAVIKT = json.loads((DATA / "navikt-absence-percent" / "deadline_cases.json").read_text())
EIGHT_WEEKS = facts.policy(step=[facts.step(id="otte-uger", due={"day_of_case": 56})])


@pytest.mark.parametrize("case", NAVIKT["deadline_8_weeks"]["examples_derived"])
def test_the_last_day_of_the_eighth_week_is_day_56(case: dict[str, str]) -> None:
    [step] = facts.derived([facts.period(case["start"])], EIGHT_WEEKS, case["start"]).steps
    assert str(step.due) == case["expected"]


TODAY = date(2026, 11, 22)


@pytest.mark.parametrize("case", NAVIKT["deadline_applies"]["cases"])
def test_a_limit_belongs_to_the_case_when_it_falls_while_the_case_runs(case: dict[str, Any]) -> None:
    """It is not yet there for a case younger than the limit."""
    weeks = case.get("spell_weeks_ago") or case["start_weeks_ago_case"]
    first = TODAY - timedelta(weeks=weeks)
    ended = facts.derived([facts.period(str(first), str(TODAY))], EIGHT_WEEKS, "2027-03-01", ended_since="2026-01-01")
    assert [step.state == "overdue" for step in ended.steps] == [case["expected"]]


@pytest.mark.parametrize("case", NAVIKT["deadline_moves"]["cases"])
def test_a_correction_that_moves_the_first_day_moves_the_limit(case: dict[str, Any]) -> None:
    """H9b: nothing of the old first day is left."""
    corrected = str(TODAY - timedelta(weeks=case["new_start_weeks_ago"]))
    [step] = facts.derived([facts.period(corrected)], EIGHT_WEEKS, str(TODAY)).steps
    assert step.due == TODAY - timedelta(weeks=9) + timedelta(weeks=8, days=-1)
    assert str(step.case_first_day) == corrected


@pytest.mark.parametrize("case", [c for c in NAVIKT["duration_weeks"]["cases"] if c["sick_days"] is None])
def test_whole_weeks_of_a_case_are_counted_from_both_its_days(case: dict[str, int]) -> None:
    first, last = (str(TODAY + timedelta(days=case[which])) for which in ("start_offset", "end_offset"))
    _, [found] = facts.joined([facts.period(first, last)], "2026-12-31")
    assert found.calendar_days // 7 == case["expected_weeks"]

"""Cases to due steps, one rule of the policy language at a time."""

from datetime import date
from typing import Any

import pytest
from tests.core.timeline import facts
from tests.core.timeline.facts import period, step

from naervaer.core.absence import Category
from naervaer.core.timeline.model import Answer

FIRST = "2026-11-02"


def dates(as_of: str, *rules: dict[str, Any], **more: Any) -> list[tuple[str, int, str, str, str]]:
    """Step, occurrence, opens, due and state of an absence that began on 2 November and goes on."""
    absences = more.pop("absences", [period(FIRST)])
    found = facts.derived(absences, facts.policy(step=rules), as_of, **more).steps
    return [(s.step, s.occurrence, f"{s.opens:%d.%m}", f"{s.due:%d.%m}", s.state) for s in found]


def answer(given: str, day: str, first: str = FIRST, employment: str = "e1") -> Answer:
    return Answer(employment, date.fromisoformat(first), "vurdering", given, date.fromisoformat(day))


CONTACT = step(id="kontakt", opens={"day_of_case": 8}, due={"day_of_case": 14})


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        ("2026-11-02", "upcoming"),
        ("2026-11-08", "upcoming"),
        ("2026-11-09", "open"),
        ("2026-11-15", "open"),
        ("2026-11-16", "overdue"),
    ],
)
def test_a_step_waits_opens_and_is_overdue_the_day_after_its_limit(as_of: str, state: str) -> None:
    """H4: contact in week 2."""
    assert dates(as_of, CONTACT) == [("kontakt", 1, "09.11", "15.11", state)]


@pytest.mark.parametrize(
    ("first", "months", "due"),
    [
        ("2026-01-31", 1, "28.02"),
        ("2027-11-30", 3, "29.02"),
        ("2026-08-31", 13, "30.09"),
        ("2026-12-15", 1, "15.01"),
    ],
)
def test_months_later_is_the_same_day_of_the_month_or_its_last(first: str, months: int, due: str) -> None:
    rule = step(id="s", due={"months_after_first": months})
    assert dates(first, rule, absences=[period(first)])[0][3] == due


def test_the_basis_says_why_the_date_is_what_it_is() -> None:
    rules = [
        step(id="a", due={"day_of_case": 14}),
        step(id="b", due={"days_after_first": 28}),
        step(id="c", due={"days_after_first": 1}),
        step(id="d", due={"months_after_first": 3}),
        step(id="e", due={"months_after_first": 1}),
        step(id="f", due={"answer": {"step": "vurdering", "is": "ja"}}),
        step(id="g", opens={"day_of_case": 20}, due={"days_after_first": 3}),
        step(id="h", due={"day_of_case": 7}, repeats={"day_of_case": 42}),
    ]
    found = facts.derived([period(FIRST)], facts.policy(step=rules), "2026-11-20", answers=[answer("ja", "2026-11-10")])
    assert {(s.step, s.occurrence): s.basis for s in found.steps} == {
        ("a", 1): "Dag 14 af forløbet, der begyndte 2.11.2026",
        ("b", 1): "28 dage efter første fraværsdag 2.11.2026",
        ("c", 1): "1 dag efter første fraværsdag 2.11.2026",
        ("d", 1): "3 måneder efter første fraværsdag 2.11.2026",
        ("e", 1): "1 måned efter første fraværsdag 2.11.2026",
        ("f", 1): "Svaret »ja« på skridtet »vurdering«",
        ("g", 1): "Dag 20 af forløbet, der begyndte 2.11.2026, hvor skridtet åbnede",
        ("h", 1): "Dag 7 af forløbet, der begyndte 2.11.2026",
        ("h", 2): "Dag 42 af forløbet, der begyndte 2.11.2026 (2. gang)",
    }


TALK = step(id="samtale", opens={"answer": {"step": "vurdering", "is": "ja"}}, due={"day_of_case": 14})


def test_a_step_that_an_answer_opens_is_not_there_before_the_answer() -> None:
    """H3: the offer follows the risk assessment."""
    assert dates("2026-11-10", TALK) == []
    assert dates("2026-11-10", TALK, answers=[answer("nej", "2026-11-09")]) == []
    assert dates("2026-11-10", TALK, answers=[answer("ja", "2026-11-11")]) == []
    assert dates("2026-11-10", TALK, answers=[answer("ja", "2026-11-09")]) == [("samtale", 1, "09.11", "15.11", "open")]


def test_the_first_time_an_answer_was_given_opens_the_step() -> None:
    twice = [answer("ja", "2026-11-10"), answer("ja", "2026-11-09")]
    assert dates("2026-11-12", TALK, answers=twice)[0][2] == "09.11"


def test_an_answer_of_another_case_or_person_opens_nothing() -> None:
    others = [answer("ja", "2026-11-09", first="2026-10-01"), answer("ja", "2026-11-09", employment="e2")]
    assert dates("2026-11-12", TALK, answers=others) == []


def test_a_late_answer_moves_the_limit_to_its_own_day() -> None:
    """A step is never overdue before it opens."""
    assert dates("2026-11-20", TALK, answers=[answer("ja", "2026-11-20")]) == [("samtale", 1, "20.11", "20.11", "open")]


def test_the_talk_of_week_two_is_repeated_in_week_six() -> None:
    """H4: opened by an answer, the repetition opens a week before its limit."""
    rule = TALK | {"repeats": {"day_of_case": 42, "while": "absent"}}
    assert dates("2026-11-20", rule, answers=[answer("ja", "2026-11-09")]) == [
        ("samtale", 1, "09.11", "15.11", "overdue"),
        ("samtale", 2, "07.12", "13.12", "upcoming"),
    ]


def test_a_repetition_that_would_come_before_the_step_is_not_there() -> None:
    rule = CONTACT | {"repeats": {"day_of_case": 14}}
    assert len(dates("2026-11-20", rule)) == 1


def test_a_step_every_so_many_days_comes_one_by_one_while_the_person_is_absent() -> None:
    rule = CONTACT | {"repeats": {"every_days": 14}}
    assert dates("2026-11-02", rule) == [
        ("kontakt", 1, "09.11", "15.11", "upcoming"),
        ("kontakt", 2, "23.11", "29.11", "upcoming"),
    ]
    assert dates("2026-12-08", rule) == [
        ("kontakt", 1, "09.11", "15.11", "overdue"),
        ("kontakt", 2, "23.11", "29.11", "overdue"),
        ("kontakt", 3, "07.12", "13.12", "open"),
        ("kontakt", 4, "21.12", "27.12", "upcoming"),
    ]


def test_a_repetition_never_opens_before_the_earlier_limit() -> None:
    rule = step(id="s", opens={"day_of_case": 1}, due={"day_of_case": 14}, repeats={"every_days": 7})
    assert dates("2026-11-16", rule)[:2] == [("s", 1, "02.11", "15.11", "overdue"), ("s", 2, "16.11", "22.11", "open")]


def test_the_rule_in_force_on_the_first_day_of_the_case_decides() -> None:
    old = step(id="s", due={"day_of_case": 10}, valid_to="2026-11-02")
    new = step(id="s", due={"day_of_case": 5}, valid_from="2026-11-03")
    assert dates("2026-11-20", old, new)[0][3] == "11.11"
    assert dates("2026-11-20", old, new, absences=[period("2026-11-03")])[0][3] == "07.11"


def test_a_step_for_a_category_is_there_when_the_case_has_it() -> None:
    rule = step(id="ulykke", categories=["work_injury"])
    assert dates("2026-11-20", rule) == []
    mixed = [period(FIRST, "2026-11-05"), period("2026-11-06", None, facts.INJURY)]
    assert len(dates("2026-11-20", rule, absences=mixed)) == 1


@pytest.mark.parametrize(
    ("exception", "excepted"),
    [
        ({"only_partial": True}, "partial"),
        ({"only_partial": False}, "own, mixed"),
        ({"category": "own_sickness"}, "own"),
        ({"category": "partial_sickness"}, "partial"),
    ],
)
def test_an_exception_holds_when_the_whole_case_is_so(exception: dict[str, Any], excepted: str) -> None:
    turned = [period(FIRST, "2026-11-05"), period("2026-11-06", None, facts.PARTIAL)]
    kinds = {"own": [period(FIRST)], "partial": [period(FIRST, None, facts.PARTIAL)], "mixed": turned}
    rule = step(id="s", **{"except": [exception]})
    without = [kind for kind, absences in kinds.items() if not dates("2026-11-20", rule, absences=absences)]
    assert ", ".join(without) == excepted


def test_an_ended_case_keeps_what_it_missed_and_lets_the_rest_lapse() -> None:
    """H7: whether steps were kept can be asked of cases that are over."""
    rules = [
        step(id="missed", opens={"day_of_case": 1}, due={"day_of_case": 5}),
        step(id="begun", opens={"day_of_case": 5}, due={"day_of_case": 14}),
        step(id="never", opens={"day_of_case": 10}, due={"day_of_case": 14}),
    ]
    ended = [period(FIRST, "2026-11-08")]
    assert dates("2026-11-20", *rules, absences=ended) == []
    assert dates("2026-11-20", *rules, absences=ended, ended_since="2026-11-08") == [
        ("missed", 1, "02.11", "06.11", "overdue"),
        ("begun", 1, "06.11", "15.11", "lapsed"),
    ]
    assert dates("2026-11-20", *rules, absences=ended, ended_since="2026-11-09") == []


def test_turning_partial_starts_no_clock() -> None:
    turned = [period(FIRST, "2026-11-10"), period("2026-11-11", None, facts.PARTIAL)]
    assert dates("2026-11-12", CONTACT, absences=turned) == dates("2026-11-12", CONTACT)


def test_a_correction_that_joins_two_spells_gives_the_steps_of_the_earlier_first_day() -> None:
    """H9b: the gap was a mistake of payroll's."""
    sent = [period("2026-10-26", "2026-10-30"), period(FIRST)]
    corrected = [period("2026-10-26")]
    gap = {"timeline": [{"bridge_non_workdays": False}]}
    before = facts.derived(sent, facts.policy(step=[CONTACT], **gap), "2026-11-12").steps
    after = facts.derived(corrected, facts.policy(step=[CONTACT], **gap), "2026-11-12").steps
    assert [str(s.case_first_day) for s in (*before, *after)] == [FIRST, "2026-10-26"]


def test_sickness_of_a_child_gives_no_steps() -> None:
    assert dates("2026-11-20", CONTACT, absences=[period(FIRST, None, Category.CHILD_SICK)]) == []


def test_a_policy_without_steps_gives_none() -> None:
    assert dates("2026-11-20") == []

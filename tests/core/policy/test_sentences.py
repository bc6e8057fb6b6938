"""What the handbook says of a rule, in Danish."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.core.policy.texts import SMALL, policy

from naervaer.core.policy import sentences as say
from naervaer.core.policy.dated import Dated
from naervaer.core.policy.schema import Trigger
from naervaer.core.policy.scheme import Quota
from naervaer.core.policy.steps import AlertWhen, Except, Repeats, When

POLICY = policy(SMALL)
TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ({"day_of_case": 1}, "første fraværsdag"),
        ({"day_of_case": 8}, "dag 8 (første dag i 2. fraværsuge)"),
        ({"day_of_case": 14}, "dag 14 (sidste dag i 2. fraværsuge)"),
        ({"day_of_case": 31}, "dag 31"),
        ({"days_after_first": 0}, "første fraværsdag"),
        ({"days_after_first": 1}, "1 dag efter første fraværsdag (dag 2)"),
        ({"days_after_first": 27}, "27 dage efter første fraværsdag (dag 28)"),
        ({"days_after_first": 28}, "4 uger efter første fraværsdag (dag 29)"),
        ({"months_after_first": 1}, "1 måned efter første fraværsdag"),
        ({"months_after_first": 4}, "4 måneder efter første fraværsdag"),
        ({"day_without_holidays": 2}, "2. fraværsdag, når søn- og helligdage ikke tælles med"),
        (
            {"answer": {"step": "kontakt", "is": "ja"}},
            "den dag, der svares »ja« på »Kontakt i 2. fraværsuge«,",
        ),
        ({"answer": {"step": "ukendt", "is": "ja"}}, "den dag, der svares »ja« på »ukendt«,"),
    ],
)
def test_a_moment(when: dict[str, Any], said: str) -> None:
    assert say.moment(When.model_validate(when), POLICY) == said


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            {},
            ("I 2. fraværsuge (dag 8-14).",),
        ),
        (
            {"latest": {"day_of_case": 16}, "rests_on": "law"},
            (
                "I 2. fraværsuge (dag 8-14).",
                "Loven siger senest dag 16.",
            ),
        ),
        (
            {"latest": {"day_of_case": 16}},
            (
                "I 2. fraværsuge (dag 8-14).",
                "Den yderste frist er senest dag 16.",
            ),
        ),
        ({"opens": {"day_of_case": 30}, "due": {"day_of_case": 30}}, ("På dag 30.",)),
        ({"opens": {"day_of_case": 1}, "due": {"day_of_case": 1}}, ("Fra første fraværsdag.",)),
        (
            {"opens": {"days_after_first": 182}, "due": {"days_after_first": 182}},
            ("26 uger efter første fraværsdag (dag 183).",),
        ),
        (
            {"opens": {"answer": {"step": "kontakt", "is": "ja"}}, "due": {"answer": {"step": "kontakt", "is": "ja"}}},
            ("Den dag, der svares »ja« på »Kontakt i 2. fraværsuge«.",),
        ),
    ],
)
def test_when_to_act(change: dict[str, Any], said: tuple[str, ...]) -> None:
    step = POLICY.step[0]
    changed = type(step).model_validate({**step.model_dump(by_alias=True, exclude_unset=True), **change})
    assert say.when_to_act(changed, POLICY) == said


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (
            {"spells": 3, "within_days": 180},
            "Når en medarbejder har haft 3 perioder med sygefravær inden for 180 dage.",
        ),
        ({"spells": 1, "within_days": 28}, "Når en medarbejder har haft 1 periode med sygefravær inden for 4 uger."),
        (
            {"days": 15, "within_days": 365},
            "Når en medarbejder har haft 15 sygedage (kalenderdage) inden for 365 dage.",
        ),
        (
            {"days": 1, "within_days": 30, "count": "workdays"},
            "Når en medarbejder har haft 1 sygedag (arbejdsdage) inden for 30 dage.",
        ),
        ({"consecutive_days": 6}, "Når en medarbejder har været syg 6 kalenderdage i træk."),
        ({"long_term_days": 57}, "Når et forløb har varet 57 dage."),
        (
            {"same_weekday": 4, "within_days": 365},
            "Når 4 perioder inden for 365 dage er begyndt på den samme ugedag, "
            "og det ville ske ved et tilfælde færre end 5 gange ud af 100.",
        ),
    ],
)
def test_a_pattern(rule: dict[str, Any], said: str) -> None:
    assert say.pattern(AlertWhen.model_validate(rule)) == said


@pytest.mark.parametrize(
    ("case", "said"),
    [
        ({"leaves_within_days_of_first": 56}, "Ikke når medarbejderen fratræder inden 8 uger efter første fraværsdag."),
        (
            {"leaves_within_days_of_first": 10},
            "Ikke når medarbejderen fratræder inden 10 dage efter første fraværsdag.",
        ),
        ({"category": "section_56"}, "Ikke ved § 56-aftale."),
        ({"only_partial": True}, "Ikke når fraværet er delvist hele tiden."),
        ({"only_partial": False}, "Kun når fraværet er delvist hele tiden."),
    ],
)
def test_an_exception(case: dict[str, Any], said: str) -> None:
    assert say.exception(Except.model_validate(case), POLICY) == said


@pytest.mark.parametrize(
    ("repeats", "said"),
    [
        ({"day_of_case": 42}, "Gentages på dag 42, så længe medarbejderen er fraværende."),
        ({"every_days": 30, "while": "absent"}, "Gentages hver 30. dag, så længe medarbejderen er fraværende."),
    ],
)
def test_a_repetition(repeats: dict[str, Any], said: str) -> None:
    assert say.again(Repeats.model_validate(repeats)) == said


@pytest.mark.parametrize(
    ("quota", "said"),
    [
        ({"hours": 5, "per": "course"}, "Op til 5 timer pr. forløb."),
        ({"hours": 1, "per": "employee"}, "Op til 1 time pr. medarbejder."),
        ({"hours": Decimal("1.5"), "per": "group"}, "Op til 1,5 timer pr. gruppe."),
        ({"conversations": (3, 5), "per": "course"}, "3-5 samtaler pr. forløb."),
        ({"conversations": (2, 2), "per": "course"}, "2 samtaler pr. forløb."),
        ({"courses": 1, "per": "workplace-and-year"}, "Højst 1 forløb pr. arbejdsplads om året."),
        ({"per": "course"}, ""),
    ],
)
def test_a_quota(quota: dict[str, Any], said: str) -> None:
    assert say.quota(Quota.model_validate(quota)) == said


@pytest.mark.parametrize(
    ("keep", "said"),
    [
        ({"years": 5, "after": "case_closed"}, "Slettes 5 år efter at forløbet er slut."),
        ({"years": 0, "after": "recorded"}, "Slettes 0 år efter registreringen."),
        ({"days": 3650, "after": "employment_ended"}, "Slettes 10 år efter fratræden."),
        ({"days": 30, "after": "last_entry"}, "Slettes 30 dage efter det seneste notat."),
        ({"days": 0, "after": "course_closed"}, "Slettes 0 dage efter at samtaleforløbet er slut."),
    ],
)
def test_how_long_something_is_kept(keep: dict[str, Any], said: str) -> None:
    assert say.kept(Trigger.model_validate(keep)) == said


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (None, None, ""),
        (date(2024, 3, 1), None, "Gælder fra 1. marts 2024."),
        (date(2027, 1, 1), None, "Træder i kraft fra 1. januar 2027."),
        (None, date(2026, 12, 31), "Gælder til og med 31. december 2026."),
        (date(2026, 2, 1), date(2026, 12, 31), "Gælder fra 1. februar 2026 til og med 31. december 2026."),
    ],
)
def test_the_dates_a_rule_is_in_force(first: date | None, last: date | None, said: str) -> None:
    assert say.validity(Dated(valid_from=first, valid_to=last), TODAY) == said


@pytest.mark.parametrize(
    ("identifier", "words"),
    [
        ("egen-laege", "egen læge"),
        ("paa-arbejdspladsens-regning", "på arbejdspladsens regning"),
        ("oekonomi", "økonomi"),
    ],
)
def test_an_identifier_as_words_and_back(identifier: str, words: str) -> None:
    assert say.plain(identifier) == words
    assert say.identifier(words) == identifier


def test_parties_by_the_municipalitys_own_words() -> None:
    own = policy(SMALL + '[wording]\nleader = "teamleder"\n')
    assert say.parties(["leader", "employee"], own) == "Teamleder og medarbejder."
    assert say.parties([], own) == ""


def test_answers_are_quoted() -> None:
    assert say.answers(["ja", "nej", "ved ikke"]) == "»ja«, »nej« eller »ved ikke«."
    assert say.answers([]) == ""

"""The policies that come with the program say what their sources say."""

import re
from datetime import date, timedelta
from decimal import Decimal

import pytest

from naervaer.core.absence import Category
from naervaer.core.policy.schema import Policy, Step
from naervaer.core.policy.steps import When
from naervaer.files.policy_files import read_policy, shipped

NAMES = ("aabenraa", "hjoerring", "norddjurs", "solroed", "standard")
FIRST = date(2026, 11, 2)
NEVER_COUNTED = {Category.SECTION_56, Category.PREGNANCY_RELATED, Category.WORK_INJURY}


def shipped_policy(name: str) -> Policy:
    found = read_policy(name)
    assert isinstance(found, Policy), "\n".join(map(str, found))
    return found


def step(policy: Policy, rule_id: str) -> Step:
    (found,) = (step for step in policy.step if step.id == rule_id)
    return found


def on(when: When | None) -> date:
    """The date of a moment in a case that begins on ``FIRST``."""
    assert when is not None
    span = when.days_after()
    assert span is not None
    return FIRST + timedelta(days=span[0])


def test_five_policies_are_shipped() -> None:
    assert tuple(shipped()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_policy_is_right_and_every_rule_has_a_source(name: str) -> None:
    policy = shipped_policy(name)
    for rule in (*policy.step, *policy.alert, *policy.guidance, *policy.offer, *policy.contact):
        assert rule.source


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_policy_names_no_person_and_no_number_to_call(name: str) -> None:
    text = shipped()[name].read_text(encoding="utf-8")
    assert not re.search(r"\b\d{8}\b|\b\d{2} \d{2} \d{2} \d{2}\b|@", text)


@pytest.mark.parametrize(
    ("rule_id", "limit", "day"),
    [
        ("tro-og-love", "due", date(2026, 11, 3)),
        ("varighedserklaering", "due", date(2026, 11, 16)),
        ("samtale-7a", "due", date(2026, 11, 29)),
        ("samtale-7a", "latest", date(2026, 11, 30)),
        ("arbejdsgiverperiode-slut", "due", date(2026, 12, 1)),
        ("refusion", "due", date(2026, 12, 2)),
        ("anmeldelse-40", "due", date(2026, 12, 6)),
        ("anmeldelse-40", "latest", date(2026, 12, 7)),
        ("fast-track", "due", date(2026, 12, 6)),
        ("fast-track", "latest", date(2026, 12, 7)),
        ("opfoelgning-8-uger", "due", date(2026, 12, 27)),
        ("opfoelgning-26-uger", "due", date(2027, 5, 3)),
        ("revurdering-22-uger", "due", date(2027, 5, 5)),
    ],
)
def test_the_dates_of_a_case_that_begins_on_2_november_2026(rule_id: str, limit: str, day: date) -> None:
    """H4: the worked example of the statutory deadlines."""
    assert on(getattr(step(shipped_policy("standard"), rule_id), limit)) == day


@pytest.mark.parametrize(("day_of_case", "day"), [(5, date(2026, 11, 6)), (14, date(2026, 11, 15))])
def test_contact_on_days_1_5_and_14_can_be_said_but_is_not_law(day_of_case: int, day: date) -> None:
    assert on(When(day_of_case=day_of_case)) == day
    days = {rule.due.day_of_case for rule in shipped_policy("standard").step if rule.kind == "contact"}
    assert days == set()


@pytest.mark.parametrize(
    ("day", "in_force"),
    [
        (date(2026, 1, 31), {"opfoelgning-8-uger", "revurdering-22-uger"}),
        (date(2026, 2, 1), {"opfoelgning-26-uger", "revurdering-22-uger"}),
        (date(2026, 12, 31), {"opfoelgning-26-uger", "revurdering-22-uger"}),
        (date(2027, 1, 1), {"opfoelgning-26-uger"}),
    ],
)
def test_the_authoritys_follow_up_changes_with_the_law_and_is_only_shown(day: date, in_force: set[str]) -> None:
    found = {rule.id: rule for rule in shipped_policy("standard").steps_on(day) if rule.owner == "municipality"}
    assert set(found) == in_force
    assert {rule.kind for rule in found.values()} == {"information"}


def test_who_leaves_within_eight_weeks_need_not_be_summoned() -> None:
    (exception,) = step(shipped_policy("standard"), "samtale-7a").except_
    assert exception.leaves_within_days_of_first == 56


@pytest.mark.parametrize("name", NAMES)
def test_every_policy_keeps_the_talk_within_four_weeks_and_reads_both_payrolls(name: str) -> None:
    """S3 H9b"""
    policy = shipped_policy(name)
    assert step(policy, "samtale-7a").latest == When(days_after_first=28)
    assert policy.absence_codes["sd"]["790"] == Category.OWN_SICKNESS
    assert policy.absence_codes["opus"]["SY"] == Category.OWN_SICKNESS


@pytest.mark.parametrize("name", NAMES)
def test_no_rule_leaves_out_pupils_or_temporary_staff_and_the_handbook_says_so(name: str) -> None:
    """S9"""
    policy = shipped_policy(name)
    (text,) = (guidance.text for guidance in policy.guidance if guidance.id == "gaelder-alle")
    assert "SOSU-elever" in text
    assert {exception.category for rule in policy.step for exception in rule.except_} == {None}


def test_every_kind_of_alert_is_used_and_chronic_illness_pregnancy_and_injury_are_left_out() -> None:
    """H9"""
    alerts = [alert for name in NAMES for alert in shipped_policy(name).alert]
    used = {key for alert in alerts for key in alert.rule.given()}
    assert {"spells", "days", "consecutive_days", "same_weekday", "long_term_days"} <= used
    short = [alert for alert in alerts if alert.rule.long_term_days is None]
    assert all(set(alert.leaves_out) >= NEVER_COUNTED for alert in short)
    assert {len(alert.answers) for alert in alerts} == {3}


def test_hjoerring_contacts_assesses_and_talks_in_week_two_and_again_in_week_six() -> None:
    """H4 H3"""
    policy = shipped_policy("hjoerring")
    for rule_id in ("kontakt-uge-2", "risikovurdering"):
        assert (step(policy, rule_id).opens, step(policy, rule_id).due) == (When(day_of_case=8), When(day_of_case=14))
    talk = step(policy, "samtale-tidlig-indsats")
    assert talk.opens.answer is not None
    assert (talk.opens.answer.step, talk.opens.answer.is_) == ("risikovurdering", "ja")
    assert talk.repeats is not None
    assert (talk.due.day_of_case, talk.repeats.day_of_case) == (14, 42)
    assert step(policy, "sundhedsfaglig-hjaelp").kind == "offer"
    assert [alert.id for alert in policy.alerts_on(FIRST)] == ["tre-perioder", "femten-dage", "samme-ugedag"]
    assert step(policy, "plan-for-tilbagevenden").kind == "paper"


def test_solroed_decides_on_four_months_as_an_organisation() -> None:
    """S9b"""
    policy = shipped_policy("solroed")
    (gate,) = policy.gate
    assert (gate.id, gate.after_months) == ("over-4-maaneder", 4)
    assert "lawyer" in gate.involves
    dismissal = gate.outcome_of("afsked-overvejes")
    assert dismissal is not None
    assert (dismissal.needs_lawyer, dismissal.letter, dismissal.next[0].days) == (True, "", 14)
    assert policy.figures_on(FIRST).goal_percent == Decimal("7.8")


def test_the_sick_listed_are_left_out_in_aabenraa_and_invited_in_norddjurs() -> None:
    """A2 N2"""
    aabenraa = {offer.id: offer for offer in shipped_policy("aabenraa").offer}
    norddjurs = {offer.id: offer for offer in shipped_policy("norddjurs").offer}
    assert "ikke-sygemeldt" in [condition.id for condition in aabenraa["trivselssamtale"].condition]
    assert norddjurs["samtaler"].condition == ()
    quota = norddjurs["samtaler"].quota
    assert quota is not None
    assert quota.conversations == (3, 5)


@pytest.mark.parametrize(
    ("name", "method"),
    [("hjoerring", "krl-227"), ("aabenraa", "gross-weekdays"), ("norddjurs", "krl-227"), ("solroed", "krl-227")],
)
def test_each_municipality_counts_against_its_own_base(name: str, method: str) -> None:
    """H2"""
    assert shipped_policy(name).figures_on(FIRST).denominator == method


def test_solroed_holds_sparring_each_month_and_sees_to_the_long_ones_early() -> None:
    """S5: what was decided last time comes first, and the advisers see a case only around the meeting."""
    sparring = shipped_policy("solroed").sparring_on(FIRST)
    assert sparring is not None
    assert (sparring.every_months, sparring.order[0], sparring.long_from_day) == (1, "last_time", 21)
    assert set(sparring.called) == {"retention_consultant", "lawyer"}
    assert shipped_policy("standard").sparring_on(FIRST) is None


@pytest.mark.parametrize("name", NAMES)
def test_guidance_stands_where_it_is_needed(name: str) -> None:
    """H8 A6: violence and bullying wherever they may be told of, dismissal at long absence, who does what."""
    policy = shipped_policy(name)
    assert "lovligt-og-ulovligt-fravaer" in {text.id for text in policy.guidance_at("sick_call", FIRST)}
    for place in ("sick_call", "signal", "conversation", "question", "person", "paper"):
        assert "anmeld-mobning-og-trusler" in {text.id for text in policy.guidance_at(place, FIRST)}
    long_absence = policy.guidance_at("long_absence", FIRST)
    assert any("fsked" in text.title for text in long_absence)
    assert "hvem-goer-hvad" in {text.id for text in long_absence}
    assert all(text.source and text.confidence for text in long_absence)

"""What may be said about a conversation: notice, the law's last day, answers, and which steps it does."""

from datetime import UTC, date, datetime, timedelta

import pytest
from tests.core.policy.test_shipped import shipped_policy

from naervaer.core.conversations import rules
from naervaer.core.conversations.rules import Time, Waiting
from naervaer.core.conversations.states import CONVERSATION, HELD
from naervaer.core.policy.conversations import Conversation
from naervaer.core.verdicts import Refused

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TODAY = NOW.date()


def kind(name: str = "sygefravaerssamtale", policy: str = "standard") -> Conversation:
    return next(found for found in shipped_policy(policy).conversation if found.id == name)


def time(days: int, *, by_phone: bool = False) -> Time:
    return Time(NOW + timedelta(days=days), by_phone)


def said(verdict: object) -> str:
    assert isinstance(verdict, Refused)
    return " ".join(verdict.reasons)


@pytest.mark.parametrize(
    ("days", "latest", "warns"),
    [
        (3, None, []),
        (2, None, ["Varslet er kort: 2 dage"]),
        (1, None, ["Varslet er kort: 1 dag."]),
        (0, None, ["Varslet er kort: samme dag"]),
        (4, TODAY + timedelta(days=4), []),
        (5, TODAY + timedelta(days=4), ["efter lovens frist, 27.11.2026"]),
        (1, TODAY, ["Varslet er kort", "efter lovens frist"]),
    ],
)
def test_short_notice_and_the_laws_last_day_are_told_before_the_letter_is_sent(
    days: int, latest: date | None, warns: list[str]
) -> None:
    """S2 H10: sygedagpengeloven § 7 a, rimeligt varsel."""
    found = rules.warnings(kind(), TODAY + timedelta(days=days), TODAY, latest=latest)
    assert len(found) == len(warns)
    assert all(warning in text for warning, text in zip(warns, found, strict=True))


def test_whoever_knows_of_the_short_notice_may_invite_all_the_same() -> None:
    assert not rules.may_be_invited(kind(), time(1), NOW, knowing=False, latest=None)
    assert rules.may_be_invited(kind(), time(1), NOW, knowing=True, latest=None)


@pytest.mark.parametrize(
    ("when", "reason"),
    [(time(0), "passeret"), (time(-1), "passeret"), (time(200), "halvt år")],
)
def test_nobody_is_invited_to_the_past_or_far_ahead(when: Time, reason: str) -> None:
    assert reason in said(rules.may_be_invited(kind(), when, NOW, knowing=True, latest=None))


def test_a_conversation_that_the_policy_holds_at_a_meeting_is_not_held_by_phone() -> None:
    meeting = kind("rundbordssamtale")
    assert "ikke på telefon" in said(
        rules.may_be_invited(meeting, time(9, by_phone=True), NOW, knowing=True, latest=None)
    )
    assert "ikke på telefon" in said(rules.may_be_held(meeting, TODAY, TODAY, by_phone=True, case_first=None))


def test_a_preventive_conversation_is_held_before_absence_and_the_laws_only_in_a_case() -> None:
    """H3 H7"""
    assert rules.fits(kind("samtale-om-trivsel"), in_case=False)
    assert not rules.fits(kind("samtale-om-trivsel"), in_case=True)
    assert not rules.fits(kind(), in_case=False)
    assert rules.fits(kind("samtale-om-trivsel", "norddjurs"), in_case=True)


@pytest.mark.parametrize(
    ("target", "suggested"),
    [
        (None, date(2026, 11, 26)),
        (date(2026, 11, 20), date(2026, 11, 26)),
        (date(2026, 12, 2), date(2026, 12, 2)),
        (date(2026, 11, 29), date(2026, 11, 27)),
        (date(2026, 12, 5), date(2026, 12, 4)),
    ],
)
def test_the_day_suggested_is_the_steps_day_out_of_the_weekend_but_with_notice(
    target: date | None, suggested: date
) -> None:
    assert rules.first_day_to_suggest(kind(), TODAY, target) == suggested


def test_when_only_the_weekend_gives_notice_the_monday_after_is_suggested() -> None:
    thursday = date(2026, 11, 26)
    assert rules.first_day_to_suggest(kind(), thursday, None) == date(2026, 11, 30)


def test_an_answer_is_of_use_until_the_conversation_begins() -> None:
    assert rules.may_be_answered(NOW + timedelta(minutes=1), NOW)
    assert not rules.may_be_answered(NOW, NOW)


def test_another_time_is_asked_for_with_a_time_or_with_words() -> None:
    assert rules.may_ask_other_time(NOW + timedelta(days=1), "", NOW)
    assert rules.may_ask_other_time(None, "Helst om eftermiddagen", NOW)
    assert not rules.may_ask_other_time(None, "  ", NOW)
    assert not rules.may_ask_other_time(NOW - timedelta(days=1), "", NOW)


@pytest.mark.parametrize(
    ("on_day", "reason"),
    [
        (TODAY + timedelta(days=1), "fremtiden"),
        (TODAY - timedelta(days=400), "mere end et år"),
        (date(2026, 10, 20), "før første fraværsdag, 21.10.2026"),
    ],
)
def test_a_conversation_is_held_on_a_day_that_can_be_right(on_day: date, reason: str) -> None:
    first = date(2026, 10, 21)
    assert rules.may_be_held(kind(), TODAY, TODAY, by_phone=True, case_first=first)
    assert reason in said(rules.may_be_held(kind(), on_day, TODAY, by_phone=False, case_first=first))


def test_minutes_say_something_and_are_only_corrected_for_a_reason() -> None:
    """S2 H10"""
    assert not rules.may_be_written({"plan": "  "})
    assert rules.may_be_written({"plan": "Kort dag"})
    assert rules.may_be_corrected({"plan": "Ny"}, {"plan": "Gammel"}, "Datoen var forkert")
    assert not rules.may_be_corrected({"plan": "Ny"}, {"plan": "Gammel"}, " ")
    assert not rules.may_be_corrected({"plan": "Ens"}, {"plan": "Ens"}, "Datoen var forkert")
    assert not rules.has_reason(" ")
    assert rules.has_reason("Aflyst af TR")


def test_of_each_rule_the_earliest_step_is_done_and_a_repeat_only_when_it_has_opened() -> None:
    """H4: the conversation in week 2 does not do that of week 6."""
    talk = kind("tidlig-indsats-samtale", "hjoerring")
    week_2 = Waiting(1, "samtale-tidlig-indsats", 1, date(2026, 11, 9))
    week_6 = Waiting(2, "samtale-tidlig-indsats", 2, date(2026, 12, 7))
    law = Waiting(3, "samtale-7a", 1, date(2026, 11, 16))
    other = Waiting(4, "kontakt-uge-2", 1, date(2026, 11, 9))
    assert set(rules.satisfied(talk, [week_6, week_2, law, other], date(2026, 11, 12))) == {1, 3}
    assert rules.satisfied(talk, [week_6], date(2026, 11, 30)) == ()
    assert rules.satisfied(talk, [week_6], date(2026, 12, 8)) == (2,)


def test_a_walk_in_is_held_without_an_invitation_and_what_was_held_can_be_taken_back() -> None:
    assert CONVERSATION.after("planned", "hold") == "held"
    for state in HELD:
        assert CONVERSATION.after(state, "annul") == "annulled"
        assert not CONVERSATION.may(state, "move")


def test_whoever_answered_may_answer_otherwise_later() -> None:
    assert CONVERSATION.after("comes", "ask_other_time") == "other_time"
    assert CONVERSATION.after("stays_away", "come") == "comes"
    assert CONVERSATION.after("other_time", "move") == "invited"

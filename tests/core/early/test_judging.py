"""What may be judged, offered and referred before and early in an absence. H3 H4"""

from datetime import date

import pytest

from naervaer.core.early.judging import may_carry_on, may_judge, may_offer, may_refer, may_say_day, moves_of
from naervaer.core.early.states import OFFER, REFERRAL
from naervaer.core.verdicts import Refused

ANSWERS = ("ja", "nej", "ved ikke")


@pytest.mark.parametrize(
    ("answer", "reason", "said"),
    [("måske", "Tid", "Vælg et af svarene: ja, nej, ved ikke."), ("ja", "  ", "Skriv, hvad du bygger")],
)
def test_H3_a_judgement_is_an_answer_of_the_policy_with_a_reason(answer: str, reason: str, said: str) -> None:
    verdict = may_judge(answer, ANSWERS, reason)
    assert isinstance(verdict, Refused)
    assert verdict.reasons[0].startswith(said)
    assert may_judge("ja", ANSWERS, "Regner selv med to måneder")


def test_H3_only_help_the_policy_knows_is_offered_and_one_at_a_time() -> None:
    assert may_offer("psykolog", ["psykolog"], still_open=False)
    assert not may_offer("psykolog", ["psykolog"], still_open=True)
    assert not may_offer("coach", ["psykolog"], still_open=False)


@pytest.mark.parametrize(
    ("text", "agreed", "on_leave", "still_open", "allowed"),
    [
        ("Trækker sig", True, False, False, True),
        ("Trækker sig", False, False, False, False),
        ("Trækker sig", True, True, False, False),
        ("Trækker sig", True, False, True, False),
        (" ", True, False, False, False),
    ],
)
def test_H3_a_preventive_referral_needs_agreement_and_no_absence(
    text: str, agreed: bool, on_leave: bool, still_open: bool, allowed: bool
) -> None:
    assert bool(may_refer(text, agreed, on_leave, still_open)) is allowed


@pytest.mark.parametrize(
    ("day", "allowed"), [(date(2026, 11, 1), False), (date(2026, 11, 2), True), (date(2026, 11, 10), False)]
)
def test_H3_help_is_not_dated_before_the_case_or_ahead(day: date, allowed: bool) -> None:
    assert bool(may_say_day(day, date(2026, 11, 2), date(2026, 11, 9))) is allowed


def test_H3_who_said_no_may_take_it_later_and_what_has_begun_is_not_annulled() -> None:
    assert OFFER.after("declined", "accept") == "accepted"
    assert OFFER.after(OFFER.after("offered", "wait"), "accept") == "accepted"
    assert not OFFER.may("running", "annul")
    assert not REFERRAL.may("sent", "close")


@pytest.mark.parametrize(("received", "names"), [(True, ["take_up", "appoint", "close"]), (False, ["withdraw"])])
def test_H3_the_receiver_carries_a_referral_on_and_the_others_take_it_back(received: bool, names: list[str]) -> None:
    assert [move.name for move in moves_of(REFERRAL.moves, received=received)] == names
    for move in REFERRAL.moves:
        assert bool(may_carry_on(move.name, received=received)) == (move.name in names)

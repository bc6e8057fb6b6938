"""What may be agreed: a text, an owner, and a day ahead."""

from datetime import date, timedelta

import pytest

from naervaer.core.agreements.judging import LONGEST, OWNERS, may_be_agreed, may_be_dropped, may_be_postponed
from naervaer.core.verdicts import Refused

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize("owner", OWNERS)
def test_every_party_can_own_an_agreement_that_is_due_today(owner: str) -> None:
    """S2 H10"""
    assert may_be_agreed("Ringer fredag", owner, TODAY, TODAY, shared=True)


@pytest.mark.parametrize(
    ("text", "owner", "due", "shared", "why"),
    [
        ("Ringer", "nabo", TODAY, True, "Vælg, hvem"),
        ("  ", "leader", TODAY, True, "Skriv, hvad I har aftalt"),
        ("x" * (LONGEST + 1), "leader", TODAY, True, "for lang"),
        ("Ringer", "leader", TODAY - timedelta(days=1), True, "Datoen er passeret"),
        ("Ringer", "employee", TODAY, False, "skal medarbejderen kunne se"),
    ],
)
def test_what_cannot_be_agreed_is_refused_in_a_sentence(
    text: str, owner: str, due: date, shared: bool, why: str
) -> None:
    verdict = may_be_agreed(text, owner, due, TODAY, shared=shared)
    assert isinstance(verdict, Refused)
    assert why in verdict.reasons[0]


def test_a_new_day_lies_ahead_and_dropping_takes_a_reason() -> None:
    assert may_be_postponed(TODAY, TODAY)
    assert not may_be_postponed(TODAY - timedelta(days=1), TODAY)
    assert may_be_dropped("Løst på anden måde")
    assert not may_be_dropped(" ")

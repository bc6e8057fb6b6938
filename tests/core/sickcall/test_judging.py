"""What may be reported about somebody who is ill, and what is refused in a sentence."""

from datetime import date, timedelta

import pytest

from naervaer.core.absence import Category
from naervaer.core.policy.sickcall import SickCallRules
from naervaer.core.sickcall.judging import LONGEST, Said, first_day, may_be_reported, may_be_well
from naervaer.core.verdicts import Refused

TODAY = date(2026, 11, 23)
TOMORROW = TODAY + timedelta(days=1)
OWN = Category.OWN_SICKNESS

REFUSED = [
    (Said(Category.CHILD_SICK, TODAY), None, "Vælg, om det er sygdom"),
    (Said(OWN, TODAY), TODAY, "allerede meldt syg siden 23.11.2026"),
    (Said(OWN, TODAY + timedelta(days=2)), None, "tidligst gælde fra i morgen"),
    (Said(OWN, TODAY - timedelta(days=15)), None, "skal rettes i lønsystemet"),
    (Said(OWN, TODAY, expected=TODAY), None, "skal ligge efter første sygedag"),
    (Said(OWN, TODAY, tasks="x" * (LONGEST + 1)), None, "Skriv højst"),
]


@pytest.mark.parametrize(("said", "running", "why"), REFUSED, ids=[row[2] for row in REFUSED])
def test_what_cannot_be_reported_is_refused_in_a_sentence(said: Said, running: date | None, why: str) -> None:
    """H5"""
    verdict = may_be_reported(said, said.day, TODAY, running)
    assert isinstance(verdict, Refused)
    assert why in verdict.reasons[0]


def test_tomorrow_and_two_weeks_back_may_be_reported() -> None:
    assert may_be_reported(Said(OWN, TOMORROW), TOMORROW, TODAY, None)
    assert may_be_reported(Said(OWN, TODAY - timedelta(days=14)), TODAY - timedelta(days=14), TODAY, None)


@pytest.mark.parametrize(("rule", "first"), [("first_whole_day", TOMORROW), ("same_day", TODAY)])
def test_the_day_somebody_goes_home_counts_as_the_policy_says(rule: str, first: date) -> None:
    rules = SickCallRules.model_validate({"counts_from": rule})
    assert first_day(Said(OWN, TODAY, went_home=True), rules) == first
    assert first_day(Said(OWN, TODAY), rules) == TODAY


def test_well_again_is_neither_before_the_call_nor_far_ahead() -> None:
    assert may_be_well(TODAY, TODAY, TODAY)
    assert not may_be_well(TODAY, TODAY - timedelta(days=1), TODAY)
    assert not may_be_well(TODAY, TODAY + timedelta(days=8), TODAY)

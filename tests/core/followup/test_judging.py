"""What may be said about a step, as a table of what is refused."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from naervaer.core.followup.judging import (
    LONGEST_DEFERRAL,
    Subject,
    may_be_annulled,
    may_be_answered,
    may_be_deferred,
    may_be_done,
    may_be_not_relevant,
)
from naervaer.core.followup.model import Dates, State
from naervaer.core.verdicts import Refused, Verdict

TODAY = date(2026, 11, 23)
FIRST = date(2026, 11, 2)
STEP = Subject(State.WAITING, Dates(date(2026, 11, 16), date(2026, 11, 29), date(2026, 11, 30)), FIRST)
ASKING = replace(STEP, answers=("ja", "nej"))


def said(verdict: Verdict) -> str:
    return " ".join(verdict.reasons) if isinstance(verdict, Refused) else "lovligt"


@pytest.mark.parametrize(
    ("step", "on_day", "by_phone", "answer", "expected"),
    [
        (STEP, TODAY, False, "", "lovligt"),
        (STEP, FIRST, False, "", "lovligt"),
        (STEP, FIRST - timedelta(days=1), False, "", "Datoen ligger før første fraværsdag, 2.11.2026."),
        (STEP, TODAY + timedelta(days=1), False, "", "fremtiden"),
        (STEP, TODAY, True, "", "telefon"),
        (replace(STEP, by_phone_allowed=True), TODAY, True, "", "lovligt"),
        (STEP, TODAY, False, "ja", "ingen svarmuligheder"),
        (ASKING, TODAY, False, "ja", "lovligt"),
        (ASKING, TODAY, False, "", "Vælg et svar: ja, nej."),
        (replace(STEP, state=State.NOT_RELEVANT), TODAY, False, "", "Annullér det først"),
        (replace(STEP, state=State.CLOSED), TODAY, False, "", "lovligt"),
    ],
)
def test_when_a_step_may_be_told_done(step: Subject, on_day: date, by_phone: bool, answer: str, expected: str) -> None:
    assert expected in said(may_be_done(step, on_day=on_day, today=TODAY, by_phone=by_phone, answer=answer))


@pytest.mark.parametrize(
    ("step", "to_day", "reason", "knowing", "expected"),
    [
        (STEP, date(2026, 11, 30), "ferie", False, "lovligt"),
        (STEP, date(2026, 12, 1), "ferie", False, "Loven kræver det senest 30.11.2026."),
        (STEP, date(2026, 12, 1), "ferie", True, "lovligt"),
        (STEP, TODAY, "ferie", False, "Vælg en dag efter i dag."),
        (STEP, STEP.dates.due, "ferie", False, "Fristen er 29.11.2026. Vælg en dag efter den."),
        (STEP, TODAY + LONGEST_DEFERRAL + timedelta(days=1), "ferie", True, "højst udskydes til 23.2.2027"),
        (STEP, date(2026, 11, 30), "  ", False, "Skriv hvorfor."),
        (replace(STEP, state=State.DONE), date(2026, 11, 30), "ferie", False, "venter ikke længere"),
        (replace(STEP, dates=replace(STEP.dates, latest=None)), date(2026, 12, 24), "ferie", False, "lovligt"),
    ],
)
def test_when_a_step_may_be_put_off(step: Subject, to_day: date, reason: str, knowing: bool, expected: str) -> None:
    assert expected in said(may_be_deferred(step, to_day=to_day, today=TODAY, reason=reason, knowing=knowing))


@pytest.mark.parametrize(
    ("state", "reason", "expected"),
    [
        (State.WAITING, "fleksjob", "lovligt"),
        (State.WAITING, "", "Skriv hvorfor."),
        (State.DONE, "fleksjob", "Annullér det først"),
    ],
)
def test_when_a_step_may_be_set_aside(state: State, reason: str, expected: str) -> None:
    assert expected in said(may_be_not_relevant(replace(STEP, state=state), reason=reason))


@pytest.mark.parametrize(
    ("annulled", "is_annulment", "newest", "reason", "expected"),
    [
        (False, False, True, "forkert person", "lovligt"),
        (True, False, True, "x", "allerede annulleret"),
        (False, True, True, "x", "allerede annulleret"),
        (False, False, False, "x", "Kun den seneste"),
        (False, False, True, "", "Skriv hvorfor."),
    ],
)
def test_when_a_word_may_be_taken_back(
    annulled: bool, is_annulment: bool, newest: bool, reason: str, expected: str
) -> None:
    verdict = may_be_annulled(annulled=annulled, is_annulment=is_annulment, newest=newest, reason=reason)
    assert expected in said(verdict)


@pytest.mark.parametrize(
    ("answer", "withdrawn", "expected"),
    [("ja", False, "lovligt"), ("nej", False, "Vælg et svar: ja."), ("ja", True, "trukket tilbage")],
)
def test_when_an_alert_may_be_answered(answer: str, withdrawn: bool, expected: str) -> None:
    assert expected in said(may_be_answered(answer=answer, answers=("ja",), withdrawn=withdrawn))

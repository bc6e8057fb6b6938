"""*Må det registreres?* What may be said about a step, and the sentences that refuse the rest."""

from dataclasses import dataclass
from datetime import date, timedelta

from naervaer.core.calendar import numeric_date
from naervaer.core.followup.model import Dates, State
from naervaer.core.followup.states import ALERT, STEP
from naervaer.core.verdicts import ALLOWED, Verdict, refused

LONGEST_DEFERRAL = timedelta(days=92)
FIRST = {
    State.DONE: "Skridtet er gennemført. Annullér det først.",
    State.NOT_RELEVANT: "Skridtet er sat til ikke relevant. Annullér det først.",
}
"""What must be said of a settled step before it can be settled otherwise."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The step as it stands, with what its rule allows."""

    state: State
    dates: Dates
    case_first: date
    answers: tuple[str, ...] = ()
    by_phone_allowed: bool = False


def may_be_done_by_hand(by_hand: bool) -> Verdict:
    """Whether it can just be said that a step was done; the policy may ask for a judgement or an answer instead."""
    if by_hand:
        return ALLOWED
    return refused("Skridtet er gjort, når vurderingen eller svaret på tilbuddet er skrevet. Brug den knap.")


def may_be_done(step: Subject, *, on_day: date, today: date, by_phone: bool, answer: str) -> Verdict:
    reasons = []
    if not STEP.may(step.state, "do"):
        reasons.append(FIRST[step.state])
    if on_day > today:
        reasons.append("Datoen ligger i fremtiden. Skriv den dag, det skete.")
    if on_day < step.case_first:
        reasons.append(f"Datoen ligger før første fraværsdag, {numeric_date(step.case_first)}.")
    if step.answers and answer not in step.answers:
        reasons.append(f"Vælg et svar: {', '.join(step.answers)}.")
    if not step.answers and answer:
        reasons.append("Dette skridt har ingen svarmuligheder.")
    if by_phone and not step.by_phone_allowed:
        reasons.append("Dette skridt kan ikke holdes i telefon.")
    return refused(*reasons) if reasons else ALLOWED


def may_be_deferred(step: Subject, *, to_day: date, today: date, reason: str, knowing: bool) -> Verdict:
    """``knowing``: the one who defers has been told that the day lies after the law's last day, and says so."""
    reasons = []
    if not STEP.may(step.state, "defer"):
        reasons.append("Skridtet venter ikke længere og kan ikke udskydes.")
    if to_day <= today:
        reasons.append("Vælg en dag efter i dag.")
    elif to_day <= step.dates.due:
        reasons.append(f"Fristen er {numeric_date(step.dates.due)}. Vælg en dag efter den.")
    if to_day > today + LONGEST_DEFERRAL:
        reasons.append(f"Der kan højst udskydes til {numeric_date(today + LONGEST_DEFERRAL)}.")
    if not reason.strip():
        reasons.append("Skriv hvorfor.")
    if step.dates.latest is not None and to_day > step.dates.latest and not knowing:
        reasons.append(
            f"Loven kræver det senest {numeric_date(step.dates.latest)}. "
            "Vælg en dag før, eller bekræft, at du ved, at dagen ligger efter lovens frist."
        )
    return refused(*reasons) if reasons else ALLOWED


def may_be_not_relevant(step: Subject, *, reason: str) -> Verdict:
    reasons = []
    if not STEP.may(step.state, "set_aside"):
        reasons.append(FIRST[step.state])
    if not reason.strip():
        reasons.append("Skriv hvorfor.")
    return refused(*reasons) if reasons else ALLOWED


def may_be_annulled(*, annulled: bool, is_annulment: bool, newest: bool, reason: str) -> Verdict:
    reasons = []
    if annulled or is_annulment:
        reasons.append("Hændelsen er allerede annulleret.")
    elif not newest:
        reasons.append("Kun den seneste hændelse kan annulleres.")
    if not reason.strip():
        reasons.append("Skriv hvorfor.")
    return refused(*reasons) if reasons else ALLOWED


def may_be_answered(*, answer: str, answers: tuple[str, ...], withdrawn: bool) -> Verdict:
    if not ALERT.may("withdrawn" if withdrawn else "raised", "answer"):
        return refused("Advis er trukket tilbage, fordi lønsystemet har rettet fraværet.")
    if answer not in answers:
        return refused(f"Vælg et svar: {', '.join(answers)}.")
    return ALLOWED

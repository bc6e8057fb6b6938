"""Asking for help, answering, passing on. Everybody whom a word is for is told by a mail that names nothing."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.http import Http404
from django.urls import reverse

from naervaer.core.access.model import Actor, Purpose, Role
from naervaer.core.access.sight import Capacity
from naervaer.core.advice.judging import may_ask, may_write
from naervaer.core.advice.states import QUESTION
from naervaer.core.advice.waiting import ON_ANSWERER
from naervaer.core.calendar import calendar_of
from naervaer.core.policy.advice import Theme
from naervaer.core.verdicts import ALLOWED, Refused, Verdict, refused
from naervaer.web import clock
from naervaer.web.access.acting import capacity_or_404
from naervaer.web.advice.holding import Held, hold, log, move, must, say
from naervaer.web.advice.models import Question, Word
from naervaer.web.advice.publishing import decline, propose, publish, take_down
from naervaer.web.advice.ways import Whose, answerers, way_of, whose
from naervaer.web.followup.reach import RunningCase, case_of
from naervaer.web.handbook.queries import active_policy
from naervaer.web.notices.news import tell_at_once
from naervaer.web.organisation import actions as organisation_actions
from naervaer.web.organisation import queries as organisation
from naervaer.web.organisation.employed import employment_of, subjects_of
from naervaer.web.organisation.handed import advisers_of
from naervaer.web.organisation.holding import hold_person
from naervaer.web.said import said_again, said_by, told_of_news

if TYPE_CHECKING:
    from naervaer.web.organisation.models import Person

__all__ = [
    "answer",
    "ask",
    "ask_back",
    "close",
    "correct",
    "decline",
    "give",
    "pass_on",
    "propose",
    "publish",
    "reply",
    "take",
    "take_down",
    "tell_left_lying",
    "withdraw",
]


@dataclass(frozen=True, slots=True)
class About:
    """The employee a question is about: keys of the employment and the case, and whom the case is handed to."""

    employment: int
    case: int | None = None
    hand_to: "Person | None" = None


@transaction.atomic
def ask(*, by: Actor, theme: str, text: str, unit: str | None = None, about: About | None = None) -> Question | Refused:
    """Ask for help. ``unit`` (id) is where the asker leads; with ``about`` it is the employee's.

    Raises 404 when the theme is not there, or the unit or the employee is out of reach.
    """
    today, rule = clock.today(), theme_of(theme)
    if about is None:
        capacity, person = _over(by, unit, today), None
    else:
        employment = employment_of(about.employment)
        capacity = capacity_or_404(by, Purpose.ASK_ADVICE, employment, today)
        person, unit = employment.person, subjects_of([employment.pk], today)[employment.pk].unit_id
    employment_pk = about.employment if about else None
    asker = organisation.persons_by_ext_id([capacity.on_behalf_of or by.person_id or ""])
    hidden = [person.name] if person and not (about and about.hand_to) else []
    verdict = may_ask(text, hidden)
    if isinstance(verdict, Refused):
        return verdict
    [leader] = asker.values()
    for_whom = Whose(leader.ext_id, unit, person.ext_id if person else None, rule.confidential)
    way = way_of(rule, for_whom, today)
    if about and about.hand_to and person:
        verdict = _hand_over(by, person, about.hand_to, way.role, way.persons, rule)
        if isinstance(verdict, Refused):
            return verdict
    hold_person(leader.pk)
    waits = Word.objects.filter(question__asker=leader, question__theme=rule.id, question__state="waiting")
    again = said_again(waits.filter(question__employment=employment_pk), by, what="ask", text=text.strip())
    if again is not None:
        return again.question
    made = Question.objects.create(
        asker=leader,
        unit=organisation.units_by_ext_id([unit])[unit] if unit else None,
        employment_id=employment_pk,
        case_id=_case(about),
        theme=rule.id,
        asked_role=way.role,
        confidential=rule.confidential,
        answer_by=way.by,
        **said_by(by, capacity),
    )
    Word.objects.create(question=made, what=Word.What.ASK, text=text.strip(), **said_by(by, capacity))
    log(by, capacity, "ask", made)
    _tell(way.persons, made.pk)
    return made


def theme_of(theme: str) -> Theme:
    """The theme as it is today; one that is not there is a page that does not exist."""
    found = next((rule for rule in active_policy().themes_on(clock.today()) if rule.id == theme), None)
    if found is None:
        raise Http404
    return found


def _over(by: Actor, unit: str | None, today: date) -> Capacity:
    held = [grant for grant in by.grants_for(Purpose.ASK_ADVICE, today) if grant.unit_id == unit]
    if not held:
        raise Http404
    best = min(held, key=lambda grant: grant.deputy_for is not None)
    return Capacity(best.role, best.deputy_for)


def _case(about: About | None) -> int | None:
    case: RunningCase | None = case_of(about.case) if about and about.case else None
    return case.pk if case and about and case.employment == about.employment else None


def _hand_over(by: Actor, person: "Person", to: "Person", role: str, persons: frozenset[str], theme: Theme) -> Verdict:
    if to.ext_id not in persons:
        return refused("Sagen kan kun overdrages til en af dem, der svarer på dette tema.")
    return organisation_actions.hand_over(
        by=by, person=person, to=to, role=Role(role), reason=theme.title, first=clock.today()
    )


@transaction.atomic
def take(*, by: Actor, question_id: int) -> Verdict:
    """*Tag spørgsmålet*: so that the others know that somebody answers."""
    held = _answering(by, question_id)
    verdict = QUESTION.may(held.question.state, "take")
    if verdict:
        move(held, "take", index={"taken_by": _myself(by)})
    return verdict


@transaction.atomic
def answer(*, by: Actor, question_id: int, text: str) -> Verdict:
    """*Svar*. Whoever answers has taken it."""
    held = _answering(by, question_id)
    if said_again(held.words, by, what="answer", text=text.strip()):
        return ALLOWED
    verdict = _may(held, "answer", text)
    if verdict:
        answered = held.question.first_answered or clock.today()
        move(held, "answer", text=text, index={"taken_by": _myself(by), "first_answered": answered})
        _tell_asker(held)
    return verdict


@transaction.atomic
def ask_back(*, by: Actor, question_id: int, text: str) -> Verdict:
    """*Spørg tilbage*: the time to answer stops until the asker has written."""
    held = _answering(by, question_id)
    verdict = _may(held, "ask_back", text)
    if verdict:
        move(held, "ask_back", text=text, index={"taken_by": _myself(by)})
        _tell_asker(held)
    return verdict


@transaction.atomic
def reply(*, by: Actor, question_id: int, text: str) -> Verdict:
    """The asker writes again: with what was asked for, or with more to ask. The time to answer begins anew."""
    held = hold(by, question_id)
    must(held.standing.asks)
    question = held.question
    what = "add" if question.state == "waiting" else "reply"
    if said_again(held.words.filter(what__in=["add", "reply"]), by, text=text.strip()):
        return ALLOWED
    verdict = _may(held, what, text) and _may_name(held, text)
    if verdict:
        index = {} if question.state in ON_ANSWERER else {"answer_by": _answer_by(theme_today(question))}
        move(held, what, text=text, index=index)
        _tell(_others(held), question.pk)
    return verdict


@transaction.atomic
def pass_on(*, by: Actor, question_id: int, theme: str, text: str) -> Verdict:
    """*Send videre* to another theme, with a reason. Whoever passes it on sees it no longer."""
    held = _answering(by, question_id)
    rule, today = theme_of(theme), clock.today()
    verdict = _may(held, "pass_on", text)
    if verdict and rule.id == held.question.theme:
        verdict = refused("Vælg et andet tema end det, spørgsmålet har nu.")
    if verdict:
        confidential = held.question.confidential or rule.confidential
        Question.objects.filter(pk=held.question.pk).update(confidential=confidential)
        held.question.confidential = confidential
        way = way_of(rule, whose(held.question, today), today)
        index = {"theme": rule.id, "asked_role": way.role, "answer_by": way.by, "taken_by": None}
        move(held, "pass_on", text=text, theme=rule.id, index=index)
        _tell(way.persons, held.question.pk)
    return verdict


@transaction.atomic
def give(*, by: Actor, question_id: int, to: "Person", text: str = "") -> Verdict:
    """The coordinator gives what has been left lying to somebody who may answer it."""
    held = hold(by, question_id)
    must(held.standing.oversees)
    verdict = QUESTION.may(held.question.state, "give")
    if verdict and to.ext_id not in candidates(held.question, clock.today()):
        verdict = refused(f"{to.name} svarer ikke på spørgsmål fra den enhed.")
    if verdict:
        by_day = _answer_by(theme_today(held.question))
        move(held, "give", text=text, to=to, index={"taken_by": to, "answer_by": by_day})
        _tell(frozenset({to.ext_id}), held.question.pk)
    return verdict


def candidates(question: Question, day: date) -> frozenset[str]:
    """Everybody (ids) who answers some theme where the question comes from."""
    themes = active_policy().themes_on(day)
    roles = sorted({role for theme in themes for role in (theme.asked, theme.otherwise)})
    return frozenset().union(*(answerers(role, whose(question, day), day) for role in roles))


@transaction.atomic
def close(*, by: Actor, question_id: int, text: str = "") -> Verdict:
    """*Afslut*, by the one who asked or the one who answered."""
    held = hold(by, question_id)
    must(held.standing.asks or held.standing.answers)
    verdict = QUESTION.may(held.question.state, "close")
    if verdict:
        move(held, "close", text=text)
    return verdict


@transaction.atomic
def withdraw(*, by: Actor, question_id: int, text: str = "") -> Verdict:
    """*Træk spørgsmålet tilbage*."""
    held = hold(by, question_id)
    must(held.standing.asks)
    verdict = QUESTION.may(held.question.state, "withdraw")
    if verdict:
        move(held, "withdraw", text=text)
    return verdict


@transaction.atomic
def correct(*, by: Actor, word_id: int, text: str) -> Verdict:
    """*Ret*: one's own words. What was written first stays readable."""
    word = Word.objects.filter(pk=word_id, by=by.user_id).exclude(text="").exclude(what=Word.What.CORRECT).first()
    if word is None:
        raise Http404
    held = hold(by, word.question_id)
    if said_again(held.words, by, what="correct", text=text.strip(), corrects_id=word.pk):
        return ALLOWED
    verdict = may_write(text) and (_may_name(held, text) if held.standing.asks else ALLOWED)
    if verdict:
        say(held, "correct", text=text, corrects=word)
        _tell(_others(held), held.question.pk)
    return verdict


@transaction.atomic
def tell_left_lying(*, by: Actor, day: date) -> int:
    """Tell the coordinator, once, of what has been left lying; the number of questions. Part of the night run."""
    rows = Question.objects.select_for_update(of=("self",)).select_related("asker", "unit", "employment__person")
    left = list(rows.filter(state__in=sorted(ON_ANSWERER), answer_by__lt=day, coordinator_told__isnull=True))
    for question in left:
        persons = answerers("coordinator", whose(question, day), day)
        tell_at_once(persons=persons, path=reverse("advice:overview"))
    Question.objects.filter(pk__in=[question.pk for question in left]).update(coordinator_told=day)
    return len(left)


def _answering(by: Actor, pk: int) -> Held:
    held = hold(by, pk)
    must(held.standing.answers or held.standing.oversees)
    return held


def _may(held: Held, what: str, text: str) -> Verdict:
    return QUESTION.may(held.question.state, what) and may_write(text)


def _may_name(held: Held, text: str) -> Verdict:
    """The one who answers is not to know the name, unless they have been handed the case."""
    question = held.question
    if question.employment is None or _is_handed(question):
        return ALLOWED
    return may_ask(text, [question.employment.person.name])


def _is_handed(question: Question) -> bool:
    assert question.employment is not None  # noqa: S101 - asked by the caller
    return any(a.role == question.asked_role for a in advisers_of(question.employment.person_id, clock.today()))


def theme_today(question: Question) -> Theme | None:
    return next((t for t in active_policy().themes_on(clock.today()) if t.id == question.theme), None)


def _answer_by(theme: Theme | None) -> date:
    """A theme that is no longer in the policy gets the usual time."""
    workdays = theme.workdays if theme else Theme.model_fields["workdays"].default
    return calendar_of(active_policy()).workdays_after(clock.today(), workdays)


def _myself(by: Actor) -> "Person":
    return organisation.persons_by_ext_id([by.person_id or ""])[by.person_id or ""]


def _tell_asker(held: Held) -> None:
    _tell(_writers(held.question), held.question.pk)


def _writers(question: Question) -> frozenset[str]:
    """The leader whose question it is; and the deputy who wrote it, as long as they stand in."""
    return told_of_news(question, clock.today()) | {question.asker.ext_id}


def _others(held: Held) -> frozenset[str]:
    taken = {held.question.taken_by.ext_id} if held.question.taken_by else set()
    return frozenset({*_writers(held.question), *taken}) - {held.by.person_id or ""}


def _tell(persons: frozenset[str], pk: int) -> None:
    tell_at_once(persons=persons, path=reverse("advice:show", args=[pk]))

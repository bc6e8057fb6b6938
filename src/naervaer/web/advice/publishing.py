"""*Spørgsmål og svar*: an adviser writes a good answer anew, without persons; the coordinator publishes it."""

from typing import Any

from django.db import transaction
from django.http import Http404

from naervaer.core.access.model import Actor, Purpose
from naervaer.core.access.sight import Capacity
from naervaer.core.advice.judging import may_propose, may_write
from naervaer.core.advice.states import KNOWN_ANSWER
from naervaer.core.verdicts import Refused, Verdict, refused
from naervaer.web import clock
from naervaer.web.advice.holding import hold, log, must
from naervaer.web.advice.models import KnownAnswer, KnownAnswerEvent, Question
from naervaer.web.organisation.snapshot import snapshot_on
from naervaer.web.said import said_by


@transaction.atomic
def propose(*, by: Actor, question_id: int, asked: str, answer: str) -> KnownAnswer | Refused:
    """*Foreslå til håndbogen*: an answered question, written anew."""
    held = hold(by, question_id)
    must(held.standing.answers)
    question = held.question
    verdict: Verdict = may_propose(asked, answer, _names(question))
    if verdict and question.first_answered is None:
        verdict = refused("Svar på spørgsmålet, før du foreslår det til håndbogen.")
    if verdict and question.known_answers.filter(state__in=["proposed", "published"]).exists():
        verdict = refused("Spørgsmålet er allerede foreslået til håndbogen.")
    if isinstance(verdict, Refused):
        return verdict
    made = KnownAnswer.objects.create(
        question=question,
        theme=question.theme,
        asked=asked.strip(),
        answer=answer.strip(),
        **said_by(by, held.capacity),
    )
    log(by, held.capacity, "propose", question)
    return made


def _names(question: Question) -> list[str]:
    """Everybody the question knows of, and the units around it."""
    people = [question.asker.name, question.employment.person.name if question.employment else ""]
    people += [word.by.person.name for word in question.words.select_related("by__person") if word.by.person]
    units = snapshot_on(clock.today())
    return [*people, *(row.name for row in units.crumbs(question.unit.ext_id))] if question.unit else people


@transaction.atomic
def publish(*, by: Actor, known_answer_id: int) -> Verdict:
    """*Sæt i håndbogen*."""
    return _decide(by, known_answer_id, "publish")


@transaction.atomic
def decline(*, by: Actor, known_answer_id: int, reason: str) -> Verdict:
    """*Tag ikke med*, for a reason."""
    verdict = may_write(reason)
    return _decide(by, known_answer_id, "decline", reason=reason.strip()) if verdict else verdict


@transaction.atomic
def take_down(*, by: Actor, known_answer_id: int, reason: str) -> Verdict:
    """*Tag ned*, for a reason: it is no longer right."""
    verdict = may_write(reason)
    return _decide(by, known_answer_id, "take_down", reason=reason.strip()) if verdict else verdict


def _decide(by: Actor, pk: int, what: str, **said: Any) -> Verdict:
    grants = by.grants_for(Purpose.SEE_QUESTIONS, clock.today())
    row = KnownAnswer.objects.select_for_update(of=("self",)).select_related("question__unit").filter(pk=pk).first()
    if row is None or not grants:
        raise Http404
    verdict = KNOWN_ANSWER.may(row.state, what)
    if verdict:
        capacity = Capacity(grants[0].role, grants[0].deputy_for)
        KnownAnswerEvent.objects.create(known_answer=row, what=what, **said, **said_by(by, capacity))
        KnownAnswer.objects.filter(pk=pk).update(state=KNOWN_ANSWER.after(row.state, what))
        log(by, capacity, what, row.question)
    return verdict

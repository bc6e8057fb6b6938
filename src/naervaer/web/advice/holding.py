"""One question held for writing, its state moved, and the word kept and logged: what every action of it shares."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from naervaer.core.access.model import Actor
from naervaer.core.access.sight import Capacity
from naervaer.core.advice.states import QUESTION
from naervaer.web import clock
from naervaer.web.advice.models import Question, Word
from naervaer.web.advice.ways import Standing, standing_of
from naervaer.web.audit import actions as audit
from naervaer.web.said import said_by

RELATED = ("asker", "unit", "employment__person", "taken_by", "by__person", "case")


@dataclass(frozen=True)
class Held:
    question: Question
    by: Actor
    standing: Standing
    capacity: Capacity

    @property
    def words(self) -> QuerySet[Word]:
        return Word.objects.filter(question=self.question)


def hold(by: Actor, pk: int) -> Held:
    """The question, for whoever has anything to do with it; to others it is a page that does not exist."""
    question = Question.objects.select_for_update(of=("self",)).select_related(*RELATED).filter(pk=pk).first()
    standing = standing_of(by, question, clock.today()) if question else Standing()
    if question is None or standing.capacity is None:
        raise Http404
    return Held(question, by, standing, standing.capacity)


def must(right: object) -> None:
    """What one has no right to do looks like what cannot be done."""
    if not right:
        raise Http404


def move(held: Held, what: str, *, text: str = "", index: dict[str, Any] | None = None, **said: Any) -> Word:
    """Keep the word and move the question; ask the machine first."""
    state = QUESTION.after(held.question.state, what)
    word = say(held, what, text=text, **said)
    Question.objects.filter(pk=held.question.pk).update(state=state, **(index or {}))
    return word


def say(held: Held, what: str, *, text: str = "", **said: Any) -> Word:
    word = Word.objects.create(
        question=held.question, what=what, text=text.strip(), **said, **said_by(held.by, held.capacity)
    )
    log(held.by, held.capacity, what, held.question)
    return word


def log(by: Actor, capacity: Capacity, what: str, question: Question) -> None:
    """The log names no employee: whoever answers does not know of them."""
    audit.record(
        by=by,
        kind=audit.Kind.WRITE,
        action=f"advice.{what}",
        capacity=capacity,
        unit=question.unit,
        detail={"question": question.pk, "theme": question.theme},
    )

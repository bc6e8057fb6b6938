"""Requests for offers as their readers see them: whoever leads the employee, and the employee."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.http import Http404
from django.utils.timezone import localdate

from naervaer.core.access.model import Actor
from naervaer.core.scheme.states import REQUEST
from naervaer.core.states import Move
from naervaer.web.access import scope
from naervaer.web.followup.reach import reach_of, reach_of_person
from naervaer.web.handbook.queries import active_policy
from naervaer.web.said import name_of
from naervaer.web.scheme import reach
from naervaer.web.scheme.frame import BOOK
from naervaer.web.scheme.models import Answered, Request, RequestEvent

LEADERS = Q(road="leader")
"""What a leader may see: nothing the employee asked for themselves, and least of all what goes around the leader."""

BADGES = {"asked": "planned", "disputed": "today", "confirmed": "done", "withdrawn": "irrelevant"}


@dataclass(frozen=True, slots=True)
class Said:
    """A question of the frame as it was answered, and how the program knew when it did."""

    ask: str
    answer: bool
    known: str


@dataclass(frozen=True, slots=True)
class Happened:
    day: date
    title: str
    who: str
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """*Anmodning*: what is asked for, what was answered, and what became of it."""

    pk: int
    employment: int
    person: int
    person_id: str
    name: str
    offer: str
    title: str
    road: str
    how_to_book: str
    asked_on: date
    asked_by: str
    state: str
    said: tuple[Said, ...]
    happened: tuple[Happened, ...]
    paid_by: str

    @property
    def state_title(self) -> str:
        return REQUEST.states[self.state]

    @property
    def badge(self) -> str:
        return BADGES[self.state]

    @property
    def moves(self) -> tuple[Move, ...]:
        return REQUEST.open_moves(self.state)


def of_person(actor: Actor, person: int, day: date) -> list[Row]:
    """The requests about somebody within reach; those from before a move stay behind."""
    return _rows(Request.objects.filter(reach_of_person(actor, BOOK, person, day).said(), LEADERS))


def one(actor: Actor, pk: int, day: date) -> Row:
    """A request within reach; an unknown page for everybody else."""
    found = Request.objects.filter(pk=pk).values_list("employment", flat=True).first()
    within = reach_of(actor, BOOK, [found] if found else [], day)
    return _only(Request.objects.filter(within.said(), LEADERS, pk=pk))


def own(actor: Actor) -> list[Row]:
    """One's own requests that are not settled; what has become a course is shown as the course."""
    return _rows(_of_actor(actor).filter(state__in=("asked", "disputed")))


def own_one(actor: Actor, pk: int) -> Row:
    return _only(_of_actor(actor).filter(pk=pk))


def disputed(actor: Actor, employments: Collection[int], day: date) -> Iterator[Row]:
    """What the leader must answer again, of these employments within reach."""
    about = Request.objects.filter(LEADERS, state="disputed", employment__in=list(employments))
    waiting = sorted(set(about.values_list("employment", flat=True)))
    if waiting:
        yield from _rows(about.filter(reach_of(actor, BOOK, waiting, day).said()))


def handled(actor: Actor, day: date) -> list[Row]:
    """The requests around a leader that wait to be confirmed in the leader's place."""
    return _rows(reach.handled(actor, day).filter(state__in=("asked", "disputed")))


def handled_one(actor: Actor, pk: int, day: date) -> Row:
    return _only(reach.handled(actor, day).filter(pk=pk))


def may_book(actor: Actor, person: int, day: date) -> bool:
    return scope.in_reach(actor, BOOK, person, day)


def _of_actor(actor: Actor) -> QuerySet[Request]:
    return Request.objects.filter(employment__person__ext_id=actor.person_id or "", employment__person__isnull=False)


def _only(rows: QuerySet[Request]) -> Row:
    found = _rows(rows)
    if not found:
        raise Http404
    return found[0]


def _rows(rows: QuerySet[Request]) -> list[Row]:
    by = ("by__person", "on_behalf_of")
    events: Any = RequestEvent.objects.select_related(*by).order_by("pk")
    answered: Any = Answered.objects.order_by("pk")
    read = rows.select_related("employment__person", *by).prefetch_related(
        Prefetch("answered", answered), Prefetch("events", events)
    )
    return [_row(row) for row in read.order_by("-pk")]


def _row(row: Request) -> Row:
    asked_on = localdate(row.at)
    offer = next((one for one in active_policy().offer if one.id == row.offer and one.in_force(asked_on)), None)
    newest = list(row.answered.all())[-1]
    return Row(
        pk=row.pk,
        employment=row.employment_id,
        person=row.employment.person_id,
        person_id=row.employment.person.ext_id,
        name=row.employment.person.name,
        offer=row.offer,
        title=offer.title if offer else row.offer,
        road=row.road,
        how_to_book=offer.how_to_book if offer else "",
        asked_on=asked_on,
        asked_by=name_of(row),
        state=row.state,
        said=tuple(Said(one["ask"], one["answer"], one["known"]) for one in newest.answers),
        happened=tuple(Happened(localdate(e.at), e.get_what_display(), name_of(e), e.text) for e in row.events.all()),
        paid_by=newest.paid_by,
    )

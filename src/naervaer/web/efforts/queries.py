"""Applications as their readers see them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import Http404
from django.utils.timezone import localdate

from naervaer.core.access.model import Actor
from naervaer.core.scheme.states import APPLICATION, COURSE, UNSETTLED
from naervaer.core.states import Move
from naervaer.web.efforts.models import Application, ApplicationEvent, Written
from naervaer.web.efforts.reach import answerers, visible
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation.snapshot import snapshot_on
from naervaer.web.said import name_of

BADGES = {"asked": "planned", "sent_back": "today", "approved": "done", "withdrawn": "irrelevant"}
BY = ("by__person", "on_behalf_of")


@dataclass(frozen=True, slots=True)
class Happened:
    day: date
    title: str
    who: str
    text: str
    priority: str


@dataclass(frozen=True, slots=True)
class Row:
    """*Ansøgning*. ``mine``: the reader asked; ``answers_it``: the reader is one of those who answer."""

    pk: int
    unit: str
    offer: str
    title: str
    state: str
    concerns_leader: bool
    asked_on: date
    asked_by: str
    persons: int
    answers: tuple[tuple[str, str], ...]
    happened: tuple[Happened, ...]
    course: int | None
    course_state: str
    mine: bool
    answers_it: bool

    @property
    def state_title(self) -> str:
        return COURSE.states.get(self.course_state) or APPLICATION.states[self.state]

    @property
    def badge(self) -> str:
        return BADGES[self.state]

    @property
    def moves(self) -> tuple[Move, ...]:
        return APPLICATION.open_moves(self.state)

    @property
    def waits_for_me(self) -> bool:
        return (self.state == "asked" and self.answers_it) or (self.state == "sent_back" and self.mine)


def all_of(actor: Actor, day: date) -> list[Row]:
    """Every application within reach, the newest first."""
    return _rows(visible(actor, day), actor, day)


def waiting_for(actor: Actor, day: date) -> list[Row]:
    """Those the actor must answer, or has had sent back."""
    rows = _rows(visible(actor, day).filter(state__in=UNSETTLED), actor, day)
    return [row for row in rows if row.waits_for_me]


def one(actor: Actor, pk: int, day: date) -> Row:
    found = _rows(visible(actor, day).filter(pk=pk), actor, day)
    if not found:
        raise Http404
    return found[0]


def of_course(course: int, actor: Actor, day: date) -> Row | None:
    """What a unit's course was asked for with, for whoever may see both."""
    found = _rows(visible(actor, day).filter(course=course), actor, day)
    return found[0] if found else None


def _rows(rows: QuerySet[Application], actor: Actor, day: date) -> list[Row]:
    events: Any = ApplicationEvent.objects.select_related(*BY).order_by("pk")
    written: Any = Written.objects.order_by("pk")
    read = rows.select_related("unit", "course", *BY).prefetch_related(
        Prefetch("written", written), Prefetch("events", events)
    )
    return [_row(row, actor, day) for row in read.order_by("-pk")]


def _row(row: Application, actor: Actor, day: date) -> Row:
    asked_on, newest = localdate(row.at), list(row.written.all())[-1]
    unit = snapshot_on(day).by_pk.get(row.unit_id)
    open_now = row.state in UNSETTLED
    return Row(
        pk=row.pk,
        unit=unit.name if unit else row.unit.ext_id,
        offer=row.offer,
        title=next((one.title for one in active_policy().offer if one.id == row.offer), row.offer),
        state=row.state,
        concerns_leader=row.concerns_leader,
        asked_on=asked_on,
        asked_by=name_of(row),
        persons=newest.persons,
        answers=tuple((one["ask"], one["answer"]) for one in newest.answers),
        happened=tuple(
            Happened(localdate(e.at), e.get_what_display(), name_of(e), e.text, e.get_priority_display())
            for e in row.events.all()
        ),
        course=row.course_id,
        course_state=row.course.state if row.course else "",
        mine=row.by_id == actor.user_id,
        answers_it=open_now and (actor.person_id or "") in answerers(row, day)[1],
    )

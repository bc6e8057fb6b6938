"""The three-party conversation as its readers see it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import Http404
from django.utils.timezone import localdate

from naervaer.core.access.model import Actor
from naervaer.core.scheme.joint import partners
from naervaer.core.scheme.states import JOINT
from naervaer.web.booking.guests import three_party_ahead, three_party_held
from naervaer.web.booking.own_queries import title_of
from naervaer.web.booking.quotas import offer_of
from naervaer.web.courses import reach as courses
from naervaer.web.courses.known import by_pk
from naervaer.web.design.wording import title_of_party
from naervaer.web.threeparty import reach
from naervaer.web.threeparty.models import Called, Joint, JointEvent, JointText

BADGES = {"written": "today", "disputed": "overdue", "approved": "done"}
BY = ("by__person", "on_behalf_of")


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    owner: str
    due: date


@dataclass(frozen=True, slots=True)
class Agreed:
    """*Fælles aftale*. ``disputed`` is the employee's own word, while they do not agree."""

    pk: int
    course: int
    title: str
    name: str
    state: str
    written_on: date
    lines: tuple[Line, ...]
    disputed: str

    @property
    def state_title(self) -> str:
        return JOINT.states[self.state]

    @property
    def badge(self) -> str:
        return BADGES[self.state]


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who can be called, and who they are; ``called`` when they have been."""

    key: str
    title: str
    names: tuple[str, ...]
    called: bool


@dataclass(frozen=True, slots=True)
class Conversation:
    """What whoever gives the course must see to: who takes part, when, and what was agreed."""

    course: int
    parties: tuple[Party, ...]
    starts: datetime | None
    held: int
    needed: int
    agreed: Agreed | None


@dataclass(frozen=True, slots=True)
class Invited:
    """A three-party conversation somebody is called to."""

    name: str
    title: str
    starts: datetime | None


def conversation(course_pk: int, day: date) -> Conversation | None:
    """Of a course the reader has been let in to; None where the offer has no such conversation."""
    course = by_pk([course_pk])[course_pk]
    offer = offer_of(course)
    if offer is None or offer.three_party is None or course.employment is None:
        return None
    called = dict(Called.objects.filter(course=course).values_list("person", "party"))
    parties = tuple(
        Party(party, title_of_party(party), _names(course, party, day), party in called.values())
        for party in partners(offer, concerns_leader=course.concerns_leader)
    )
    ahead = three_party_ahead([course_pk])
    agreed = _agreed(Joint.objects.filter(course=course))
    return Conversation(
        course=course_pk,
        parties=parties,
        starts=ahead[0].starts if ahead else None,
        held=three_party_held(course_pk),
        needed=offer.three_party.minimum,
        agreed=agreed[0] if agreed else None,
    )


def given(actor: Actor, course: int, day: date) -> Conversation:
    """For whoever gives the course; an unknown page for everybody else."""
    known = courses.given_to(actor, day).filter(pk=course).exists()
    found = conversation(course, day) if known else None
    if found is None:
        raise Http404
    return found


def before(course: int) -> tuple[tuple[str, str, date], ...]:
    """What was written last, to be written again."""
    newest = JointText.objects.filter(joint__course=course).order_by("-pk").first()
    lines = newest.lines if newest else []
    return tuple((line["text"], line["owner"], date.fromisoformat(line["due"])) for line in lines)


def own_of_course(actor: Actor, course: int) -> Agreed | None:
    found = _agreed(reach.own(actor).filter(course=course))
    return found[0] if found else None


def own_one(actor: Actor, pk: int) -> Agreed:
    found = _agreed(reach.own(actor).filter(pk=pk))
    if not found:
        raise Http404
    return found[0]


def read_one(actor: Actor, pk: int, day: date) -> tuple[Agreed, Any]:
    """An approved one somebody was called to, and whom it is about, for the log."""
    rows = reach.read_by(actor, day).filter(pk=pk)
    found = _agreed(rows)
    if not found:
        raise Http404
    return found[0], rows.select_related("course__employment__person").get().course.employment


def of_person(actor: Actor, person: int, day: date) -> list[Agreed]:
    """Those about somebody that the reader was called to."""
    return _agreed(reach.read_by(actor, day).filter(course__employment__person=person))


def invited(actor: Actor, day: date) -> list[Invited]:
    """The three-party conversations ahead that somebody is called to."""
    called = Called.objects.filter(person__ext_id=actor.person_id or "", course__state="running")
    rows = list(called.select_related("course__employment__person"))
    ahead = {session.course_id: session.starts for session in three_party_ahead([row.course_id for row in rows])}
    return [
        Invited(row.course.employment.person.name, title_of(row.course), ahead.get(row.course_id))
        for row in rows
        if row.course.employment is not None and not three_party_held(row.course_id)
    ]


def _names(course: Any, party: str, day: date) -> tuple[str, ...]:
    return tuple(
        f"{person.name}, {person.email}" if person.email else person.name
        for person in reach.persons_of(course, party, day)
    )


def _agreed(rows: QuerySet[Joint]) -> list[Agreed]:
    texts: Any = JointText.objects.order_by("pk")
    events: Any = JointEvent.objects.select_related(*BY).order_by("pk")
    read = rows.select_related("course__employment__person", "course__unit").prefetch_related(
        Prefetch("texts", texts), Prefetch("events", events)
    )
    return [_one(joint) for joint in read.order_by("-pk")]


def _one(joint: Joint) -> Agreed:
    newest = list(joint.texts.all())[-1]
    said = [event for event in joint.events.all() if event.what == "dispute"]
    person = joint.course.employment.person if joint.course.employment else None
    return Agreed(
        pk=joint.pk,
        course=joint.course_id,
        title=title_of(joint.course),
        name=person.name if person else "",
        state=joint.state,
        written_on=localdate(newest.at),
        lines=tuple(
            Line(line["text"], title_of_party(line["owner"]), date.fromisoformat(line["due"])) for line in newest.lines
        ),
        disputed=said[-1].text if said and joint.state == "disputed" else "",
    )

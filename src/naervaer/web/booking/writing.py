"""What every action about a session does: hold the course, take the time, tell those it is for, write what happened."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.http import Http404

from naervaer.core.access.model import Actor
from naervaer.core.access.sight import Capacity
from naervaer.core.booking.quota import beyond, may_book
from naervaer.core.booking.states import SESSION
from naervaer.core.booking.times import COPENHAGEN, may_be_a_time
from naervaer.core.verdicts import ALLOWED, Refused, Verdict, refused
from naervaer.web import clock
from naervaer.web.audit import actions as audit
from naervaer.web.booking import calendars, paying
from naervaer.web.booking.models import Session, SessionEvent
from naervaer.web.booking.quotas import left_of, offer_of, sessions_of
from naervaer.web.booking.taking import give_up, take
from naervaer.web.courses.known import locked
from naervaer.web.said import said_by

if TYPE_CHECKING:
    from naervaer.web.courses.models import Course


def book(
    course: "Course",
    when: tuple[datetime, int],
    place: str,
    by: Actor,
    capacity: Capacity,
    *,
    giver: int | None,
    part: str = "conversation",
    instead_of: Session | None = None,
) -> Session | Refused:
    """Take the time of a session, within what is left of the quota, and tell those it is for.

    Inside an action that holds the course. A time that is refused leaves nothing behind.
    """
    starts, minutes = when
    verdict = _may_be(course, starts, minutes)
    if verdict and instead_of is None:
        verdict = may_book(left_of(course), minutes)
    if isinstance(verdict, Refused):
        return verdict
    told = {"course": course, "starts": starts, "minutes": minutes, "place": place.strip(), "part": part}
    with transaction.atomic():
        if instead_of is not None:
            end(instead_of, "move", by, capacity)
        made = Session.objects.create(giver_id=giver, instead_of=instead_of, **told, **said_by(by, capacity))
        verdict = take(made, course)
        if isinstance(verdict, Refused):
            transaction.set_rollback(True)
            return verdict
    calendars.invite(made)
    log(by, capacity, "booked", course)
    return made


def end(session: Session, what: str, by: Actor, capacity: Capacity, minutes: int = 0) -> None:
    """Write what became of a planned session; one that is off is free for others."""
    over = 0
    if what == "hold":
        over = _beyond(session, minutes)
    elif what == "no_show" and _no_show_counts(session.course):
        minutes, over = session.minutes, _beyond(session, session.minutes)
    else:
        minutes = 0
    SessionEvent.objects.create(session=session, what=what, minutes=minutes, beyond=over, **said_by(by, capacity))
    session.state = SESSION.after(session.state, what)
    session.save(update_fields=["state"])
    if what in ("cancel", "move"):
        give_up(session)
        calendars.call_off(session)
    if minutes:
        paying.pay(session, minutes - over, by, capacity)
    log(by, capacity, what, session.course)


def running(course: "Course") -> Verdict:
    return ALLOWED if course.state == "running" else refused("Forløbet er ikke i gang.")


def locked_session(pk: int, courses: Any) -> Session:
    """A session of one of these courses, held together with its course; an unknown page otherwise."""
    found = Session.objects.filter(pk=pk, course__in=courses).values_list("course", flat=True).first()
    if found is None:
        raise Http404
    locked(found, courses)
    rows = Session.objects.select_for_update(of=("self",)).select_related("course__employment__person", "course__unit")
    return rows.get(pk=pk)


def log(by: Actor, capacity: Capacity, what: str, course: "Course") -> None:
    about = {"subject": course.employment.person} if course.employment else {"unit": course.unit}
    audit.record(
        by=by,
        kind=audit.Kind.WRITE,
        action=f"booking.{what}",
        capacity=capacity,
        detail={"course": course.pk},
        **about,
    )


def _may_be(course: "Course", starts: datetime, minutes: int) -> Verdict:
    verdict = running(course) and may_be_a_time(starts.astimezone(COPENHAGEN).time(), minutes)
    if verdict and starts < clock.now():
        return refused("Tiden er gået. Registrér en samtale, der er holdt, i stedet.")
    return verdict


def _beyond(session: Session, minutes: int) -> int:
    offer = offer_of(session.course)
    return beyond(offer.quota if offer else None, sessions_of([session.course])[session.course_id], minutes)


def _no_show_counts(course: "Course") -> bool:
    offer = offer_of(course)
    return bool(offer and offer.quota and offer.quota.no_show_counts)

"""What whoever gives a course does: be in touch, book, hold, move and call off, and ask for more hours."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from naervaer.core.access.model import Actor
from naervaer.core.booking.states import SESSION
from naervaer.core.booking.times import LONGEST
from naervaer.core.verdicts import ALLOWED, Refused, Verdict, refused
from naervaer.web import clock
from naervaer.web.booking.extra_actions import agree_extra, ask_extra, decline_extra
from naervaer.web.booking.models import FirstContact, Session
from naervaer.web.booking.opening_actions import add_opening, close_days, consultant_of, end_opening, open_again
from naervaer.web.booking.own_actions import book_own, cancel_own, move_own, tell_way
from naervaer.web.booking.taking import is_own
from naervaer.web.booking.writing import book, end, locked_session, log, running
from naervaer.web.courses import reach
from naervaer.web.courses.actions import giving
from naervaer.web.courses.known import locked
from naervaer.web.said import said_by

if TYPE_CHECKING:
    from naervaer.web.courses.models import Course

__all__ = [
    "add_opening",
    "agree_extra",
    "ask_extra",
    "book_own",
    "book_session",
    "call_off",
    "cancel_own",
    "close_days",
    "decline_extra",
    "end_opening",
    "hold",
    "hold_now",
    "move_own",
    "move_session",
    "no_show",
    "note_contact",
    "open_again",
    "take_course",
    "tell_way",
]


@transaction.atomic
def take_course(*, by: Actor, course_id: int) -> Verdict:
    """*Tag forløbet*, by an own consultant: from then on it is theirs alone."""
    course = _given(by, course_id)
    if not is_own(course):
        return refused("Forløbet gives af en leverandør.")
    if course.consultant is None:
        _take(course, by)
    return ALLOWED


@transaction.atomic
def note_contact(*, by: Actor, course_id: int, on_day: date) -> Verdict:
    """*Første kontakt* with the employee has been made."""
    course = _given(by, course_id)
    if FirstContact.objects.filter(course=course).exists():
        return ALLOWED
    verdict = running(course)
    if verdict and on_day > clock.today():
        return refused("Dagen er ikke kommet endnu.")
    if verdict:
        FirstContact.objects.create(course=course, on_day=on_day, **said_by(by, giving(by)))
        log(by, giving(by), "contact", course)
    return verdict


@transaction.atomic
def book_session(
    *, by: Actor, course_id: int, starts: datetime, minutes: int, place: str, part: str = "conversation"
) -> Session | Refused:
    """*Aftal en samtale*, by whoever gives the course."""
    course = _given(by, course_id)
    again = Session.objects.filter(course=course, state="planned", starts=starts, minutes=minutes, by=by.user_id)
    if found := again.first():
        return found
    _take_if_own(course, by)
    return book(course, (starts, minutes), place, by, giving(by), giver=_giver(course), part=part)


@transaction.atomic
def move_session(*, by: Actor, session_id: int, starts: datetime, minutes: int, place: str) -> Session | Refused:
    """*Flyt* to another time; the old one is free for others."""
    session = _session(by, session_id)
    moved = Session.objects.filter(instead_of=session, starts=starts, minutes=minutes).first()
    if moved is not None:
        return moved
    verdict = SESSION.may(session.state, "move")
    if isinstance(verdict, Refused):
        return verdict
    course = session.course
    told = {"giver": _giver(course), "part": session.part, "instead_of": session}
    return book(course, (starts, minutes), place, by, giving(by), **told)  # type: ignore[arg-type]


@transaction.atomic
def call_off(*, by: Actor, session_id: int) -> Verdict:
    """*Aflys*; those it was for are told."""
    return _end(_session(by, session_id), "cancel", by)


@transaction.atomic
def hold(*, by: Actor, session_id: int, minutes: int) -> Verdict:
    """*Holdt*, and how long it was."""
    session = _session(by, session_id)
    if not 1 <= minutes <= LONGEST:
        return refused(f"Skriv, hvor mange minutter den varede: 1-{LONGEST}.")
    return _end(session, "hold", by, minutes)


@transaction.atomic
def no_show(*, by: Actor, session_id: int) -> Verdict:
    """*Kom ikke*."""
    return _end(_session(by, session_id), "no_show", by)


@transaction.atomic
def hold_now(
    *, by: Actor, course_id: int, starts: datetime, minutes: int, place: str, part: str = "conversation"
) -> Session | Refused:
    """*Registrér en samtale*, that was held without having been agreed on in the program."""
    course = _given(by, course_id)
    told = {"starts": starts, "minutes": minutes, "place": place.strip(), "part": part}
    again = Session.objects.filter(course=course, by=by.user_id, state="held", **told).first()
    if again is not None:
        return again
    verdict = running(course)
    if verdict and starts > clock.now():
        verdict = refused("Tiden er ikke kommet endnu. Aftal samtalen i stedet.")
    if verdict and not 1 <= minutes <= LONGEST:
        verdict = refused(f"Skriv, hvor mange minutter den varede: 1-{LONGEST}.")
    if isinstance(verdict, Refused):
        return verdict
    _take_if_own(course, by)
    made = Session.objects.create(course=course, giver_id=_giver(course), **told, **said_by(by, giving(by)))
    end(made, "hold", by, giving(by), minutes)
    return made


def _end(session: Session, what: str, by: Actor, minutes: int = 0) -> Verdict:
    if session.state == SESSION.after("planned", what):
        return ALLOWED
    verdict = SESSION.may(session.state, what)
    if verdict and what in ("hold", "no_show") and session.starts > clock.now():
        return refused("Tiden er ikke kommet endnu.")
    if verdict:
        end(session, what, by, giving(by), minutes)
    return verdict


def _given(by: Actor, pk: int) -> "Course":
    return locked(pk, reach.given_to(by, clock.today()).values("pk"))


def _session(by: Actor, pk: int) -> Session:
    return locked_session(pk, reach.given_to(by, clock.today()).values("pk"))


def _giver(course: "Course") -> int | None:
    """Whose time it takes: the own consultant's. A provider keeps its own calendar."""
    return course.consultant_id


def _take_if_own(course: "Course", by: Actor) -> None:
    if is_own(course) and course.consultant is None:
        _take(course, by)


def _take(course: "Course", by: Actor) -> None:
    course.consultant = consultant_of(by)
    course.save(update_fields=["consultant"])
    log(by, giving(by), "taken", course)

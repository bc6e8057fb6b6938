"""What the employee does with their own course: tell how they can be reached, and book, move or call off a time."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from naervaer.core.access.model import Actor, Role
from naervaer.core.access.sight import Capacity
from naervaer.core.booking.states import SESSION
from naervaer.core.booking.times import Free
from naervaer.core.verdicts import ALLOWED, Refused, Verdict, needs_text, refused
from naervaer.web import clock
from naervaer.web.booking import free
from naervaer.web.booking.models import ContactWay, Session
from naervaer.web.booking.taking import TAKEN
from naervaer.web.booking.writing import book, end, locked_session, log, running
from naervaer.web.courses import reach
from naervaer.web.courses.givers import givers_of
from naervaer.web.courses.known import locked
from naervaer.web.notices.news import tell_at_once
from naervaer.web.said import said_again, said_by

if TYPE_CHECKING:
    from naervaer.web.courses.models import Course

OWN = Capacity(Role.EMPLOYEE)


@transaction.atomic
def tell_way(*, by: Actor, course_id: int, text: str) -> Verdict:
    """*Sådan må I kontakte mig*: a phone number or an address, for whoever gives the course alone."""
    course = _own(by, course_id)
    verdict = needs_text(text, "Skriv et telefonnummer eller en mailadresse.")
    if verdict and said_again(ContactWay.objects.filter(course=course), by, text=text.strip()) is None:
        ContactWay.objects.create(course=course, text=text.strip(), **said_by(by, OWN))
        log(by, OWN, "way", course)
        if course.state == "running":
            tell_at_once(persons=givers_of(course, clock.today()), path="/")
    return verdict


@transaction.atomic
def book_own(*, by: Actor, course_id: int, opening_id: int, day: date) -> Session | Refused:
    """*Book en tid* among the free ones."""
    course = _own(by, course_id)
    again = Session.objects.filter(course=course, state="planned", by=by.user_id, starts__date=day).first()
    if again is not None:
        return again
    verdict = running(course)
    chosen = _chosen(course, opening_id, day)
    if isinstance(verdict, Refused):
        return verdict
    if chosen is None:
        return Refused((TAKEN,))
    return _book(course, chosen, by)


@transaction.atomic
def move_own(*, by: Actor, session_id: int, opening_id: int, day: date) -> Session | Refused:
    """*Flyt* to another of the free times."""
    session = locked_session(session_id, reach.own(by).values("pk"))
    moved = Session.objects.filter(instead_of=session).first()
    if moved is not None:
        return moved
    verdict = SESSION.may(session.state, "move") and _in_time(session)
    chosen = _chosen(session.course, opening_id, day)
    if isinstance(verdict, Refused):
        return verdict
    if chosen is None:
        return Refused((TAKEN,))
    return _book(session.course, chosen, by, session)


@transaction.atomic
def cancel_own(*, by: Actor, session_id: int) -> Verdict:
    """*Aflys*: without a reason."""
    session = locked_session(session_id, reach.own(by).values("pk"))
    if session.state == "cancelled":
        return ALLOWED
    verdict = SESSION.may(session.state, "cancel") and _in_time(session)
    if verdict:
        end(session, "cancel", by, OWN)
        tell_at_once(persons=givers_of(session.course, clock.today()), path="/")
    return verdict


def _in_time(session: Session) -> Verdict:
    return ALLOWED if session.starts > clock.now() else refused("Samtalen er begyndt. Ring i stedet.")


def _chosen(course: "Course", opening_id: int, day: date) -> Free | None:
    times = free.for_course(course, clock.today())
    return next((one for one in times if one.opening == opening_id and one.starts.date() == day), None)


def _book(course: "Course", time: Free, by: Actor, instead_of: Session | None = None) -> Session | Refused:
    when = (time.starts, time.minutes)
    part = instead_of.part if instead_of else "conversation"
    made = book(course, when, time.place, by, OWN, giver=time.consultant, part=part, instead_of=instead_of)
    if isinstance(made, Session):
        if course.consultant_id is None:
            course.consultant_id = time.consultant
            course.save(update_fields=["consultant"])
        tell_at_once(persons=givers_of(course, clock.today()), path="/")
    return made


def _own(by: Actor, pk: int) -> "Course":
    return locked(pk, reach.own(by).values("pk"))

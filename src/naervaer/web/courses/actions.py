"""What is done with a course: a place accepted or let go by, the list left, the course finished or stopped."""

from django.db import transaction
from django.http import Http404

from naervaer.core.access.model import Actor, Purpose, Role
from naervaer.core.access.sight import Capacity
from naervaer.core.scheme.states import COURSE
from naervaer.core.verdicts import ALLOWED, Refused, Verdict, needs_reason
from naervaer.web import clock, slots
from naervaer.web.access import scope
from naervaer.web.access.acting import capacity_or_404
from naervaer.web.audit import actions as audit
from naervaer.web.courses import money, reach
from naervaer.web.courses.givers import givers_of
from naervaer.web.courses.known import locked
from naervaer.web.courses.models import Course, CourseEvent
from naervaer.web.courses.money_actions import grant_money, move_money
from naervaer.web.courses.seat_actions import end_seat, give_seat
from naervaer.web.courses.waiting import give_places, move, tell_employee
from naervaer.web.notices.news import tell_at_once
from naervaer.web.organisation.employed import employment_of
from naervaer.web.said import said_again

__all__ = [
    "accept_place",
    "end_seat",
    "finish",
    "give_seat",
    "grant_money",
    "leave_list",
    "let_place_go",
    "mark_acute",
    "move_money",
    "stop",
    "take_off_list",
]

OWN = Capacity(Role.EMPLOYEE)


@transaction.atomic
def accept_place(*, by: Actor, course_id: int) -> Verdict:
    """*Tag imod pladsen*: the course begins, and whoever gives it is told."""
    course = _own(by, course_id)
    if _again(course, by, "accept"):
        return ALLOWED
    verdict = _do(course, "accept", by, OWN)
    if verdict:
        tell_at_once(persons=givers_of(course, clock.today()), path="/")
    return verdict


@transaction.atomic
def let_place_go(*, by: Actor, course_id: int) -> Verdict:
    """*Ikke nu*: the place goes on to the next; one stays on the list."""
    return _give_back(_own(by, course_id), "let_go", by, OWN)


@transaction.atomic
def leave_list(*, by: Actor, course_id: int) -> Verdict:
    """*Forlad ventelisten*, by the employee: nobody asks why."""
    return _give_back(_own(by, course_id), "leave", by, OWN)


@transaction.atomic
def take_off_list(*, by: Actor, course_id: int, reason: str) -> Verdict:
    """*Tag af ventelisten*, with a reason, by whoever leads the employee or handles the scheme; they are told."""
    course, capacity = _handled(by, course_id)
    if _again(course, by, "leave", reason.strip()):
        return ALLOWED
    verdict = needs_reason(reason) and _give_back(course, "leave", by, capacity, reason.strip())
    if verdict:
        tell_employee(course)
    return verdict


@transaction.atomic
def mark_acute(*, by: Actor, course_id: int, acute: bool) -> Verdict:
    """*Akut* on the waiting list, or not any more, by whoever handles the scheme."""
    course, capacity = _in_hand(by, course_id)
    if course.state != "waiting":
        return Refused(("Forløbet venter ikke længere.",))
    if course.acute != acute:
        course.acute = acute
        course.save(update_fields=["acute"])
        _log(by, capacity, "acute" if acute else "not_acute", course)
    return ALLOWED


@transaction.atomic
def finish(*, by: Actor, course_id: int) -> Verdict:
    """*Afslut*, by whoever gives the course; what it has not used is free again."""
    course = _given(by, course_id)
    in_the_way = tuple(slots.COURSE_MAY_FINISH(course.pk)) if course.state == "running" else ()
    verdict = Refused(in_the_way) if in_the_way else _give_back(course, "finish", by, giving(by))
    if verdict:
        slots.COURSE_FINISHED(by, course.pk)
    return verdict


@transaction.atomic
def stop(*, by: Actor, course_id: int, reason: str) -> Verdict:
    """*Stop* before time, with a reason that says nothing of what was talked of."""
    course = _given(by, course_id)
    return needs_reason(reason) and _give_back(course, "stop", by, giving(by), reason.strip())


def giving(by: Actor) -> Capacity:
    """In what role somebody gives courses."""
    own = Role.WELLBEING_CONSULTANT in by.roles_on(clock.today())
    return Capacity(Role.WELLBEING_CONSULTANT if own else Role.PROVIDER)


def _give_back(course: Course, what: str, by: Actor, capacity: Capacity, text: str = "") -> Verdict:
    """Do it, free the money that is not used, and give the place to the next."""
    if _again(course, by, what, text):
        return ALLOWED
    verdict = _do(course, what, by, capacity, text)
    if verdict and money.release(course, by, capacity) > 0:
        give_places(clock.today(), [course.agreement])
    return verdict


def _do(course: Course, what: str, by: Actor, capacity: Capacity, text: str = "") -> Verdict:
    verdict = COURSE.may(course.state, what)
    if verdict:
        move(course, what, by, capacity, text=text)
        _log(by, capacity, what, course)
    return verdict


def _again(course: Course, by: Actor, what: str, text: str = "") -> bool:
    """A button that was pressed twice."""
    return said_again(CourseEvent.objects.filter(course=course), by, what=what, text=text) is not None


def _own(by: Actor, pk: int) -> Course:
    return locked(pk, reach.own(by).values("pk"))


def _given(by: Actor, pk: int) -> Course:
    return locked(pk, reach.given_to(by, clock.today()).values("pk"))


def _in_hand(by: Actor, pk: int) -> tuple[Course, Capacity]:
    today = clock.today()
    course = locked(pk, reach.handled(by, today).values("pk"))
    if course.employment is not None:
        return course, capacity_or_404(by, Purpose.HANDLE_SCHEME, course.employment, today)
    found = scope.capacity_over(by, Purpose.HANDLE_SCHEME, course.unit, today)
    if found is None:
        raise Http404
    return course, found


def _handled(by: Actor, pk: int) -> tuple[Course, Capacity]:
    """By whoever leads the employee, of what a leader may know of; else by whoever handles the scheme."""
    today, known = clock.today(), Course.objects.filter(pk=pk).values_list("employment", flat=True).first()
    if known is not None and reach.led(by, [known], today).filter(pk=pk).exists():
        course = locked(pk, reach.led(by, [known], today).values("pk"))
        return course, capacity_or_404(by, Purpose.BOOK_OFFER, employment_of(known), today)
    return _in_hand(by, pk)


def _log(by: Actor, capacity: Capacity, what: str, course: Course) -> None:
    about = {"subject": course.employment.person} if course.employment else {"unit": course.unit}
    audit.record(
        by=by,
        kind=audit.Kind.WRITE,
        action=f"courses.{what}",
        capacity=capacity,
        detail={"course": course.pk},
        **about,
    )

"""Hours beyond the quota: asked by whoever gives the course, answered by the leader, for the workplace pays them.

Where the course goes around the leader, whoever handles the scheme answers, and the leader hears of nothing.
"""

from typing import TYPE_CHECKING

from django.db import transaction
from django.http import Http404
from django.urls import reverse

from naervaer.core.access.model import Actor, Purpose, Role
from naervaer.core.access.sight import Capacity
from naervaer.core.booking.quota import HOUR
from naervaer.core.booking.states import EXTRA
from naervaer.core.verdicts import ALLOWED, Refused, Verdict, needs_reason, refused
from naervaer.web import clock
from naervaer.web.access import scope
from naervaer.web.access.acting import capacity_or_404
from naervaer.web.booking.models import ExtraEvent, ExtraHours
from naervaer.web.booking.quotas import offer_of
from naervaer.web.booking.writing import log, running
from naervaer.web.courses import reach
from naervaer.web.courses.actions import giving
from naervaer.web.courses.givers import givers_of
from naervaer.web.courses.known import locked
from naervaer.web.notices.news import tell_at_once
from naervaer.web.organisation import queries as organisation
from naervaer.web.said import said_by

if TYPE_CHECKING:
    from naervaer.web.courses.models import Course

MOST_HOURS = 20


@transaction.atomic
def ask_extra(*, by: Actor, course_id: int, hours: int) -> ExtraHours | Refused:
    """*Bed om flere timer*, without saying why: the leader is told how many, and nothing else."""
    course = locked(course_id, reach.given_to(by, clock.today()).values("pk"))
    open_now = ExtraHours.objects.filter(course=course, state=EXTRA.start).first()
    if open_now is not None:
        return open_now
    verdict = running(course) and _can_have_more(course)
    if verdict and not 1 <= hours <= MOST_HOURS:
        verdict = refused(f"Skriv, hvor mange timer: 1-{MOST_HOURS}.")
    if isinstance(verdict, Refused):
        return verdict
    made = ExtraHours.objects.create(course=course, minutes=hours * HOUR, **said_by(by, giving(by)))
    log(by, giving(by), "extra_asked", course)
    tell_at_once(persons=_answerers(course), path=reverse("booking:extra", args=[made.pk]))
    return made


@transaction.atomic
def agree_extra(*, by: Actor, extra_id: int) -> Verdict:
    """*Sig ja*: the workplace pays."""
    return _answer(by, extra_id, "agree")


@transaction.atomic
def decline_extra(*, by: Actor, extra_id: int, reason: str) -> Verdict:
    """*Sig nej*, with a reason that whoever gives the course and the employee can read."""
    return needs_reason(reason) and _answer(by, extra_id, "decline", reason.strip())


def capacity_to_answer(by: Actor, course: "Course") -> Capacity:
    """In what role somebody answers; an unknown page for everybody else."""
    today = clock.today()
    if goes_around(course):
        if not reach.handled(by, today).filter(pk=course.pk).exists():
            raise Http404
        found = _over(by, Purpose.HANDLE_SCHEME, course)
    elif course.employment is not None:
        if not reach.led(by, [course.employment.pk], today).filter(pk=course.pk).exists():
            raise Http404
        found = capacity_or_404(by, Purpose.BOOK_OFFER, course.employment, today)
    else:
        found = _over(by, Purpose.BOOK_OFFER, course)
    if found is None:
        raise Http404
    return found


def goes_around(course: "Course") -> bool:
    """Whether the leader may not know of the course: it concerns them, or the employee asked for it alone."""
    return course.concerns_leader or (course.request is not None and course.request.road != "leader")


def _over(by: Actor, purpose: Purpose, course: "Course") -> Capacity | None:
    if course.employment is not None:
        return capacity_or_404(by, purpose, course.employment, clock.today())
    return scope.capacity_over(by, purpose, course.unit, clock.today())


def _answer(by: Actor, extra_id: int, what: str, text: str = "") -> Verdict:
    about = ("course__employment__person", "course__unit", "course__request", "course__consultant")
    held = ExtraHours.objects.select_for_update(of=("self",)).select_related(*about).filter(pk=extra_id).first()
    if held is None:
        raise Http404
    course = held.course
    capacity = capacity_to_answer(by, course)
    if ExtraEvent.objects.filter(extra=held, what=what, by=by.user_id).exists():
        return ALLOWED
    verdict = EXTRA.may(held.state, what)
    if verdict:
        ExtraEvent.objects.create(extra=held, what=what, text=text, **said_by(by, capacity))
        held.state = EXTRA.after(held.state, what)
        held.save(update_fields=["state"])
        log(by, capacity, f"extra_{held.state}", course)
        tell_at_once(persons=givers_of(course, clock.today()), path="/")
    return verdict


def _can_have_more(course: "Course") -> Verdict:
    offer = offer_of(course)
    if offer is None or offer.quota is None or offer.quota.courses is not None:
        return refused("Forløbet har ingen kvote, så der skal ikke bedes om flere timer.")
    return ALLOWED


def _answerers(course: "Course") -> frozenset[str]:
    today, unit = clock.today(), course.unit
    if goes_around(course):
        leading = organisation.leaders_of_unit(unit.pk, today)
        return organisation.holders(Role.HR_CONSULTANT, [unit.ext_id], today) - leading
    if course.employment_id is not None:
        return organisation.leading_now(course.employment_id, today)
    return organisation.leaders_of_unit(unit.pk, today)

"""What is left of a course's quota, from the sessions and what has been agreed beyond it."""

from collections import defaultdict
from collections.abc import Collection
from typing import TYPE_CHECKING

from django.db.models import Sum

from naervaer.core.booking.quota import Counted, Left, left
from naervaer.core.policy.dated import as_it_was
from naervaer.core.policy.scheme import Offer
from naervaer.web.booking.models import ExtraHours, Session
from naervaer.web.handbook.queries import active_policy

if TYPE_CHECKING:
    from naervaer.web.courses.models import Course


def offer_of(course: "Course") -> Offer | None:
    """The offer as it was when the course was asked for: a quota does not shrink under way."""
    return as_it_was(active_policy().offer, course.offer, course.asked_on)


def left_of(course: "Course") -> Left:
    return lefts([course])[course.pk]


def lefts(courses: Collection["Course"]) -> dict[int, Left]:
    """What is left of each course, by pk."""
    sessions, extra = sessions_of(courses), extra_of(courses)
    found = {}
    for course in courses:
        offer = offer_of(course)
        found[course.pk] = left(offer.quota if offer else None, sessions[course.pk], extra.get(course.pk, 0))
    return found


def sessions_of(courses: Collection["Course"]) -> dict[int, list[Counted]]:
    """The sessions of each course as they count: a held one as long as it was."""
    found: dict[int, list[Counted]] = defaultdict(list)
    rows = Session.objects.filter(course__in=[course.pk for course in courses]).order_by("starts", "pk")
    for course, state, planned, held in rows.values_list("course", "state", "minutes", "event__minutes"):
        found[course].append(Counted(held if state == "held" else planned, state))
    return found


def extra_of(courses: Collection["Course"]) -> dict[int, int]:
    """The minutes agreed beyond the quota."""
    rows = ExtraHours.objects.filter(course__in=[course.pk for course in courses], state="agreed")
    return dict(rows.order_by().values_list("course").annotate(Sum("minutes")))

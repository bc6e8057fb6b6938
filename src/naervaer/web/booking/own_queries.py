"""The times of one's own courses, as the employee sees them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.http import Http404

from naervaer.core.access.model import Actor
from naervaer.core.booking.quota import HOUR, Left, next_is_last
from naervaer.web.booking.models import Session
from naervaer.web.booking.quotas import lefts, offer_of
from naervaer.web.booking.rows import SessionRow, session_rows, ways_of
from naervaer.web.booking.taking import is_own
from naervaer.web.courses import reach

if TYPE_CHECKING:
    from naervaer.web.courses.models import Course


@dataclass(frozen=True, slots=True)
class OwnTimes:
    """One's own course: the times agreed, what is left, and whether times can be booked here."""

    pk: int
    title: str
    running: bool
    bookable: bool
    way: str
    left: Left
    last_one: bool
    sessions: tuple[SessionRow, ...]

    @property
    def upcoming(self) -> SessionRow | None:
        return next((one for one in self.sessions if one.state == "planned" and not one.over), None)


def own(actor: Actor) -> list[OwnTimes]:
    """One's own running courses."""
    return _own(reach.own(actor).filter(state="running"))


def own_one(actor: Actor, pk: int) -> OwnTimes:
    found = _own(reach.own(actor).filter(pk=pk))
    if not found:
        raise Http404
    return found[0]


def own_session(actor: Actor, pk: int) -> tuple[OwnTimes, SessionRow]:
    """A time of one's own that can still be moved or called off."""
    course = Session.objects.filter(pk=pk).values_list("course", flat=True).first()
    times = own_one(actor, course or 0)
    row = next((one for one in times.sessions if one.pk == pk and one.state == "planned" and not one.over), None)
    if row is None:
        raise Http404
    return times, row


def _own(rows: QuerySet["Course"]) -> list[OwnTimes]:
    courses = list(rows.select_related("unit").order_by("-pk"))
    ways, left, sessions = ways_of(courses), lefts(courses), session_rows(courses)
    return [
        OwnTimes(
            pk=course.pk,
            title=title_of(course),
            running=course.state == "running",
            bookable=course.state == "running" and is_own(course),
            way=ways.get(course.pk, ""),
            left=left[course.pk],
            last_one=next_is_last(left[course.pk], HOUR),
            sessions=sessions[course.pk],
        )
        for course in courses
    ]


def title_of(course: "Course") -> str:
    offer = offer_of(course)
    return offer.title if offer else course.offer

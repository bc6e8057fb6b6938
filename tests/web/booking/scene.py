"""Trine's free times at Norddjurs' consultant, a course of Tove's, and one of Pupil's at Human House."""

from datetime import date, datetime, time, timedelta
from typing import Any

from tests.web.cast import TODAY, Cast
from tests.web.journal.scene import course_of

from naervaer.core.access.model import Role
from naervaer.core.access.sight import Capacity
from naervaer.core.booking.times import starts_at
from naervaer.web.booking import actions
from naervaer.web.booking.models import Opening, Session
from naervaer.web.courses.models import Course, CourseEvent
from naervaer.web.courses.noting import noted_by
from naervaer.web.said import said_by

POLICY = "norddjurs"
ROOM = "samtalerummet i administrationsbygningen i Voldby"
MONDAY = TODAY + timedelta(days=7)
NINE = starts_at(MONDAY, time(9))


def running(cast: Cast, who: str = "trio") -> Course:
    """A course that has begun today, that nobody has taken yet."""
    made = course_of(cast, who)
    Course.objects.filter(pk=made.pk).update(consultant=None)
    made.refresh_from_db()
    CourseEvent.objects.create(course=made, what="begin", **noted_by(cast.actor("leader"), Capacity(Role.LEADER)))
    return made


def at_human_house(cast: Cast, who: str = "pupil", **more: Any) -> Course:
    """A course at an external provider, begun today."""
    told: dict[str, Any] = {"offer": "stress-samtale", "provider": "human-house"}
    told |= {"agreement": "individuelle-samtaler", "employment": cast.employments[f"{who}-1"]}
    said = said_by(cast.actor("leader"), Capacity(Role.LEADER))
    made = Course.objects.create(
        unit=cast.units["elmegaarden"],
        paid_by="scheme",
        asked_on=TODAY,
        state="running",
        **{**told, **more},
        **said,
    )
    CourseEvent.objects.create(course=made, what="begin", **noted_by(cast.actor("leader"), Capacity(Role.LEADER)))
    return made


def opened(cast: Cast, first: date = MONDAY, at: time = time(9), *, weekly: bool = True) -> Opening:
    told = {"first": first, "at": at, "minutes": 60, "place": ROOM, "weekly": weekly}
    made = actions.add_opening(by=cast.actor("wellbeing"), **told)  # type: ignore[arg-type]
    assert isinstance(made, Opening), made
    return made


def booked(
    cast: Cast, course: Course, who: str = "wellbeing", starts: datetime = NINE, place: str = ROOM, **more: str
) -> Session:
    told = {"course_id": course.pk, "starts": starts, "minutes": 60, "place": place}
    made = actions.book_session(by=cast.actor(who), **told, **more)  # type: ignore[arg-type]
    assert isinstance(made, Session), made
    return made


def held(cast: Cast, course: Course, number: int = 1, who: str = "wellbeing", place: str = ROOM) -> list[Session]:
    """So many hours held, one a day."""
    found = []
    for n in range(number):
        starts = starts_at(TODAY - timedelta(days=20 - n), time(8))
        told = {"starts": starts, "minutes": 60, "place": place}
        made = actions.hold_now(by=cast.actor(who), course_id=course.pk, **told)  # type: ignore[arg-type]
        assert isinstance(made, Session), made
        found.append(made)
    return found

"""Sessions as their readers see them, and how the employee will be reached."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from naervaer.core.booking.states import SESSION
from naervaer.web import clock
from naervaer.web.booking.models import ContactWay, Session

if TYPE_CHECKING:
    from naervaer.web.courses.models import Course

BADGES = {"planned": "planned", "held": "done"}
"""What was moved, called off or in vain is there to be known, and no more."""


@dataclass(frozen=True, slots=True)
class SessionRow:
    pk: int
    starts: datetime
    minutes: int
    place: str
    part: str
    title: str
    state: str
    giver: str
    over: bool

    @property
    def state_title(self) -> str:
        return SESSION.states[self.state]

    @property
    def badge(self) -> str:
        return BADGES.get(self.state, "irrelevant")

    @property
    def to_close(self) -> bool:
        """Whether it has been and nobody has said what became of it."""
        return self.state == "planned" and self.over


def ways_of(courses: Collection["Course"]) -> dict[int, str]:
    rows = ContactWay.objects.filter(course__in=[course.pk for course in courses]).order_by("pk")
    return dict(rows.values_list("course", "text"))


def session_rows(courses: Collection["Course"]) -> dict[int, tuple[SessionRow, ...]]:
    found: dict[int, list[SessionRow]] = defaultdict(list)
    now = clock.now()
    rows = Session.objects.filter(course__in=[course.pk for course in courses]).select_related("giver", "event")
    for row in rows.order_by("starts", "pk"):
        minutes = row.event.minutes if row.state == "held" else row.minutes
        giver = row.giver.name if row.giver else ""
        title = row.get_part_display()
        over = row.starts < now
        told = (row.place, row.part, title, row.state, giver, over)
        found[row.course_id].append(SessionRow(row.pk, row.starts, minutes, *told))
    return {course.pk: tuple(found[course.pk]) for course in courses}

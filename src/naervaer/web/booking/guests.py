"""The three-party conversations of a course, and whoever is called to them when their times are agreed already."""

from typing import Any

from naervaer.web import clock
from naervaer.web.booking import calendars
from naervaer.web.booking.models import Session


def call_to_sessions(course: int, person: Any) -> None:
    for session in _ahead(course).select_related("course__employment__person", "giver"):
        calendars.call_to(session, person)


def three_party_held(course: int) -> int:
    """How many have been held."""
    return Session.objects.filter(course=course, part="three_party", state="held").count()


def three_party_ahead(courses: list[int]) -> list[Session]:
    """Those agreed, the first first."""
    rows = Session.objects.filter(course__in=courses, part="three_party", state="planned", starts__gte=clock.now())
    return list(rows.order_by("starts"))


def _ahead(course: int) -> Any:
    return Session.objects.filter(course=course, part="three_party", state="planned", starts__gte=clock.now())

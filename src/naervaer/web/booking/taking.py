"""Taking a time so that nobody else can: a row for each quarter of each person and room, unique in the database."""

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction

from naervaer.core.booking.times import quarters, resources
from naervaer.core.verdicts import ALLOWED, Verdict, refused
from naervaer.web.booking.models import BookedQuarter, Session
from naervaer.web.handbook.queries import active_policy

if TYPE_CHECKING:
    from naervaer.web.courses.models import Course

TAKEN = "Tiden er lige blevet taget. Vælg en anden."


def is_own(course: "Course") -> bool:
    """Whether the municipality's own consultant gives the course."""
    return course.provider in {one.id for one in active_policy().provider if one.own}


def whom(course: "Course") -> str:
    """Who the session is for, as something that is in one place at a time."""
    return f"person:{course.employment.person_id}" if course.employment else f"unit:{course.unit_id}"


def take(session: Session, course: "Course") -> Verdict:
    """Take the quarters of a session that is being written; refused when somebody has one of them.

    The database decides, however many ask at the same moment.
    """
    names = resources(session.giver_id, session.place, whom(course), own=is_own(course))
    rows = [
        BookedQuarter(resource=name, quarter=quarter, session=session)
        for name in names
        for quarter in quarters(session.starts, session.minutes)
    ]
    try:
        with transaction.atomic():
            BookedQuarter.objects.bulk_create(rows)
    except IntegrityError:
        return refused(TAKEN)
    return ALLOWED


def give_up(session: Session) -> None:
    """Others may have the time."""
    BookedQuarter.objects.filter(session=session).delete()


def taken(resources: Collection[str], first: datetime) -> dict[str, set[datetime]]:
    """The quarters of these that are taken from a moment on."""
    found: dict[str, set[datetime]] = {}
    rows = BookedQuarter.objects.filter(resource__in=list(resources), quarter__gte=first)
    for name, quarter in rows.values_list("resource", "quarter"):
        found.setdefault(name, set()).add(quarter)
    return found

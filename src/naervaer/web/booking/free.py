"""The times that can be booked in a course, of its consultant or of any of the own consultants."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import Q

from naervaer.core.access.model import Role
from naervaer.core.booking.times import Free, free_times, resources
from naervaer.core.booking.times import Opening as Time
from naervaer.web import clock
from naervaer.web.booking.models import DaysOff, Opening
from naervaer.web.booking.taking import is_own, taken
from naervaer.web.organisation import queries as organisation

if TYPE_CHECKING:
    from naervaer.web.courses.models import Course

AHEAD = timedelta(weeks=6)
NOTICE = timedelta(hours=2)
"""Nobody is booked with less warning than this."""


def for_course(course: "Course", day: date) -> tuple[Free, ...]:
    """The next weeks' free times; none where the provider finds the times itself."""
    if not is_own(course):
        return ()
    people = [course.consultant_id] if course.consultant_id else _consultants(course, day)
    return of([pk for pk in people if pk], clock.now() + NOTICE, day + AHEAD)


def of(consultants: list[int], earliest: datetime, last: date) -> tuple[Free, ...]:
    """The free times of these consultants (pks)."""
    open_now = Q(last__isnull=True) | Q(last__gte=earliest.date())
    rows = Opening.objects.filter(open_now, consultant__in=consultants)
    times = [Time(o.pk, o.consultant_id, o.first, o.last, o.at_time, o.minutes, o.place) for o in rows]
    closed: dict[int, list[tuple[date, date]]] = {}
    for off in DaysOff.objects.filter(consultant__in=consultants, opened_again=False, last__gte=earliest.date()):
        closed.setdefault(off.consultant_id, []).append((off.first, off.last))
    names = {name for time in times for name in resources(time.consultant, time.place, "", own=True)}
    return free_times(times, closed, taken(names, earliest), (earliest, last))


def _consultants(course: "Course", day: date) -> list[int]:
    ids = organisation.holders(Role.WELLBEING_CONSULTANT, [course.unit.ext_id], day)
    return sorted(person.pk for person in organisation.persons_by_ext_id(ids).values())

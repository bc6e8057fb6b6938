"""The persons who give a course: those with a seat at its provider, or the municipality's own consultants."""

from datetime import date

from naervaer.core.access.model import Role
from naervaer.web.courses.models import Course, ProviderSeat
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation import queries as organisation
from naervaer.web.organisation.dated import in_force


def givers_of(course: Course, day: date) -> frozenset[str]:
    """Their ids; the one who has taken the course where one of the own consultants has."""
    if course.consultant is not None:
        return frozenset({course.consultant.ext_id})
    if course.provider in {one.id for one in active_policy().provider if one.own}:
        return organisation.holders(Role.WELLBEING_CONSULTANT, [course.unit.ext_id], day)
    seats = ProviderSeat.objects.filter(in_force(day), provider=course.provider)
    return frozenset(seats.values_list("person__ext_id", flat=True))

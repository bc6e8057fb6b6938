"""Who takes part in the three-party conversation of a course, and who may read what was agreed."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet

from naervaer.core.access.model import Actor, Role
from naervaer.web.courses import reach
from naervaer.web.organisation import queries as organisation
from naervaer.web.threeparty.models import Called, Joint

if TYPE_CHECKING:
    from naervaer.web.courses.models import Course


def persons_of(course: "Course", party: str, day: date) -> list[Any]:
    """The persons who are that party to the course; whoever confirmed it in the leader's place comes before others."""
    if course.employment is None:
        return []
    if party == "leader":
        return list(organisation.leaders_of_employment(course.employment.pk, day))
    if party == "leaders_leader":
        leaders = organisation.leaders_of_employment(course.employment.pk, day)
        above = [person for leader in leaders for person in organisation.leaders_leaders(leader, day)]
        return list({person.pk: person for person in above}.values())
    if course.role == Role.HR_CONSULTANT.value and course.by.person:
        return [course.by.person]
    ids = organisation.holders(Role.HR_CONSULTANT, [course.unit.ext_id], day)
    return list(organisation.persons_by_ext_id(ids - organisation.leading_now(course.employment.pk, day)).values())


def read_by(actor: Actor, day: date) -> QuerySet[Joint]:
    """The approved agreements of courses somebody was called to."""
    called = Called.objects.filter(person__ext_id=actor.person_id or "").values("course")
    return Joint.objects.filter(course__in=called, state="approved")


def given_to(actor: Actor, day: date) -> QuerySet[Joint]:
    return Joint.objects.filter(course__in=reach.given_to(actor, day).values("pk"))


def own(actor: Actor) -> QuerySet[Joint]:
    return Joint.objects.filter(course__employment__person__ext_id=actor.person_id or "")

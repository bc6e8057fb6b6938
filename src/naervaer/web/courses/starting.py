"""From a confirmed request to a course: begun at once when it can be paid, else on the waiting list."""

from dataclasses import dataclass
from datetime import date

from naervaer.core.access.model import Actor
from naervaer.core.access.sight import Capacity
from naervaer.core.policy.scheme import Offer
from naervaer.web import clock
from naervaer.web.courses import money, waiting
from naervaer.web.courses.givers import givers_of
from naervaer.web.courses.models import Course
from naervaer.web.notices.news import tell_at_once
from naervaer.web.said import said_by


@dataclass(frozen=True, slots=True)
class Granted:
    """What a course is begun with. ``request``, ``employment`` and ``asker`` (a person) are pks.

    A unit's own course has only the last.
    """

    offer: Offer
    unit: int
    paid_by: str
    request: int | None = None
    employment: int | None = None
    asker: int | None = None
    concerns_leader: bool = False


def start(granted: Granted, by: Actor, capacity: Capacity) -> Course:
    """Inside the action that confirms: the course as it stands, with its money reserved when it runs."""
    offer, today = granted.offer, clock.today()
    by_scheme = granted.paid_by == "scheme" and offer.paid_by != "workplace"
    course = Course.objects.create(
        request_id=granted.request,
        employment_id=granted.employment,
        unit_id=granted.unit,
        asker_id=granted.asker,
        offer=offer.id,
        provider=offer.given_by or "",
        agreement=(offer.paid_by or "") if by_scheme else "",
        paid_by=granted.paid_by,
        concerns_leader=granted.concerns_leader,
        asked_on=today,
        **said_by(by, capacity),
    )
    if _paid(course, offer, by, capacity, today):
        waiting.move(course, "begin", by, capacity)
        tell_at_once(persons=givers_of(course, today), path="/")
    return course


def _paid(course: Course, offer: Offer, by: Actor, capacity: Capacity, today: date) -> bool:
    """Reserve the money when there is some and nobody waits for it; True as well where it is not counted."""
    agreement, price = money.agreement_of(course.agreement, today), money.price(offer, today)
    if agreement is None or price is None:
        return True
    pot, left = money.hold(agreement, today), money.available(agreement, today)
    if left is None:
        return True
    others = any(one.course != course.pk for one in waiting.queue_of(agreement.id, today).waiting)
    if others or price > left:
        return False
    money.reserve(course, pot, price, by, capacity)
    return True

"""A consultant's own times and days off, and what is booked in them."""

from datetime import date

from naervaer.core.access.model import Actor
from naervaer.web.booking.models import DaysOff, Opening, Session
from naervaer.web.booking.opening_actions import consultant_of
from naervaer.web.booking.queries import who_of
from naervaer.web.organisation.snapshot import snapshot_on


def openings(actor: Actor, day: date) -> list[Opening]:
    """One's own times, those that have ended left out."""
    rows = Opening.objects.filter(consultant=consultant_of(actor)).exclude(last__lt=day)
    return sorted(rows, key=lambda row: (row.last is not None, row.first.weekday(), row.at_time))


def days_off(actor: Actor, day: date) -> list[DaysOff]:
    rows = DaysOff.objects.filter(consultant=consultant_of(actor), opened_again=False, last__gte=day)
    return list(rows.order_by("first"))


def booked_ahead(actor: Actor, day: date) -> list[tuple[Session, str]]:
    """The consultant's coming sessions, with whom."""
    me = consultant_of(actor)
    rows = Session.objects.filter(giver=me, state="planned", starts__date__gte=day)
    read = rows.select_related("course__employment__person", "course__unit").order_by("starts")
    units = snapshot_on(day).by_pk
    return [(row, who_of(row.course, None, units)) for row in read]

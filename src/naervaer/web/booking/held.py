"""*Timer*: what has been held of each offer, for the status of the scheme."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from django.db.models import Sum

from naervaer.core.booking.quota import HOUR
from naervaer.web.booking.models import Session
from naervaer.web.courses.standing import after


def hours_on(day: date) -> Iterator[tuple[str, Decimal]]:
    """By offer (its id): what had been written down as held when the day was over."""
    held = Session.objects.filter(state="held", event__at__lt=after(day)).order_by()
    for offer, minutes in held.values_list("course__offer").annotate(Sum("event__minutes")):
        yield offer, Decimal(minutes) / HOUR

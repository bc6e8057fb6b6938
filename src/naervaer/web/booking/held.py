"""What has been held of each offer (*timer*) and what others than the scheme pay of it, for the status."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from django.db.models import Q, Sum

from naervaer.core.booking.quota import HOUR
from naervaer.core.calendar import ONE_DAY
from naervaer.core.scheme.status import Cost
from naervaer.web.booking.hours import PAID, shares
from naervaer.web.booking.models import Session
from naervaer.web.courses.money_queries import area_of
from naervaer.web.courses.standing import after, payer_title
from naervaer.web.organisation.snapshot import snapshot_on


def hours_on(day: date) -> Iterator[tuple[str, Decimal]]:
    """By offer (its id): what had been written down as held when the day was over."""
    held = Session.objects.filter(state="held", event__at__lt=after(day)).order_by()
    for offer, minutes in held.values_list("course__offer").annotate(Sum("event__minutes")):
        yield offer, Decimal(minutes) / HOUR


def costs_on(day: date) -> Iterator[Cost]:
    """What lies beyond the quota, or was never the scheme's to pay, written down as held in the year. N10"""
    begun = after(date(day.year, 1, 1) - ONE_DAY)
    rows = Session.objects.filter(state__in=PAID, event__at__gte=begun, event__at__lt=after(day))
    others = rows.filter(Q(event__beyond__gt=0) | ~Q(course__paid_by="scheme"))
    snapshot, found = snapshot_on(day), defaultdict[tuple[str, str], Decimal](Decimal)
    for share in shares(others):
        if share.payer != "scheme":
            found[area_of(share.unit, snapshot), payer_title(share.payer, "")] += share.amount or Decimal(0)
    for (area, title), kroner in sorted(found.items()):
        if kroner:
            yield Cost(area, title, kroner)

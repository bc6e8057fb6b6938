"""Invoices for the walk over all addresses: one that waits, and the seat of whoever sent it."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from tests.web.cast import TODAY, Cast

from naervaer.web.courses.models import Course, ProviderSeat
from naervaer.web.invoices.models import Invoice, InvoiceLine

SEEN_BY_BOTH = ("show", "withdraw")
ANSWERED = ("approve", "send-back", "xlsx")


def rows(cast: Cast, who: str, unit: str, said: dict[str, Any]) -> dict[str, int]:
    told = {"offer": "stress-samtale", "provider": "human-house", "paid_by": "scheme", "asked_on": TODAY}
    whose = {"employment": cast.employments[f"{who}-1"], "unit": cast.units[unit]}
    course = Course.objects.create(state="finished", **whose, **told, **said)
    invoice = Invoice.objects.create(provider="human-house", number=who, billed_on=TODAY, month=TODAY, **said)
    InvoiceLine.objects.create(invoice=invoice, course=course, minutes=60, amount=Decimal(1000))
    # One ends as the other begins: the same person has one seat at a time.
    first, last = (TODAY, None) if who == "anne" else (TODAY - timedelta(days=9), TODAY - timedelta(days=1))
    seat = ProviderSeat.objects.create(person=cast.people["provider"], provider="human-house", first=first, last=last)
    return {"invoice": invoice.pk, "provider_seat": seat.pk}

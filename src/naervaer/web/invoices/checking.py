"""An invoice held against the hours that are recorded; what was approved stands as it was approved."""

from decimal import Decimal

from django.db.models import Sum

from naervaer.core.scheme.invoices import Billed, Check, Part, check
from naervaer.web.booking.hours import recorded_of
from naervaer.web.invoices.models import Invoice, InvoicePart


def checked(invoice: Invoice) -> Check:
    """As it stands now: a session recorded after the invoice came counts."""
    lines = invoice.lines.exclude(course=None).order_by("course", "pk")
    billed = [Billed(line.course_id or 0, line.minutes, line.amount) for line in lines]
    return check(billed, recorded_of(invoice.provider, invoice.month), settled(invoice))


def settled(invoice: Invoice) -> list[Part]:
    """What other invoices of the same month have had approved."""
    others = InvoicePart.objects.filter(invoice__provider=invoice.provider, invoice__month=invoice.month)
    return [
        Part(part.course_id, part.payer, part.minutes, part.amount)  # type: ignore[arg-type]
        for part in others.exclude(invoice=invoice).exclude(course=None)
    ]


def approved_for(course: int) -> Decimal:
    """Kroner approved of the scheme for a course (pk), on all its invoices."""
    rows = InvoicePart.objects.filter(course=course, payer="scheme")
    return rows.aggregate(whole=Sum("amount"))["whole"] or Decimal(0)

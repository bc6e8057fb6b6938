"""*Fakturaer*: what a provider asked for, what became of it, and who paid what of it."""

from django.db import models
from django.db.models import Q

from naervaer.core.scheme.states import INVOICE, STANDING
from naervaer.web.said import Said

PAYERS = [("scheme", "trivselsordningen"), ("workplace", "arbejdspladsen"), ("employee", "medarbejderen")]


class Invoice(Said):
    """*Faktura* for what a provider (id of the policy) held in one month (its first day)."""

    provider = models.CharField(max_length=80)
    number = models.CharField(max_length=40)
    billed_on = models.DateField()
    month = models.DateField()
    state = models.CharField(max_length=10, choices=list(INVOICE.states.items()), default=INVOICE.start)

    INDEX = frozenset({"state"})

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["provider", "number"], condition=Q(state__in=STANDING), name="invoice_number_once"
            ),
        ]
        indexes = [models.Index(fields=["provider", "month"], name="invoice_of_month")]


class InvoiceLine(models.Model):
    """*Fakturalinje*: minutes and kroner of a course; empty ``course`` when it has been deleted after its time."""

    invoice = models.ForeignKey(Invoice, models.PROTECT, related_name="lines")
    course = models.ForeignKey("courses.Course", models.PROTECT, null=True, blank=True, related_name="+")
    minutes = models.PositiveIntegerField()
    amount = models.DecimalField(max_digits=12, decimal_places=2)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["invoice", "course"], name="invoice_line_once"),
            models.CheckConstraint(condition=Q(minutes__gte=1, amount__gte=0), name="invoice_line_asks_something"),
        ]

    def __repr__(self) -> str:
        return f"<InvoiceLine {self.pk} of {self.invoice_id}>"


class InvoicePart(models.Model):
    """*Andel* that was approved: what one payer pays of a course; ``unit`` is the workplace."""

    invoice = models.ForeignKey(Invoice, models.PROTECT, related_name="parts")
    course = models.ForeignKey("courses.Course", models.PROTECT, null=True, blank=True, related_name="+")
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="+")
    payer = models.CharField(max_length=10, choices=PAYERS)
    minutes = models.PositiveIntegerField()
    amount = models.DecimalField(max_digits=12, decimal_places=2)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["invoice", "course", "payer"], name="invoice_part_once")]

    def __repr__(self) -> str:
        return f"<InvoicePart {self.pk} of {self.invoice_id}>"


class InvoiceEvent(Said):
    """What happened to an invoice; the text is for the provider to read."""

    invoice = models.ForeignKey(Invoice, models.PROTECT, related_name="events")
    what = models.CharField(max_length=10, choices=[(move.name, move.title) for move in INVOICE.moves])
    text = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(what="send_back") | ~Q(text=""), name="invoice_sent_back_why"),
        ]

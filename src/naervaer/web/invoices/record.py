"""What is held of the invoices somebody has sent or answered, and what becomes of one when its course is deleted."""

from collections.abc import Collection, Iterator

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from naervaer.core.records.case_file import Entry, Section
from naervaer.web import slots
from naervaer.web.invoices.models import Invoice, InvoiceEvent, InvoiceLine, InvoicePart
from naervaer.web.said import name_of

BY = ("by__person", "on_behalf_of")


def fill() -> None:
    slots.RECORD_SECTIONS.fill(sections)
    slots.COURSE_ERASED.fill(course_erased)


def sections(person: int) -> Iterator[Section]:
    sent = Invoice.objects.filter(by__person=person).select_related(*BY)
    events = InvoiceEvent.objects.filter(by__person=person).select_related("invoice", *BY)
    entries = [Entry(localdate(i.at), _("Faktura"), _("Nummer %(n)s.") % {"n": i.number}, name_of(i)) for i in sent]
    entries += [Entry(localdate(e.at), e.get_what_display(), e.text or e.invoice.number, name_of(e)) for e in events]
    yield Section(_("Fakturaer, du har sendt eller svaret på"), tuple(entries), order=59)


def course_erased(courses: Collection[int]) -> Iterator[int]:
    """The kroner stay without saying whose course they were for."""
    for model in (InvoiceLine, InvoicePart):
        yield model.objects.filter(course__in=list(courses)).update(course=None)

"""What is agreed with or about somebody, for access requests and retention."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from django.db.models import Max
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from naervaer.core.records.case_file import Entry, Section
from naervaer.core.records.kinds import AGREEMENTS
from naervaer.web import slots
from naervaer.web.agreements.models import Agreement, AgreementEvent
from naervaer.web.design.danish import numeric_date
from naervaer.web.design.wording import title_of_party
from naervaer.web.said import erase, name_of, other_day
from naervaer.web.slots import Shelf, Stored


def fill() -> None:
    slots.RECORD_SECTIONS.fill(sections)
    slots.RETENTION.fill(shelves)


def sections(person: int) -> Iterator[Section]:
    rows = Agreement.objects.filter(employment__person=person).select_related("by__person", "on_behalf_of")
    events = AgreementEvent.objects.filter(agreement__in=rows).select_related("by__person", "on_behalf_of", "agreement")
    entries = [
        *(Entry(localdate(row.at), _("Aftale"), _said(row), name_of(row), _inner(row)) for row in rows),
        *(
            Entry(
                localdate(e.at),
                f"{e.get_what_display()}: {e.agreement.text}",
                _event(e),
                name_of(e),
                _inner(e.agreement),
            )
            for e in events
        ),
    ]
    yield Section(_("Aftaler"), tuple(entries), order=40)


def _inner(row: Agreement) -> str:
    """What advisers and leader agreed among themselves, and have not told the employee of."""
    return "" if row.shared else "internal"


def _said(row: Agreement) -> str:
    whose = title_of_party(row.owner)
    return f"{row.text}\n" + _("Ansvarlig: %(whose)s, senest %(day)s.") % {"whose": whose, "day": numeric_date(row.due)}


def _event(event: AgreementEvent) -> str:
    to_day = _("Ny dato: %(day)s.") % {"day": numeric_date(event.to_day)} if event.to_day else ""
    return "\n".join(filter(None, [other_day(event, event.on_day), to_day, event.note]))


def shelves() -> Iterator[Shelf]:
    yield Shelf(AGREEMENTS, _stored, _erase)


def _stored(before: date) -> Iterable[Stored]:
    rows = Agreement.objects.filter(at__date__lt=before).annotate(newest=Max("events__at"))
    for pk, employment, case, at, due, newest in rows.values_list("pk", "employment", "case", "at", "target", "newest"):
        yield Stored(pk, employment, case, localdate(at), max(due, localdate(newest or at)))


def _erase(pks: Collection[int]) -> int:
    erase(AgreementEvent.objects.filter(agreement__in=list(pks)))
    return erase(Agreement.objects.filter(pk__in=list(pks)))

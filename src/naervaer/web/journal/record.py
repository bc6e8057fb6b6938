"""Journals in access requests, where they are only named, and in retention, which opens none of them.

A journal is no part of the case: whoever asks for the case is told whom to ask for the journal.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from naervaer.core.records.case_file import Entry, Section
from naervaer.core.records.kinds import JOURNALS
from naervaer.web import slots
from naervaer.web.courses.known import begun_for
from naervaer.web.journal.models import Entry as Written
from naervaer.web.journal.models import Handing, Journal, PaperFile, Reading, WrappedKey
from naervaer.web.said import erase
from naervaer.web.slots import Shelf, Stored


def fill() -> None:
    slots.RECORD_SECTIONS.fill(sections)
    slots.RETENTION.fill(shelves)


def sections(person: int) -> Iterator[Section]:
    """From the courses alone: no table of the journals is asked."""
    told = _("Den, der giver forløbet, fører journal. Den er ikke en del af sagen. Bed %(who)s om aktindsigt i den.")
    entries = []
    for course in begun_for(person):
        who = course.consultant.name if course.consultant else _("den, du har talt med,")
        entries.append(Entry(course.asked_on, _("Journal"), told % {"who": who}))
    yield Section(_("Journal for et forløb"), tuple(entries), order=57)


def shelves() -> Iterator[Shelf]:
    yield Shelf(JOURNALS, _stored, _erase, order=10)


def _stored(before: date) -> Iterable[Stored]:
    """Whose, from when and last written in; nothing of what stands in it is read."""
    rows = Journal.objects.filter(at__date__lt=before).values_list("pk", "employment", "at", "last_entry")
    for pk, employment, at, last in rows:
        yield Stored(pk, employment or 0, None, localdate(at), last)


def _erase(pks: Collection[int]) -> int:
    """With the wrapped keys: what lies in a backup cannot be opened by anything that is here."""
    rows = list(pks)
    erase(PaperFile.objects.filter(entry__journal__in=rows))
    for model in (Written, Reading, Handing):
        erase(model.objects.filter(journal__in=rows))
    WrappedKey.objects.filter(journal__in=rows).delete()
    return erase(Journal.objects.filter(pk__in=rows))

"""What somebody has said of sygenærvær, for access requests and retention.

A copy of the case passes through the hands of others: what was only to be counted, or was taken back, is not in it.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from django.db.models import Max
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from naervaer.core.presenteeism.judging import LEADER
from naervaer.core.records.case_file import Entry, Section
from naervaer.core.records.kinds import PRESENTEEISM
from naervaer.web import slots
from naervaer.web.presenteeism.models import Signal, SignalEvent
from naervaer.web.said import erase, name_of
from naervaer.web.slots import Shelf, Stored


def fill() -> None:
    slots.RECORD_SECTIONS.fill(sections)
    slots.RETENTION.fill(shelves)


def sections(person: int) -> Iterator[Section]:
    shown = Signal.objects.filter(employment__person=person, told=LEADER).exclude(state="withdrawn")
    signals = shown.select_related("by__person", "on_behalf_of")
    events = SignalEvent.objects.filter(signal__in=shown).select_related("by__person", "on_behalf_of")
    entries = [
        *(Entry(row.day, _("Arbejder, men burde nok være hjemme"), _said(row), name_of(row)) for row in signals),
        *(Entry(event.on_day, event.get_what_display(), "", name_of(event)) for event in events),
    ]
    yield Section(_("Sygenærvær"), tuple(entries), order=9)


def _said(row: Signal) -> str:
    wish = [_("Har bedt om en samtale.")] if row.wishes_talk else []
    return "\n".join([*wish, *([row.text] if row.text else [])])


def shelves() -> Iterator[Shelf]:
    yield Shelf(PRESENTEEISM, _stored, _erase)


def _stored(before: date) -> Iterable[Stored]:
    rows = Signal.objects.filter(at__date__lt=before).annotate(newest=Max("events__at"))
    for pk, employment, at, newest in rows.values_list("pk", "employment", "at", "newest"):
        yield Stored(pk, employment, None, localdate(at), localdate(newest or at))


def _erase(pks: Collection[int]) -> int:
    erase(SignalEvent.objects.filter(signal__in=list(pks)))
    return erase(Signal.objects.filter(pk__in=list(pks)))

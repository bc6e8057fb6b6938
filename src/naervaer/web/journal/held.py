"""A journal held open: whoever keeps it, with its data key, for as long as one action lasts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.utils.timezone import localtime

from naervaer.core.access.model import Actor, Purpose
from naervaer.core.access.sight import Capacity
from naervaer.core.journal.note import Line, Note, as_bytes, bound_to, emptied, filled_up, from_bytes
from naervaer.core.journal.order import is_whole
from naervaer.web import clock
from naervaer.web.journal import envelope
from naervaer.web.journal.envelope import CannotOpen
from naervaer.web.journal.keys import keeping, place_of
from naervaer.web.journal.models import Entry, Journal, PaperFile, ReaderKey, Reading, WrappedKey
from naervaer.web.journal.unlocking import Unlocked
from naervaer.web.said import said_by, writer_of


def kept_by(actor: Actor, day: date) -> QuerySet[Journal]:
    """The journals somebody keeps, while they give courses at all."""
    if not actor.person_id or not actor.holds(Purpose.KEEP_JOURNAL, day):
        return Journal.objects.none()
    return Journal.objects.filter(keeper__ext_id=actor.person_id)


@dataclass(frozen=True, repr=False)
class Held:
    """The journal with its data key, and in what role somebody keeps it."""

    journal: Journal
    data_key: bytes
    by: Actor
    capacity: Capacity
    today: date

    def said(self) -> dict[str, Any]:
        return said_by(self.by, self.capacity)

    def lines(self) -> tuple[Line, ...]:
        """Everything in it. Raises ``CannotOpen`` also when an entry has been taken out of the database."""
        rows = list(Entry.objects.filter(journal=self.journal).select_related("by__person").order_by("number"))
        if len(rows) != self.journal.entries or not is_whole([row.number for row in rows]):
            raise CannotOpen
        return tuple(Line(row.number, localtime(row.at), writer_of(row), self._note(row)) for row in rows)

    def add(self, note: Note, file: bytes | None = None) -> Entry:
        """Write the next entry."""
        number = self.journal.entries
        sealed = envelope.seal(self.data_key, as_bytes(note), bound_to(self.journal.course_id, number))
        entry = Entry.objects.create(journal=self.journal, number=number, sealed=sealed, **self.said())
        if file is not None:
            place = bound_to(self.journal.course_id, number, "file")
            whole = envelope.seal(self.data_key, filled_up(file), place)
            PaperFile.objects.create(entry=entry, sealed=whole, **self.said())
        self.journal.entries, self.journal.last_entry = number + 1, self.today
        self.journal.save(update_fields=["entries", "last_entry"])
        return entry

    def file_of(self, number: int) -> bytes:
        """An unknown page when the entry has none."""
        row = PaperFile.objects.filter(entry__journal=self.journal, entry__number=number).first()
        if row is None:
            raise Http404
        place = bound_to(self.journal.course_id, number, "file")
        return emptied(envelope.unseal(self.data_key, bytes(row.sealed), place))

    def note_reading(self, what: str, purpose: str) -> None:
        """A line of the journal's own log."""
        upto = self.journal.entries
        Reading.objects.create(journal=self.journal, what=what, purpose=purpose, upto=upto, **self.said())

    def wrap_for(self, readers: Iterable[Any]) -> None:
        for key in readers:
            wrapped = envelope.wrap(self.data_key, bytes(key.public), place_of(self.journal, key))
            whose = {"reader": key} if isinstance(key, ReaderKey) else {"recovery": key}
            WrappedKey.objects.create(journal=self.journal, wrapped=wrapped, **whose)

    def _note(self, row: Entry) -> Note:
        place = bound_to(self.journal.course_id, row.number)
        return from_bytes(envelope.unseal(self.data_key, bytes(row.sealed), place))


def hold(by: Actor, journal_id: int, opened: Unlocked) -> Held:
    """The answer of an unknown page for everybody but the keeper. ``CannotOpen`` when the key does not fit."""
    capacity, today = keeping(by), clock.today()
    journal = kept_by(by, today).select_for_update(of=("self",)).filter(pk=journal_id).first()
    if journal is None:
        raise Http404
    return Held(journal, _data_key(journal, opened), by, capacity, today)


def _data_key(journal: Journal, opened: Unlocked) -> bytes:
    row = WrappedKey.objects.filter(journal=journal, reader=opened.key).select_related("reader").first()
    if row is None or row.reader is None:
        raise CannotOpen
    return envelope.unwrap(bytes(row.wrapped), opened.private, place_of(journal, row.reader))

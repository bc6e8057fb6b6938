"""What was asked and answered about somebody, for access requests (*aktindsigt*)."""

from collections.abc import Iterator

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from naervaer.core.records.case_file import Entry, Section
from naervaer.web import slots
from naervaer.web.advice.models import Word
from naervaer.web.said import name_of


def fill() -> None:
    slots.RECORD_SECTIONS.fill(sections)


def sections(person: int) -> Iterator[Section]:
    """A leader's question and the advice given are inner advice; all of it is told of, corrected or not."""
    words = Word.objects.filter(question__employment__person=person).exclude(text="").select_related("by__person")
    entries = [
        Entry(localdate(word.at), word.get_what_display(), word.text, name_of(word), "internal")
        for word in words.order_by("at", "pk")
    ]
    yield Section(_("Spørgsmål om hjælp"), tuple(entries), order=60)

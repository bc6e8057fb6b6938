"""What was asked and answered about somebody, for access requests and retention."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from django.db.models import Max
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from naervaer.core.records.case_file import Entry, Section
from naervaer.core.records.kinds import QUESTIONS
from naervaer.web import slots
from naervaer.web.advice.models import Question, Word
from naervaer.web.said import erase, name_of
from naervaer.web.slots import Shelf, Stored


def fill() -> None:
    slots.RECORD_SECTIONS.fill(sections)
    slots.RETENTION.fill(shelves)


def sections(person: int) -> Iterator[Section]:
    """A leader's question and the advice given are inner advice, or told in confidence; all of it is told of."""
    words = Word.objects.filter(question__employment__person=person).exclude(text="")
    words = words.select_related("by__person", "on_behalf_of", "question")
    entries = [
        Entry(localdate(word.at), word.get_what_display(), word.text, name_of(word), _why(word))
        for word in words.order_by("at", "pk")
    ]
    yield Section(_("Spørgsmål om hjælp"), tuple(entries), order=60)


def _why(word: Word) -> str:
    return "confidence" if word.question.confidential else "internal"


def shelves() -> Iterator[Shelf]:
    yield Shelf(QUESTIONS, _stored, _erase)


def _stored(before: date) -> Iterable[Stored]:
    """Questions about somebody; those about nobody hold nothing of a person."""
    rows = Question.objects.filter(at__date__lt=before, employment__isnull=False).annotate(newest=Max("words__at"))
    for pk, employment, case, at, newest in rows.values_list("pk", "employment", "case", "at", "newest"):
        if employment is not None:
            yield Stored(pk, employment, case, localdate(at), localdate(newest or at))


def _erase(pks: Collection[int]) -> int:
    """An answer in the handbook names nobody and stays; its question no longer says whom it was about."""
    asked = Question.objects.filter(pk__in=list(pks))
    erase(Word.objects.filter(question__in=list(pks)))
    known = list(asked.filter(known_answers__isnull=False).values_list("pk", flat=True))
    Question._base_manager.filter(pk__in=known).update(employment=None, case=None)
    erase(asked.exclude(pk__in=known))
    return len(pks)

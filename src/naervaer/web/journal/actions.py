"""Beginning a journal, writing, correcting and reading it. Every reading is a line of the journal's own log."""

from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction
from django.http import Http404

from naervaer.core.access.model import Actor
from naervaer.core.journal.note import Note, Paper
from naervaer.core.journal.order import Shown, in_order
from naervaer.core.journal.rules import CHOSEN, may_correct, may_write
from naervaer.core.papers import files
from naervaer.core.policy.papers import LARGEST_FILE_MB
from naervaer.core.verdicts import Refused, refused
from naervaer.web import clock
from naervaer.web.courses.reach import given_to
from naervaer.web.handbook.queries import active_policy
from naervaer.web.journal import envelope
from naervaer.web.journal.copying import give_copy
from naervaer.web.journal.front import front_of
from naervaer.web.journal.handing import hand_over, recover
from naervaer.web.journal.held import Held, hold
from naervaer.web.journal.keys import (
    change_secret,
    keeping,
    key_of,
    make_key,
    make_recovery_key,
    newest_recovery_key,
    renew_key,
    unlock,
)
from naervaer.web.journal.models import Entry, Journal, Reading
from naervaer.web.journal.theming import count_themes, release_totals
from naervaer.web.journal.unlocking import Unlocked
from naervaer.web.organisation import queries as organisation
from naervaer.web.said import said_by

__all__ = [
    "begin",
    "change_secret",
    "correct",
    "count_themes",
    "fetch",
    "give_copy",
    "hand_over",
    "make_key",
    "make_recovery_key",
    "read",
    "recover",
    "release_totals",
    "renew_key",
    "unlock",
    "write",
]

TYPES = ("pdf", "png", "jpg", "docx")
NO_RECOVERY = "HR skal først lave en gendannelsesnøgle, så journalen kan føres videre, hvis du ikke kan."


@dataclass(frozen=True, slots=True, repr=False)
class Upload:
    """A file as it was sent, with the title it is given in the journal. ``size`` also when less of it was read."""

    title: str
    name: str
    content: bytes
    size: int


@transaction.atomic
def begin(*, by: Actor, course: int) -> Journal | Refused:
    """*Begynd journalen* of a course one gives. The client and the referral are taken from the course."""
    capacity, today = keeping(by), clock.today()
    about = given_to(by, today).select_for_update(of=("self",)).filter(pk=course).first()
    if about is None:
        raise Http404
    begun = Journal.objects.filter(course_id=course).first()
    if begun is not None:
        return begun if begun.keeper.ext_id == by.person_id else refused("En anden fører journalen for forløbet.")
    reader, recovery = key_of(by), newest_recovery_key()
    if reader is None:
        return refused("Lav først din egen nøgle.")
    if recovery is None:
        return refused(NO_RECOVERY)
    [keeper] = organisation.persons_by_ext_id([by.person_id or ""]).values()
    made = Journal.objects.create(
        course_id=course,
        employment_id=about.employment_id,
        keeper=keeper,
        last_entry=today,
        **said_by(by, capacity),
    )
    held = Held(made, envelope.new_key(), by, capacity, today)
    held.wrap_for((reader, recovery))
    held.add(front_of(about, today))
    return made


@transaction.atomic
def write(*, by: Actor, journal_id: int, opened: Unlocked, note: Note, upload: Upload | None = None) -> Entry | Refused:
    """*Skriv i journalen*, with a paper or without."""
    held = hold(by, journal_id, opened)
    verdict = may_write(note, held.today, themes_offered())
    if verdict and upload is not None:
        verdict = files.check(
            upload.name, upload.content, upload.size, types=TYPES, largest_mb=LARGEST_FILE_MB, already=0, most=1
        )
    if isinstance(verdict, Refused):
        return verdict
    if upload is not None:
        note = replace(note, paper=Paper(upload.title, files.type_of(upload.name)))
    return _again(held, note) or held.add(note, upload.content if upload else None)


@transaction.atomic
def correct(
    *, by: Actor, journal_id: int, number: int, opened: Unlocked, day: date, text: str, themes: tuple[str, ...] = ()
) -> Entry | Refused:
    """*Ret* an entry (the number of the original): what it said stays, and can be read."""
    held = hold(by, journal_id, opened)
    was = next((shown.note for shown in in_order(held.lines()) if shown.number == number), None)
    if was is None:
        raise Http404
    corrected = replace(was, day=day, text=text, themes=themes, corrects=number)
    again = _again(held, corrected)
    if again is not None:
        return again
    verdict = may_correct(corrected, was, held.today, {*themes_offered(), *was.themes})
    return verdict if isinstance(verdict, Refused) else held.add(corrected)


@transaction.atomic
def read(*, by: Actor, journal_id: int, opened: Unlocked, purpose: str) -> tuple[Shown, ...]:
    """The whole journal in order; a line of its log says who had it open, and why."""
    held = hold(by, journal_id, opened)
    if purpose not in CHOSEN:
        raise Http404
    shown = in_order(held.lines())
    held.note_reading(Reading.What.PAGE, purpose)
    return shown


@transaction.atomic
def fetch(*, by: Actor, journal_id: int, number: int, opened: Unlocked, purpose: str) -> tuple[Paper, bytes]:
    """*Hent bilag*."""
    held = hold(by, journal_id, opened)
    if purpose not in CHOSEN:
        raise Http404
    content = held.file_of(number)
    paper = next(line.note.paper for line in held.lines() if line.number == number)
    if paper is None:
        raise Http404
    held.note_reading(Reading.What.FILE, purpose)
    return paper, content


def themes_offered() -> tuple[str, ...]:
    return active_policy().journal_on(clock.today()).themes


def _again(held: Held, note: Note) -> Entry | None:
    """The newest entry when it is this very one by the same person: a button that was pressed twice."""
    newest = Entry.objects.filter(journal=held.journal).order_by("-number").first()
    same = newest is not None and newest.by_id == held.by.user_id and held.lines()[-1].note == note
    return newest if same else None

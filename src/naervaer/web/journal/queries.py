"""Journals as pages are told of them, without a key: whose, by whom and since when. Never what stands in them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import Http404
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _

from naervaer.core.access.model import Actor
from naervaer.core.journal.copy import Looked, by_day
from naervaer.core.journal.paper_key import mark_of
from naervaer.core.journal.rules import HANDED, READS
from naervaer.core.policy.sentences import kept as how_long
from naervaer.core.records.kinds import JOURNALS
from naervaer.web.courses.known import by_pk
from naervaer.web.courses.reach import given_to
from naervaer.web.handbook.queries import active_policy
from naervaer.web.journal.front import client_of, offer_of
from naervaer.web.journal.held import kept_by
from naervaer.web.journal.models import Handing, Journal, ReaderKey, Reading, RecoveryKey, ReleasedTotals, WrappedKey
from naervaer.web.organisation import employed
from naervaer.web.said import name_of, writer_of


@dataclass(frozen=True, slots=True)
class JournalRow:
    """A journal on its keeper's list. ``offer`` is empty when the course is gone.

    ``waits``: the keeper has made a new key, and the recovery key has not been used for it yet.
    """

    pk: int
    client: str
    offer: str
    state: str
    begun: date
    last_entry: date
    entries: int
    waits: bool


@dataclass(frozen=True, slots=True)
class CourseRow:
    """A course somebody gives and has no journal of yet."""

    pk: int
    client: str
    offer: str
    asked_on: date


def kept(actor: Actor, day: date) -> list[JournalRow]:
    """The actor's own, the one written in last on top."""
    return _rows(kept_by(actor, day).order_by("-last_entry", "-pk"), day)


def one(actor: Actor, pk: int, day: date) -> JournalRow:
    rows = _rows(kept_by(actor, day).filter(pk=pk), day)
    if not rows:
        raise Http404
    return rows[0]


def to_begin(actor: Actor, day: date) -> list[CourseRow]:
    """Courses the actor gives that nobody keeps a journal of; whose journal it is elsewhere is not told."""
    given = given_to(actor, day).select_related("employment__person", "unit").order_by("asked_on", "pk")
    begun = set(Journal.objects.filter(course__in=given.values("pk")).values_list("course_id", flat=True))
    return [CourseRow(c.pk, client_of(c, day), offer_of(c), c.asked_on) for c in given if c.pk not in begun]


def of_course(actor: Actor, course: int, day: date) -> int | CourseRow:
    """The journal of a course, or the course when it has none; an unknown page for whoever does not keep it."""
    begun = kept_by(actor, day).filter(course=course).values_list("pk", flat=True).first()
    if begun is not None:
        return begun
    found = next((row for row in to_begin(actor, day) if row.pk == course), None)
    if found is None:
        raise Http404
    return found


def _rows(journals: Any, day: date) -> list[JournalRow]:
    found = list(journals)
    readable = WrappedKey.objects.filter(journal__in=found, reader__isnull=False).values_list("journal", flat=True)
    opens = set(readable)
    courses = by_pk([journal.course_id for journal in found])
    names = employed.named([journal.employment_id for journal in found if journal.employment_id])
    rows = []
    for journal in found:
        course = courses.get(journal.course_id)
        named = names[journal.employment_id][1] if journal.employment_id else ""
        client = named or (client_of(course, day) if course else _("En enhed"))
        offer, state = (offer_of(course), course.get_state_display()) if course else ("", _("Forløbet er slettet"))
        begun = localdate(journal.at)
        waits = journal.pk not in opens
        rows.append(JournalRow(journal.pk, client, offer, state, begun, journal.last_entry, journal.entries, waits))
    return rows


@dataclass(frozen=True, slots=True)
class Handed:
    """*Overdraget*: from whom to whom, when and why."""

    at: datetime
    keeper: str
    to: str
    why: str
    who: str


@dataclass(frozen=True, slots=True)
class OwnJournal:
    """What a client is told of a journal: that it is there, who keeps it, for how long, and who has read it."""

    keeper: str
    begun: date
    last_entry: date
    kept: str
    looked: tuple[Looked, ...]
    handed: tuple[Handed, ...]


def own(actor: Actor, day: date) -> list[OwnJournal]:
    mine = Journal.objects.filter(employment__person__ext_id=actor.person_id or "").select_related("keeper")
    rule = active_policy().retention_of(JOURNALS, day)
    words = how_long(rule.keep) if rule else _("Der er ingen frist for, hvornår den slettes.")
    return [
        OwnJournal(j.keeper.name, localdate(j.at), j.last_entry, words, looked(j.pk), tuple(handed(j.pk)))
        for j in mine.order_by("-last_entry", "-pk")
    ]


def looked(journal: int) -> tuple[Looked, ...]:
    """The journal's own log, the newest first, and each day as one line."""
    rows = Reading.objects.filter(journal=journal).select_related("by__person").order_by("-pk")
    return by_day(Looked(localtime(r.at), writer_of(r), r.get_what_display(), READS[r.purpose]) for r in rows)


def handed(journal: int) -> list[Handed]:
    rows = Handing.objects.filter(journal=journal).select_related("keeper", "to", "by__person", "on_behalf_of")
    return [Handed(r.at, r.keeper.name, r.to.name, HANDED[r.why], name_of(r)) for r in rows.order_by("-pk")]


@dataclass(frozen=True, slots=True)
class Recovery:
    """The newest recovery key: when it was made and by whom, and the mark that stands on the paper."""

    mark: str
    at: datetime
    who: str


def recovery() -> Recovery | None:
    row = RecoveryKey.objects.select_related("by__person", "on_behalf_of").order_by("-pk").first()
    return Recovery(mark_of(bytes(row.public)), row.at, name_of(row)) if row else None


@dataclass(frozen=True, slots=True)
class Keeper:
    """Somebody who keeps journals, and how many. HR is told nothing of whom they are about.

    ``waits``: they have made a new key, and want their journals opened for it.
    """

    person: int
    name: str
    journals: int
    waits: bool


def keepers() -> list[Keeper]:
    counted: dict[tuple[int, str], int] = {}
    for person, name in Journal.objects.values_list("keeper", "keeper__name").order_by("keeper__name", "keeper"):
        counted[person, name] = counted.get((person, name), 0) + 1
    return [Keeper(person, name, n, to_open_again(person)) for (person, name), n in counted.items()]


def to_open_again(keeper: int) -> bool:
    """Whether somebody (pk) has made a new key, and keeps journals it does not open."""
    opens = WrappedKey.objects.filter(reader__person=keeper).values("journal")
    return Journal.objects.filter(keeper=keeper).exclude(pk__in=opens).exists()


def journals_of(keeper: int) -> list[tuple[int, date, date]]:
    """The number of each journal somebody keeps, when it was begun and last written in."""
    rows = Journal.objects.filter(keeper=keeper).order_by("pk").values_list("pk", "at", "last_entry")
    return [(pk, localdate(at), last) for pk, at, last in rows]


@dataclass(frozen=True, slots=True)
class Released:
    """*Frigivne tal*: None where they are too few to be told."""

    year: int
    who: str
    courses: int
    by_theme: tuple[tuple[str, int | None], ...]


def released() -> list[Released]:
    rows = ReleasedTotals.objects.select_related("by__person", "on_behalf_of").order_by("-year", "pk")
    return [Released(r.year, name_of(r), r.courses, tuple(sorted(r.by_theme.items()))) for r in rows]


def years_of(actor: Actor, day: date) -> list[int]:
    """The years the actor's journals were begun in, the newest first."""
    return sorted({localdate(at).year for at in kept_by(actor, day).values_list("at", flat=True)}, reverse=True)


def has_key(actor: Actor) -> bool:
    return ReaderKey.objects.filter(person__ext_id=actor.person_id or "").exists()

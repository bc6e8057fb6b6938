"""The conversations with somebody, their minutes and letters, for access requests and retention."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from functools import partial

from django.db.models import Max
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _

from naervaer.core.calendar import numeric_date
from naervaer.core.records.case_file import Entry, Section, answered
from naervaer.core.records.kinds import MINUTES
from naervaer.web import slots
from naervaer.web.conversations.kinds import title_of
from naervaer.web.conversations.models import (
    CalendarMail,
    Comment,
    Conversation,
    ConversationEvent,
    Minutes,
    Paper,
    Participant,
)
from naervaer.web.design.danish import file_name
from naervaer.web.said import erase, name_of
from naervaer.web.slots import Enclosed, Shelf, Stored


def fill() -> None:
    slots.RECORD_SECTIONS.fill(sections)
    slots.RECORD_FILES.fill(files)
    slots.RETENTION.fill(shelves)


def sections(person: int) -> Iterator[Section]:
    """What happened, what was written and what the employee said to it; minutes not yet shared are a draft."""
    of_person = {"conversation__employment__person": person}
    events = ConversationEvent.objects.filter(**of_person).select_related("by__person", "on_behalf_of", "conversation")
    minutes = Minutes.objects.filter(**of_person).select_related("by__person", "on_behalf_of", "conversation")
    comments = Comment.objects.filter(minutes__in=minutes).select_related("by__person", "on_behalf_of")
    papers = Paper.objects.filter(**of_person).defer("pdf")
    entries = [
        *(
            Entry(localdate(e.at), f"{_title(e.conversation)}: {e.get_what_display()}", _event(e), name_of(e))
            for e in events
        ),
        *(
            Entry(localdate(m.at), f"{_title(m.conversation)}: {_('Referat')}", _points(m), name_of(m), _draft(m))
            for m in minutes
        ),
        *(Entry(localdate(c.at), _("Medarbejderens kommentar"), c.text, name_of(c)) for c in comments),
        *(Entry(localdate(p.at), p.title, _sent(p), _("Nærvær")) for p in papers),
    ]
    yield Section(_("Samtaler"), tuple(entries), order=30)


def _title(conversation: Conversation) -> str:
    return str(title_of(conversation.kind, localdate(conversation.at)))


def _event(event: ConversationEvent) -> str:
    starts = localtime(event.starts) if event.starts else None
    when = f"{numeric_date(starts)} kl. {starts:%H.%M}" if starts else ""
    return "\n".join(filter(None, [", ".join(filter(None, [when, event.place])), event.note]))


def _points(minutes: Minutes) -> str:
    lines = [answered(point["title"], point["text"]) for point in minutes.points]
    return "\n".join([*lines, *([_("Rettet: %(why)s") % {"why": minutes.reason}] if minutes.reason else [])])


def _sent(paper: Paper) -> str:
    return str(_("Bilag: %(name)s") % {"name": name_in_copy(paper)})


def name_in_copy(paper: Paper) -> str:
    return f"samtale-{paper.conversation_id}-{file_name(paper.get_what_display())}-{paper.pk}.pdf"


def files(person: int) -> Iterator[Enclosed]:
    """The letters and minutes as the employee got them."""
    for paper in Paper.objects.filter(conversation__employment__person=person).defer("pdf").order_by("pk"):
        yield Enclosed(name_in_copy(paper), paper.at, partial(_kept, paper.pk))


def _kept(pk: int) -> bytes:
    return bytes(Paper.objects.values_list("pdf", flat=True).get(pk=pk))


def _draft(minutes: Minutes) -> str:
    return "" if minutes.shared_at else "internal"


def shelves() -> Iterator[Shelf]:
    yield Shelf(MINUTES, _stored, _erase)


def _stored(before: date) -> Iterable[Stored]:
    """A conversation with its minutes and letters is one. One that lies ahead is never old: it has its day."""
    newest = {"said": Max("events__at"), "written": Max("minutes__at"), "commented": Max("minutes__comments__at")}
    rows = Conversation.objects.filter(at__date__lt=before).annotate(**newest)
    for pk, employment, case, held, at, *later in rows.values_list(
        *("pk", "employment", "case", "held_on", "at", "starts", *newest)
    ):
        days = [localdate(said) for said in (at, *later) if said]
        yield Stored(pk, employment, case, days[0], max([*days, *([held] if held else [])]))


def _erase(pks: Collection[int]) -> int:
    of_these = {"conversation__in": list(pks)}
    minutes = Minutes.objects.filter(**of_these)
    erase(Comment.objects.filter(minutes__in=minutes))
    for model in (Paper, CalendarMail, ConversationEvent, Participant):
        erase(model._base_manager.filter(**of_these))
    erase(minutes)
    return erase(Conversation.objects.filter(pk__in=list(pks)))

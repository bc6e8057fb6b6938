"""Conversations as pages are told of them. Every list holds only what the actor may see."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet
from django.http import Http404

from naervaer.core.access.model import Actor, Purpose
from naervaer.core.conversations.states import HELD, WAITING
from naervaer.core.policy.conversations import Conversation as Kind
from naervaer.core.policy.conversations import uncapitalised
from naervaer.web.conversations.kinds import kind_of, title_of
from naervaer.web.conversations.models import Conversation, ConversationEvent, Minutes, Paper
from naervaer.web.followup.reach import Reach, reach_of, reach_of_person
from naervaer.web.notices.calendar import local
from naervaer.web.remembering import remembered
from naervaer.web.said import name_of, writer_of

BADGES = {
    "invited": "planned",
    "comes": "planned",
    "other_time": "today",
    "stays_away": "today",
    "held": "done",
    "held_by_phone": "done",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A conversation in a list. ``starts`` is on a Danish clock; ``wish`` is the time the employee asks for."""

    pk: int
    employment: int
    person: int
    person_id: str
    name: str
    kind_id: str
    title: str
    state: str
    state_title: str
    starts: datetime | None
    place: str
    by_phone: bool
    held_on: date | None
    called_by: str
    on_behalf_of: str
    wish: datetime | None
    wish_note: str
    has_draft: bool
    shared: bool
    step: int | None
    case: int | None

    @property
    def named(self) -> str:
        """The title in the middle of a sentence."""
        return uncapitalised(self.title)

    @property
    def waits(self) -> bool:
        return self.state in WAITING

    @property
    def held(self) -> bool:
        return self.state in HELD

    @property
    def badge(self) -> str:
        return BADGES.get(self.state, "irrelevant")

    @property
    def day(self) -> date | None:
        return self.held_on or (self.starts.date() if self.starts else None)


@dataclass(frozen=True, slots=True)
class Event:
    """What happened: when it was said, what, by whom, on whose behalf, and the words that follow."""

    at: datetime
    what: str
    who: str
    on_behalf_of: str
    starts: datetime | None
    place: str
    note: str


@dataclass(frozen=True, slots=True)
class Remark:
    """*Kommentar* of the employee."""

    at: datetime
    text: str


@dataclass(frozen=True)
class Version:
    """The minutes as they were written once; ``reason`` says why they correct the version before."""

    pk: int
    points: tuple[tuple[str, str, str], ...]
    by: str
    at: datetime
    shared_at: datetime | None
    reason: str
    paper: int | None
    remarks: tuple[Remark, ...]

    @property
    def texts(self) -> dict[str, str]:
        return {point: text for point, _title, text in self.points}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A letter or a copy of the minutes, as it was sent."""

    pk: int
    what: str
    title: str
    at: datetime


@dataclass(frozen=True)
class Whole:
    """A conversation with everything about it, newest last."""

    row: Row
    kind: Kind | None
    events: tuple[Event, ...]
    versions: tuple[Version, ...]
    papers: tuple[Sheet, ...]
    with_whom: tuple[str, ...]
    mailed: tuple[tuple[str, str], ...]
    case: int | None

    @property
    def newest(self) -> Version | None:
        return self.versions[-1] if self.versions else None

    def for_employee(self) -> "Whole":
        """Without what is only a draft."""
        shared = tuple(version for version in self.versions if version.shared_at)
        return Whole(self.row, self.kind, self.events, shared, self.papers, self.with_whom, self.mailed, self.case)


def of_person(actor: Actor, person: int, day: date) -> list[Row]:
    """The conversations with a person within sight, newest first."""
    about = Conversation.objects.filter(employment__person=person)
    if not about.exists():
        return []
    reach = reach_of_person(actor, Purpose.WORK_ON_CASE, person, day)
    return _rows(about.filter(reach.rows()).order_by("-pk")) if reach else []


def of_employments(actor: Actor, employments: Collection[int], wanted: Q, day: date) -> list[Row]:
    """Those of the conversations about these employments (pks) that are wanted, within reach, soonest first."""
    found = Conversation.objects.filter(wanted, employment__in=list(employments))
    about = set(found.values_list("employment", flat=True))
    if not about:
        return []
    reach = reach_of(actor, Purpose.WORK_ON_CASE, about, day)
    return _rows(found.filter(reach.rows()).order_by("starts", "pk"))


AHEAD = Q(state__in=WAITING)


def with_work_left(day: date) -> Q:
    """Those ahead within a fortnight, and those held lately whose minutes have not been shared."""
    soon = AHEAD & Q(starts__date__lte=day + timedelta(days=14))
    unwritten = Q(state__in=HELD, held_on__gte=day - timedelta(days=60)) & ~Q(minutes__shared_at__isnull=False)
    return soon | unwritten


def waiting_for_leaders(day: date) -> Iterator[tuple[str, int]]:
    """What leaders are told of by mail, as a key without a meaning and the employment: nobody's access is asked."""
    asked = Conversation.objects.filter(state="other_time").values_list("pk", "employment", "sequence")
    for pk, employment, sequence in asked:
        yield f"conversation:{pk}:{sequence}:other_time", employment
    unwritten = Conversation.objects.filter(
        state__in=HELD, held_on__lte=day - timedelta(days=7), held_on__gte=day - timedelta(days=60)
    ).exclude(minutes__shared_at__isnull=False)
    for pk, employment in unwritten.values_list("pk", "employment"):
        yield f"conversation:{pk}:minutes", employment


def last_place(employment: int) -> str:
    """Where the newest conversation about the employment was to be held; the one who asks has asked access."""
    found = Conversation.objects.filter(employment=employment).exclude(place="").order_by("-pk")
    return found.values_list("place", flat=True).first() or ""


def own(actor: Actor, day: date) -> list[Row]:
    """The employee's own: those ahead, those called off until their day, and minutes of the last three months."""
    mine = Conversation.objects.filter(employment__person__ext_id=actor.person_id or "")
    lately = Q(minutes__shared_at__date__gte=day - timedelta(days=90))
    called_off = Q(state__in=("cancelled", "not_possible"), starts__date__gte=day)
    return _rows(mine.filter(AHEAD | called_off | lately).distinct().order_by("starts", "pk"))


def one(actor: Actor, pk: int, day: date) -> Whole:
    """A conversation the actor works on; the answer of an unknown page for everybody else."""
    found = Conversation.objects.filter(pk=pk).first()
    reach = reach_of(actor, Purpose.WORK_ON_CASE, [found.employment_id], day) if found else Reach({})
    if not reach or not Conversation.objects.filter(reach.rows(), pk=pk).exists():
        raise Http404
    return _whole(pk)


def own_one(actor: Actor, pk: int) -> Whole:
    """The employee's own conversation, without drafts."""
    mine = Conversation.objects.filter(pk=pk, employment__person__ext_id=actor.person_id or "")
    if not actor.person_id or not mine.exists():
        raise Http404
    return _whole(pk).for_employee()


@dataclass(frozen=True, slots=True)
class Kept:
    """A paper byte for byte, with whom it is about."""

    pdf: bytes
    sha256: str
    name: str
    person: int
    conversation: int


def paper(actor: Actor, pk: int, day: date) -> Kept:
    """A letter or shared minutes, for whoever works on the case and for the employee; nobody else knows of it."""
    found = Paper.objects.select_related("conversation__employment__person").filter(pk=pk).first()
    if found is None:
        raise Http404
    conversation = found.conversation
    if conversation.employment.person.ext_id != actor.person_id:
        one(actor, conversation.pk, day)
    name = f"{found.get_what_display()} {local(found.at).date().isoformat()}"
    return Kept(bytes(found.pdf), found.sha256, name, conversation.employment.person_id, conversation.pk)


def _rows(found: QuerySet[Conversation]) -> list[Row]:
    """Several parts of a page show the same conversations: each is read once."""
    known: dict[int, Row] = remembered("conversations", dict)
    wanted = list(found.values_list("pk", flat=True))
    if unread := [pk for pk in wanted if pk not in known]:
        read = Conversation.objects.filter(pk__in=unread).select_related(
            "employment__person", "by__person", "on_behalf_of"
        )
        known |= {row.pk: _row(row) for row in read.prefetch_related("events", "minutes")}
    return [known[pk] for pk in wanted]


def _row(conversation: Conversation) -> Row:
    person = conversation.employment.person
    wishes = [e for e in conversation.events.all() if e.what == ConversationEvent.What.ASK_OTHER_TIME]
    wish = max(wishes, key=lambda e: e.pk, default=None) if conversation.state == "other_time" else None
    versions = list(conversation.minutes.all())
    shared = any(version.shared_at for version in versions)
    return Row(
        pk=conversation.pk,
        employment=conversation.employment_id,
        person=person.pk,
        person_id=person.ext_id,
        name=person.name,
        kind_id=conversation.kind,
        title=title_of(conversation.kind, local(conversation.at).date()),
        state=conversation.state,
        state_title=conversation.get_state_display(),
        starts=local(conversation.starts) if conversation.starts else None,
        place=conversation.place,
        by_phone=conversation.by_phone,
        held_on=conversation.held_on,
        called_by=writer_of(conversation),
        on_behalf_of=conversation.on_behalf_of.name if conversation.on_behalf_of else "",
        wish=local(wish.starts) if wish and wish.starts else None,
        wish_note=wish.note if wish else "",
        has_draft=bool(versions) and not shared,
        shared=shared,
        step=conversation.step_id,
        case=conversation.case_id,
    )


def _with_whom(conversation: Conversation) -> tuple[str, ...]:
    names = [p.person.name for p in sorted(conversation.participants.all(), key=lambda p: p.pk)]
    return (*names, conversation.others) if conversation.others else tuple(names)


def _whole(pk: int) -> Whole:
    conversation = (
        Conversation.objects.select_related("employment__person", "by__person", "on_behalf_of")
        .prefetch_related("events__by__person", "events__on_behalf_of", "minutes__by__person", "minutes__on_behalf_of")
        .prefetch_related("minutes__comments", "participants__person", "mails__person")
        .get(pk=pk)
    )
    papers = conversation.papers.defer("pdf").order_by("pk")
    of_minutes = {p.minutes_id: p.pk for p in papers if p.minutes_id}
    return Whole(
        row=_row(conversation),
        kind=kind_of(conversation.kind, local(conversation.at).date()),
        events=tuple(map(_event, sorted(conversation.events.all(), key=lambda e: e.pk))),
        versions=tuple(
            _version(version, of_minutes.get(version.pk))
            for version in sorted(conversation.minutes.all(), key=lambda m: m.pk)
        ),
        papers=tuple(Sheet(p.pk, p.get_what_display(), p.title, local(p.at)) for p in papers),
        with_whom=_with_whom(conversation),
        mailed=tuple(
            (mail.person.name, "sent" if mail.sent_at else "refused" if mail.tries else "on_its_way")
            for mail in conversation.mails.all()
            if mail.sequence == conversation.sequence
        ),
        case=conversation.case_id,
    )


def _event(event: ConversationEvent) -> Event:
    return Event(
        at=local(event.at),
        what=event.get_what_display(),
        who=writer_of(event),
        on_behalf_of=event.on_behalf_of.name if event.on_behalf_of else "",
        starts=local(event.starts) if event.starts else None,
        place="på telefon" if event.by_phone else event.place,
        note=event.note,
    )


def _version(minutes: Minutes, paper_pk: int | None) -> Version:
    return Version(
        pk=minutes.pk,
        points=tuple((point["id"], point["title"], point["text"]) for point in minutes.points),
        by=name_of(minutes),
        at=local(minutes.at),
        shared_at=local(minutes.shared_at) if minutes.shared_at else None,
        reason=minutes.reason,
        paper=paper_pk,
        remarks=tuple(Remark(local(c.at), c.text) for c in sorted(minutes.comments.all(), key=lambda c: c.pk)),
    )

"""Meetings and agendas as their readers see them: each only the cases within their own reach."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, time

from django.db.models import QuerySet
from django.http import Http404

from naervaer.core.access.model import Actor, Purpose
from naervaer.core.sparring.states import ITEM, MEETING
from naervaer.web.access import scope
from naervaer.web.design.wording import title_of_seat
from naervaer.web.followup.reach import reach_of
from naervaer.web.organisation import employed
from naervaer.web.organisation.snapshot import snapshot_on
from naervaer.web.said import name_of
from naervaer.web.sparring.groups import groups_of_unit, manages, meetings_of, members_on, takes_part
from naervaer.web.sparring.knowing import draft, newest_words
from naervaer.web.sparring.models import Call, Item, ItemEvent, Meeting, Wish


@dataclass(frozen=True, slots=True)
class MeetingRow:
    pk: int
    group_pk: int
    group: str
    on_day: date
    starts: time | None
    place: str
    state: str
    sent_on: date | None

    @property
    def state_title(self) -> str:
        return MEETING.states[self.state]

    @property
    def badge(self) -> str:
        return {"planned": "planned", "sent": "today", "ended": "done"}.get(self.state, "irrelevant")

    def open(self, move: str) -> bool:
        return bool(MEETING.may(self.state, move))


@dataclass(frozen=True, slots=True)
class Question:
    """A leader's wish: what they want to talk of."""

    theme: str
    text: str
    who: str


@dataclass(frozen=True, slots=True)
class Line:
    """A case on the agenda, for a reader who sees it. ``item`` is None while the agenda is not sent."""

    item: int | None
    employment: int
    person: int
    name: str
    unit: str
    whys: tuple[str, ...]
    question: Question | None
    state: str
    taken_off: str
    mine: bool

    @property
    def state_title(self) -> str:
        return ITEM.states[self.state]

    @property
    def badge(self) -> str:
        return {"waiting": "planned", "discussed": "done"}.get(self.state, "irrelevant")


@dataclass(frozen=True, slots=True)
class Participant:
    pk: int
    name: str
    seat: str
    present: bool | None


@dataclass(frozen=True)
class Agenda:
    """``others`` are cases the reader does not see; None for whoever sees no cases at all."""

    meeting: MeetingRow
    participants: tuple[Participant, ...]
    lines: tuple[Line, ...]
    waiting: tuple[Line, ...]
    taken_off: tuple[Line, ...]
    others: int
    manages: bool
    takes_part: bool
    day: date

    @property
    def begins(self) -> Line | None:
        """The case the meeting mode opens at."""
        return next((line for line in self.lines if line.state == "waiting"), next(iter(self.lines), None))

    @property
    def acts(self) -> bool:
        """Whether the reader may take something off, or put it on again."""
        open_to_change = self.meeting.state in ("planned", "sent")
        return open_to_change and any(line.mine for line in (*self.lines, *self.waiting, *self.taken_off))

    @property
    def is_on(self) -> bool:
        """Whether the meeting can be held now."""
        return self.meeting.state == "sent" and self.meeting.on_day <= self.day


def meeting_row(meeting: Meeting) -> MeetingRow:
    return MeetingRow(
        meeting.pk,
        meeting.group_id,
        meeting.group.name,
        meeting.on_day,
        meeting.starts,
        meeting.place,
        meeting.state,
        meeting.sent_on,
    )


def visible_meetings(actor: Actor, day: date) -> QuerySet[Meeting]:
    return Meeting.objects.filter(meetings_of(actor, day)).select_related("group").distinct()


def coming(actor: Actor, day: date) -> list[MeetingRow]:
    rows = visible_meetings(actor, day).filter(on_day__gte=day).exclude(state="cancelled")
    return [meeting_row(meeting) for meeting in rows.order_by("on_day", "pk")[:12]]


def past(actor: Actor, day: date) -> list[MeetingRow]:
    rows = visible_meetings(actor, day).filter(on_day__lt=day)
    return [meeting_row(meeting) for meeting in rows.order_by("-on_day", "pk")[:24]]


def of_group(group: int) -> list[MeetingRow]:
    rows = Meeting.objects.filter(group=group).select_related("group").order_by("-on_day", "-pk")
    return [meeting_row(meeting) for meeting in rows]


def meeting_of(actor: Actor, pk: int, day: date) -> Meeting:
    """A meeting the actor may see; the answer of an unknown page for everybody else."""
    meeting = Meeting.objects.select_related("group").filter(pk=pk).first()
    if meeting is None or not (manages(actor, day) or takes_part(actor, meeting, day)):
        raise Http404
    return meeting


def agenda_page(actor: Actor, pk: int, day: date) -> Agenda:
    meeting = meeting_of(actor, pk, day)
    part = takes_part(actor, meeting, day)
    lines = sent_lines(actor, meeting, day) if meeting.sent_on else _drafted(actor, meeting, day)
    off = [line for line in lines.shown if line.state == "taken_off"]
    return Agenda(
        meeting=meeting_row(meeting),
        participants=tuple(_participants(meeting)),
        lines=tuple(line for line in lines.shown if line.state != "taken_off") if part else (),
        waiting=tuple(lines.waiting) if part else (),
        taken_off=tuple(off) if part else (),
        others=lines.others if part else 0,
        manages=manages(actor, day),
        takes_part=part,
        day=day,
    )


@dataclass(frozen=True, slots=True)
class Lines:
    shown: list[Line]
    waiting: list[Line]
    others: int


def _participants(meeting: Meeting) -> list[Participant]:
    called = Call.objects.filter(meeting=meeting).select_related("person").order_by("seat", "person__name")
    if meeting.sent_on:
        return [Participant(c.pk, c.person.name, title_of_seat(c.seat), c.present) for c in called]
    members = members_on(meeting.group_id, meeting.on_day)
    return [Participant(m.pk, m.person.name, title_of_seat(m.seat), None) for m in members]


def _questions(meeting: Meeting, employments: Collection[int]) -> dict[int, Question]:
    words = newest_words(meeting, employments)
    return {pk: Question(w.theme, w.text, name_of(w)) for pk, w in words.items() if w.what == Wish.What.ON}


def _drafted(actor: Actor, meeting: Meeting, day: date) -> Lines:
    """The agenda as it would be sent now; advisers have no call yet, so they see nobody on it."""
    if meeting.state != "planned":
        return Lines([], [], 0)
    made = draft(meeting, day)
    about = [item.employment for item in (*made.agenda.items, *made.agenda.waiting, *made.agenda.taken_off)]
    seen = set(reach_of(actor, Purpose.SPAR, about, day).since)
    acts = _acted_on(actor, about, day)
    questions = _questions(meeting, about)
    off = dict(
        Wish.objects.filter(meeting=meeting, what=Wish.What.OFF).order_by("pk").values_list("employment", "text")
    )

    def line(employment: int, whys: tuple[str, ...], state: str) -> Line:
        who = made.people[employment]
        return Line(
            None,
            employment,
            who.person,
            who.name,
            who.unit.name,
            whys,
            questions.get(employment),
            state,
            off.get(employment, "") if state == "taken_off" else "",
            employment in acts,
        )

    told = made.agenda
    return Lines(
        [
            line(item.employment, tuple(why.text for why in item.whys), state)
            for found, state in ((told.items, "waiting"), (told.taken_off, "taken_off"))
            for item in found
            if item.employment in seen
        ],
        [
            line(item.employment, tuple(why.text for why in item.whys), "waiting")
            for item in told.waiting
            if item.employment in seen
        ],
        sum(item.employment not in seen for item in told.items),
    )


def _acted_on(actor: Actor, employments: list[int], day: date) -> set[int]:
    within = scope.employments(actor, Purpose.ACT_ON_STEP, day).filter(pk__in=employments)
    return set(within.values_list("pk", flat=True))


def items_in_sight(actor: Actor, meeting: Meeting, day: date) -> list[Item]:
    """The cases of a sent agenda that the actor sees, in order; those taken off last."""
    about = list(Item.objects.filter(meeting=meeting).values_list("employment", flat=True))
    within = reach_of(actor, Purpose.SPAR, about, day).rows()
    rows = Item.objects.filter(within, meeting=meeting).select_related("employment__person", "meeting__group")
    return sorted(rows, key=lambda item: (item.state == "taken_off", item.position))


def sent_lines(actor: Actor, meeting: Meeting, day: date) -> Lines:
    items = items_in_sight(actor, meeting, day)
    units = unit_names([item.employment_id for item in items], day)
    questions = _questions(meeting, [item.employment_id for item in items])
    acts = _acted_on(actor, [item.employment_id for item in items], day)
    off = dict(ItemEvent.objects.filter(item__in=items, what="take_off").order_by("pk").values_list("item", "text"))
    shown = [
        Line(
            item.pk,
            item.employment_id,
            item.employment.person_id,
            item.employment.person.name,
            units.get(item.employment_id, ""),
            tuple(why["text"] for why in item.whys),
            questions.get(item.employment_id),
            item.state,
            off.get(item.pk, "") if item.state == "taken_off" else "",
            item.employment_id in acts,
        )
        for item in items
    ]
    others = Item.objects.filter(meeting=meeting).exclude(state="taken_off").exclude(pk__in=[i.pk for i in items])
    return Lines(shown, [], others.count())


def unit_names(employments: list[int], day: date) -> Mapping[int, str]:
    units = snapshot_on(day).units
    subjects = employed.subjects_of(employments, day)
    return {pk: units[s.unit_id].name for pk, s in subjects.items() if s.unit_id in units}


def next_meetings_of(person: int, day: date) -> list[MeetingRow]:
    """The coming meetings of the groups that talk of a person's units, the nearest of each group first."""
    employments = [e.pk for e in employed.employments_of(person)]
    units = {subject.unit_id for subject in employed.subjects_of(employments, day).values()}
    groups = {group for unit in units for group in groups_of_unit(unit, day)}
    rows = Meeting.objects.filter(group__in=groups, on_day__gte=day, state__in=["planned", "sent"])
    nearest: dict[int, Meeting] = {}
    for meeting in rows.select_related("group").order_by("on_day"):
        nearest.setdefault(meeting.group_id, meeting)
    return [meeting_row(meeting) for meeting in nearest.values()]

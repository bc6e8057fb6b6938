"""Papers as pages are told of them. Every list holds only what the actor may see."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.http import Http404
from django.utils.timezone import localdate

from naervaer.core.access.model import Actor, Purpose, Role
from naervaer.core.papers import deadlines
from naervaer.core.papers.rules import (
    EMPLOYEES_ALONE,
    ENDED,
    FINISHES,
    MACHINES,
    OWN_FILES,
    OWN_MOVES,
    TAKES_FILES,
    Standing,
    is_overdue,
)
from naervaer.core.policy.papers import Paper as Kind
from naervaer.core.policy.papers import Part, Question
from naervaer.core.states import Move
from naervaer.web.access.acting import capacity_or_404
from naervaer.web.followup.reach import Reach, reach_of, reach_of_person
from naervaer.web.organisation.employed import employment_of
from naervaer.web.papers.kinds import kind_of, title_of_move
from naervaer.web.papers.models import Attached, Moved, Paper, Written
from naervaer.web.papers.seeing import may_open, untold
from naervaer.web.remembering import remembered
from naervaer.web.said import name_of

WORK = Purpose.WORK_ON_CASE
TAKEN_BACK = frozenset({"drop", "decline", "end"})
"""Moves nobody is urged to make."""
BADGES = {"draft": "planned", "received": "done", "approved": "done", "followed": "done", "handed": "done"}
OWN_STATES = {
    "told": "læs den, og svar",
    "talked": "I har talt om den",
    "declined": "du har sagt nej",
    "handed": "din til kommunens opfølgning",
}
"""States that are about the employee, said to the employee."""


@dataclass(frozen=True, slots=True)
class Row:
    """A paper in a list. ``target`` is the day that matters next, and what it is the day of."""

    pk: int
    employment: int
    person: int
    person_id: str
    name: str
    case: int | None
    first_day: date | None
    kind: Kind | None
    kind_id: str
    family: str
    state: str
    state_title: str
    due: date | None
    first: date | None
    last: date | None
    begun: date
    overdue: bool
    target: date | None
    target_is: str
    came: bool
    """The employee has laid up what was asked for, and nobody has registered it as received."""

    @property
    def title(self) -> str:
        return self.kind.title if self.kind else "Papir"

    @property
    def ended(self) -> bool:
        return self.state in ENDED

    @property
    def is_agreement(self) -> bool:
        """A § 56 agreement in force."""
        return self.family == "section_56" and self.state == "approved"

    @property
    def own_state(self) -> str:
        """The state as the employee is told of it."""
        if self.family == "retention_plan" and self.state == "draft":
            return "du har bedt om den"
        return OWN_STATES.get(self.state, self.state_title.lower())

    @property
    def badge_text(self) -> str:
        """What the badge says: the state, or what has not happened in time."""
        if self.came:
            return "Lagt op af medarbejderen"
        if not self.overdue:
            return self.state_title
        return "Kommunens samtale mangler" if self.family == "fast_track" else "Ikke modtaget"

    @property
    def own_badge(self) -> str:
        """The badge's text for the employee."""
        said = "lagt op" if self.came else self.own_state
        return f"{said[0].upper()}{said[1:]}"

    @property
    def badge(self) -> str:
        if self.came:
            return "today"
        if self.overdue:
            return "overdue"
        return "irrelevant" if self.state in ("dropped", "declined", "refused") else BADGES.get(self.state, "planned")


@dataclass(frozen=True, slots=True)
class Answered:
    """A question with its answer; empty when nothing is written yet, or a doctor writes it."""

    question: Question
    text: str


@dataclass(frozen=True, slots=True)
class PartRow:
    part: Part
    answers: tuple[Answered, ...]
    who: str
    at: datetime | None

    @property
    def by_doctor(self) -> bool:
        return self.part.who == "doctor"


@dataclass(frozen=True, slots=True)
class Event:
    move: str
    at: datetime
    title: str
    who: str
    on_day: date
    due: date | None
    note: str
    amount: Decimal | None


@dataclass(frozen=True, slots=True)
class File:
    """*Bilag* in the list: its number, type, and who laid it up when."""

    pk: int
    number: int
    file_type: str
    who: str
    at: datetime


@dataclass(frozen=True)
class Whole:
    """A paper with all that is known of it."""

    row: Row
    parts: tuple[PartRow, ...]
    events: tuple[Event, ...]
    files: tuple[File, ...]
    may_open: bool

    @property
    def writable(self) -> bool:
        kind = self.row.kind
        return kind is not None and bool(MACHINES[kind.kind].may(self.row.state, FINISHES[kind.kind]))

    @property
    def takes_files(self) -> bool:
        return self.row.state in TAKES_FILES

    @property
    def moves(self) -> tuple[Move, ...]:
        found = MACHINES[self.row.kind.kind].open_moves(self.row.state) if self.row.kind else ()
        return tuple(move for move in found if move.name not in EMPLOYEES_ALONE)

    @property
    def own_moves(self) -> tuple[Move, ...]:
        """What the employee can say of it, what takes it no further among it."""
        kind = self.row.kind
        named = OWN_MOVES.get(kind.kind, ()) if kind else ()
        return tuple(move for move in self.moves if move.name in named)

    @property
    def takes_own_files(self) -> bool:
        return self.takes_files and self.row.family in OWN_FILES

    @property
    def answer(self) -> Event | None:
        """What the employee has answered, for whoever carries the paper on: the newest counts."""
        named = OWN_MOVES.get(self.row.kind.kind, ()) if self.row.kind else ()
        return next((event for event in reversed(self.events) if event.move in named), None)

    @property
    def told(self) -> tuple[Event, ...]:
        """The leader's no with its reason, and what the employee wrote when asking."""
        return tuple(event for event in self.events if event.move in ("ask", "refuse"))

    @property
    def next_move(self) -> Move | None:
        """The one that takes the paper forward, when there is one."""
        first = next(iter(self.moves), None)
        return None if first is None or first.name in TAKEN_BACK else first

    @property
    def missing(self) -> tuple[str, ...]:
        """The parts the workplace has not written yet."""
        return tuple(p.part.title for p in self.parts if not p.by_doctor and p.at is None)

    def told_on(self, move: str) -> date | None:
        return next((event.on_day for event in self.events if event.move == move), None)


def of_person(actor: Actor, person: int, day: date) -> list[Row]:
    """The papers about a person within sight, newest first."""
    reach = reach_of_person(actor, WORK, person, day)
    return _rows(Paper.objects.filter(reach.rows()).order_by("-pk"), day) if reach else []


def of_employments(actor: Actor, employments: Collection[int], day: date) -> list[Row]:
    """The papers under way about these employments (pks), within sight."""
    about = frozenset(employments)
    return remembered(("papers", actor.user_id, about, day), lambda: _of_employments(actor, about, day))


def _of_employments(actor: Actor, employments: frozenset[int], day: date) -> list[Row]:
    found = Paper.objects.filter(_under_way(), employment__in=list(employments))
    about = set(found.values_list("employment", flat=True))
    if not about:
        return []
    return _rows(found.filter(reach_of(actor, WORK, about, day).rows()).order_by("pk"), day)


def _under_way() -> Q:
    return ~Q(state__in=ENDED)


def waiting(day: date) -> list[Row]:
    """Those a leader is told of by mail: overdue, or with a target that is today or has passed."""
    return [row for row in _rows(Paper.objects.filter(_under_way()), day) if row.target and row.target <= day]


def own(actor: Actor, day: date) -> list[Row]:
    """The employee's own papers, but not those nobody has told them of."""
    if not actor.person_id:
        return []
    mine = Paper.objects.filter(employment__person__ext_id=actor.person_id)
    return _rows(mine.exclude(untold()).order_by("-pk"), day)


def one(actor: Actor, pk: int, day: date) -> Whole:
    """A paper the actor works on; the answer of an unknown page for everybody else."""
    found = Paper.objects.filter(pk=pk).first()
    reach = reach_of(actor, WORK, [found.employment_id], day) if found else Reach({})
    if found is None or not reach or not Paper.objects.filter(reach.rows(), pk=pk).exists():
        raise Http404
    role = capacity_or_404(actor, WORK, employment_of(found.employment_id), day).role
    kind = kind_of(found.kind, localdate(found.at))
    return whole(pk, day, opens=kind is not None and may_open(role, kind))


def own_one(actor: Actor, pk: int, day: date) -> Whole:
    """The employee's own paper."""
    mine = Paper.objects.filter(pk=pk, employment__person__ext_id=actor.person_id or "").exclude(untold())
    if not actor.person_id or not mine.exists():
        raise Http404
    return whole(pk, day, opens=True)


@dataclass(frozen=True, slots=True)
class Locked:
    """An uploaded file: where it is kept, what it is, and what it is called when it is fetched."""

    key: UUID
    file_type: str
    paper: int
    number: int


def file_of(pk: int) -> Locked:
    """The file by its pk; who may see it is asked of its paper."""
    row = Attached.objects.filter(pk=pk).first()
    if row is None:
        raise Http404
    number = Attached.objects.filter(paper=row.paper_id, pk__lte=pk).count()
    return Locked(row.file_id, row.file_type, row.paper_id, number)


def _rows(papers: QuerySet[Paper], day: date) -> list[Row]:
    own = Attached.objects.filter(paper=OuterRef("pk"), role=Role.EMPLOYEE.value).order_by("at")
    found = papers.select_related("employment__person", "case").annotate(laid_up=Subquery(own.values("at")[:1]))
    return [_row(paper, day, paper.laid_up if paper.state == "sent" else None) for paper in found]


def _row(paper: Paper, day: date, laid_up: datetime | None) -> Row:
    kind = kind_of(paper.kind, localdate(paper.at))
    person = paper.employment.person
    first_day = paper.case.first_day if paper.case else None
    target, target_is = _target(paper, kind, first_day)
    return Row(
        pk=paper.pk,
        employment=paper.employment_id,
        person=person.pk,
        person_id=person.ext_id,
        name=person.name,
        case=paper.case_id,
        first_day=first_day,
        kind=kind,
        kind_id=paper.kind,
        family=paper.family,
        state=paper.state,
        state_title=MACHINES[kind.kind].states[paper.state] if kind else paper.state,
        due=paper.due,
        first=paper.first,
        last=paper.last,
        begun=localdate(paper.at),
        overdue=laid_up is None and is_overdue(Standing(paper.state, frozenset(), paper.due), day),
        target=localdate(laid_up) if laid_up else target,
        target_is="lagt op" if laid_up else target_is,
        came=laid_up is not None,
    )


def _target(paper: Paper, kind: Kind | None, first_day: date | None) -> tuple[date | None, str]:
    """The next day to do something, and what the day is."""
    if paper.state == "sent" and paper.due:
        return paper.due, "kommunens samtale senest" if paper.family == "fast_track" else "tilbage senest"
    if paper.family == "fast_track" and paper.state in ("draft", "told") and first_day:
        return deadlines.fast_track_target(first_day), "sendes senest"
    if paper.family == "retention_plan" and paper.state == "draft" and kind:
        return localdate(paper.at) + timedelta(days=kind.days), "svar senest"
    if paper.state == "approved" and paper.first and paper.last and kind:
        agreed = deadlines.Agreement56(paper.first, paper.last)
        return deadlines.remind_from(agreed, kind.remind_days), "overvej fornyelse fra"
    return None, ""


def whole(pk: int, day: date, *, opens: bool = False) -> Whole:
    """A paper whatever; whoever calls has asked access to it."""
    [row] = _rows(Paper.objects.filter(pk=pk), day)
    written = {
        one.part: one
        for one in Written.objects.filter(paper=pk).select_related("by__person", "on_behalf_of").order_by("pk")
    }
    return Whole(
        row=row,
        parts=tuple(_part(part, written.get(part.id)) for part in (row.kind.part if row.kind else ())),
        events=tuple(
            _event(row, one)
            for one in Moved.objects.filter(paper=pk).select_related("by__person", "on_behalf_of").order_by("pk")
        ),
        files=tuple(
            _files(Attached.objects.filter(paper=pk).select_related("by__person", "on_behalf_of").order_by("pk"))
        ),
        may_open=opens,
    )


def _part(part: Part, written: Written | None) -> PartRow:
    said = written.answers if written else {}
    answers = tuple(Answered(question, said.get(question.id, "")) for question in part.questions)
    return PartRow(part, answers, name_of(written) if written else "", written.at if written else None)


def _event(row: Row, moved: Moved) -> Event:
    title = title_of_move(row.kind, moved.move)
    return Event(moved.move, moved.at, title, name_of(moved), moved.on_day, moved.due, moved.note, moved.amount)


def _files(rows: Iterable[Attached]) -> Iterable[File]:
    for number, row in enumerate(rows, start=1):
        yield File(row.pk, number, row.file_type, name_of(row), row.at)

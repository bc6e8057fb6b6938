"""Requests for access as pages are told of them, and the case put together for whoever answers."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.utils.timezone import localdate

from naervaer.core.access.model import Actor, Purpose
from naervaer.core.letters import document
from naervaer.core.letters.document import Document
from naervaer.core.records.case_file import About, Section, case_file, left_out
from naervaer.core.records.kinds import WITHHELD
from naervaer.web import clock, slots
from naervaer.web.access import scope
from naervaer.web.design.wording import title_of_party
from naervaer.web.handbook.queries import active_policy
from naervaer.web.records.models import AccessRequest, RequestEvent
from naervaer.web.said import name_of
from naervaer.web.slots import Enclosed
from naervaer.web.vault.safe import CannotOpen


@dataclass(frozen=True, slots=True)
class RequestRow:
    """A request. ``words`` are the asker's own; ``reason`` says why it was refused; ``event`` is what was answered."""

    pk: int
    person: int
    person_id: str
    name: str
    received: date
    due: date
    words: str
    asked_by: str
    state: str
    state_title: str
    answered_on: date | None
    answered_by: str
    reason: str

    @property
    def waits(self) -> bool:
        return self.state == "asked"

    @property
    def badge(self) -> str:
        return {"asked": "planned", "given": "done"}.get(self.state, "irrelevant")


def one(actor: Actor, pk: int, day: date) -> RequestRow:
    """One's own request, or one about somebody whose case the actor works on; else an unknown page."""
    row = _read(AccessRequest.objects.filter(pk=pk)).first()
    if row is None or not _may_see(actor, row, day):
        raise Http404
    return _row(row)


def _may_see(actor: Actor, row: AccessRequest, day: date) -> bool:
    if row.person.ext_id == actor.person_id:
        return True
    return _is_seen(row, scope.sight_of_person(actor, Purpose.WORK_ON_CASE, row.person_id, day))


def _is_seen(row: AccessRequest, since: Mapping[int, date]) -> bool:
    """One that waits is for whoever leads the employee now; an answered one stays behind when they move."""
    return bool(since) and (row.state == "asked" or localdate(row.at) >= min(since.values()))


def own(actor: Actor) -> list[RequestRow]:
    return [_row(row) for row in _read(AccessRequest.objects.filter(person__ext_id=actor.person_id or ""))]


def of_person(actor: Actor, person: int, day: date) -> list[RequestRow]:
    """The requests about somebody within reach."""
    since = scope.sight_of_person(actor, Purpose.WORK_ON_CASE, person, day)
    rows = _read(AccessRequest.objects.filter(person=person)) if since else ()
    return [_row(row) for row in rows if _is_seen(row, since)]


def waiting(employments: Collection[int]) -> list[tuple[int, RequestRow]]:
    """What waits for an answer, beside one of these employments (pk) of the one it is about."""
    rows = AccessRequest.objects.filter(state="asked", person__employments__in=list(employments))
    beside = dict(rows.order_by("-person__employments").values_list("pk", "person__employments"))
    return [(beside[row.pk], _row(row)) for row in _read(AccessRequest.objects.filter(pk__in=beside))]


def all_waiting() -> list[RequestRow]:
    return [_row(row) for row in _read(AccessRequest.objects.filter(state="asked"))]


def _read(rows: QuerySet[AccessRequest]) -> QuerySet[AccessRequest]:
    return rows.select_related(
        "person", "by__person", "on_behalf_of", "answered__by__person", "answered__on_behalf_of"
    ).order_by("-received", "-pk")


def _row(row: AccessRequest) -> RequestRow:
    answered: RequestEvent | None = getattr(row, "answered", None)
    return RequestRow(
        pk=row.pk,
        person=row.person_id,
        person_id=row.person.ext_id,
        name=row.person.name,
        received=row.received,
        due=row.due,
        words=row.words,
        asked_by=name_of(row),
        state=row.state,
        state_title=row.get_state_display(),
        answered_on=localdate(answered.at) if answered else None,
        answered_by=name_of(answered) if answered else "",
        reason=answered.reason if answered else "",
    )


def answers(actor: Actor, row: RequestRow, day: date) -> bool:
    """Whether the policy lets the actor answer: an adviser the whole case has been handed to."""
    held = {h.role.value for h in actor.handed_for(Purpose.WORK_ON_CASE, day) if h.person_id == row.person_id}
    return bool(held & set(active_policy().access_request_on(row.received).answers))


def titles_of_answerers(day: date) -> str:
    """Who may answer, in the municipality's words."""
    policy = active_policy()
    titles = [title_of_party(role) for role in policy.access_request_on(day).answers]
    return " eller ".join(titles)


@dataclass(frozen=True, slots=True)
class Draft:
    """The case as it would be given out: how much of each section, and what is left out by which rule."""

    sections: tuple[tuple[str, int], ...]
    left_out: tuple[tuple[str, int, str], ...]


def draft(row: RequestRow) -> Draft:
    sections, rules = slots.RECORD_SECTIONS(row.person), _rules(row)
    titled = tuple((s.title, sum(e.withheld not in rules for e in s.entries)) for s in _in_order(sections) if s.entries)
    kinds = left_out(sections, rules)
    return Draft(titled, tuple((WITHHELD[kind], number, rules[kind]) for kind, number in kinds.items()))


def _in_order(sections: list[Section]) -> list[Section]:
    return sorted(sections, key=lambda section: section.order)


def _rules(row: RequestRow) -> dict[str, str]:
    return active_policy().access_request_on(row.received).rules


def put_together(row: RequestRow, day: date) -> Document:
    """The whole case as it stands, with what the policy's rules leave out left out."""
    about = About(row.name, active_policy().municipality.name, row.received, day)
    return case_file(about, slots.RECORD_SECTIONS(row.person), _rules(row))


def given(row: RequestRow) -> Document:
    """The document as it was given out; an unknown page when it has not been."""
    stored = RequestEvent.objects.filter(request=row.pk, what="give").values_list("document", flat=True).first()
    if stored is None:
        raise Http404
    return as_document(stored)


def enclosed(actor: Actor, row: RequestRow, until: datetime | None = None) -> list[Enclosed]:
    """What goes with the copy: all of it to the employee, and to those who answer what they see in the case."""
    files = [file for file in slots.RECORD_FILES(row.person) if until is None or file.at <= until]
    if row.person_id == actor.person_id:
        return files
    handed = actor.handed_for(Purpose.WORK_ON_CASE, clock.today())
    roles = {one.role.value for one in handed if one.person_id == row.person_id}
    return [file for file in files if file.seen_by is None or roles & file.seen_by]


def opened(files: Iterable[Enclosed]) -> Iterator[tuple[str, bytes]]:
    """Each file that can still be read, by name; one that cannot keeps nobody from the rest of the case."""
    for file in files:
        with suppress(CannotOpen):
            yield file.name, file.read()


def given_at(row: RequestRow) -> datetime | None:
    return RequestEvent.objects.filter(request=row.pk, what="give").values_list("at", flat=True).first()


def as_stored(made: Document) -> dict[str, Any]:
    """A document as it is kept."""
    return {**asdict(made), "blocks": [{"block": type(b).__name__, **asdict(b)} for b in made.blocks]}


def as_document(stored: dict[str, Any]) -> Document:
    """What ``as_stored`` kept, with tuples for the lists of JSON."""
    parts = (dict(part) for part in stored["blocks"])
    blocks = tuple(getattr(document, part.pop("block"))(**_tuples(part)) for part in parts)
    return Document(**(_tuples(stored) | {"blocks": blocks}))


def _tuples(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _tuples(one) for key, one in value.items()}
    return tuple(_tuples(one) for one in value) if isinstance(value, list | tuple) else value

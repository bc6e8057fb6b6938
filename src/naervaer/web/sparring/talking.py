"""One case of an agenda as it is talked of at the meeting, and what was said of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.http import Http404

from naervaer.core.access.model import Actor, Purpose
from naervaer.core.sparring.states import ITEM
from naervaer.web.agreements import queries as agreements
from naervaer.web.agreements.queries import Row as Decision
from naervaer.web.followup.reach import reach_of
from naervaer.web.said import name_of
from naervaer.web.sparring.groups import takes_part
from naervaer.web.sparring.knowing import ORIGIN
from naervaer.web.sparring.models import Item, ItemEvent
from naervaer.web.sparring.queries import Line, MeetingRow, meeting_row, sent_lines


@dataclass(frozen=True, slots=True)
class Note:
    """What was said of a case at a meeting, by whom."""

    on: date
    what: str
    text: str
    who: str


@dataclass(frozen=True)
class CasePage:
    """One case in the meeting mode: only what is needed to talk of it."""

    line: Line
    meeting: MeetingRow
    case: int | None
    number: int
    count: int
    previous: int | None
    following: int | None
    last_time: tuple[Decision, ...]
    decided: tuple[Decision, ...]
    agreed: tuple[Decision, ...]
    notes: tuple[Note, ...]
    earlier: tuple[Note, ...]
    may_talk: bool

    @property
    def moves(self) -> frozenset[str]:
        return frozenset(move.name for move in ITEM.open_moves(self.line.state))


def case_page(actor: Actor, pk: int, day: date) -> CasePage:
    """A case of an agenda the actor takes part in and sees; the answer of an unknown page for everybody else."""
    item = Item.objects.select_related("meeting__group", "employment").filter(pk=pk).first()
    if item is None or not takes_part(actor, item.meeting, day):
        raise Http404
    shown = [
        line for line in sent_lines(actor, item.meeting, day).shown if line.state != "taken_off" or line.item == pk
    ]
    at = next((n for n, line in enumerate(shown) if line.item == pk), None)
    if at is None:
        raise Http404
    before = Item.objects.filter(
        meeting__group=item.meeting.group_id, employment=item.employment_id, meeting__on_day__lt=item.meeting.on_day
    )
    earlier = list(before.filter(reach_of(actor, Purpose.SPAR, [item.employment_id], day).rows()))
    decisions = agreements.of_origin(ORIGIN, [pk, *(one.pk for one in earlier)])
    return CasePage(
        line=shown[at],
        meeting=meeting_row(item.meeting),
        case=item.case_id,
        number=at + 1,
        count=len(shown),
        previous=shown[at - 1].item if at else None,
        following=shown[at + 1].item if at + 1 < len(shown) else None,
        last_time=tuple(row for one in earlier for row in decisions[one.pk] if row.state != "annulled"),
        decided=tuple(decisions[pk]),
        agreed=tuple(_others(actor, item, decisions, day)),
        notes=tuple(_notes([pk])),
        earlier=tuple(_notes([one.pk for one in earlier])),
        may_talk=item.meeting.state == "sent" and item.meeting.on_day <= day,
    )


def _others(actor: Actor, item: Item, decisions: Mapping[int, list[Decision]], day: date) -> list[Decision]:
    """The agreements about the person that were made elsewhere and wait."""
    here = {row.pk for rows in decisions.values() for row in rows}
    rows = agreements.of_person(actor, item.employment.person_id, day, item.case_id)
    return [row for row in rows if row.waits and row.pk not in here]


def _notes(items: list[int]) -> list[Note]:
    rows = (
        ItemEvent.objects.filter(item__in=items)
        .select_related("by__person", "on_behalf_of", "item__meeting")
        .order_by("pk")
    )
    return [Note(row.item.meeting.on_day, row.get_what_display(), row.text, name_of(row)) for row in rows]


def notes_of(items: list[int]) -> dict[int, list[Note]]:
    """What was said of each case, for the minutes."""
    return {pk: _notes([pk]) for pk in items}

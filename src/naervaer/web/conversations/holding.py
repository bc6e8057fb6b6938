"""A conversation held for writing: who says something of it, in what role, under which rules."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404
from django.utils.timezone import localdate

from naervaer.core.access.model import Actor, Purpose
from naervaer.core.access.sight import Capacity
from naervaer.core.policy.conversations import Conversation as Kind
from naervaer.web import clock
from naervaer.web.access.acting import capacity_or_404
from naervaer.web.audit import actions as audit
from naervaer.web.conversations.kinds import kind_or_404
from naervaer.web.conversations.models import Conversation, ConversationEvent
from naervaer.web.followup.reach import reach_of
from naervaer.web.said import said_by


@dataclass(frozen=True)
class Held:
    conversation: Conversation
    kind: Kind
    by: Actor
    capacity: Capacity
    today: date

    def say(self, what: str, **said: Any) -> None:
        ConversationEvent.objects.create(
            conversation=self.conversation, what=what, **said, **said_by(self.by, self.capacity)
        )


def hold_for_writing(by: Actor, pk: int) -> Held:
    """The answer of an unknown page for whoever may not work on the case."""
    today = clock.today()
    rows = Conversation.objects.select_for_update(of=("self",)).select_related("employment__person")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    reach = reach_of(by, Purpose.WORK_ON_CASE, [found.employment_id], today)
    if not Conversation.objects.filter(reach.rows(), pk=pk).exists():
        raise Http404
    capacity = capacity_or_404(by, Purpose.WORK_ON_CASE, found.employment, today)
    return Held(found, kind_or_404(found.kind, localdate(found.at)), by, capacity, today)


def said_twice(held: Held, what: str, **said: Any) -> bool:
    """Whether the newest word about it is this very one: the button was pressed twice."""
    newest = held.conversation.events.order_by("-pk").first()
    return newest is not None and newest.what == what and all(getattr(newest, k) == v for k, v in said.items())


def log(held: Held, what: str) -> None:
    audit.record(
        by=held.by,
        kind=audit.Kind.WRITE,
        action=f"conversations.{what}",
        capacity=held.capacity,
        subject=held.conversation.employment.person,
        detail={"conversation": held.conversation.pk, "kind": held.conversation.kind},
    )

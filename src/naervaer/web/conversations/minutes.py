"""*Referat*: written as a draft, shared with the employee, corrected with the original kept, commented on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.http import Http404
from django.utils.timezone import localdate

from naervaer.core.access.model import Actor, Role
from naervaer.core.access.sight import Capacity
from naervaer.core.conversations import rules
from naervaer.core.conversations.states import HELD
from naervaer.core.verdicts import ALLOWED, Refused, Verdict, refused
from naervaer.web import clock
from naervaer.web.agreements import actions as agreements
from naervaer.web.agreements import queries as agreed
from naervaer.web.conversations import letters, sending
from naervaer.web.conversations.holding import Held, hold_for_writing, log
from naervaer.web.conversations.kinds import kind_or_404
from naervaer.web.conversations.models import Comment, Minutes, Paper
from naervaer.web.design.danish import long_date
from naervaer.web.notices.news import tell_at_once
from naervaer.web.organisation.employed import person_names
from naervaer.web.said import news_to, said_by

ORIGIN = "conversation"


@dataclass(frozen=True, slots=True)
class Agreed:
    """*Aftale* made at the conversation: what, whose (a party of the policy), and by when."""

    text: str
    owner: str
    due: date


@transaction.atomic
def write_minutes(
    *, by: Actor, conversation_id: int, points: Mapping[str, str], new: Sequence[Agreed] = (), share: bool = False
) -> Verdict:
    """Keep the minutes as a draft, with the agreements made; ``share`` gives the employee their copy at once."""
    held = hold_for_writing(by, conversation_id)
    verdict = _may_be_written(held, points)
    if isinstance(verdict, Refused):
        return verdict
    draft = held.conversation.minutes.first()
    if draft is None:
        draft = Minutes.objects.create(
            conversation=held.conversation, points=_points(held, points), **said_by(by, held.capacity)
        )
        log(held, "write_minutes")
    elif draft.points != _points(held, points):
        held.conversation.minutes.filter(pk=draft.pk, shared_at__isnull=True).update(
            points=_points(held, points), **said_by(by, held.capacity)
        )
        log(held, "write_minutes")
    for one in new:
        made = agreements.agree(
            by=by,
            employment=held.conversation.employment_id,
            case=held.conversation.case_id,
            text=one.text,
            owner=one.owner,
            due=one.due,
            origin=ORIGIN,
            origin_pk=held.conversation.pk,
        )
        if isinstance(made, Refused):
            transaction.set_rollback(True)
            return made
    if share:
        draft.refresh_from_db()
        _share(held, draft)
    return ALLOWED


@transaction.atomic
def share_minutes(*, by: Actor, conversation_id: int) -> Verdict:
    """*Del referatet*: the employee gets a copy, and from then on it can only be corrected."""
    held = hold_for_writing(by, conversation_id)
    draft = held.conversation.minutes.order_by("-pk").first()
    if draft is None:
        return refused("Der er ikke skrevet noget referat endnu.")
    if draft.shared_at is None:
        _share(held, draft)
    return ALLOWED


@transaction.atomic
def correct_minutes(*, by: Actor, conversation_id: int, points: Mapping[str, str], reason: str) -> Verdict:
    """*Ret referatet*: a new version beside the one that was shared, with why."""
    held = hold_for_writing(by, conversation_id)
    newest = held.conversation.minutes.order_by("-pk").first()
    if newest is None or newest.shared_at is None:
        return refused("Referatet er ikke delt endnu. Ret i udkastet.")
    before = {point["id"]: point["text"] for point in newest.points}
    written = {point["id"]: point["text"] for point in _points(held, points)}
    verdict = rules.may_be_corrected(written, before, reason)
    if verdict:
        made = Minutes.objects.create(
            conversation=held.conversation,
            points=_points(held, points),
            corrects=newest,
            reason=reason.strip(),
            shared_at=clock.now(),
            **said_by(by, held.capacity),
        )
        _keep(held, made)
        log(held, "correct_minutes")
    return verdict


@transaction.atomic
def comment(*, by: Actor, minutes_id: int, text: str) -> Verdict:
    """The employee's comment to minutes that have been shared with them; whoever wrote them is told of news."""
    mine = Minutes.objects.select_related("conversation__employment__person", "by__person", "on_behalf_of").filter(
        pk=minutes_id, shared_at__isnull=False, conversation__employment__person__ext_id=by.person_id
    )
    found = mine.first()
    if found is None:
        raise Http404
    if not text.strip():
        return refused("Skriv din kommentar.")
    capacity = Capacity(Role.EMPLOYEE)
    newest = found.comments.order_by("-pk").first()
    if newest is None or newest.text != text.strip():
        Comment.objects.create(minutes=found, text=text.strip(), **said_by(by, capacity))
        kind = kind_or_404(found.conversation.kind, localdate(found.conversation.at))
        today = clock.today()
        log(Held(found.conversation, kind, by, capacity, today), "comment")
        tell_at_once(persons=news_to(found, found.conversation.employment_id, today))
    return ALLOWED


def _may_be_written(held: Held, points: Mapping[str, str]) -> Verdict:
    if held.conversation.state not in HELD:
        return refused("Registrér først, at samtalen er holdt.")
    if held.conversation.minutes.filter(shared_at__isnull=False).exists():
        return refused("Referatet er delt med medarbejderen og kan kun rettes, så det oprindelige bliver stående.")
    return rules.may_be_written(points)


def _points(held: Held, points: Mapping[str, str]) -> list[dict[str, str]]:
    """As the policy asks for them, so that they can be read whatever it asks for later; those left empty are out."""
    return [
        {"id": point.id, "title": point.title, "text": text}
        for point in held.kind.minutes
        if (text := points.get(point.id, "").replace("\r\n", "\n").strip())
    ]


def _share(held: Held, draft: Minutes) -> None:
    now = clock.now()
    Minutes.objects.filter(pk=draft.pk, shared_at__isnull=True).update(shared_at=now)
    draft.shared_at = now
    _keep(held, draft)
    log(held, "share_minutes")


def _keep(held: Held, of: Minutes) -> None:
    """The copy for the employee, with the agreements as they are now."""
    conversation = held.conversation
    leader = held.capacity.on_behalf_of
    absent = person_names([leader])[leader] if leader else None
    head = sending.letterhead(conversation, held.by, absent, held.today)
    rows = [row for row in agreed.of_origin(ORIGIN, [conversation.pk])[conversation.pk] if row.shared]
    document = letters.minutes(
        held.kind,
        head,
        _held_in_words(conversation),
        [(point["title"], point["text"]) for point in of.points],
        [(_sentence(row.text), row.whose, row.due) for row in rows if row.state != "annulled"],
        of.reason,
        sending.with_whom(conversation),
    )
    title = "Rettet referat" if of.corrects_id else "Referat"
    sending.keep(conversation, Paper.What.MINUTES, document, title, of)


def _held_in_words(conversation: Any) -> str:
    way = "på telefon" if conversation.state == "held_by_phone" else "ved et møde"
    return f"{long_date(conversation.held_on)}, {way}"


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."

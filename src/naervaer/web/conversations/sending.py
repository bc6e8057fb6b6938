"""Papers and calendar invitations of a conversation: written with the row they tell of, mailed by the worker after."""

import hashlib
from collections.abc import Iterable
from datetime import date, timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django_tasks import task

from naervaer.core.access.model import Actor
from naervaer.core.letters.document import Document
from naervaer.core.policy.conversations import Conversation as Kind
from naervaer.web import clock
from naervaer.web.conversations import letters
from naervaer.web.conversations.kinds import letter_of
from naervaer.web.conversations.letters import Letterhead
from naervaer.web.conversations.models import CalendarMail, Conversation, Minutes, Paper, Participant
from naervaer.web.design.wording import title_of_party
from naervaer.web.followup.waiting import running_case
from naervaer.web.handbook.queries import active_policy
from naervaer.web.letters.typeset import as_pdf
from naervaer.web.notices import calendar, outgoing
from naervaer.web.notices.calendar import Address, Method
from naervaer.web.organisation.employed import jobs

LETTERS = {"letter": Paper.What.INVITATION, "moved": Paper.What.MOVED, "cancelled": Paper.What.CANCELLED}


def letterhead(conversation: Conversation, by: Actor, on_behalf_of: str | None, day: date) -> Letterhead:
    employment = conversation.employment
    [(_job, unit, _fte), *_] = [*jobs([employment.pk], day), ("", "", None)]
    municipality = active_policy().municipality.name
    return Letterhead(municipality, unit, employment.person.name, by.name, on_behalf_of, day)


def write_letter(conversation: Conversation, kind: Kind, what: str, head: Letterhead) -> None:
    """Write one of the policy's letters about the conversation as it stands now; none when the policy has none."""
    letter = letter_of(kind, what, head.written)
    if letter is None or conversation.starts is None:
        return
    case = running_case(conversation.employment_id)
    since = case or conversation.case
    meeting = letters.Meeting(
        starts=conversation.starts,
        place=conversation.place,
        by_phone=conversation.by_phone,
        with_whom=with_whom(conversation),
        answer_by=answer_by(conversation, head.written),
        duty=active_policy().duty(kind.duty(sick=case is not None)),
        first_day=since.first_day if since else None,
    )
    keep(conversation, LETTERS[what], letters.invitation(letter, kind, head, meeting), letter.title)


def with_whom(conversation: Conversation) -> tuple[str, ...]:
    """Everybody called besides the two: those the program knows with their role, the others as they were written."""
    known = [_with_role(p) for p in _participants(conversation)]
    return (*known, conversation.others) if conversation.others else tuple(known)


def _with_role(participant: Participant) -> str:
    return f"{participant.person.name} ({title_of_party(participant.party)})"


def answer_by(conversation: Conversation, day: date) -> date:
    """*Svarfrist*: the day before the conversation, but not before the letter is written."""
    assert conversation.starts is not None  # noqa: S101 - only conversations with a time are asked about
    held = conversation.starts.astimezone(calendar.COPENHAGEN).date()
    return max(day, held - timedelta(days=1))


def keep(
    conversation: Conversation, what: Paper.What, document: Document, title: str, minutes: Minutes | None = None
) -> None:
    """Set the document and keep it byte for byte."""
    pdf = as_pdf(document, author=active_policy().municipality.name)
    Paper.objects.create(
        conversation=conversation,
        minutes=minutes,
        what=what,
        title=title,
        at=clock.now(),
        pdf=pdf,
        sha256=hashlib.sha256(pdf).hexdigest(),
    )


def tell_calendars(conversation: Conversation, kind: Kind, method: Method, acting: Any) -> None:
    """Write the meeting to everybody's calendar who has an address, and mail it after.

    Whoever called it stays its organizer, for calendars take changes from nobody else. The organizer, and whoever
    changes it in their place, get a copy with nothing to answer. It is called off with all who have been told of it.
    """
    organizer = conversation.by.person
    if conversation.starts is None or organizer is None or not organizer.email:
        return
    called = [conversation.employment.person, *(p.person for p in _participants(conversation))]
    asked = [person for person in called if person.email]
    meeting = calendar.Meeting(
        uid=f"{conversation.uid}@naervaer",
        sequence=conversation.sequence,
        starts=conversation.starts,
        minutes_long=kind.minutes_long,
        place="Telefon" if conversation.by_phone else conversation.place,
        organizer=Address(organizer.name, organizer.email),
        attendees=tuple(Address(person.name, person.email) for person in asked),
    )
    if method == "CANCEL":
        told = {mail.person.pk: mail.person for mail in conversation.mails.select_related("person").order_by("pk")}
        written = _mails(conversation, meeting, method, [person for person in told.values() if person.email])
    else:
        copies = {person.pk: person for person in (organizer, acting) if person and person.email}
        written = _mails(conversation, meeting, method, asked)
        written += _mails(conversation, meeting, "PUBLISH", list(copies.values()))
    transaction.on_commit(partial(send_written.enqueue, [mail.pk for mail in written]))


def _participants(conversation: Conversation) -> QuerySet[Participant]:
    return conversation.participants.select_related("person").order_by("pk")


def _mails(
    conversation: Conversation, meeting: calendar.Meeting, method: Method, people: list[Any]
) -> list[CalendarMail]:
    content = calendar.as_ics(meeting, method, stamped=clock.now())
    return CalendarMail.objects.bulk_create(
        CalendarMail(
            conversation=conversation,
            person=person,
            address=person.email,
            method=method,
            sequence=conversation.sequence,
            content=content,
            written_at=clock.now(),
        )
        for person in people
    )


@task()
def send_written(pks: list[int]) -> None:
    """Sent beside the page: a mail server that is slow keeps nobody waiting."""
    send_waiting(pks)


def send_waiting(pks: Iterable[int] | None = None) -> int:
    """Send what has been written and not sent; the number sent.

    One that a newer has taken the place of is never sent: after a cancellation it would put the meeting back.
    """
    newer = CalendarMail.objects.filter(
        conversation=OuterRef("conversation"), person=OuterRef("person"), sequence__gt=OuterRef("sequence")
    )
    return outgoing.send_all(outgoing.waiting(CalendarMail.objects.filter(~Exists(newer)), pks))

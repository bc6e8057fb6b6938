"""The meetings in the calendars of those who take part: written with the plan, mailed after, and called off."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef
from django_tasks import task

from naervaer.web import clock
from naervaer.web.notices import calendar, outgoing
from naervaer.web.notices.calendar import Address, Method
from naervaer.web.sparring.groups import members_on
from naervaer.web.sparring.models import Meeting, MeetingEvent, MeetingMail

SUMMARY = "Møde"
"""Neutral: a calendar stands open on desks and phones."""

MINUTES_LONG = 120


def invite(meeting: Meeting) -> None:
    """Ask those who take part and have not been asked; a meeting without a time of day is in nobody's calendar."""
    asked = set(MeetingMail.objects.filter(meeting=meeting).values_list("person", flat=True))
    people = [member.person for member in members_on(meeting.group_id, meeting.on_day)]
    _write(meeting, "REQUEST", [person for person in people if person.pk not in asked and person.email])


def call_off(meeting: Meeting) -> None:
    """Take the meeting out of the calendars it was put in."""
    asked = MeetingMail.objects.filter(meeting=meeting, method="REQUEST").select_related("person")
    _write(meeting, "CANCEL", [mail.person for mail in asked])


def _write(meeting: Meeting, method: Method, people: list[Any]) -> None:
    planned = meeting.events.filter(what=MeetingEvent.What.PLANNED).select_related("by__person").first()
    organizer = planned.by.person if planned else None
    if meeting.starts is None or organizer is None or not organizer.email or not people:
        return
    content = calendar.as_ics(
        calendar.Meeting(
            uid=f"sparring-{meeting.pk}@{urlsplit(settings.NAERVAER_URL).hostname or 'naervaer'}",
            sequence=1 if method == "CANCEL" else 0,
            starts=datetime.combine(meeting.on_day, meeting.starts, tzinfo=calendar.COPENHAGEN),
            minutes_long=MINUTES_LONG,
            place=meeting.place,
            organizer=Address(organizer.name, organizer.email),
            attendees=tuple(Address(person.name, person.email) for person in people),
            summary=SUMMARY,
        ),
        method,
        stamped=clock.now(),
    )
    written = MeetingMail.objects.bulk_create(
        MeetingMail(
            meeting=meeting,
            person=person,
            address=person.email,
            method=method,
            content=content,
            written_at=clock.now(),
        )
        for person in people
    )
    transaction.on_commit(partial(send_written.enqueue, [mail.pk for mail in written]))


@task()
def send_written(pks: list[int]) -> None:
    """Sent beside the page: a mail server that is slow keeps nobody waiting."""
    send_waiting(pks)


def send_waiting(pks: Iterable[int] | None = None) -> int:
    """Send what has been written and not sent; the number sent.

    An invitation that has since been called off is never sent: it would put the meeting back.
    """
    newer = MeetingMail.objects.filter(meeting=OuterRef("meeting"), person=OuterRef("person"), pk__gt=OuterRef("pk"))
    return outgoing.send_all(outgoing.waiting(MeetingMail.objects.filter(~Exists(newer)), pks), subject=SUMMARY)

"""Sessions in the calendars of those they are for: neutral, without the place and without each other's names."""

from collections.abc import Iterable
from email.utils import parseaddr
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef
from django_tasks import task

from naervaer.web import clock, slots
from naervaer.web.booking.models import Session, SessionMail
from naervaer.web.notices import calendar, outgoing
from naervaer.web.notices.calendar import Address, Method

SUMMARY = "Møde"


def invite(session: Session) -> None:
    _write(session, "REQUEST", _people(session))


def call_to(session: Session, person: Any) -> None:
    """One more, when the others have it already."""
    known = SessionMail.objects.filter(session=session, person=person, method="REQUEST").exists()
    if person.email and not known:
        _write(session, "REQUEST", [person])


def call_off(session: Session) -> None:
    """Out of the calendars it was put in."""
    asked = SessionMail.objects.filter(session=session, method="REQUEST").select_related("person")
    _write(session, "CANCEL", [mail.person for mail in asked])


def _people(session: Session) -> list[Any]:
    course = session.course
    found = [course.employment.person if course.employment else course.asker, session.giver]
    if session.part == "three_party":
        found += list(slots.SESSION_GUESTS(course.pk))
    return [person for person in found if person is not None and person.email]


def _write(session: Session, method: Method, people: list[Any]) -> None:
    host = urlsplit(settings.NAERVAER_URL).hostname or "naervaer"
    written = [
        SessionMail(
            session=session,
            person=person,
            address=person.email,
            method=method,
            content=_content(session, method, Address(person.name, person.email), host),
            written_at=clock.now(),
        )
        for person in people
    ]
    made = SessionMail.objects.bulk_create(written)
    transaction.on_commit(partial(send_written.enqueue, [mail.pk for mail in made]))


def _content(session: Session, method: Method, to: Address, host: str) -> str:
    meeting = calendar.Meeting(
        uid=f"moede-{session.pk}-{session.course_id}@{host}",
        sequence=1 if method == "CANCEL" else 0,
        starts=session.starts,
        minutes_long=session.minutes,
        place="",
        organizer=Address("Nærvær", parseaddr(settings.DEFAULT_FROM_EMAIL)[1]),
        attendees=(to,),
        summary=SUMMARY,
    )
    return calendar.as_ics(meeting, method, stamped=clock.now())


@task()
def send_written(pks: list[int]) -> None:
    """Sent beside the page: a mail server that is slow keeps nobody waiting."""
    send_waiting(pks)


def send_waiting(pks: Iterable[int] | None = None) -> int:
    """Send what has been written and not sent; an invitation that has since been called off is never sent."""
    newer = SessionMail.objects.filter(session=OuterRef("session"), person=OuterRef("person"), pk__gt=OuterRef("pk"))
    return outgoing.send_all(outgoing.waiting(SessionMail.objects.filter(~Exists(newer)), pks), subject=SUMMARY)

"""*Kalenderaftaler* by mail (iMIP, RFC 6047): asked for, changed and called off under one ``uid``.

Subject and text are neutral, as in all mail: a calendar stands open on desks and phones.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from email.message import EmailMessage as Message
from typing import Literal
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, Timezone, vCalAddress, vText

Method = Literal["REQUEST", "PUBLISH", "CANCEL"]
"""``PUBLISH`` is for whoever calls the meeting: there is nothing for them to answer."""

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
SUMMARY = "Samtale"


def local(moment: datetime) -> datetime:
    """The moment on a Danish clock."""
    return moment.astimezone(COPENHAGEN)


@dataclass(frozen=True, slots=True)
class Address:
    """A name and the mail address it is reached at."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """What stands in the calendars. ``sequence`` grows by one each time it is changed or called off."""

    uid: str
    sequence: int
    starts: datetime
    minutes_long: int
    place: str
    organizer: Address
    attendees: tuple[Address, ...]
    summary: str = SUMMARY


def as_ics(meeting: Meeting, method: Method, *, stamped: datetime) -> str:
    """The meeting as an iCalendar object with the time zone it is held in."""
    calendar = Calendar()
    calendar.add("prodid", "-//Naervaer//DA")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    starts = meeting.starts.astimezone(COPENHAGEN)
    years = date(starts.year, 1, 1), date(starts.year + 1, 12, 31)
    calendar.add_component(Timezone.from_tzinfo(COPENHAGEN, first_date=years[0], last_date=years[1]))
    event = Event()
    event.add("uid", meeting.uid)
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", stamped.astimezone(ZoneInfo("UTC")))
    event.add("dtstart", starts)
    event.add("dtend", starts + timedelta(minutes=meeting.minutes_long))
    event.add("summary", meeting.summary)
    event.add("description", _told(method))
    event.add("status", "CANCELLED" if method == "CANCEL" else "CONFIRMED")
    event.add("class", "PRIVATE")
    if meeting.place:
        event.add("location", meeting.place)
    event["organizer"] = _party(meeting.organizer)
    for attendee in meeting.attendees:
        party = _party(attendee)
        party.params["ROLE"] = vText("REQ-PARTICIPANT")
        party.params["PARTSTAT"] = vText("NEEDS-ACTION")
        party.params["RSVP"] = vText("FALSE")
        event.add("attendee", party, encode=False)
    calendar.add_component(event)
    return str(calendar.to_ical().decode())


def send(
    *, to: str, content: str, method: str, backend: BaseEmailBackend | None = None, subject: str = SUMMARY
) -> bool:
    """Send one calendar invitation; False when the server would not take it."""
    message = _Invitation(subject, _told(method), to=[to], connection=backend or get_connection())
    message.calendar, message.method = content, method
    try:
        return bool(message.send())
    except OSError:
        return False


class _Invitation(EmailMessage):
    """Plain text and the calendar part as alternatives of each other, as calendars expect them."""

    calendar: str = ""
    method: str = "REQUEST"

    def message(self) -> Message:  # type: ignore[override]
        written = Message()
        written["Subject"] = self.subject
        written["From"] = self.from_email
        written["To"] = ", ".join(self.to)
        for name, value in super().message().items():
            if name in ("Date", "Message-ID"):
                written[name] = value
        written.set_content(str(self.body))
        written.add_alternative(self.calendar.encode(), maintype="text", subtype="calendar", cte="base64")
        part = list(written.iter_parts())[-1]
        part.set_param("charset", "utf-8")
        part.set_param("method", self.method)
        part["Content-Class"] = "urn:content-classes:calendarmessage"
        return written


def _told(method: str) -> str:
    text = {
        "REQUEST": _("Tid og sted står i kalenderaftalen. Log ind i Nærvær for at læse mere og svare:\n\n%(url)s\n"),
        "PUBLISH": _("Tid og sted står i kalenderaftalen. Log ind i Nærvær for at læse mere:\n\n%(url)s\n"),
        "CANCEL": _("Aftalen er aflyst. Log ind i Nærvær for at læse mere:\n\n%(url)s\n"),
    }[method]
    return text % {"url": settings.NAERVAER_URL}


def _party(address: Address) -> vCalAddress:
    party = vCalAddress(f"mailto:{address.email}")
    party.params["CN"] = vText(address.name)
    return party

"""Where the three-party conversation is shown: to whoever gives the course, the employee, and those who are called."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naervaer.core.access.model import Actor
from naervaer.core.scheme.joint import missing
from naervaer.web import slots
from naervaer.web.agreements import origins
from naervaer.web.booking.guests import three_party_held
from naervaer.web.booking.quotas import offer_of
from naervaer.web.courses.known import by_pk
from naervaer.web.handbook.queries import active_policy
from naervaer.web.slots import Panel
from naervaer.web.threeparty import queries
from naervaer.web.threeparty.actions import ORIGIN
from naervaer.web.threeparty.models import Called


def fill() -> None:
    slots.GIVEN_COURSE_PARTS.fill(given)
    slots.OWN_COURSE_PARTS.fill(own)
    slots.PERSON_PANELS.fill(of_person)
    slots.TODAY_PANELS.fill(invited)
    slots.HANDED_PANELS.fill(invited)
    slots.SESSION_GUESTS.fill(guests)
    slots.COURSE_MAY_FINISH.fill(in_the_way)
    origins.register(ORIGIN, gettext_lazy("ved trepartssamtalen"))


def given(actor: Actor, course: int, day: date) -> Iterator[Panel]:
    talk = queries.conversation(course, day)
    if talk is not None:
        yield Panel(_("Trepartssamtalen"), "threeparty/_given.html", {"talk": talk}, order=2)


def own(actor: Actor, course: int, day: date) -> Iterator[Panel]:
    agreed = queries.own_of_course(actor, course)
    if agreed is not None:
        yield Panel(_("Jeres fælles aftale"), "threeparty/_own.html", {"row": agreed}, order=0)


def of_person(actor: Actor, person: int, day: date) -> Iterator[Panel]:
    rows = queries.of_person(actor, person, day) if active_policy().offers_on(day) else []
    if rows:
        yield Panel(_("Fælles aftale fra et forløb"), "threeparty/_rows.html", {"rows": rows}, order=44)


def invited(actor: Actor, day: date) -> Iterator[Panel]:
    """*Trepartssamtaler*, somebody is called to."""
    rows = queries.invited(actor, day) if active_policy().offers_on(day) else []
    if rows:
        yield Panel(_("Trepartssamtaler, du er indkaldt til"), "threeparty/_invited.html", {"rows": rows}, order=3)


def guests(course: int) -> Iterator[Any]:
    for called in Called.objects.filter(course=course).select_related("person"):
        yield called.person


def in_the_way(course: int) -> Iterator[str]:
    found = by_pk([course])[course]
    told = missing(offer_of(found), three_party_held(course)) if found.employment is not None else ""
    if told:
        yield told

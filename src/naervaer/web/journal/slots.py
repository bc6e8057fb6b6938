"""Where a journal is told of: to the client, and to whoever gives the course. Asks the journals themselves nothing."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from naervaer.core.access.model import Actor, Purpose
from naervaer.web import slots
from naervaer.web.courses import reach
from naervaer.web.slots import Button, Panel


def fill() -> None:
    slots.OWN_PANELS.fill(own)
    slots.GIVEN_COURSE_PARTS.fill(given)


def own(actor: Actor, day: date) -> Iterator[Panel]:
    if reach.own(actor).filter(state__in=reach.GIVEN).exists():
        button = Button(_("Læs om din journal"), reverse("journal:own"))
        yield Panel(_("Journalen for dit forløb"), "journal/_own.html", {}, order=60, buttons=(button,))


def given(actor: Actor, course: int, day: date) -> Iterator[Panel]:
    """To whoever gives the course themselves; a colleague is not told whether there is one."""
    if actor.holds(Purpose.KEEP_JOURNAL, day) and reach.taken_by(actor, day).filter(pk=course).exists():
        button = Button(_("Gå til journalen"), reverse("journal:of-course", args=[course]))
        yield Panel(_("Journalen"), "journal/_given.html", {}, order=1, buttons=(button,))

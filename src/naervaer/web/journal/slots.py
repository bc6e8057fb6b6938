"""*Min side*: that a journal is kept in a course, and where to read of it. Asks the journals themselves nothing."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from naervaer.core.access.model import Actor
from naervaer.web import slots
from naervaer.web.courses import reach
from naervaer.web.slots import Button, Panel


def fill() -> None:
    slots.OWN_PANELS.fill(own)


def own(actor: Actor, day: date) -> Iterator[Panel]:
    if reach.own(actor).filter(state__in=reach.GIVEN).exists():
        button = Button(_("Læs om din journal"), reverse("journal:own"))
        yield Panel(_("Journalen for dit forløb"), "journal/_own.html", {}, order=60, buttons=(button,))

"""A link to the status on the page of the scheme."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from naervaer.core.access.model import Actor, Purpose
from naervaer.web import slots
from naervaer.web.slots import Button


def fill() -> None:
    slots.SCHEME_LINKS.fill(links)


def links(actor: Actor, day: date) -> Iterator[Button]:
    if actor.holds(Purpose.SEE_SCHEME_STATUS, day):
        yield Button(_("Status"), reverse("status:index"), 4)

"""Where invoices are shown: from the providers' page, and from the pages of whoever gives courses."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from naervaer.core.access.model import Actor
from naervaer.web import slots
from naervaer.web.invoices import queries
from naervaer.web.invoices.reach import billing
from naervaer.web.slots import Button


def fill() -> None:
    slots.PROVIDER_LINKS.fill(links)
    slots.SCHEME_LINKS.fill(waiting)


def links(actor: Actor, day: date) -> Iterator[Button]:
    if billing(actor, day):
        yield Button(_("Fakturaer"), reverse("invoices:index"))


def waiting(actor: Actor, day: date) -> Iterator[Button]:
    """On the first page of the scheme only when something waits."""
    count = queries.waiting(actor, day)
    if count:
        yield Button(_("Fakturaer, der venter: %(n)s") % {"n": count}, reverse("invoices:index"), 5)

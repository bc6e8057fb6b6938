"""Where courses are shown: *Min side*, the person's page, and the night's work."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from naervaer.core.access.model import Actor, Purpose
from naervaer.web import slots
from naervaer.web.courses import queries, waiting
from naervaer.web.courses.deciding import decides
from naervaer.web.handbook.queries import active_policy
from naervaer.web.slots import Button, Panel


def fill() -> None:
    slots.OWN_PANELS.fill(own)
    slots.PERSON_PANELS.fill(panels)
    slots.NIGHT.fill(waiting.night)
    slots.SCHEME_LINKS.fill(links)


def links(actor: Actor, day: date) -> Iterator[Button]:
    if actor.holds(Purpose.HANDLE_SCHEME, day):
        yield Button(_("Ventelister"), reverse("courses:waiting"), 2)
    if decides(actor):
        yield Button(_("Leverandører"), reverse("courses:seats"), 4)
    if actor.holds(Purpose.SEE_SCHEME_STATUS, day):
        yield Button(_("Penge"), reverse("courses:money"), 3)


def own(actor: Actor, day: date) -> Iterator[Panel]:
    rows = queries.own(actor, day) if active_policy().offers_on(day) else []
    if rows:
        order = 5 if any(row.state == "offered" for row in rows) else 18
        yield Panel(_("Dine forløb i trivselsordningen"), "courses/_own.html", {"rows": rows}, order=order)


def panels(actor: Actor, person: int, day: date) -> Iterator[Panel]:
    rows = queries.of_person(actor, person, day) if active_policy().offers_on(day) else []
    if rows:
        yield Panel(_("Forløb i trivselsordningen"), "courses/_panel.html", {"rows": rows}, order=46)

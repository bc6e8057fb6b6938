"""Where applications for efforts wait for somebody: *I dag*, *Overdragne sager* and *Min side*."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from naervaer.core.access.model import Actor, Purpose
from naervaer.core.scheme.applying import is_applied_for
from naervaer.web import slots
from naervaer.web.efforts import queries
from naervaer.web.efforts.applying import offers_for
from naervaer.web.efforts.reach import APPLY
from naervaer.web.handbook.queries import active_policy
from naervaer.web.slots import Button, Panel


def fill() -> None:
    slots.TODAY_PANELS.fill(panels)
    slots.HANDED_PANELS.fill(panels)
    slots.OWN_PANELS.fill(panels)
    slots.SCHEME_LINKS.fill(links)
    slots.OFFER_BUTTONS.fill(buttons)


def links(actor: Actor, day: date) -> Iterator[Button]:
    if _has_part(actor, day):
        yield Button(_("Indsatser"), reverse("efforts:index"), 0)


def buttons(actor: Actor, offer: str, day: date) -> Iterator[Button]:
    if offer in {one.id for one in offers_for(actor, day)}:
        yield Button(_("Søg en indsats"), reverse("efforts:apply", args=[offer]))


def panels(actor: Actor, day: date) -> Iterator[Panel]:
    rows = queries.waiting_for(actor, day) if _has_part(actor, day) else []
    if rows:
        yield Panel(_("Indsatser, der venter på dig"), "efforts/_panel.html", {"rows": rows}, order=4)


def _has_part(actor: Actor, day: date) -> bool:
    asked = any(actor.holds(purpose, day) for purpose in (APPLY, Purpose.AIM_EFFORT, Purpose.HANDLE_SCHEME))
    return asked and any(is_applied_for(offer) for offer in active_policy().offers_on(day))

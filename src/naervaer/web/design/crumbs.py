"""*Brødkrummer*: the way to a page, the page itself last and without an address."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from naervaer.core.access.model import Actor, Purpose

Crumb = dict[str, str]


def crumb(label: str, url_name: str, *args: Any) -> Crumb:
    """A page on the way."""
    return {"label": label, "url": reverse(url_name, args=args)}


def here(label: str) -> Crumb:
    """The page one is on."""
    return {"label": label, "url": ""}


def list_of(actor: Actor, day: date) -> list[Crumb]:
    """The list from which somebody comes to a person: their own day, or the cases handed to them."""
    if actor.holds(Purpose.ACT_ON_STEP, day):
        return [crumb(_("I dag"), "followup:today")]
    if actor.holds(Purpose.SEE_HANDED_CASES, day):
        return [crumb(_("Overdragne sager"), "organisation:handed")]
    return []

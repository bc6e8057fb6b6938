"""Where requests for offers are shown: the person's page, *I dag* and *Min side*."""

from collections.abc import Collection, Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from naervaer.core.access.model import Actor, Purpose
from naervaer.web import slots
from naervaer.web.handbook.queries import active_policy
from naervaer.web.scheme import acute_queries, queries
from naervaer.web.scheme.catalogue import acute_offers, has_offers
from naervaer.web.scheme.frame import individual_offers
from naervaer.web.slots import Button, Panel, Task


def fill() -> None:
    slots.PERSON_PANELS.fill(panels)
    slots.PERSON_BUTTONS.fill(buttons)
    slots.TODAY_TASKS.fill(tasks)
    slots.OWN_PANELS.fill(own)
    slots.TODAY_PANELS.fill(today)
    slots.SCHEME_LINKS.fill(links)
    slots.OFFER_BUTTONS.fill(of_offer)


def of_offer(actor: Actor, offer: str, day: date) -> Iterator[Button]:
    if actor.holds(Purpose.BOOK_OFFER, day) and offer in {one.id for one in individual_offers(day)}:
        yield Button(_("Søg for en medarbejder"), reverse("scheme:find", args=[offer]))


def links(actor: Actor, day: date) -> Iterator[Button]:
    if actor.holds(Purpose.HANDLE_SCHEME, day):
        yield Button(_("Uden om lederen"), reverse("scheme:handle"), 1)


def panels(actor: Actor, person: int, day: date) -> Iterator[Panel]:
    rows = queries.of_person(actor, person, day)
    if rows:
        yield Panel(_("Trivselsordning"), "scheme/_panel.html", {"rows": rows}, order=45)


def buttons(actor: Actor, person: int, day: date) -> Iterator[Button]:
    if individual_offers(day) and queries.may_book(actor, person, day):
        yield Button(_("Søg et tilbud i trivselsordningen"), reverse("scheme:choose", args=[person]), 24)


def tasks(actor: Actor, employments: Collection[int], day: date) -> Iterator[Task]:
    """*Svar igen*: the employee does not agree to what was answered."""
    for row in queries.disputed(actor, employments, day) if has_offers(active_policy(), day) else ():
        yield Task(
            employment=row.employment,
            title=_("Svar igen: %(offer)s") % {"offer": row.title},
            target=row.happened[-1].day,
            text=_("Medarbejderen er ikke enig i svarene."),
            buttons=(Button(_("Svar igen"), reverse("scheme:ask-again", args=[row.pk])),),
        )


def own(actor: Actor, day: date) -> Iterator[Panel]:
    rows = queries.own(actor)
    if rows:
        order = 6 if any(row.state == "asked" for row in rows) else 19
        yield Panel(_("Tilbud i trivselsordningen"), "scheme/_own.html", {"rows": rows}, order=order)


def today(actor: Actor, day: date) -> Iterator[Panel]:
    """*Akut hjælp er brugt*: the leader talks with those it was about, and sees to what must be reported."""
    calls = acute_queries.lately(actor, day) if acute_offers(day) else []
    if calls:
        yield Panel(_("Akut hjælp er brugt"), "scheme/_called.html", {"calls": calls}, order=2)

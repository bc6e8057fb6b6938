"""Where *Tidlig Indsats* is shown: the steps that ask, the person's page, *Overdragne sager* and *Min side*."""

from collections.abc import Collection, Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from naervaer.core.access.model import Actor, Purpose
from naervaer.web import slots
from naervaer.web.access import scope
from naervaer.web.early import queries
from naervaer.web.followup.reach import about_now
from naervaer.web.organisation import queries as organisation
from naervaer.web.organisation.employed import persons_by_employment
from naervaer.web.slots import Button, Panel, StepAsked


def fill() -> None:
    slots.STEP_BUTTONS.fill(step_buttons)
    slots.PERSON_PANELS.fill(panels)
    slots.PERSON_BUTTONS.fill(buttons)
    slots.HANDED_PANELS.fill(handed)
    slots.OWN_PANELS.fill(own)


def step_buttons(actor: Actor, steps: Collection[StepAsked], day: date) -> Iterator[tuple[int, Button]]:
    """*Skriv vurderingen* and *Giv tilbuddet*, or *Skriv svaret* while it waits, on the steps that those do."""
    asked = [step for step in steps if step.done_by in ("judgement", "offer")]
    if not asked:
        return
    persons = persons_by_employment([step.employment for step in asked])
    waiting = queries.open_offers([step.employment for step in asked])
    for step in asked:
        person = persons[step.employment]
        if step.done_by == "judgement":
            yield step.pk, Button(_("Skriv vurderingen"), _about(step, reverse("early:judge", args=[person])))
        elif step.employment in waiting:
            yield step.pk, Button(_("Skriv svaret"), reverse("early:answer", args=[waiting[step.employment]]))
        else:
            yield step.pk, Button(_("Giv tilbuddet"), _about(step, reverse("early:offer", args=[person])))


def _about(step: StepAsked, address: str) -> str:
    """Somebody may be absent from two employments with one leader: the step says from which."""
    return f"{address}?ansaettelse={step.employment}"


def panels(actor: Actor, person: int, day: date) -> Iterator[Panel]:
    effort = queries.effort(day)
    found = {
        "judged": queries.judgements(actor, person, day),
        "offers": queries.offers(actor, person, day),
        "referrals": queries.referrals(actor, person, day),
    }
    if any(found.values()):
        may_act = scope.in_reach(actor, Purpose.WORK_ON_CASE, person, day)
        yield Panel(effort.name, "early/_panel.html", {**found, "may_act": may_act}, order=12)


def buttons(actor: Actor, person: int, day: date) -> Iterator[Button]:
    """*Tilbyd hjælp* in a case, with the adviser's own judgement of it; *Henvis forebyggende* before there is one."""
    effort = queries.effort(day)
    if not effort.professionals or not scope.in_reach(actor, Purpose.WORK_ON_CASE, person, day):
        return
    about, leads = about_now(actor, person, day), scope.in_reach(actor, Purpose.HAND_OVER, person, day)
    if about.case is None:
        if leads and effort.preventive:
            yield Button(_("Henvis forebyggende"), reverse("early:refer", args=[person]), 22)
        return
    if not leads and queries.assessment(about, day):
        yield Button(_("Skriv din vurdering"), reverse("early:judge", args=[person]), 8)
    yield Button(_("Tilbyd hjælp"), reverse("early:offer", args=[person]), 22)


def handed(actor: Actor, day: date) -> Iterator[Panel]:
    waiting = queries.received(actor, day)
    if waiting:
        context = {"referrals": waiting, "may_act": True}
        yield Panel(_("Forebyggende henvisninger"), "early/_received.html", context, order=5)


def own(actor: Actor, day: date) -> Iterator[Panel]:
    jobs = [employment.pk for employment in organisation.own_employments(actor.person_id or "", day)]
    offers, referrals = queries.own_offers(jobs, day), queries.own_referrals(jobs, day)
    if offers or referrals:
        context = {"offers": offers, "referrals": referrals}
        asked = any(offer.state == "offered" for offer in offers)
        title = _("Tilbud om hjælp til dig") if offers else _("Henvisning af dig")
        yield Panel(title, "early/_own.html", context, order=7 if asked else 18)

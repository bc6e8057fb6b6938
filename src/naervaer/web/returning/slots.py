"""Where plans are shown: *I dag*, the step that asks for one, the person's page, and *Min side*."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from naervaer.core.access.model import Actor, Purpose
from naervaer.web import slots
from naervaer.web.access import scope
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation import queries as organisation
from naervaer.web.organisation.employed import persons_by_employment
from naervaer.web.returning import queries, untried
from naervaer.web.slots import Button, Moment, Panel, StepAsked, Task


def fill() -> None:
    slots.TODAY_TASKS.fill(tasks)
    slots.STEP_BUTTONS.fill(step_buttons)
    slots.PERSON_PANELS.fill(panels)
    slots.PERSON_BUTTONS.fill(buttons)
    slots.PERSON_MOMENTS.fill(moments)
    slots.OWN_PANELS.fill(own)
    slots.COORDINATOR_PANELS.fill(coordinator)
    slots.TODAY_PANELS.fill(waiting)
    slots.HANDED_PANELS.fill(waiting)


def tasks(actor: Actor, employments: Collection[int], day: date) -> Iterator[Task]:
    """A plan whose weeks have run out, and one that has ended and is to be looked back on."""
    rules = active_policy().return_plan_on(day)
    for row in queries.to_see_to(employments, day):
        show = Button(_("Se planen"), reverse("returning:show", args=[row.pk]))
        if row.state == "running":
            text = _("Planens sidste uge er gået.")
            end = Button(_("Afslut"), reverse("returning:end", args=[row.pk]))
            longer = Button(_("Forlæng"), reverse("returning:adjust", args=[row.pk]))
            yield Task(
                row.employment, _("Forlæng eller afslut planen"), row.last, text, (end, longer), rules.why, rules.source
            )
        else:
            by = row.last + timedelta(days=rules.evaluate_within_days)
            evaluate = Button(_("Evaluér"), reverse("returning:evaluate", args=[row.pk]))
            yield Task(row.employment, _("Evaluér planen"), by, "", (evaluate, show), rules.why, rules.source)


def step_buttons(actor: Actor, steps: Collection[StepAsked], day: date) -> Iterator[tuple[int, Button]]:
    """*Lav planen* on the steps that a plan does."""
    rules = {rule.id for rule in active_policy().step if rule.done_by == "return_plan"}
    asked = [step for step in steps if step.rule in rules]
    persons = persons_by_employment([step.employment for step in asked]) if asked else {}
    for step in asked:
        if step.employment in persons:
            yield step.pk, Button(_("Lav planen"), reverse("returning:new", args=[persons[step.employment]]))


def panels(actor: Actor, person: int, day: date) -> Iterator[Panel]:
    plans = queries.of_person(actor, person, day)
    shown = [plan for plan in plans if plan.state != "annulled"]
    if shown:
        yield Panel(_("Plan for at komme tilbage"), "returning/_panel.html", {"plans": shown, "day": day}, order=15)
        return
    found = untried.of_person(actor, person, day)
    if found:
        made = (
            Button(_("Lav en plan"), reverse("returning:new", args=[person])),
            Button(_("Ikke mulig nu"), reverse("returning:rule-out", args=[person])),
        )
        context = {"untried": found, "waits": found.waits(day)}
        yield Panel(_("Nedsat tjeneste er ikke prøvet"), "returning/_hint.html", context, order=60, buttons=made)


def buttons(actor: Actor, person: int, day: date) -> Iterator[Button]:
    if scope.in_reach(actor, Purpose.WORK_ON_CASE, person, day):
        running = [plan for plan in queries.of_person(actor, person, day) if plan.running]
        if not running:
            yield Button(_("Lav en plan for at komme tilbage"), reverse("returning:new", args=[person]), 20)


def moments(actor: Actor, employments: Collection[int], day: date) -> Iterator[Moment]:
    """The days a plan begins and ends."""
    for plan in queries.of_employments(employments):
        url = reverse("returning:show", args=[plan.pk])
        yield Moment(plan.first, _("Planen for at komme tilbage begynder"), url=url)
        yield Moment(plan.last, _("Planens sidste dag"), url=url)


def own(actor: Actor, day: date) -> Iterator[Panel]:
    jobs = [employment.pk for employment in organisation.own_employments(actor.person_id or "", day)]
    plans = queries.own(jobs, day) if jobs else []
    ruled_out = untried.own(jobs) if jobs else []
    if ruled_out and not any(plan.running for plan in plans):
        yield Panel(_("Nedsat tjeneste"), "returning/_own_ruled_out.html", {"said": ruled_out[:1]}, order=16)
    if plans:
        yield Panel(_("Din plan for at komme tilbage"), "returning/_own.html", {"plans": plans, "day": day}, order=15)


def waiting(actor: Actor, day: date) -> Iterator[Panel]:
    """How many cases there are to think of; who, on a page of its own."""
    count = untried.waiting(actor, day)
    if count:
        button = Button(_("Se forløbene"), reverse("returning:untried"))
        yield Panel(_("Nedsat tjeneste"), "returning/_waiting.html", {"count": count}, order=70, buttons=(button,))


def coordinator(_actor: Actor, _day: date) -> Iterator[Panel]:
    """The way to how much *nedsat tjeneste* is used."""
    button = Button(_("Se nedsat tjeneste enhed for enhed"), reverse("returning:usage"))
    yield Panel(_("Nedsat tjeneste"), "returning/_coordinator.html", {}, order=91, buttons=(button,))

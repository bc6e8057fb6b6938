"""Where conversations are shown: *I dag*, the person's page, *Overdragne sager*, *Min side* and the day's mail."""

from collections.abc import Collection, Iterator
from datetime import date, datetime, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naervaer.core.access.model import Actor, Purpose
from naervaer.core.access.sight import Subject
from naervaer.web import slots
from naervaer.web.access import scope
from naervaer.web.agreements import origins
from naervaer.web.conversations import queries, sending
from naervaer.web.conversations.kinds import kind_for_step, kind_of
from naervaer.web.conversations.letters import day_of, time_of
from naervaer.web.conversations.minutes import ORIGIN
from naervaer.web.conversations.queries import Row
from naervaer.web.design.danish import short_date
from naervaer.web.organisation.employed import subjects_of
from naervaer.web.slots import Button, Matter, Moment, Panel, StepAsked, Task


def fill() -> None:
    slots.TODAY_TASKS.fill(tasks)
    slots.STEP_BUTTONS.fill(step_buttons)
    slots.PERSON_PANELS.fill(panels)
    slots.PERSON_BUTTONS.fill(buttons)
    slots.PERSON_MOMENTS.fill(moments)
    slots.HANDED_PANELS.fill(handed)
    slots.OWN_PANELS.fill(own)
    slots.OWN_STEPS.fill(own_steps)
    slots.MATTERS.fill(matters)
    slots.UNSENT.fill(unsent)
    slots.COORDINATOR_PANELS.fill(coordinator)
    origins.register(ORIGIN, gettext_lazy("i en samtale"), "conversations:show", "conversations:own")


def tasks(actor: Actor, employments: Collection[int], day: date) -> Iterator[Task]:
    """What the leader has to do about the conversations there are."""
    for row in queries.of_employments(actor, employments, queries.with_work_left(day), day):
        found = _task(row, day)
        if found is not None:
            yield found


def _task(row: Row, day: date) -> Task | None:
    if row.held:
        return _minutes_task(row, day)
    if row.starts is None:
        return None
    show = Button(_("Se samtalen"), reverse("conversations:show", args=[row.pk]))
    when = capfirst(_when(row.starts))
    if row.state == "other_time":
        text = _("Indkaldt til %(when)s.") % {"when": _when(row.starts)}
        wish = " " + _("Ønsker %(when)s.") % {"when": _when(row.wish)} if row.wish else ""
        move = Button(_("Flyt samtalen"), reverse("conversations:move", args=[row.pk]))
        return Task(row.employment, _("Ønsker en anden tid til samtalen"), day, text + wish, (move, show))
    if row.starts.date() <= day:
        held = Button(_("Registrér"), reverse("conversations:act", args=[row.pk, "holdt"]))
        guide = Button(_("Samtaleguide"), reverse("conversations:minutes", args=[row.pk]))
        return Task(row.employment, row.title, row.starts.date(), f"{when}. {row.state_title}.", (held, guide))
    if row.state == "stays_away":
        return Task(row.employment, _("Kommer ikke til samtalen"), day, f"{when}.", (show,))
    if _stands_by_its_step(row, day):
        return None
    return Task(row.employment, row.title, row.starts.date(), f"{when}. {row.state_title}.", (show,))


def _minutes_task(row: Row, day: date) -> Task:
    kind = kind_of(row.kind_id, day)
    held = row.held_on or day
    write = Button(_("Skriv referat"), reverse("conversations:minutes", args=[row.pk]))
    title = _("Referat af %(title)s") % {"title": row.named}
    by = held + timedelta(days=kind.minutes_within_days if kind else 7)
    return Task(row.employment, title, by, _("Holdt %(day)s") % {"day": short_date(held)}, (write,))


def _stands_by_its_step(row: Row, day: date) -> bool:
    """Whether the conversation is seen from the step it does, which then stands on the list already."""
    kind = kind_of(row.kind_id, day)
    return row.case is not None and kind is not None and bool(kind.satisfies)


def _when(moment: datetime) -> str:
    return _("%(day)s kl. %(time)s") % {"day": day_of(moment), "time": time_of(moment)}


def step_buttons(actor: Actor, steps: Collection[StepAsked], day: date) -> Iterator[tuple[int, Button]]:
    """By each step that a kind of conversation does: call to it, or see the one that lies ahead."""
    wanted = {step.pk: kind for step in steps if (kind := kind_for_step(step.rule, day))}
    if not wanted:
        return
    about = {step.employment for step in steps if step.pk in wanted}
    rows = queries.of_employments(actor, about, queries.AHEAD, day)
    ahead = {(row.employment, row.kind_id): row for row in rows}
    persons = dict(scope.employments(actor, Purpose.WORK_ON_CASE, day).filter(pk__in=about).values_list("pk", "person"))
    for step in steps:
        if step.pk not in wanted or step.employment not in persons:
            continue
        row = ahead.get((step.employment, wanted[step.pk].id))
        if row is not None:
            yield step.pk, Button(_("Se samtalen"), reverse("conversations:show", args=[row.pk]))
        else:
            url = reverse("conversations:new", args=[persons[step.employment]])
            yield step.pk, Button(_("Indkald til samtale"), f"{url}?skridt={step.pk}")


def panels(actor: Actor, person: int, day: date) -> Iterator[Panel]:
    rows = queries.of_person(actor, person, day)
    if rows:
        yield Panel(_("Samtaler"), "conversations/_list.html", {"rows": rows}, order=10)


def buttons(actor: Actor, person: int, day: date) -> Iterator[Button]:
    if scope.in_reach(actor, Purpose.WORK_ON_CASE, person, day):
        yield Button(_("Indkald til samtale"), reverse("conversations:new", args=[person]), 10)
        yield Button(_("Registrér en samtale, der er holdt"), reverse("conversations:walk-in", args=[person]), 12)


def moments(actor: Actor, employments: Collection[int], day: date) -> Iterator[Moment]:
    shown = Q(state__in=("held", "held_by_phone", "not_possible")) | queries.AHEAD
    for row in queries.of_employments(actor, employments, shown, day):
        if row.day is not None:
            url = reverse("conversations:show", args=[row.pk])
            yield Moment(row.day, row.title, badge=row.badge, badge_text=row.state_title, url=url)


def handed(actor: Actor, day: date) -> Iterator[Panel]:
    """The conversations ahead in the cases a consultant or lawyer has been handed."""
    held = {case.person_id for case in actor.handed_for(Purpose.WORK_ON_CASE, day)}
    if not held:
        return
    within = scope.employments(actor, Purpose.WORK_ON_CASE, day).filter(person__ext_id__in=held)
    rows = queries.of_employments(actor, list(within.values_list("pk", flat=True)), queries.with_work_left(day), day)
    if rows:
        yield Panel(_("Samtaler"), "conversations/_list.html", {"rows": rows, "named": True}, order=5)


def own(actor: Actor, day: date) -> Iterator[Panel]:
    rows = queries.own(actor, day)
    if rows:
        yield Panel(_("Dine samtaler"), "conversations/_own.html", {"rows": rows}, order=5)


def own_steps(actor: Actor, steps: Collection[StepAsked], day: date) -> Iterator[tuple[int, str]]:
    """By each step that the employee is called to a conversation about: when it is."""
    wanted = {step.pk: kind for step in steps if (kind := kind_for_step(step.rule, day))}
    if not wanted:
        return
    ahead = {(row.employment, row.kind_id): row for row in queries.own(actor, day) if row.waits}
    for step in steps:
        row = ahead.get((step.employment, wanted[step.pk].id)) if step.pk in wanted else None
        if row is None or row.starts is None or row.starts.date() < day:
            continue
        said = {
            "other_time": _("du har bedt om en anden tid end %(when)s. Din leder svarer dig."),
            "stays_away": _("du er indkaldt til %(when)s og har svaret, at du ikke kommer."),
        }
        yield step.pk, said.get(row.state, _("I taler sammen %(when)s.")) % {"when": _when(row.starts)}


def matters(day: date) -> Iterator[Matter]:
    """A leader is told of a wish for another time, and of minutes that are due."""
    waiting = list(queries.waiting_for_leaders(day))
    about: dict[int, Subject] = subjects_of({employment for _key, employment in waiting}, day)
    for key, employment in waiting:
        if employment in about:
            yield Matter(key, ("leader",), about[employment])


def unsent() -> Iterator[int]:
    yield sending.send_waiting()


def coordinator(_actor: Actor, _day: date) -> Iterator[Panel]:
    """The way to whether the conversations were held."""
    button = Button(_("Se samtalerne enhed for enhed"), reverse("conversations:totals"))
    yield Panel(_("Samtaler"), "conversations/_coordinator.html", {}, order=90, buttons=(button,))

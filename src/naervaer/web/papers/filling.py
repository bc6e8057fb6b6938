"""Where papers are shown: *I dag*, the person's page, *Overdragne sager*, *Min side* and the day's mail."""

from collections.abc import Collection, Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from naervaer.core.access.model import Actor, Purpose
from naervaer.core.papers.refusion import Absence, gives_refusion
from naervaer.web import slots
from naervaer.web.access import scope
from naervaer.web.design.danish import numeric_date
from naervaer.web.followup.reach import cases_of, reach_of_person
from naervaer.web.organisation.employed import subjects_of
from naervaer.web.papers import payroll, queries
from naervaer.web.papers.own import plans_to_ask_for
from naervaer.web.papers.queries import Row
from naervaer.web.papers.refusion import refusion_of
from naervaer.web.slots import Button, Matter, Moment, Panel, Task

WORK = Purpose.WORK_ON_CASE

ANSWERED_FIRST = 6
"""The order of one's own papers while one of them asks for an answer: with what there is to do now."""


def fill() -> None:
    slots.TODAY_TASKS.fill(tasks)
    slots.PERSON_PANELS.fill(panels)
    slots.PERSON_BUTTONS.fill(buttons)
    slots.PERSON_MOMENTS.fill(moments)
    slots.HANDED_PANELS.fill(handed)
    slots.OWN_PANELS.fill(own)
    slots.MATTERS.fill(matters)
    slots.MATTERS.fill(payroll.matters)


def tasks(actor: Actor, employments: Collection[int], day: date) -> Iterator[Task]:
    """Papers that have not come back, a request that must be sent, and an agreement that runs out."""
    for row in queries.of_employments(actor, employments, day):
        if row.target is None or (row.state == "approved" and row.target > day):
            continue
        see = Button(_("Se papiret"), reverse("papers:show", args=[row.pk]))
        title = _("%(title)s mangler") % {"title": row.title} if row.overdue else row.title
        when = f"{row.state_title}, {row.target_is} {numeric_date(row.target)}."
        if row.came:
            title = _("%(title)s er kommet") % {"title": row.title}
            when = _("Medarbejderen har lagt den op. Læs den, og registrér den som modtaget.")
        kind = row.kind
        yield Task(
            row.employment, title, row.target, when, (see,), kind.text if kind else "", kind.source if kind else ""
        )


def panels(actor: Actor, person: int, day: date) -> Iterator[Panel]:
    rows = queries.of_person(actor, person, day)
    if rows:
        yield Panel(_("Papirer"), "papers/_list.html", {"rows": rows}, order=20)
    cases = [case for case in cases_of(reach_of_person(actor, WORK, person, day))[:1] if case.last_day is None]
    for case in cases:
        if gives_refusion(Absence(case.first_day, case.last_day)):
            context = {"case": case, "refusion": refusion_of(case, day)}
            yield Panel(_("Refusion"), "papers/_refusion.html", context, order=60)


def buttons(actor: Actor, person: int, day: date) -> Iterator[Button]:
    if scope.in_reach(actor, WORK, person, day):
        yield Button(_("Nyt papir"), reverse("papers:new", args=[person]), 25)


def moments(actor: Actor, employments: Collection[int], day: date) -> Iterator[Moment]:
    for row in queries.of_employments(actor, employments, day):
        if row.target is not None:
            url = reverse("papers:show", args=[row.pk])
            yield Moment(row.target, row.title, row.target_is, badge=row.badge, badge_text=row.badge_text, url=url)


def handed(actor: Actor, day: date) -> Iterator[Panel]:
    """The papers under way in the cases a consultant or lawyer has been handed."""
    held = {case.person_id for case in actor.handed_for(WORK, day)}
    if held:
        within = scope.employments(actor, WORK, day).filter(person__ext_id__in=held)
        rows = queries.of_employments(actor, list(within.values_list("pk", flat=True)), day)
        if rows:
            yield Panel(_("Papirer"), "papers/_list.html", {"rows": rows, "named": True}, order=15)


def own(actor: Actor, day: date) -> Iterator[Panel]:
    """One's own papers, and the right to ask for a plan while one is absent."""
    rows: list[Row] = queries.own(actor, day)
    asking = plans_to_ask_for(actor, day)
    if rows or asking:
        ask = (
            Button(
                _("Bed om en %(title)s") % {"title": one.kind.title.lower()},
                reverse("papers:ask", args=[one.employment]),
            )
            for one in asking
        )
        asked = any(row.family == "fast_track" and row.state == "told" for row in rows)
        order = ANSWERED_FIRST if asked else 12 if rows else 35
        yield Panel(
            _("Dine papirer"), "papers/_own.html", {"rows": rows}, order=order, buttons=tuple(ask), always=not rows
        )


def matters(day: date) -> Iterator[Matter]:
    """A leader is told when a paper has not come back, or its day has come."""
    waiting = queries.waiting(day)
    about = subjects_of({row.employment for row in waiting}, day)
    for row in waiting:
        if row.employment in about:
            yield Matter(f"paper:{row.pk}:{row.target}", ("leader",), about[row.employment])

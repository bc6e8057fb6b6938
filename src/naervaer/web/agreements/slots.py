"""Where agreements are shown: *I dag*, the person's page, *Overdragne sager*, *Min side* and the day's mail."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from naervaer.core.access.model import Actor, Purpose, Role
from naervaer.core.access.sight import Subject
from naervaer.web import slots
from naervaer.web.access import scope
from naervaer.web.agreements import queries
from naervaer.web.agreements.queries import Row
from naervaer.web.design.danish import numeric_date
from naervaer.web.organisation.employed import subjects_of
from naervaer.web.slots import Button, Matter, Moment, Panel, Task

LEADERS = ("leader", "leaders_leader")
ADVISERS = {
    Role.RETENTION_CONSULTANT: "retention_consultant",
    Role.HR_CONSULTANT: "hr_consultant",
    Role.LAWYER: "lawyer",
}
AHEAD = timedelta(days=14)


def fill() -> None:
    slots.TODAY_TASKS.fill(tasks)
    slots.PERSON_PANELS.fill(panels)
    slots.PERSON_BUTTONS.fill(buttons)
    slots.PERSON_MOMENTS.fill(moments)
    slots.HANDED_PANELS.fill(handed)
    slots.OWN_PANELS.fill(own)
    slots.MATTERS.fill(matters)


def tasks(actor: Actor, employments: Collection[int], day: date) -> Iterator[Task]:
    """What the leader has promised; and what others have, once it is late, so that it is not forgotten."""
    for row in queries.waiting(actor, employments, [*LEADERS, "employee", *ADVISERS.values()], day):
        if row.owner in LEADERS:
            if row.target <= day + AHEAD:
                yield Task(row.employment, row.text, row.target, _where(row), _doing(row))
        elif row.target < day:
            late = _("Ansvarlig: %(whose)s. Dagen er passeret.") % {"whose": row.whose}
            yield Task(row.employment, row.text, row.target, f"{late} {_where(row)}", _doing(row))


def panels(actor: Actor, person: int, day: date) -> Iterator[Panel]:
    rows = queries.of_person(actor, person, day)
    if rows:
        may_act = scope.in_reach(actor, Purpose.WORK_ON_CASE, person, day)
        yield Panel(_("Aftaler"), "agreements/_list.html", {"rows": rows, "may_act": may_act, "day": day}, order=20)


def buttons(actor: Actor, person: int, day: date) -> Iterator[Button]:
    if scope.in_reach(actor, Purpose.WORK_ON_CASE, person, day):
        yield Button(_("Skriv en aftale"), reverse("agreements:new", args=[person]), 15)


def moments(actor: Actor, employments: Collection[int], day: date) -> Iterator[Moment]:
    """What was agreed, as a step of the case: on the day it is due, or the day it was settled."""
    for row in queries.standing(actor, employments, day):
        settled = row.said[-1][0] if row.said and not row.waits else None
        text = _("Ansvarlig: %(whose)s") % {"whose": row.whose}
        badge, state = (row.badge, row.state_title) if not row.waits else _waits(row.target, day)
        yield Moment(settled or row.target, row.text, text, badge, state, row.url)


def _waits(target: date, day: date) -> tuple[str, str]:
    return ("overdue", _("Overskredet")) if target < day else ("planned", _("Aftalt"))


def handed(actor: Actor, day: date) -> Iterator[Panel]:
    """What waits for a consultant or lawyer in the cases they have been handed."""
    owners = [party for role, party in ADVISERS.items() if role in actor.roles_on(day)]
    within = scope.employments(actor, Purpose.WORK_ON_CASE, day).values_list("pk", flat=True)
    rows = queries.waiting(actor, list(within), owners, day) if owners else []
    if rows:
        context = {"rows": rows, "may_act": True, "day": day, "named": True}
        yield Panel(_("Det står du for"), "agreements/_list.html", context, order=10)


def own(actor: Actor, day: date) -> Iterator[Panel]:
    rows = queries.own(actor, day)
    if rows:
        due = any(row.waits and row.owner == "employee" and row.target <= day for row in rows)
        yield Panel(_("Dine aftaler"), "agreements/_own.html", {"rows": rows, "day": day}, order=8 if due else 20)


def matters(day: date) -> Iterator[Matter]:
    """A leader is told on the day an agreement of theirs is due, and once more when it is late."""
    due = list(queries.due_by(day))
    about: dict[int, Subject] = subjects_of({employment for *_rest, employment, _target in due}, day)
    for pk, owner, employment, target in due:
        if owner in LEADERS and employment in about:
            what = "overdue" if target < day else "due"
            yield Matter(f"agreement:{pk}:{what}", (owner,), about[employment])


def _where(row: Row) -> str:
    return _("Aftalt %(day)s %(where)s.") % {"day": numeric_date(row.agreed_on), "where": row.where}


def _doing(row: Row) -> tuple[Button, ...]:
    return (
        Button(_("Gjort"), reverse("agreements:act", args=[row.pk, "gjort"])),
        Button(_("Ny dato"), reverse("agreements:act", args=[row.pk, "ny-dato"])),
        Button(_("Ikke aktuel"), reverse("agreements:act", args=[row.pk, "ikke-aktuel"])),
    )

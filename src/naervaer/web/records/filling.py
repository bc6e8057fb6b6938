"""Where access requests are shown: *I dag*, the person's page, *Overdragne sager*, *Min side* and the day's mail."""

from collections.abc import Collection, Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from naervaer.core.access.model import Actor, Purpose
from naervaer.web import slots
from naervaer.web.access import scope
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation import employed
from naervaer.web.records import queries, record
from naervaer.web.records.queries import RequestRow
from naervaer.web.slots import Button, Matter, Panel, Task


def fill() -> None:
    slots.TODAY_TASKS.fill(tasks)
    slots.PERSON_PANELS.fill(panels)
    slots.PERSON_BUTTONS.fill(buttons)
    slots.HANDED_PANELS.fill(handed)
    slots.OWN_PANELS.fill(own)
    slots.MATTERS.fill(matters)
    record.fill()


def tasks(actor: Actor, employments: Collection[int], day: date) -> Iterator[Task]:
    """The leader sees to it that somebody who may answer has the case."""
    for employment, row in queries.waiting(employments):
        rules = active_policy().access_request_on(row.received)
        text = _("Besvares af %(who)s. Overdrag sagen, hvis de ikke har den.") % {
            "who": queries.titles_of_answerers(row.received)
        }
        yield Task(employment, _("Aktindsigt skal besvares"), row.due, text, (_see(row),), rules.why, rules.source)


def _see(row: RequestRow) -> Button:
    return Button(_("Se anmodningen"), reverse("records:request", args=[row.pk]))


def panels(actor: Actor, person: int, day: date) -> Iterator[Panel]:
    rows = queries.of_person(actor, person, day)
    if rows:
        yield Panel(_("Aktindsigt"), "records/_list.html", {"rows": rows, "day": day}, order=85)


def buttons(actor: Actor, person: int, day: date) -> Iterator[Button]:
    if scope.in_reach(actor, Purpose.WORK_ON_CASE, person, day):
        yield Button(_("Aktindsigt og opbevaring"), reverse("records:person", args=[person]), 90)


def handed(actor: Actor, day: date) -> Iterator[Panel]:
    """What waits for whoever may answer, in the cases they have been handed."""
    within = scope.employments(actor, Purpose.WORK_ON_CASE, day).values_list("pk", flat=True)
    rows = [row for _employment, row in queries.waiting(list(within)) if queries.answers(actor, row, day)]
    if rows:
        yield Panel(
            _("Aktindsigt, der skal besvares"), "records/_list.html", {"rows": rows, "day": day, "named": True}, 5
        )


def own(actor: Actor, day: date) -> Iterator[Panel]:
    if actor.holds(Purpose.SEE_OWN, day):
        button = Button(_("Aktindsigt i min sag"), reverse("records:own"))
        rows = [row for row in queries.own(actor) if row.waits or row.state == "given"]
        yield Panel(_("Aktindsigt"), "records/_own.html", {"rows": rows}, order=90, buttons=(button,), always=True)


def matters(day: date) -> Iterator[Matter]:
    """The leader is told when somebody has asked, and once more when the last day has passed."""
    for row in queries.all_waiting():
        employments = [employment.pk for employment in employed.employments_of(row.person)]
        for subject in list(employed.subjects_of(employments, day).values())[:1]:
            what = "late" if row.due < day else "asked"
            yield Matter(f"access-request:{row.pk}:{what}", ("leader",), subject)

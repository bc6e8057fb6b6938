"""Where signals of *sygenærvær* are shown: *I dag* and the person's page as the employee chose, and *Min side*."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from naervaer.core.access.model import Actor
from naervaer.core.calendar import numeric_date
from naervaer.web import slots
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation import queries as organisation
from naervaer.web.presenteeism import queries
from naervaer.web.presenteeism.queries import SignalRow
from naervaer.web.slots import Button, Panel, Task


def fill() -> None:
    slots.TODAY_TASKS.fill(tasks)
    slots.PERSON_PANELS.fill(panels)
    slots.OWN_PANELS.fill(own)


def tasks(actor: Actor, employments: Collection[int], day: date) -> Iterator[Task]:
    """Whoever has let their leader see it is heard in time."""
    rules = active_policy().presenteeism_on(day)
    for row in queries.waiting(actor, employments, day):
        title = _("Tal sammen: har bedt om en samtale") if row.wishes_talk else _("Har selv sagt til om sygenærvær")
        text = _("Har %(day)s selv sagt: Jeg arbejder, men burde nok være hjemme.") % {"day": numeric_date(row.day)}
        target = row.day + timedelta(days=rules.taken_up_within_days)
        yield Task(row.employment, title, target, f"{text} {row.text}".strip(), _doing(row), rules.why, rules.source)


def _doing(row: SignalRow) -> tuple[Button, ...]:
    talked = Button(_("Vi har talt sammen"), reverse("presenteeism:take-up", args=[row.pk, "talt-sammen"]))
    if row.wishes_talk:
        return talked, Button(_("Indkald til samtale"), reverse("conversations:new", args=[row.person]))
    return Button(_("Jeg har set det"), reverse("presenteeism:take-up", args=[row.pk, "set"])), talked


def panels(actor: Actor, person: int, day: date) -> Iterator[Panel]:
    rows = queries.of_person(actor, person, day)
    if rows:
        yield Panel(_("Har selv sagt til"), "presenteeism/_list.html", {"rows": rows}, order=35)


def own(actor: Actor, day: date) -> Iterator[Panel]:
    jobs = organisation.own_employments(actor.person_id or "", day)
    if not jobs or not queries.offered(day):
        return
    say = [
        Button(
            _("Sig det til") if len(jobs) == 1 else _("Sig det til: %s") % job.unit_name,
            reverse("presenteeism:own-new", args=[job.pk]),
        )
        for job in jobs
    ]
    rows = queries.own(actor, day)
    yield Panel(
        _("Arbejder du, selv om du burde være hjemme?"),
        "presenteeism/_own.html",
        {"rows": rows},
        order=45,
        buttons=tuple(say),
        always=not rows,
    )

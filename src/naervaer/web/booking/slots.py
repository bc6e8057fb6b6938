"""Where times and hours are shown and waited for: *Min side*, *I dag*, HR's page, and the night's work."""

from collections.abc import Collection, Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from naervaer.core.access.model import Actor, Purpose
from naervaer.web import slots
from naervaer.web.booking import calendars, extra_queries, held, late, own_queries
from naervaer.web.handbook.queries import active_policy
from naervaer.web.slots import Button, Panel, Task


def fill() -> None:
    slots.OWN_COURSE_PARTS.fill(parts)
    slots.TODAY_TASKS.fill(tasks)
    slots.HANDED_PANELS.fill(around)
    slots.UNSENT.fill(unsent)
    slots.SCHEME_HOURS.fill(held.hours_on)
    slots.SCHEME_COSTS.fill(held.costs_on)
    slots.NIGHT.fill(late.at_night)


def parts(actor: Actor, course: int, day: date) -> Iterator[Panel]:
    times = own_queries.own_one(actor, course)
    if times.running or times.sessions:
        yield Panel(_("Dine tider"), "booking/_own.html", {"times": times}, order=1)


def tasks(actor: Actor, employments: Collection[int], day: date) -> Iterator[Task]:
    """*Svar om flere timer*."""
    for employment, row in extra_queries.extra_asked(actor, employments, day) if active_policy().offers_on(day) else ():
        yield Task(
            employment=employment,
            title=_("Svar om flere timer: %(offer)s") % {"offer": row.title},
            target=row.asked_on,
            text=_("Arbejdspladsen betaler, hvis du siger ja."),
            buttons=(Button(_("Svar"), reverse("booking:extra", args=[row.pk])),),
        )


def around(actor: Actor, day: date) -> Iterator[Panel]:
    """Hours asked for in courses that go around the leader: HR answers."""
    if actor.holds(Purpose.HANDLE_SCHEME, day):
        rows = extra_queries.extra_around(actor, day)
        if rows:
            yield Panel(_("Flere timer i forløb uden om lederen"), "booking/_around.html", {"rows": rows}, order=5)


def unsent() -> Iterator[int]:
    yield calendars.send_waiting()

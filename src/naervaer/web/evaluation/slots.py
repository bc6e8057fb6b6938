"""Where evaluation is joined to the rest: a course that is finished, the night's work, and a link to the totals."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from naervaer.core.access.model import Actor, Purpose
from naervaer.web import slots
from naervaer.web.evaluation import actions, sending
from naervaer.web.handbook.queries import active_policy
from naervaer.web.slots import Button


def fill() -> None:
    slots.COURSE_FINISHED.fill(finished)
    slots.NIGHT.fill(at_night)
    slots.SCHEME_LINKS.fill(links)


def links(actor: Actor, day: date) -> Iterator[Button]:
    """On the page of the scheme, where the municipality evaluates."""
    if actor.holds(Purpose.SEE_SCHEME_STATUS, day) and any(rule.in_force(day) for rule in active_policy().evaluation):
        yield Button(_("Evaluering"), reverse("evaluation:totals"), 5)


def finished(actor: Actor, course: int) -> Iterator[int]:
    invitation = actions.invite(by=actor, course_id=course)
    if invitation is not None:
        yield invitation.pk


def at_night(actor: Actor, day: date) -> Iterator[tuple[str, int]]:
    yield "evaluations_asked", sending.send_again()
    done = actions.count_up(by=actor)
    yield "evaluations_counted", done.counted
    yield "evaluations_thrown_away", done.thrown_away

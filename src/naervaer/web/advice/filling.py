"""Where help is shown on others' pages: the person's page, *I dag*, the advisers' and the coordinator's."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from naervaer.core.access.model import LEADING, Actor, Purpose
from naervaer.core.advice.waiting import ON_ANSWERER
from naervaer.web import slots
from naervaer.web.access import scope
from naervaer.web.advice import actions, queries
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation import employed
from naervaer.web.slots import Button, Panel

FEWEST = 5
"""So many are shown on another page; the rest stand on the room's own."""


def fill() -> None:
    slots.PERSON_BUTTONS.fill(buttons)
    slots.TODAY_PANELS.fill(today)
    slots.HANDED_PANELS.fill(waiting)
    slots.COORDINATOR_PANELS.fill(coordinator)
    slots.HANDBOOK_PANELS.fill(handbook)
    slots.NIGHT.fill(night)


def buttons(actor: Actor, person: int, day: date) -> Iterator[Button]:
    whom = employed.persons([person])
    capacity = scope.capacities(actor, Purpose.ASK_ADVICE, whom, day).get(person)
    if capacity and capacity.role in LEADING and active_policy().themes_on(day):
        yield Button(_("Spørg om hjælp"), f"{reverse('advice:choose')}?person={person}", 45)


def today(actor: Actor, day: date) -> Iterator[Panel]:
    """What waits for the leader: an answer to read, something asked back, and what the leader is asked."""
    if not actor.holds(Purpose.ASK_ADVICE, day):
        return
    mine, to_me = queries.for_me(actor, day)
    rows = [row for row in mine if row.state in ("asked_back", "answered")]
    rows += [row for row in to_me if row.state in ON_ANSWERER]
    button = Button(_("Spørg om hjælp"), reverse("advice:choose"))
    yield Panel(_("Hjælp"), "advice/_rows.html", {"rows": rows[:FEWEST]}, order=60, buttons=(button,))


def waiting(actor: Actor, day: date) -> Iterator[Panel]:
    """*Overdragne sager*: the questions that wait for an adviser."""
    if actor.holds(Purpose.ANSWER_QUESTIONS, day):
        _mine, to_me = queries.for_me(actor, day)
        rows = [row for row in to_me if row.state in ON_ANSWERER]
        if rows:
            button = Button(_("Alle spørgsmål"), reverse("advice:index"))
            yield Panel(
                _("Spørgsmål fra ledere"), "advice/_rows.html", {"rows": rows[:FEWEST]}, order=8, buttons=(button,)
            )


def coordinator(actor: Actor, day: date) -> Iterator[Panel]:
    if actor.holds(Purpose.SEE_QUESTIONS, day):
        context = {"rows": queries.left_lying(actor, day)[:FEWEST], "proposed": len(queries.proposed())}
        button = Button(_("Overblik over spørgsmål"), reverse("advice:overview"))
        yield Panel(_("Spørgsmål om hjælp"), "advice/_coordinator.html", context, order=0, buttons=(button,))


def handbook(actor: Actor, day: date) -> Iterator[Panel]:
    """The door from the handbook to its questions and answers."""
    found = queries.known_answers()
    if found:
        button = Button(_("Søg i spørgsmål og svar"), reverse("advice:known"))
        yield Panel(_("Spørgsmål og svar"), "advice/_known.html", {"found": found[:3]}, order=10, buttons=(button,))


def night(by: Actor, day: date) -> Iterator[tuple[str, int]]:
    yield "questions_left_lying", actions.tell_left_lying(by=by, day=day)

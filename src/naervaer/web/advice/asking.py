"""What the asker is shown before sending: where it is asked from, to whom it goes, and when an answer can come."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404
from django.utils.translation import gettext as _

from naervaer.core.access.model import CAN_RECEIVE_CASES, LEADING, Actor, Purpose
from naervaer.core.policy.advice import Theme
from naervaer.web.access import scope
from naervaer.web.advice.actions import About
from naervaer.web.advice.queries import answerer_title
from naervaer.web.advice.ways import Whose, way_of
from naervaer.web.followup.reach import about_now
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation import employed
from naervaer.web.organisation import queries as organisation
from naervaer.web.organisation.snapshot import snapshot_on

FEW = 3
"""So many names are told; more are a department."""


@dataclass(frozen=True, slots=True)
class Asked:
    """From where somebody asks, and about whom. ``units`` are id and name; one empty id is the whole organisation."""

    asker: str
    units: tuple[tuple[str, str], ...]
    person: int | None = None
    person_id: str | None = None
    name: str = ""
    employment: int | None = None
    case: int | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """The way of a theme as the asker reads it."""

    theme: Theme
    role: str
    title: str
    names: tuple[tuple[str, str], ...]
    by: date

    @property
    def named(self) -> str:
        return ", ".join(name for _ext_id, name in self.names) if len(self.names) <= FEW else ""


def place_of(actor: Actor, person: int | None, day: date) -> Asked:
    """The units the actor asks from; with a person, that person's. Out of reach is an unknown page."""
    if person is not None:
        return _about(actor, person, day)
    snapshot = snapshot_on(day)
    grants = actor.grants_for(Purpose.ASK_ADVICE, day)
    here = {g.unit_id: snapshot.units[g.unit_id].name for g in grants if g.unit_id and g.unit_id in snapshot.units}
    if any(grant.unit_id is None for grant in grants):
        here[""] = active_policy().municipality.name
    if not here:
        raise Http404
    units = tuple(sorted(here.items(), key=lambda unit: unit[1]))
    return Asked(_asker(actor, units[0][0], day), units)


def _asker(actor: Actor, unit: str, day: date) -> str:
    """Whose question it will be: the leader's, when it is a deputy who writes."""
    grants = [g for g in actor.grants_for(Purpose.ASK_ADVICE, day) if (g.unit_id or "") == unit]
    best = min(grants, key=lambda grant: grant.deputy_for is not None)
    return best.deputy_for or actor.person_id or ""


def _about(actor: Actor, person: int, day: date) -> Asked:
    found = employed.persons([person])
    capacity = scope.capacities(actor, Purpose.ASK_ADVICE, found, day).get(person)
    if capacity is None or capacity.role not in LEADING:
        raise Http404
    [whom] = found
    about = about_now(actor, person, day)
    unit = employed.subjects_of([about.employment], day)[about.employment].unit_id
    name = snapshot_on(day).units[unit].name
    asker = capacity.on_behalf_of or actor.person_id or ""
    return Asked(asker, ((unit, name),), person, whom.ext_id, about.name, about.employment, about.case)


def shown(theme: Theme, asked: Asked, day: date) -> Shown:
    """The way from the first of the units; which of one's own units is asked from seldom changes it."""
    whose = Whose(asked.asker, asked.units[0][0] or None, asked.person_id, theme.confidential)
    way = way_of(theme, whose, day)
    names = employed.person_names(way.persons)
    return Shown(theme, way.role, answerer_title(way.role), tuple(sorted(names.items(), key=lambda n: n[1])), way.by)


def receivers(way: Shown, asked: Asked) -> list[tuple[str, str]]:
    """To whom the case may be handed along with the question."""
    if asked.person is None or way.role not in {role.value for role in CAN_RECEIVE_CASES}:
        return []
    return [(ext_id, _("Ja, overdrag sagen til %(name)s") % {"name": name}) for ext_id, name in way.names]


def said(data: dict[str, Any], asked: Asked) -> dict[str, Any]:
    """What the form says, as ``actions.ask`` is told of it."""
    if asked.employment is None:
        return {"text": data["text"], "unit": data.get("unit", asked.units[0][0]) or None}
    chosen = data.get("hand_to", "")
    to = organisation.persons_by_ext_id([chosen]).get(chosen) if chosen else None
    return {"text": data["text"], "about": About(asked.employment, asked.case, to)}

"""Who may see whom: the one rule behind every page, list, export and action.

A person is seen along a *line*: their unit and the units above it, up to the whole organisation. Whoever leads
a unit is no case to those at the same level or below: their line begins above the topmost unit they lead, so that
a leader's own absence is seen by the leader's leader. Nobody sees themselves through the leader's door.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from naervaer.core.access.model import NEAREST_ONLY, Actor, Grant, Purpose, Role
from naervaer.core.tree import Tree
from naervaer.core.verdicts import ALLOWED, Verdict, refused

Place = str | None
"""A unit's id, or None for the whole organisation above all units."""

NOT_IN_SIGHT = "Det ligger uden for det, din rolle giver adgang til."


@dataclass(frozen=True, slots=True)
class Subject:
    """One employment (*ansættelse*) on the day: who, and in which unit."""

    person_id: str
    unit_id: str


@dataclass(frozen=True, slots=True)
class Capacity:
    """In what role somebody sees or acts, and on whose behalf (*på vegne af*) when they are a deputy."""

    role: Role
    on_behalf_of: str | None = None


@dataclass(frozen=True)
class Organisation:
    """The tree and who leads what on one day. ``leaders`` holds the leaders themselves, never their deputies."""

    tree: Tree
    leaders: Mapping[Place, frozenset[str]]

    def path(self, unit_id: str) -> tuple[Place, ...]:
        """The unit, those above it, and last the whole organisation; a unit not in force has only the last."""
        if unit_id not in self.tree.parents:
            return (None,)
        return (unit_id, *self.tree.ancestors(unit_id), None)

    def line(self, subject: Subject) -> tuple[Place, ...]:
        """The places from which the subject is seen, nearest first."""
        path = self.path(subject.unit_id)
        led = [n for n, place in enumerate(path) if subject.person_id in self.led_at(place)]
        return path[led[-1] + 1 :] if led else path

    def led_at(self, place: Place) -> frozenset[str]:
        return self.leaders.get(place, frozenset())

    def leads_at_or_above(self, place: Place) -> frozenset[str]:
        """Everybody who leads the place or something above it: no case to whoever leads the place."""
        return frozenset().union(*(self.led_at(p) for p in (self.path(place) if place is not None else (None,))))

    def nearest_leaders(self, subject: Subject) -> frozenset[str]:
        """*Nærmeste leder* (several when the unit has several); for a leader, the leader's leader."""
        return next((self.led_at(place) for place in self.line(subject) if self.led_at(place)), frozenset())

    def without_nearer_leader(self, place: Place) -> frozenset[str]:
        """The units at and below the place that no leader further down sees to."""
        if place is not None and place not in self.tree.parents:
            return frozenset()
        waiting = list(self.tree.roots) if place is None else [place]
        found: set[str] = set()
        while waiting:
            unit = waiting.pop()
            if unit == place or not self.led_at(unit):
                found.add(unit)
                waiting.extend(child for child in self.tree.children.get(unit, ()) if child not in found)
        return frozenset(found)

    def topmost_leaders(self, open_units: frozenset[str], place: Place) -> frozenset[str]:
        """Who leads a unit right below the ``open_units`` of ``without_nearer_leader(place)``."""
        below = {child for unit in open_units for child in self.tree.children.get(unit, ())}
        tops = below | set(self.tree.roots) if place is None else below
        return frozenset().union(*(self.led_at(unit) for unit in tops - open_units))


def capacity(
    actor: Actor, purpose: Purpose, subject: Subject, organisation: Organisation, day: date
) -> Capacity | None:
    """In what role the actor reaches the subject; None when they don't. Own roles come before a deputy's."""
    if subject.person_id == actor.person_id:
        return None
    line = organisation.line(subject)
    grants = [g for g in actor.grants_for(purpose, day) if _reaches(g, line, organisation)]
    if grants:
        best = min(grants, key=lambda g: (g.deputy_for is not None, line.index(g.unit_id)))
        return Capacity(best.role, best.deputy_for)
    handed = [h for h in actor.handed_for(purpose, day) if h.person_id == subject.person_id]
    return Capacity(handed[0].role) if handed else None


def _reaches(grant: Grant, line: tuple[Place, ...], organisation: Organisation) -> bool:
    if grant.unit_id not in line:
        return False
    if grant.role not in NEAREST_ONLY:
        return True
    return not any(organisation.led_at(place) for place in line[: line.index(grant.unit_id)])


def may(actor: Actor, purpose: Purpose, subject: Subject | str, organisation: Organisation, day: date) -> Verdict:
    """Whether the actor may, for this purpose, see or act on an employment (or on a unit, named by its id)."""
    if isinstance(subject, Subject):
        return ALLOWED if capacity(actor, purpose, subject, organisation, day) else refused(NOT_IN_SIGHT)
    path = organisation.path(subject)
    return ALLOWED if any(g.unit_id in path for g in actor.grants_for(purpose, day)) else refused(NOT_IN_SIGHT)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days an employment was in one unit, both inclusive; ``last`` None = open."""

    unit_id: str
    first: date
    last: date | None


def in_sight_since(stretches: Iterable[Stretch], reached: frozenset[str] | None, day: date) -> date | None:
    """The first day of the unbroken time in the reached units (None = all units) that includes ``day``."""
    since: date | None = None
    for stretch in sorted(stretches, key=lambda s: s.first, reverse=True):
        if stretch.first > day or (reached is not None and stretch.unit_id not in reached):
            continue
        joins = day if since is None else since - timedelta(days=1)
        if stretch.last is None or stretch.last >= joins:
            since = stretch.first
    return since


def case_in_sight(last_day: date | None, since: date) -> bool:
    """Whether a case is seen by somebody in whose sight the employment has been since that day.

    An employee who moves takes the running case along, all of it, because the duty to follow up moves with it. Cases
    that ended before the move stay behind.
    """
    return last_day is None or last_day >= since

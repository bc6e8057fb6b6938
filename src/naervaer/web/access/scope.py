"""*Rækkevidde*: which units and employments an actor's purpose reaches on a day. The one filter of every list.

Equal to ``core.access.sight.may`` by test. A unit in the answer to ``units`` may be gone by ``day`` when the whole
organisation is reached; an employment must be in force.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from naervaer.core.absence import EMPLOYED_STATUSES
from naervaer.core.access.model import NEAREST_ONLY, Actor, Grant, Handed, Purpose
from naervaer.core.access.sight import Capacity, Place, Stretch, Subject, capacity, in_sight_since
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation.dated import in_force
from naervaer.web.organisation.models import Employment, EmploymentTerm, Person, Unit, UnitTerm
from naervaer.web.organisation.snapshot import Snapshot, snapshot_on
from naervaer.web.remembering import remembered


def reached(actor: Actor, purpose: Purpose, day: date) -> frozenset[str] | None:
    """The ids of the units of the grants and all below them; None = the whole organisation."""
    places = {grant.unit_id for grant in actor.grants_for(purpose, day)}
    tree = snapshot_on(day).tree
    return None if None in places else frozenset().union(*(tree.subtree(place) for place in places if place))


def reaching(actor: Actor, purpose: Purpose, day: date) -> Hashable:
    """What decides the reach of a purpose: two that rest on the same grants are one question."""
    return actor.user_id, frozenset(actor.grants_for(purpose, day)), frozenset(actor.handed_for(purpose, day))


def units(actor: Actor, purpose: Purpose, day: date) -> QuerySet[Unit]:
    """The units reached: those of the grants and all below them; everything for a grant without a unit."""
    ids = reached(actor, purpose, day)
    if ids is None:
        return Unit.objects.all()
    return _named(ids, snapshot_on(day), day)


def _named(ids: frozenset[str], snapshot: Snapshot, day: date) -> QuerySet[Unit]:
    """The units in force with these ids; most of them are named by those left out, so that no list grows long."""
    others = snapshot.tree.parents.keys() - ids
    if len(ids) <= len(others):
        return Unit.objects.filter(pk__in=snapshot.pks(ids))
    return Unit.objects.filter(pk__in=UnitTerm.objects.filter(in_force(day)).values("unit")).exclude(
        pk__in=snapshot.pks(others)
    )


def employments(actor: Actor, purpose: Purpose, day: date) -> QuerySet[Employment]:
    """The employments reached on the day: never the actor's own, never a leader's by those at the same level."""
    wanted = Q(pk__in=[])
    snapshot = snapshot_on(day)
    for grant in set(actor.grants_for(purpose, day)):
        wanted |= _along_the_line(grant, snapshot, day)
    handed = [handed.person_id for handed in actor.handed_for(purpose, day)]
    if handed:
        wanted |= Q(pk__in=_terms(day).filter(employment__person__ext_id__in=handed).values("employment"))
    return Employment.objects.filter(wanted).exclude(person__ext_id=actor.person_id or "")


def persons(actor: Actor, purpose: Purpose, day: date) -> QuerySet[Person]:
    """The persons with an employment reached on the day."""
    return Person.objects.filter(pk__in=employments(actor, purpose, day).values("person"))


def in_reach(actor: Actor, purpose: Purpose, person: int, day: date) -> bool:
    """Whether the person (pk) is reached on the day."""
    return bool(sight_of_person(actor, purpose, person, day))


def _terms(day: date) -> QuerySet[EmploymentTerm]:
    return EmploymentTerm.objects.filter(in_force(day), status__in=sorted(EMPLOYED_STATUSES))


def _along_the_line(grant: Grant, snapshot: Snapshot, day: date) -> Q:
    organisation, place = snapshot.organisation, grant.unit_id
    if grant.role in NEAREST_ONLY:
        return _as_nearest_leader(place, snapshot, day)
    terms = _terms(day).exclude(employment__person__ext_id__in=organisation.leads_at_or_above(place))
    if place is not None:
        terms = terms.filter(unit__in=_named(snapshot.tree.subtree(place), snapshot, day))
    return Q(pk__in=terms.values("employment"))


def _as_nearest_leader(place: Place, snapshot: Snapshot, day: date) -> Q:
    """Those no leader further down sees to; the topmost leaders further down are asked about one by one."""
    organisation = snapshot.organisation
    open_units = organisation.without_nearer_leader(place)
    ordinary = _terms(day).exclude(employment__person__ext_id__in=organisation.leads_at_or_above(place))
    if place is None:
        ordinary = ordinary.exclude(unit_id__in=snapshot.pks(snapshot.tree.parents.keys() - open_units))
    else:
        ordinary = ordinary.filter(unit_id__in=snapshot.pks(open_units))
    leaders = _terms(day).filter(employment__person__ext_id__in=organisation.topmost_leaders(open_units, place))
    led = [
        employment
        for employment, person_id, unit_id in leaders.values_list(
            "employment", "employment__person__ext_id", "unit__ext_id"
        )
        if _is_nearest(place, Subject(person_id, unit_id), snapshot)
    ]
    return Q(pk__in=ordinary.values("employment")) | Q(pk__in=led)


def _is_nearest(place: Place, subject: Subject, snapshot: Snapshot) -> bool:
    line = snapshot.organisation.line(subject)
    return place in line and not any(snapshot.organisation.led_at(p) for p in line[: line.index(place)])


def capacities(actor: Actor, purpose: Purpose, persons: Iterable[Person], day: date) -> dict[int, Capacity]:
    """In what role, and on whose behalf, the actor reaches each person, by pk; those out of reach are left out."""
    organisation = snapshot_on(day).organisation
    found: dict[int, Capacity] = {}
    asked = frozenset(person.pk for person in persons)
    terms = _terms(day).filter(employment__person__in=asked).order_by("first")
    rows = terms.values_list("employment__person", "employment__person__ext_id", "unit__ext_id")
    for pk, person_id, unit_id in remembered(("terms of persons", asked, day), lambda: list(rows)):
        reach = capacity(actor, purpose, Subject(person_id, unit_id), organisation, day)
        if reach is not None:
            found.setdefault(pk, reach)
    return found


def capacity_at(actor: Actor, purpose: Purpose, employment: int, day: date) -> Capacity | None:
    """In what role, and on whose behalf, the actor reaches one employment (pk); None when it is out of reach.

    Another employment of the same person may be reached in another role.
    """
    rows = _terms(day).filter(employment=employment).values_list("employment__person__ext_id", "unit__ext_id")
    organisation = snapshot_on(day).organisation
    found = (capacity(actor, purpose, Subject(*row), organisation, day) for row in rows)
    return next(filter(None, found), None)


def capacity_over(actor: Actor, purpose: Purpose, unit: Unit, day: date) -> Capacity | None:
    """In what role, and on whose behalf, the actor reaches a unit: the grant nearest to it, own before a deputy's."""
    path = snapshot_on(day).organisation.path(unit.ext_id)
    grants = [grant for grant in actor.grants_for(purpose, day) if grant.unit_id in path]
    if not grants:
        return None
    best = min(grants, key=lambda g: (g.deputy_for is not None, path.index(g.unit_id)))
    return Capacity(best.role, best.deputy_for)


@dataclass(frozen=True, slots=True)
class Sight:
    """An employment within reach, and since when: earlier cases, ended before that day, are not shown."""

    employment_pk: int
    since: date


def sight(actor: Actor, purpose: Purpose, person: Person, day: date) -> tuple[Sight, ...]:
    """The person's employments within reach, for ``core.access.sight.case_in_sight``; empty when out of reach."""
    return tuple(Sight(pk, since) for pk, since in sight_of_person(actor, purpose, person.pk, day).items())


def sight_of_person(actor: Actor, purpose: Purpose, person: int, day: date) -> dict[int, date]:
    """``in_sight`` of the employments of a person (pk)."""
    held = Employment.objects.filter(person=person).order_by("pk").values_list("pk", flat=True)
    return in_sight(actor, purpose, remembered(("employments of", person), lambda: list(held)), day)


EXPECTED = "employments a page is about"


def expect(employments: Collection[int]) -> None:
    """Say whom a page is about, where each room asks about some of them: the first question is then asked for all."""
    expected: set[int] = remembered(EXPECTED, set)
    expected.update(employments)


def in_sight(actor: Actor, purpose: Purpose, asked: Collection[int], day: date) -> dict[int, date]:
    """Since when each of these employments (pks) has been within reach; those out of reach are left out.

    On one page each is looked up once.
    """
    known: dict[int, date | None] = remembered(("in sight", reaching(actor, purpose, day), day), dict)
    if set(asked) - known.keys():
        expected: set[int] = remembered(EXPECTED, set)
        unknown = (expected | set(asked)) - known.keys()
        found = _in_sight(actor, purpose, unknown, day)
        known |= {pk: found.get(pk) for pk in unknown}
    return {pk: since for pk in asked if (since := known[pk]) is not None}


def _in_sight(actor: Actor, purpose: Purpose, asked: Collection[int], day: date) -> dict[int, date]:
    """As ``in_sight``, from the database.

    Where the policy lets the last days before a move follow to a new leader, it is so much earlier. Whoever is only
    called to a sparring sees no case that ended before the one on the agenda began.
    """
    back = timedelta(days=active_policy().moving_on(day).days_before)
    handed: dict[str, list[Handed]] = defaultdict(list)
    for one in actor.handed_for(purpose, day):
        handed[one.person_id].append(one)
    ids = reached(actor, purpose, day)
    found = {}
    within = dict(employments(actor, purpose, day).filter(pk__in=asked).values_list("pk", "person__ext_id"))
    stretches = _stretches(frozenset(within))
    for pk, person in within.items():
        to_me = handed.get(person, [])
        called = min((h.since for h in to_me if h.since is not None), default=None)
        wholly = any(h.since is None for h in to_me)
        here = in_sight_since(stretches[pk], None if wholly else ids, day)
        since = min(filter(None, [here and here - back, called]), default=None)
        if since is not None:
            found[pk] = since
    return found


def _stretches(pks: frozenset[int]) -> dict[int, list[Stretch]]:
    """In which units these employments have been, and when."""
    terms = EmploymentTerm.objects.filter(employment__in=pks).values_list("employment", "unit__ext_id", "first", "last")
    found: dict[int, list[Stretch]] = {pk: [] for pk in pks}
    for pk, unit, first, last in remembered(("stretches", pks), lambda: list(terms)):
        found[pk].append(Stretch(unit, first, last))
    return found

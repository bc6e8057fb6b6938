"""Reading the organisation. Returns frozen dataclasses of ``core`` or scoped querysets."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.shortcuts import get_object_or_404

from naervaer.core.absence import EMPLOYED_STATUSES
from naervaer.core.access.model import CAN_RECEIVE_CASES, Actor, Grant, Handed, Role
from naervaer.core.access.sight import Subject
from naervaer.core.tree import Tree
from naervaer.web.organisation.dated import in_force
from naervaer.web.organisation.models import (
    Body,
    BodyMember,
    EmploymentTerm,
    Handover,
    Person,
    RoleAssignment,
    Unit,
)
from naervaer.web.organisation.snapshot import snapshot_on
from naervaer.web.slots import CALLS

ROLE_OF_SEAT = {
    Body.Kind.TRIO: Role.TRIO,
    Body.Kind.WORK_ENVIRONMENT_GROUP: Role.TRIO,
    Body.Kind.MED: Role.COMMITTEE,
    Body.Kind.STEERING: Role.COMMITTEE,
    Body.Kind.FOLLOWING: Role.COMMITTEE,
}

NOBODY = Actor(user_id=None, person_id=None, name="")


def tree_on(day: date) -> Tree:
    return snapshot_on(day).tree


def actor_of(user: AbstractBaseUser | AnonymousUser) -> Actor:
    """Who asks, with their roles, seats and handed-over cases; nobody when not logged in or without a person."""
    person = getattr(user, "person", None)
    if not user.is_authenticated or person is None:
        return NOBODY
    grants = (Grant(Role.EMPLOYEE, None), *_grants_of_roles(person), *_grants_of_seats(person))
    return Actor(
        user_id=user.pk,
        person_id=person.ext_id,
        name=person.name,
        grants=grants,
        handed=tuple(_handed(person, grants)),
    )


def _handed(person: Person, grants: Iterable[Grant]) -> Iterator[Handed]:
    """Cases handed to the person, and those on the agenda of a sparring the person is called to."""
    rows = Handover.objects.filter(to=person, annulled=False)
    for ext_id, role, first, last in rows.values_list("person__ext_id", "role", "first", "last"):
        yield Handed(ext_id, Role(role), first, last)
    if any(grant.role in CAN_RECEIVE_CASES for grant in grants):
        yield from CALLS(person.pk)


def _grants_of_roles(person: Person) -> Iterator[Grant]:
    roles = RoleAssignment.objects.filter(person=person).values_list(
        "role", "unit__ext_id", "first", "last", "deputy_for__ext_id"
    )
    for role, unit, first, last, deputy_for in roles:
        yield Grant(Role(role), unit, first, last, deputy_for)


def _grants_of_seats(person: Person) -> Iterator[Grant]:
    """A seat in a TRIO, *arbejdsmiljøgruppe* or *MED-udvalg* gives its unit's totals while the seat is held."""
    seats = BodyMember.objects.filter(person=person).values_list("body__kind", "body__unit__ext_id", "first", "last")
    for kind, unit, first, last in seats:
        yield Grant(ROLE_OF_SEAT[Body.Kind(kind)], unit, first, last, group=kind)


def persons_by_ext_id(ext_ids: Iterable[str]) -> dict[str, Person]:
    return Person.objects.in_bulk(set(ext_ids), field_name="ext_id")


def subjects(person: Person, day: date) -> tuple[Subject, ...]:
    """The person's employments in force on the day, as access knows them."""
    return _subjects(Q(employment__person=person), day)


def subjects_of_employment(employment: int, day: date) -> tuple[Subject, ...]:
    """One employment (pk) on the day, as access knows it; empty when it is not in force."""
    return _subjects(Q(employment=employment), day)


def _subjects(about: Q, day: date) -> tuple[Subject, ...]:
    terms = EmploymentTerm.objects.filter(about, in_force(day), status__in=sorted(EMPLOYED_STATUSES))
    return tuple(Subject(*row) for row in terms.values_list("employment__person__ext_id", "unit__ext_id"))


def nearest_leaders(person: Person, day: date) -> QuerySet[Person]:
    """*Nærmeste leder* on the day, found by the tree; several when the unit, or the person, has several."""
    return _nearest(subjects(person, day), day)


def leaders_of_employment(employment: int, day: date) -> QuerySet[Person]:
    """*Nærmeste leder* of one employment (pk): whoever leads another employment of the same person has no part."""
    return leaders_of_employments([employment], day)


def leaders_of_employments(employments: Collection[int], day: date) -> QuerySet[Person]:
    """*Nærmeste leder* of each of these employments (pks)."""
    return _nearest(_subjects(Q(employment__in=employments), day), day)


def _nearest(about: Iterable[Subject], day: date) -> QuerySet[Person]:
    organisation = snapshot_on(day).organisation
    found = frozenset().union(*(organisation.nearest_leaders(subject) for subject in about))
    return Person.objects.filter(ext_id__in=found).order_by("name")


def leaders_leaders(person: Person, day: date) -> QuerySet[Person]:
    """*Lederens leder*: the nearest leaders of the person's nearest leaders."""
    organisation = snapshot_on(day).organisation
    found: set[str] = set()
    for subject in subjects(person, day):
        for leader in organisation.nearest_leaders(subject):
            found |= organisation.nearest_leaders(Subject(leader, subject.unit_id))
    return Person.objects.filter(ext_id__in=found).order_by("name")


def stand_ins(leader: Person, day: date) -> QuerySet[Person]:
    """Whoever stands in for the leader on the day (*stedfortrædere*)."""
    held = RoleAssignment.objects.filter(in_force(day), deputy_for=leader)
    return Person.objects.filter(pk__in=held.values("person")).order_by("name")


def leading_now(employment: int, day: date) -> frozenset[str]:
    """The persons (ids) who lead an employment (pk) on the day: the nearest leaders, and whoever stands in for them."""
    leaders = list(leaders_of_employment(employment, day))
    return frozenset(person.ext_id for leader in leaders for person in (leader, *stand_ins(leader, day)))


def leaders_of_unit(unit: int, day: date) -> frozenset[str]:
    """The persons (ids) who lead a unit (pk) on the day, found by the tree, and whoever stands in for them."""
    snapshot = snapshot_on(day)
    row = snapshot.by_pk.get(unit)
    leaders = persons_by_ext_id(snapshot.organisation.nearest_leaders(Subject("", row.unit_id)) if row else ())
    return frozenset(p.ext_id for leader in leaders.values() for p in (leader, *stand_ins(leader, day)))


def holders(role: Role, units: Iterable[str], day: date) -> frozenset[str]:
    """The persons (ids) who hold the role on the day for one of these units, or for something above it."""
    organisation = snapshot_on(day).organisation
    places = {place for unit in units for place in organisation.path(unit)}
    held = RoleAssignment.objects.filter(in_force(day), role=role.value)
    rows = held.values_list("person__ext_id", "unit__ext_id")
    return frozenset(person for person, unit in rows if unit in places)


def holders_anywhere(role: Role, day: date) -> frozenset[str]:
    """The persons (ids) who hold the role on the day, for whatever units."""
    held = RoleAssignment.objects.filter(in_force(day), role=role.value)
    return frozenset(held.values_list("person__ext_id", flat=True))


def held_by_anybody(role: Role, day: date) -> bool:
    """Whether anybody at all holds the role on the day."""
    return RoleAssignment.objects.filter(in_force(day), role=role.value).exists()


def unit_of(pk: int) -> Unit:
    """The unit, for an action that asks access; an unknown key is an unknown page."""
    return get_object_or_404(Unit, pk=pk)


def units_by_ext_id(ext_ids: Iterable[str]) -> dict[str, Unit]:
    return Unit.objects.in_bulk(set(ext_ids), field_name="ext_id")


@dataclass(frozen=True, slots=True)
class OwnEmployment:
    """An employment as its holder is told of it. ``fte``: 1 = 37 hours a week."""

    pk: int
    unit: int | None
    unit_name: str
    job_group: str
    fte: Decimal
    leaders: tuple[str, ...]


def own_employments(person_id: str, day: date) -> tuple[OwnEmployment, ...]:
    """The person's own employments in force on the day, with the nearest leaders of each."""
    snapshot = snapshot_on(day)
    terms = EmploymentTerm.objects.filter(
        in_force(day), employment__person__ext_id=person_id, status__in=sorted(EMPLOYED_STATUSES)
    ).order_by("employment__ext_id")
    rows = list(terms.values_list("employment", "unit__ext_id", "job_group", "fte"))
    nearest = {unit: snapshot.organisation.nearest_leaders(Subject(person_id, unit)) for _, unit, _, _ in rows}
    leaders = persons_by_ext_id(person for found in nearest.values() for person in found)
    return tuple(
        OwnEmployment(
            pk,
            snapshot.units[unit].pk if unit in snapshot.units else None,
            snapshot.units[unit].name if unit in snapshot.units else "",
            job_group,
            fte,
            tuple(sorted(leaders[person].name for person in nearest[unit])),
        )
        for pk, unit, job_group, fte in rows
    )


def leavers(first: date, last: date, *, monthly_paid_only: bool) -> Counter[str]:
    """*Fratrådte*: employments that ended from ``first`` to ``last``, by the id of the unit they ended in.

    Whoever moves to another unit or changes hours has not left.
    """
    employed = EmploymentTerm.objects.filter(status__in=sorted(EMPLOYED_STATUSES))
    later = employed.filter(employment=OuterRef("employment"), first__gt=OuterRef("last"))
    ended = employed.filter(~Exists(later), last__gte=first, last__lte=last)
    if monthly_paid_only:
        ended = ended.filter(monthly_paid=True)
    rows = ended.values_list("unit__ext_id").annotate(left=Count("employment", distinct=True))
    return Counter(dict(rows))

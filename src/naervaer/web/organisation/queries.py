"""Reading the organisation. Returns frozen dataclasses of ``core`` or scoped querysets."""

from collections.abc import Iterator
from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from naervaer.core.access.model import Actor, Grant, Role
from naervaer.core.tree import Tree
from naervaer.web.organisation.models import Body, BodyMember, RoleAssignment, UnitTerm

ROLE_OF_SEAT = {
    Body.Kind.TRIO: Role.TRIO,
    Body.Kind.WORK_ENVIRONMENT_GROUP: Role.TRIO,
    Body.Kind.MED: Role.TRIO,
    Body.Kind.STEERING: Role.COMMITTEE,
    Body.Kind.FOLLOWING: Role.COMMITTEE,
}

NOBODY = Actor(user_id=None, person_id=None, name="")


def in_force(day: date) -> Q:
    return Q(first__lte=day) & (Q(last__isnull=True) | Q(last__gte=day))


def tree_on(day: date) -> Tree:
    rows = UnitTerm.objects.filter(in_force(day)).values_list("unit__ext_id", "parent__ext_id")
    return Tree(dict(rows))


def actor_of(user: AbstractBaseUser | AnonymousUser) -> Actor:
    """Who asks, with their roles; nobody when not logged in or without a person."""
    person = getattr(user, "person", None)
    if not user.is_authenticated or person is None:
        return NOBODY
    grants = (
        Grant(
            Role(a.role),
            a.unit.ext_id if a.unit else None,
            a.first,
            a.last,
            a.deputy_for.ext_id if a.deputy_for else None,
        )
        for a in RoleAssignment.objects.filter(person=person).select_related("unit", "deputy_for")
    )
    own = Grant(Role.EMPLOYEE, None)
    return Actor(user.pk, person.ext_id, person.name, (own, *grants, *_grants_of_seats(person.pk)))


def _grants_of_seats(person_pk: int) -> Iterator[Grant]:
    """A seat in a TRIO, *arbejdsmiljøgruppe* or *MED-udvalg* gives its unit's totals while the seat is held."""
    seats = BodyMember.objects.filter(person=person_pk).values_list("body__kind", "body__unit__ext_id", "first", "last")
    for kind, unit, first, last in seats:
        yield Grant(ROLE_OF_SEAT[Body.Kind(kind)], unit, first, last)

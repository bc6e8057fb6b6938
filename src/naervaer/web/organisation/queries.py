"""Reading the organisation. Returns frozen dataclasses of ``core`` or scoped querysets."""

from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from naervaer.core.access.model import Actor, Grant, Role
from naervaer.core.tree import Tree
from naervaer.web.organisation.models import RoleAssignment, UnitTerm

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
    return Actor(user.pk, person.ext_id, person.name, (own, *grants))

"""Who holds which role: the list an administrator works from, and a leader's own deputies."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from naervaer.core.access.model import Role
from naervaer.web.design.wording import title
from naervaer.web.organisation.models import Person, RoleAssignment
from naervaer.web.organisation.searching import holds
from naervaer.web.organisation.snapshot import snapshot_on


@dataclass(frozen=True, slots=True)
class Filter:
    """What the list is narrowed to; roles that have ended are left out unless ``ended``."""

    text: str = ""
    role: str = ""
    ended: bool = False


@dataclass(frozen=True, slots=True)
class RoleRow:
    pk: int
    person: str
    number: str
    role: str
    unit: str
    first: date
    last: date | None
    deputy_for: str
    over: bool


def held(wanted: Filter, day: date) -> QuerySet[RoleAssignment]:
    """The assignments by name, those that have ended last."""
    found = RoleAssignment.objects.select_related("person", "unit", "deputy_for")
    if wanted.text:
        units = [r.pk for r in snapshot_on(day).units.values() if wanted.text.casefold() in r.name.casefold()]
        found = found.filter(holds("person__name", wanted.text) | Q(unit__in=units))
    if wanted.role:
        found = found.filter(role=wanted.role)
    if not wanted.ended:
        found = found.exclude(last__lt=day)
    return found.order_by("person__name", "role", "first", "pk")


def rows(assignments: Iterable[RoleAssignment], day: date) -> list[RoleRow]:
    return [_row(assignment, day) for assignment in assignments]


def one(pk: int, day: date) -> RoleRow | None:
    found = RoleAssignment.objects.select_related("person", "unit", "deputy_for").filter(pk=pk).first()
    return _row(found, day) if found else None


def deputies_of(leader: Person, day: date) -> list[RoleRow]:
    """The leader's deputies now and ahead."""
    found = RoleAssignment.objects.select_related("person", "unit", "deputy_for").filter(deputy_for=leader)
    return rows(found.exclude(last__lt=day).order_by("first", "person__name", "pk"), day)


def _row(assignment: RoleAssignment, day: date) -> RoleRow:
    unit = snapshot_on(day).by_pk.get(assignment.unit_id) if assignment.unit_id else None
    return RoleRow(
        pk=assignment.pk,
        person=assignment.person.name,
        number=assignment.person.ext_id,
        role=title(Role(assignment.role)),
        unit=unit.name if unit else (assignment.unit.ext_id if assignment.unit else ""),
        first=assignment.first,
        last=assignment.last,
        deputy_for=assignment.deputy_for.name if assignment.deputy_for else "",
        over=assignment.last is not None and assignment.last < day,
    )

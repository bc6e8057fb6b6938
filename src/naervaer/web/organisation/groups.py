"""*TRIO, arbejdsmiljøgruppe, MED, styregruppe*: the groups around a unit and who holds which seat, by date."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from naervaer.core.access.model import Actor, Purpose
from naervaer.web.access import scope
from naervaer.web.design.wording import title_of_seat
from naervaer.web.organisation.dated import in_force
from naervaer.web.organisation.models import Body, BodyMember, Unit
from naervaer.web.organisation.snapshot import UnitRow, snapshot_on

OF_ONE_WORKPLACE = frozenset({Body.Kind.TRIO, Body.Kind.WORK_ENVIRONMENT_GROUP})
"""Groups that concern their own unit only; the others concern every unit below."""


@dataclass(frozen=True, slots=True)
class Seat:
    pk: int
    person: str
    number: str
    seat: str
    first: date
    last: date | None


@dataclass(frozen=True, slots=True)
class Group:
    """A group with its seats today; ``at`` is the name of the unit it belongs to."""

    pk: int
    kind: str
    name: str
    unit_pk: int
    at: str
    seats: tuple[Seat, ...]

    @property
    def says_kind(self) -> bool:
        """Whether the kind tells more than the name does: *TRIO Elmegården* is plainly a TRIO."""
        return self.kind.casefold() not in self.name.casefold()


@dataclass(frozen=True, slots=True)
class GroupPage:
    """A group as whoever manages it sees it: the seats now and ahead, and those that are over."""

    group: Group
    ended: tuple[Seat, ...]
    crumbs: tuple[UnitRow, ...]


@dataclass(frozen=True, slots=True)
class SeatPage:
    seat: Seat
    group: Group
    crumbs: tuple[UnitRow, ...]


def groups_around(crumbs: tuple[UnitRow, ...], day: date) -> tuple[Group, ...]:
    """The groups of the last unit, and the committees of the units above it, nearest first."""
    names = {crumb.pk: crumb.name for crumb in crumbs}
    order = {crumb.pk: n for n, crumb in enumerate(reversed(crumbs))}
    seats: dict[int, list[BodyMember]] = {}
    for member in _members().filter(in_force(day), body__unit__in=list(names)):
        seats.setdefault(member.body_id, []).append(member)
    bodies = sorted(Body.objects.filter(unit__in=list(names)), key=lambda b: (order[b.unit_id], b.kind, b.name))
    return tuple(
        _group(body, names[body.unit_id], seats.get(body.pk, ()))
        for body in bodies
        if body.unit_id == crumbs[-1].pk or body.kind not in OF_ONE_WORKPLACE
    )


def union_representatives(unit_id: str, day: date) -> frozenset[str]:
    """The persons (ids) with the trade-union seat of the groups nearest to the unit (*tillidsrepræsentanter*)."""
    rows = BodyMember.objects.filter(in_force(day), seat=BodyMember.Seat.UNION_REPRESENTATIVE)
    seated: dict[str, set[str]] = {}
    for place, person in rows.values_list("body__unit__ext_id", "person__ext_id"):
        seated.setdefault(place, set()).add(person)
    path = snapshot_on(day).organisation.path(unit_id)
    return frozenset(next((seated[place] for place in path if place in seated), ()))


def manages(actor: Actor, day: date, unit_pk: int) -> bool:
    """Whether the actor gives and ends the seats of this unit's groups."""
    return scope.units(actor, Purpose.MANAGE_ROLES, day).filter(pk=unit_pk).exists()


def managed_unit(actor: Actor, day: date, pk: int) -> Unit | None:
    return scope.units(actor, Purpose.MANAGE_ROLES, day).filter(pk=pk).first()


def managed_body(actor: Actor, day: date, pk: int) -> Body | None:
    return Body.objects.filter(pk=pk, unit__in=scope.units(actor, Purpose.MANAGE_ROLES, day)).first()


def crumbs_of(unit: Unit, day: date) -> tuple[UnitRow, ...]:
    """The unit and those above it, topmost first; a unit that is gone stands alone under its number."""
    snapshot = snapshot_on(day)
    return snapshot.crumbs(unit.ext_id) or (UnitRow(unit.pk, unit.ext_id, unit.ext_id, "", None),)


def group_page(actor: Actor, day: date, pk: int) -> GroupPage | None:
    """The group with all its seats; None when unknown or out of reach."""
    body = managed_body(actor, day, pk)
    if body is None:
        return None
    crumbs = crumbs_of(body.unit, day)
    members = list(_members().filter(body=body))
    over = [m for m in members if m.last is not None and m.last < day]
    held = [m for m in members if m not in over]
    ended = sorted((_seat(m) for m in over), key=lambda seat: seat.first, reverse=True)
    return GroupPage(_group(body, crumbs[-1].name, held), tuple(ended), crumbs)


def seat_page(actor: Actor, day: date, pk: int) -> SeatPage | None:
    """One seat, to be ended; None when unknown or out of reach."""
    member = _members().select_related("body__unit").filter(pk=pk).first()
    if member is None or not manages(actor, day, member.body.unit_id):
        return None
    crumbs = crumbs_of(member.body.unit, day)
    return SeatPage(_seat(member), _group(member.body, crumbs[-1].name, [member]), crumbs)


def _members() -> QuerySet[BodyMember]:
    return BodyMember.objects.select_related("person").order_by("seat", "person__name", "pk")


def _group(body: Body, at: str, members: Iterable[BodyMember]) -> Group:
    seats = tuple(_seat(member) for member in members)
    return Group(body.pk, str(Body.Kind(body.kind).label), body.name, body.unit_id, at, seats)


def _seat(member: BodyMember) -> Seat:
    return Seat(
        pk=member.pk,
        person=member.person.name,
        number=member.person.ext_id,
        seat=title_of_seat(member.seat),
        first=member.first,
        last=member.last,
    )

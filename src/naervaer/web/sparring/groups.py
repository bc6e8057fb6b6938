"""The groups: which units they talk of, who takes part, and who may see a meeting."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db.models import Q
from django.shortcuts import get_object_or_404

from naervaer.core.access.model import Actor, Purpose
from naervaer.core.tree import Tree
from naervaer.web.design.wording import title_of_seat
from naervaer.web.organisation.snapshot import snapshot_on
from naervaer.web.sparring.models import Call, Group, GroupMember, GroupUnit, Meeting

ADVISERS = frozenset({GroupMember.Seat.RETENTION_CONSULTANT, GroupMember.Seat.LAWYER, GroupMember.Seat.HR_CONSULTANT})
"""Seats whose holders see cases only by being called."""


def in_force(day: date) -> Q:
    return Q(first__lte=day) & (Q(last__isnull=True) | Q(last__gte=day))


@dataclass(frozen=True, slots=True)
class UnitLine:
    pk: int
    name: str
    first: date
    last: date | None


@dataclass(frozen=True, slots=True)
class MemberLine:
    pk: int
    name: str
    number: str
    seat: str
    first: date
    last: date | None


Kept = TypeVar("Kept", UnitLine, MemberLine)


@dataclass(frozen=True, slots=True)
class GroupPage:
    """A group as the coordinator keeps it: what is in force or to come, and what is over."""

    pk: int
    name: str
    units: tuple[UnitLine, ...]
    members: tuple[MemberLine, ...]
    over: tuple[UnitLine | MemberLine, ...]


def manages(actor: Actor, day: date) -> bool:
    return actor.holds(Purpose.MANAGE_SPARRING, day)


def stands_for(actor: Actor, day: date) -> frozenset[str]:
    """The persons (ids) whose seats the actor may fill: their own, and those of the leaders they stand in for."""
    leaders = {grant.deputy_for for grant in actor.grants_for(Purpose.SPAR, day) if grant.deputy_for}
    return frozenset(leaders | ({actor.person_id} if actor.person_id else set()))


def members_on(group: int, day: date) -> list[GroupMember]:
    rows = GroupMember.objects.filter(in_force(day), group=group).select_related("person")
    return list(rows.order_by("seat", "person__name"))


def meetings_of(actor: Actor, day: date) -> Q:
    """The meetings the actor may see: those they are called to, and those of groups they are in on the day."""
    if manages(actor, day):
        return Q()
    persons = stands_for(actor, day)
    called = Call.objects.filter(person__ext_id__in=persons).values("meeting")
    seats = GroupMember.objects.filter(person__ext_id__in=persons).values_list("group", "first", "last")
    wanted = Q(pk__in=called)
    for group, first, last in seats:
        within = Q(group=group, on_day__gte=first)
        wanted |= within & Q(on_day__lte=last) if last else within
    return wanted


def takes_part(actor: Actor, meeting: Meeting, day: date) -> bool:
    """Whether the actor, or somebody they stand in for, is in the group or called to the meeting."""
    return bool(seats_filled(actor, meeting, day))


def seats_filled(actor: Actor, meeting: Meeting, day: date) -> frozenset[str]:
    """The persons (ids) in the group, or called to the meeting, whose seats the actor fills."""
    persons = stands_for(actor, day)
    called = Call.objects.filter(meeting=meeting, person__ext_id__in=persons)
    members = GroupMember.objects.filter(in_force(meeting.on_day), group=meeting.group_id, person__ext_id__in=persons)
    return frozenset(
        called.values_list("person__ext_id", flat=True).union(members.values_list("person__ext_id", flat=True))
    )


def units_talked_of(group: int, day: date) -> frozenset[str]:
    """The ids of the group's units on the day, with all below them."""
    tops = GroupUnit.objects.filter(in_force(day), group=group).values_list("unit__ext_id", flat=True)
    return _with_below(snapshot_on(day).tree, tops)


def _with_below(tree: Tree, tops: Iterable[str]) -> frozenset[str]:
    return frozenset().union(*(tree.subtree(top) for top in tops if top in tree.parents))


def groups_of_unit(unit_id: str, day: date) -> list[int]:
    """The groups that talk of a unit's people on the day."""
    path = snapshot_on(day).organisation.path(unit_id)
    rows = GroupUnit.objects.filter(in_force(day), unit__ext_id__in=[place for place in path if place])
    return list(rows.order_by("group").values_list("group", flat=True).distinct())


def group_page(pk: int, day: date) -> GroupPage | None:
    group = Group.objects.filter(pk=pk).first()
    if group is None:
        return None
    names = snapshot_on(day).units
    units = [
        UnitLine(
            row.pk, names[row.unit.ext_id].name if row.unit.ext_id in names else row.unit.ext_id, row.first, row.last
        )
        for row in group.units.select_related("unit").order_by("first", "pk")
    ]
    members = [
        MemberLine(row.pk, row.person.name, row.person.ext_id, title_of_seat(row.seat), row.first, row.last)
        for row in group.members.select_related("person").order_by("seat", "person__name", "first")
    ]
    kept_units, old_units = _parted(units, day)
    kept_members, old_members = _parted(members, day)
    return GroupPage(pk, group.name, tuple(kept_units), tuple(kept_members), (*old_units, *old_members))


def _parted(lines: list[Kept], day: date) -> tuple[list[Kept], list[Kept]]:
    """What is in force or to come, and what is over."""
    over = [line for line in lines if line.last is not None and line.last < day]
    return [line for line in lines if line not in over], over


def group_of_seat(kind: str, pk: int) -> tuple[int, str]:
    """The group of a unit or a member in it, and what it is called; an unknown key is an unknown page."""
    if kind == "unit":
        unit = get_object_or_404(GroupUnit.objects.select_related("unit"), pk=pk)
        names = snapshot_on(unit.first).units
        return unit.group_id, names[unit.unit.ext_id].name if unit.unit.ext_id in names else unit.unit.ext_id
    member = get_object_or_404(GroupMember.objects.select_related("person"), pk=pk)
    return member.group_id, member.person.name


@dataclass(frozen=True, slots=True)
class GroupLine:
    pk: int
    name: str
    units: int
    members: int


def all_groups(day: date) -> list[GroupLine]:
    """Every group with how many units and members it has today."""
    units = Counter(GroupUnit.objects.filter(in_force(day)).values_list("group", flat=True))
    members = Counter(GroupMember.objects.filter(in_force(day)).values_list("group", flat=True))
    rows = Group.objects.order_by("name").values_list("pk", "name")
    return [GroupLine(pk, name, units[pk], members[pk]) for pk, name in rows]

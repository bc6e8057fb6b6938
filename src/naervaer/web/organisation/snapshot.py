"""The whole organisation of one day in memory: 3,000 units and 2,500 leaders are read once, not at every request.

The database changes a random token with every change of the tree or the roles (migration 0002); a snapshot is used
only while its token is the one in the database, so that a role that ends, ends at once.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from django.db import connection

from naervaer.core.access.model import LEADING
from naervaer.core.access.sight import Organisation, Place
from naervaer.core.tree import Tree
from naervaer.web.organisation.dated import in_force
from naervaer.web.organisation.models import RoleAssignment, UnitTerm, Version
from naervaer.web.remembering import remembered


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit (*enhed*) as it was named and placed on the day."""

    pk: int
    unit_id: str
    name: str
    level: str
    parent_id: str | None


@dataclass(frozen=True)
class Snapshot:
    """``version`` is another whenever the tree or the roles are."""

    units: Mapping[str, UnitRow]
    organisation: Organisation
    version: str = ""

    @property
    def tree(self) -> Tree:
        return self.organisation.tree

    @cached_property
    def by_pk(self) -> Mapping[int, UnitRow]:
        return {row.pk: row for row in self.units.values()}

    def pks(self, unit_ids: Iterable[str]) -> list[int]:
        return [self.units[unit_id].pk for unit_id in unit_ids]

    def crumbs(self, unit_id: str) -> tuple[UnitRow, ...]:
        """The unit and those above it, topmost first."""
        path = [place for place in self.organisation.path(unit_id) if place is not None]
        return tuple(self.units[place] for place in reversed(path))


def snapshot_on(day: date) -> Snapshot:
    """The organisation as it stood on ``day``."""
    return remembered(("snapshot", day), lambda: _now(day))


def _now(day: date) -> Snapshot:
    token = Version.objects.values_list("token", flat=True).first()
    if token is None:
        return _read(day, "")
    return _kept(connection.settings_dict["NAME"], token, day)


@lru_cache(maxsize=16)
def _kept(database: object, token: str, day: date) -> Snapshot:
    """``database`` and ``token`` are only the key: the same token never stands for two organisations."""
    return _read(day, token)


def _read(day: date, token: str) -> Snapshot:
    rows = UnitTerm.objects.filter(in_force(day)).values_list(
        "unit_id", "unit__ext_id", "name", "level", "parent__ext_id"
    )
    units = {row[1]: UnitRow(*row) for row in rows.order_by("name", "unit__ext_id")}
    leaders: dict[Place, set[str]] = {}
    held = RoleAssignment.objects.filter(in_force(day), role__in=sorted(LEADING), deputy_for__isnull=True)
    for unit_id, person_id in held.values_list("unit__ext_id", "person__ext_id"):
        leaders.setdefault(unit_id, set()).add(person_id)
    return Snapshot(
        units=units,
        organisation=Organisation(
            tree=Tree({row.unit_id: row.parent_id for row in units.values()}),
            leaders={place: frozenset(persons) for place, persons in leaders.items()},
        ),
        version=token,
    )


def in_order(tree: Tree, reached: frozenset[str] | None) -> Iterator[tuple[str, int]]:
    """The units within reach, each after the one above it, with its depth below the topmost reached."""

    def below(unit: str, depth: int) -> Iterator[tuple[str, int]]:
        here = reached is None or unit in reached
        if here:
            yield unit, depth
        for child in sorted(tree.children.get(unit, ())):
            yield from below(child, depth + here)

    for root in sorted(tree.roots):
        yield from below(root, 0)

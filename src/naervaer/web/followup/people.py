"""The employments an actor reaches, with where each is today: read once a page, in one query."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from naervaer.core.access.model import Actor, Purpose
from naervaer.core.access.sight import Subject
from naervaer.web.access import scope
from naervaer.web.organisation import employed
from naervaer.web.organisation.snapshot import Snapshot, UnitRow, snapshot_on

MOST_FOUND = 20


@dataclass(frozen=True, slots=True)
class Member:
    """An employment within reach, with the unit and job it has on the day."""

    employment: int
    person: int
    person_id: str
    name: str
    unit: UnitRow
    job_group: str

    @property
    def subject(self) -> Subject:
        return Subject(self.person_id, self.unit.unit_id)


def members(actor: Actor, purpose: Purpose, day: date, snapshot: Snapshot) -> dict[int, Member]:
    """Everybody within reach by employment (pk), in order of name."""
    in_force = Q(terms__first__lte=day) & (Q(terms__last__isnull=True) | Q(terms__last__gte=day))
    rows = (
        scope.employments(actor, purpose, day)
        .filter(in_force)
        .order_by("person__name", "pk")
        .values_list("pk", "person", "person__ext_id", "person__name", "terms__unit", "terms__job_group")
    )
    return {
        employment: Member(employment, person, person_id, name, snapshot.by_pk[unit], job_group)
        for employment, person, person_id, name, unit, job_group in rows
        if unit in snapshot.by_pk
    }


def units_of(found: Iterable[Member], snapshot: Snapshot) -> tuple[UnitRow, ...]:
    """The units the members are in, in the order of the organisation's names."""
    ids = {member.unit.unit_id for member in found}
    return tuple(row for unit_id, row in snapshot.units.items() if unit_id in ids)


def members_in(unit_ids: Iterable[str], day: date, snapshot: Snapshot) -> dict[int, Member]:
    """Everybody employed in the units, by employment (pk), for a room that shows each reader only their own."""
    placed = employed.employed_in(snapshot.pks(unit_id for unit_id in unit_ids if unit_id in snapshot.units), day)
    return {row[0]: Member(*row[:4], snapshot.by_pk[row[4]], row[5]) for row in placed}


def named(actor: Actor, purpose: Purpose, name: str, day: date) -> list[Member]:
    """Those of a name within reach; at most twenty, so that it is a search and no list of staff."""
    wanted = name.casefold().split()
    everybody = members(actor, purpose, day, snapshot_on(day)).values()
    return [m for m in everybody if all(part in m.name.casefold() for part in wanted)][:MOST_FOUND]

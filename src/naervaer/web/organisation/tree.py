"""The pages of the organisation: the tree of a day, and one unit with the people and groups around it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from naervaer.core.absence import EMPLOYED_STATUSES
from naervaer.core.access.model import LEADING, Actor, Purpose, Role
from naervaer.web import clock
from naervaer.web.access import scope
from naervaer.web.design.wording import title
from naervaer.web.handbook.queries import active_policy, too_few
from naervaer.web.organisation.dated import in_force
from naervaer.web.organisation.groups import Group, groups_around
from naervaer.web.organisation.models import Body, EmploymentTerm, RoleAssignment
from naervaer.web.organisation.snapshot import Snapshot, UnitRow, snapshot_on

OPEN_BRANCHES = 150
"""So many units are unfolded at once; below them the reader goes on with a click."""

STEP = 5


@dataclass(frozen=True, slots=True)
class Branch:
    """A unit in the tree with what is told of it. ``hidden`` counts the units below that are not unfolded here."""

    unit: UnitRow
    leaders: str
    groups: str
    staff: str
    below: "tuple[Branch, ...]"
    hidden: int


@dataclass(frozen=True, slots=True)
class TreePage:
    branches: tuple[Branch, ...]
    above: tuple[UnitRow, ...]
    units: int
    day: date


def reached(actor: Actor, today: date, snapshot: Snapshot) -> frozenset[str]:
    """The units of ``snapshot`` that the actor may see today, whichever day the snapshot is of."""
    places = {grant.unit_id for grant in actor.grants_for(Purpose.SEE_ORGANISATION, today)}
    if None in places:
        return frozenset(snapshot.units)
    return frozenset().union(*(snapshot.tree.subtree(place) for place in places if place))


def tree_page(actor: Actor, today: date, day: date, root: int | None) -> TreePage | None:
    """The tree within reach as it stood on ``day``, from ``root`` (pk) down; None when root is out of reach."""
    snapshot = snapshot_on(day)
    seen = reached(actor, today, snapshot)
    if root is not None and (root not in snapshot.by_pk or snapshot.by_pk[root].unit_id not in seen):
        return None
    tops = [snapshot.by_pk[root]] if root is not None else _tops(snapshot, seen)
    unfolded = _unfolded(tops, snapshot)
    told = _Told(actor, today, day, snapshot, [snapshot.units[unit_id] for unit_id in unfolded])
    above = snapshot.crumbs(tops[0].unit_id)[:-1] if len(tops) == 1 else ()
    return TreePage(tuple(told.branch(top, unfolded) for top in tops), above, len(seen), day)


def _tops(snapshot: Snapshot, seen: frozenset[str]) -> list[UnitRow]:
    return [row for row in snapshot.units.values() if row.unit_id in seen and row.parent_id not in seen]


def _unfolded(tops: list[UnitRow], snapshot: Snapshot) -> frozenset[str]:
    """Whole levels from the top down while they fit; what lies right below a single top always does."""
    level = [top.unit_id for top in tops]
    found: set[str] = set()
    while level and (len(found) <= 1 or len(found) + len(level) <= OPEN_BRANCHES):
        found |= set(level)
        level = [child for unit in level for child in snapshot.tree.children.get(unit, ()) if child not in found]
    return frozenset(found)


class _Told:
    """What the tree tells of each unit, read in three queries."""

    def __init__(self, actor: Actor, today: date, day: date, snapshot: Snapshot, rows: list[UnitRow]) -> None:
        self.snapshot = snapshot
        pks = [row.pk for row in rows]
        self.leaders = leader_names(pks, day)
        self.groups: dict[int, list[str]] = {}
        for unit, kind in Body.objects.filter(unit__in=pks).order_by("kind").values_list("unit", "kind").distinct():
            self.groups.setdefault(unit, []).append(str(Body.Kind(kind).label))
        counts = _staff(day).filter(unit__in=pks).values("unit").annotate(n=Count("employment__person", distinct=True))
        self.staff = dict(counts.values_list("unit", "n"))
        self.exact = scope.reached(actor, Purpose.SEE_SMALL_FIGURES, today)

    def branch(self, row: UnitRow, unfolded: frozenset[str]) -> Branch:
        children = [self.snapshot.units[child] for child in self.snapshot.tree.children.get(row.unit_id, ())]
        shown = sorted((child for child in children if child.unit_id in unfolded), key=lambda child: child.name)
        exact = self.exact is None or row.unit_id in self.exact
        return Branch(
            unit=row,
            leaders=", ".join(self.leaders.get(row.pk, ())),
            groups=", ".join(sorted(self.groups.get(row.pk, ()), key=str.casefold)),
            staff=staff_in_words(self.staff.get(row.pk, 0), exact),
            below=tuple(self.branch(child, unfolded) for child in shown),
            hidden=len(children) - len(shown),
        )


def staff_in_words(persons: int, exact: bool) -> str:
    """The number to whoever sees the unit's small figures; to others it is rounded, so that no difference tells."""
    if exact or persons == 0:
        return str(persons) if persons else ""
    few = active_policy().figures_on(clock.today()).suppress_below_persons
    return too_few(clock.today()) if persons < few else f"ca. {(persons + STEP // 2) // STEP * STEP}"


def _staff(day: date) -> QuerySet[EmploymentTerm]:
    return EmploymentTerm.objects.filter(in_force(day), status__in=sorted(EMPLOYED_STATUSES))


def leader_names(units: Iterable[int], day: date) -> dict[int, tuple[str, ...]]:
    """The leaders of each unit (pk) on the day; deputies are named with whom they stand in for."""
    held = RoleAssignment.objects.filter(in_force(day), unit__in=list(units), role__in=sorted(LEADING))
    found: dict[int, tuple[str, ...]] = {}
    rows = held.order_by("deputy_for__name", "person__name").values_list("unit", "person__name", "deputy_for__name")
    for unit, name, deputy_for in rows:
        if unit is not None:
            found[unit] = (*found.get(unit, ()), f"{name} (stedfortræder for {deputy_for})" if deputy_for else name)
    return found


def search(actor: Actor, today: date, day: date, text: str) -> list[tuple[UnitRow, tuple[UnitRow, ...]]]:
    """The units within reach whose name holds the text, each with those above it."""
    snapshot = snapshot_on(day)
    seen = reached(actor, today, snapshot)
    wanted = text.casefold()
    hits = [row for row in snapshot.units.values() if row.unit_id in seen and wanted in row.name.casefold()]
    return [(row, snapshot.crumbs(row.unit_id)[:-1]) for row in hits]


@dataclass(frozen=True, slots=True)
class UnitPage:
    unit: UnitRow
    crumbs: tuple[UnitRow, ...]
    leaders: tuple[str, ...]
    leaders_above: tuple[tuple[str, str], ...]
    staff: str
    staff_below: str
    below: tuple[UnitRow, ...]
    groups: tuple[Group, ...]
    central: tuple[tuple[str, str], ...]


def unit_page(actor: Actor, today: date, pk: int) -> UnitPage | None:
    """Everything about one unit today; None when unknown or out of reach."""
    snapshot = snapshot_on(today)
    row = snapshot.by_pk.get(pk)
    if row is None or row.unit_id not in reached(actor, today, snapshot):
        return None
    crumbs = snapshot.crumbs(row.unit_id)
    leaders = leader_names([crumb.pk for crumb in crumbs], today)
    exact_units = scope.reached(actor, Purpose.SEE_SMALL_FIGURES, today)
    exact = exact_units is None or row.unit_id in exact_units
    below = snapshot.tree.subtree(row.unit_id)
    return UnitPage(
        unit=row,
        crumbs=crumbs[:-1],
        leaders=leaders.get(pk, ()),
        leaders_above=tuple((c.name, ", ".join(leaders[c.pk])) for c in reversed(crumbs[:-1]) if c.pk in leaders),
        staff=staff_in_words(_persons([pk], today), exact),
        staff_below=staff_in_words(_persons(snapshot.pks(below), today), exact) if len(below) > 1 else "",
        below=tuple(
            sorted((snapshot.units[u] for u in snapshot.tree.children.get(row.unit_id, ())), key=lambda u: u.name)
        ),
        groups=groups_around(crumbs, today),
        central=tuple(_central(today)),
    )


def _persons(units: list[int], day: date) -> int:
    return _staff(day).filter(unit__in=units).values("employment__person").distinct().count()


CENTRAL = (
    Role.COORDINATOR,
    Role.RETENTION_CONSULTANT,
    Role.HR_CONSULTANT,
    Role.LAWYER,
    Role.WELLBEING_CONSULTANT,
    Role.WORK_ENVIRONMENT_CONSULTANT,
    Role.FINANCE_CONSULTANT,
    Role.PROVIDER,
    Role.ADMINISTRATOR,
)


def _central(day: date) -> Iterable[tuple[str, str]]:
    """The central roles and who holds them, in the order of the table."""
    held = RoleAssignment.objects.filter(in_force(day), role__in=[role.value for role in CENTRAL])
    names: dict[str, list[str]] = {}
    for role, name in held.order_by("person__name").values_list("role", "person__name"):
        names.setdefault(role, []).append(name)
    return ((title(role), ", ".join(dict.fromkeys(names[role]))) for role in CENTRAL if role in names)

"""How many decisions about long absence wait, and how many are taken, by unit: counts of people leave suppressed."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from naervaer.core.access.model import Actor, Purpose
from naervaer.core.disclosure.model import Cell, Limits, Sum
from naervaer.core.disclosure.suppression import suppressed
from naervaer.core.tree import Tree
from naervaer.web.access import scope
from naervaer.web.decisions.models import Matter
from naervaer.web.decisions.queries import waiting
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation import employed
from naervaer.web.organisation.snapshot import UnitRow, in_order, snapshot_on

STATES = ("ahead", "passed", "decided")
"""Asked for before the limit; waiting past it; taken in a case that still runs."""


TITLES = (_("Grænsen nærmer sig"), _("Grænsen er passeret"), _("Besluttet"))

Persons = Mapping[str, Mapping[str, set[str]]]
"""The persons (ids) by unit and state."""


@dataclass(frozen=True, slots=True)
class TotalLine:
    """A unit with those below it; a count is None when it is hidden (*diskretioneret*)."""

    unit: UnitRow
    depth: int
    counts: tuple[int | None, ...]

    @property
    def named(self) -> list[tuple[str, int | None]]:
        return list(zip(map(str, TITLES), self.counts, strict=True))


def lines(actor: Actor, day: date) -> list[TotalLine]:
    """The topmost units within reach, and those below of which there is something to tell, in the order of the tree.

    None and few read the same, so that a unit's being there tells nothing of anybody.
    """
    snapshot = snapshot_on(day)
    tree, reached = snapshot.tree, scope.reached(actor, Purpose.SEE_FOLLOW_UP_TOTALS, day)
    own = _by_unit(day)
    counted = {unit: _below(unit, own, tree) for unit in tree.parents}
    small = scope.reached(actor, Purpose.SEE_SMALL_FIGURES, day) or frozenset()
    least = active_policy().figures_on(day).suppress_below_persons
    hidden = _hidden(own, counted, tree, least, small)
    found = []
    for unit, depth in in_order(tree, reached):
        counts = tuple(
            None
            if (state, unit) in hidden or (len(counted[unit][state]) < least and unit not in small)
            else len(counted[unit][state])
            for state in STATES
        )
        if depth == 0 or any(counts):
            found.append(TotalLine(snapshot.units[unit], depth, counts))
    return found


def _below(unit: str, own: Persons, tree: Tree) -> dict[str, frozenset[str]]:
    here = [own[place] for place in tree.subtree(unit) & own.keys()]
    return {state: frozenset().union(*(states[state] for states in here)) for state in STATES}


def _by_unit(day: date) -> Persons:
    """The persons (ids) by unit of today and where the decision stands."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: {state: set() for state in STATES})
    open_ones = [(w.employment, "passed" if w.asked.passed(day) else "ahead") for w in waiting(None, day)]
    taken = Matter.objects.filter(state__in=["decided", "informed"], case__last_day__isnull=True, case__withdrawn=False)
    rows = [*open_ones, *((pk, "decided") for pk in taken.values_list("employment", flat=True))]
    subjects = employed.subjects_of({employment for employment, _state in rows}, day)
    for employment, state in rows:
        if employment in subjects:
            found[subjects[employment].unit_id][state].add(subjects[employment].person_id)
    return dict(found)


def _hidden(
    own: Persons, counted: Mapping[str, Mapping[str, frozenset[str]]], tree: Tree, limit: int, small: frozenset[str]
) -> set[tuple[str, str]]:
    """The counts that tell of few people, and those from which these could be computed; ``small`` are seen anyway."""
    hidden: set[tuple[str, str]] = set()
    for state in STATES:
        here = {unit: len(persons[state]) for unit, persons in counted.items() if persons[state]}
        cells = {("total", unit): Cell(count, 0) for unit, count in here.items()}
        sums = []
        for unit in here:
            children = [("total", child) for child in tree.children.get(unit, ()) if child in here]
            if children:
                cells["own", unit] = Cell(len(own.get(unit, {}).get(state, ())), 0, shown_nowhere=True)
                sums.append(Sum(("total", unit), [*children, ("own", unit)]))
        seen = {("total", unit) for unit in small & here.keys()}
        hidden |= {(state, unit) for kind, unit in suppressed(cells, sums, Limits(limit), seen) if kind == "total"}
    return hidden

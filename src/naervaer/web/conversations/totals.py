"""Conversations held the last year, by unit with roll-up (H7): those the rules ask for, in time, and preventive ones.

Each belongs to the unit the person was in on the day. Counts of people leave only through disclosure control.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from naervaer.core.access.model import Actor, Purpose
from naervaer.core.conversations.states import HELD
from naervaer.core.disclosure.rolled_up import rolled_up
from naervaer.core.followup.kept import Kept
from naervaer.core.tree import Tree
from naervaer.web.access import scope
from naervaer.web.conversations.models import Conversation
from naervaer.web.followup.overview import A_YEAR, Tally, kept_of
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation.employed import subjects_on
from naervaer.web.organisation.snapshot import UnitRow, in_order, snapshot_on

COLUMNS = ("preventive", "others", "not_possible")
"""Held before absence; held besides; and those that could not be held."""

Counted = Mapping[str, Mapping[str, int]]
Persons = Mapping[str, Mapping[str, set[int]]]


@dataclass(frozen=True)
class TotalLine:
    """A unit with all below it. A figure is None when it is about few people, or about none.

    ``kept`` are the conversations the rules asked for; ``counts`` those of ``COLUMNS``.
    """

    unit: UnitRow
    depth: int
    kept: Kept | None
    counts: tuple[int | None, ...]

    @property
    def tells(self) -> bool:
        return self.kept is not None or any(count is not None for count in self.counts)


def lines(actor: Actor, day: date) -> list[TotalLine]:
    """The topmost units within reach, and those below of which something is told, with the units between."""
    snapshot, policy = snapshot_on(day), active_policy()
    tree = snapshot.tree
    reached = scope.reached(actor, Purpose.SEE_FOLLOW_UP_TOTALS, day)
    small = scope.reached(actor, Purpose.SEE_SMALL_FIGURES, day) or frozenset()
    limit = policy.figures_on(day).suppress_below_persons
    asked = {step for kind in policy.conversation for step in kind.satisfies}
    kept = kept_of(asked, snapshot, day - A_YEAR, day)
    shown = rolled_up({unit: tally.persons for unit, tally in kept.items()}, tree, limit, small)
    counted, persons = _held(day)
    columns = {name: rolled_up(persons[name], tree, limit, small) for name in COLUMNS}
    found = []
    for unit, depth in in_order(tree, reached):
        counts = (
            None if columns[name][unit] is None else sum(counted[name].get(u, 0) for u in tree.subtree(unit))
            for name in COLUMNS
        )
        below = None if shown[unit] is None else _together(unit, kept, tree)
        line = TotalLine(snapshot.units[unit], depth, below, tuple(counts))
        found.append(line)
    telling = {line.unit.unit_id for line in found if line.tells}
    return [line for line in found if line.depth == 0 or telling & tree.subtree(line.unit.unit_id)]


def _together(unit: str, kept: Mapping[str, Tally], tree: Tree) -> Kept:
    return sum((kept[place].kept for place in tree.subtree(unit) if place in kept), Kept())


def _held(day: date) -> tuple[Counted, Persons]:
    """How many, and with whom (pks), by column and by the unit they were in that day."""
    preventive = {kind.id for kind in active_policy().conversation if kind.preventive}
    counted: dict[str, dict[str, int]] = {name: defaultdict(int) for name in COLUMNS}
    persons: dict[str, dict[str, set[int]]] = {name: defaultdict(set) for name in COLUMNS}
    first = day - A_YEAR
    rows = list(
        Conversation.objects.filter(state__in=[*HELD, "not_possible"], at__date__gte=first - A_YEAR).values_list(
            "kind", "state", "held_on", "at__date", "employment", "employment__person"
        )
    )
    when = [(employment, held_on or said_on) for _kind, _state, held_on, said_on, employment, _person in rows]
    units = subjects_on(when)
    for kind, state, held_on, said_on, employment, person in rows:
        on = held_on or said_on
        unit = units.get((employment, on))
        if unit is None or not first < on <= day:
            continue
        column = "not_possible" if state == "not_possible" else "preventive" if kind in preventive else "others"
        counted[column][unit] += 1
        persons[column][unit].add(person)
    return counted, persons

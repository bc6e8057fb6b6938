"""How many have given a signal of *sygenærvær*, by unit with roll-up: what may be told, and of which months."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from naervaer.core.disclosure.rolled_up import rolled_up
from naervaer.core.tree import Tree


@dataclass(frozen=True, slots=True)
class Months:
    """Whole calendar months, both days inclusive."""

    first: date
    last: date


def months_before(day: date, count: int) -> Months:
    """The ``count`` months before the month of the day: a total that changed by the day would tell who spoke last."""
    last = day.replace(day=1) - timedelta(days=1)
    months = last.year * 12 + last.month - count
    return Months(date(months // 12, months % 12 + 1, 1), last)


def told(
    named: Mapping[str, Collection[int]], unnamed: Mapping[str, Collection[int]], tree: Tree, least: int
) -> dict[str, int | None]:
    """Persons by unit and all below; None when they are not to be told, few and none alike.

    ``unnamed`` are those who let nobody see it. A leader knows the others by name and could take them from the
    total, so it is the unnamed who must be at least ``least`` wherever a total is told, or can be computed.
    """
    hidden_among = {unit: set(persons) - _all(named) for unit, persons in unnamed.items()}
    shown = rolled_up(hidden_among, tree, least)
    return {
        unit: None if persons is None else len(persons | _below(unit, named, tree)) for unit, persons in shown.items()
    }


def _all(named: Mapping[str, Collection[int]]) -> set[int]:
    return {person for persons in named.values() for person in persons}


def _below(unit: str, own: Mapping[str, Collection[int]], tree: Tree) -> set[int]:
    return {person for place in tree.subtree(unit) for person in own.get(place, ())}

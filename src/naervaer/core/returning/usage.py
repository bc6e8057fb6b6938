"""How much *nedsat tjeneste* is used, by unit with roll-up (H6). Counts of people leave only as disclosure allows."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from naervaer.core.disclosure.rolled_up import rolled_up, whole_and_parts
from naervaer.core.tree import Tree


@dataclass(frozen=True, slots=True)
class LongCase:
    """A case that has lasted so long that *nedsat tjeneste* is thought of, in the unit of the day it became so."""

    person: Hashable
    unit: str
    tried: bool


@dataclass(frozen=True, slots=True)
class PartDays:
    """*Delvist fravær* of one person in a unit: ``days`` workdays on which part was worked, ``worked`` of them in all.

    Both in *arbejdsdage*: ten days of half absence are 10 days and 5 worked.
    """

    person: Hashable
    unit: str
    days: Fraction
    worked: Fraction


@dataclass(frozen=True, slots=True)
class LookedBack:
    """A plan that has been looked back on, and whether it held."""

    person: Hashable
    unit: str
    held: bool


@dataclass(frozen=True, slots=True)
class Used:
    """A unit and all below it. A figure is None when it tells of few people, or of none.

    ``tried`` and ``never`` of the ``long`` cases stand together or not at all, and so do ``held`` and ``looked_back``.
    """

    long: int | None
    tried: int | None
    never: int | None
    days: Fraction | None
    worked: Fraction | None
    looked_back: int | None
    held: int | None


Row = TypeVar("Row", LongCase, PartDays, LookedBack)


def used(
    cases: Collection[LongCase],
    parts: Collection[PartDays],
    looked_back: Collection[LookedBack],
    tree: Tree,
    limit: int,
    seen: Collection[str] = (),
) -> dict[str, Used]:
    """Each unit of the tree. ``seen`` are the units whose small counts this reader may see.

    Two parts of a whole are hidden in the same units: with the whole shown, each tells of the other.
    """
    tried, never = [c for c in cases if c.tried], [c for c in cases if not c.tried]
    held, not_held = [p for p in looked_back if p.held], [p for p in looked_back if not p.held]
    long_in, tried_in = whole_and_parts([_persons(tried), _persons(never)], tree, limit, seen)
    looked_in, held_in = whole_and_parts([_persons(held), _persons(not_held)], tree, limit, seen)
    plans_in = looked_in & held_in
    parts_in = {unit for unit, found in rolled_up(_persons(parts), tree, limit, seen).items() if found is not None}
    return {
        unit: Used(long=long, tried=t, never=n, days=days, worked=worked, looked_back=looked, held=kept)
        for unit, long, t, n, days, worked, looked, kept in zip(
            tree.parents,
            _numbers(cases, tree, long_in),
            _numbers(tried, tree, tried_in),
            _numbers(never, tree, tried_in),
            _sums(((part.unit, part.days) for part in parts), tree, parts_in),
            _sums(((part.unit, part.worked) for part in parts), tree, parts_in),
            _numbers(looked_back, tree, plans_in),
            _numbers(held, tree, plans_in),
            strict=True,
        )
    }


def _numbers(rows: Iterable[Row], tree: Tree, shown: Collection[str]) -> Iterator[int | None]:
    """How many rows each unit of the tree has with all below it, in order; None where it is not shown."""
    for found in _sums(((row.unit, Fraction(1)) for row in rows), tree, shown):
        yield None if found is None else int(found)


def _sums(amounts: Iterable[tuple[str, Fraction]], tree: Tree, shown: Collection[str]) -> Iterator[Fraction | None]:
    summed: dict[str, Fraction] = defaultdict(Fraction)
    for unit, amount in amounts:
        for place in (unit, *tree.ancestors(unit)):
            summed[place] += amount
    yield from (summed[unit] if unit in shown else None for unit in tree.parents)


def _persons(rows: Iterable[Row]) -> Mapping[str, set[Hashable]]:
    """Those behind the rows, by unit."""
    persons: dict[str, set[Hashable]] = defaultdict(set)
    for row in rows:
        persons[row.unit].add(row.person)
    return persons

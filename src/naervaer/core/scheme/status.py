"""*Status* of the scheme on a day: courses and efforts by offer and state, what they cost, and what may be told of it.

``lines_of`` and ``costs_of`` are the slow and obvious way, from the life of every course; the program asks its database
and must come to the same.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from fractions import Fraction

from naervaer.core.disclosure.model import Cell, Limits, Sum
from naervaer.core.disclosure.suppression import suppressed
from naervaer.core.scheme.states import COURSE

NOTHING = Decimal(0)
AFTER = {move.name: move.to for move in COURSE.moves}
COLUMN = {
    "waiting": "waiting",
    "offered": "waiting",
    "running": "running",
    "finished": "finished",
    "stopped": "stopped",
}
"""Where a state is counted; whoever left the waiting list is counted nowhere."""


@dataclass(frozen=True, slots=True)
class Lived:
    """A course as it went: what happened on which day, in order, and what was paid on which day, kroner.

    ``payer`` is whoever pays, as it is told; ``effort`` when it is a unit's.
    """

    offer: str
    effort: bool
    area: str
    payer: str
    asked_on: date
    events: tuple[tuple[date, str], ...] = ()
    used: tuple[tuple[date, Decimal], ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """How many wait, run, are finished, and were stopped before time."""

    waiting: int = 0
    running: int = 0
    finished: int = 0
    stopped: int = 0

    @property
    def begun(self) -> int:
        return self.running + self.finished + self.stopped


@dataclass(frozen=True, slots=True)
class Line:
    """An offer, of courses or of efforts."""

    offer: str
    effort: bool
    counts: Counts


@dataclass(frozen=True, slots=True)
class Cost:
    """*Udgift*, kroner, of an area and a payer."""

    area: str
    payer: str
    used: Decimal


def column_after(last: str | None) -> str | None:
    """Where a course is counted by its last event, None for none yet; None is counted nowhere."""
    return COLUMN.get(AFTER[last] if last else COURSE.start)


def lines_of(lives: Iterable[Lived], day: date) -> list[Line]:
    """By offer, courses first."""
    found: dict[tuple[bool, str], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for life in lives:
        if life.asked_on > day:
            continue
        state = COURSE.start
        for when, what in life.events:
            if when <= day:
                state = COURSE.after(state, what)
        if state in COLUMN:
            found[life.effort, life.offer][COLUMN[state]] += 1
    return [Line(offer, effort, Counts(**counts)) for (effort, offer), counts in sorted(found.items())]


def costs_of(lives: Iterable[Lived], day: date) -> list[Cost]:
    """What was paid in the year up to the day."""
    found: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for life in lives:
        for when, amount in life.used:
            if when <= day and when.year == day.year:
                found[life.area, life.payer] += amount
    return [Cost(area, payer, used) for (area, payer), used in sorted(found.items())]


COLUMNS = (*(field.name for field in fields(Counts)), "begun")
WHOLE = ""
Shown = dict[str, dict[str, int | None]]
"""By offer (``WHOLE``: all of them) and column; None is not to be told (*diskretioneret*)."""


def shown(lines: Sequence[Line], least: int) -> Shown:
    """The courses of people, none of few: a course is counted as a person. What is hidden cannot be subtracted to."""
    by_offer = {line.offer: line.counts for line in lines}
    whole = Counts(**{name: sum(getattr(one, name) for one in by_offer.values()) for name in COLUMNS[:-1]})
    rows = {**by_offer, WHOLE: whole}
    number = {(offer, name): int(getattr(counts, name)) for offer, counts in rows.items() for name in COLUMNS}
    sums = [Sum((offer, "begun"), [(offer, name) for name in COLUMNS[1:-1]]) for offer in rows]
    sums += [Sum((WHOLE, name), [(offer, name) for offer in by_offer]) for name in COLUMNS]
    hidden = suppressed({key: Cell(persons, 0) for key, persons in number.items()}, sums, Limits(least))
    return {
        offer: {name: None if (offer, name) in hidden else number[offer, name] for name in COLUMNS} for offer in rows
    }


def added(lines: Iterable[Line]) -> Counts:
    """Of all of them together, whoever they are; for efforts, which are not people."""
    found = list(lines)
    return Counts(**{name: sum(getattr(line.counts, name) for line in found) for name in COLUMNS[:-1]})


def hours_shown(hours: dict[str, Decimal], told: Shown) -> dict[str, Decimal | None]:
    """The hours of each offer whose begun courses are told, and of all of them when each is."""
    by_offer = {o: hours.get(o, NOTHING) if columns["begun"] is not None else None for o, columns in told.items()}
    parts = [found for offer, found in by_offer.items() if offer != WHOLE]
    known = [found for found in parts if found is not None]
    whole = sum(known, NOTHING) if len(known) == len(parts) and told[WHOLE]["begun"] is not None else None
    return {**by_offer, WHOLE: whole}


@dataclass(frozen=True, slots=True)
class AreaCost:
    """*Udgift* of an area, kroner: by payer in the order of ``CostTable.payers``, and its share of all of it."""

    area: str
    by_payer: tuple[Decimal, ...]
    used: Decimal
    share: Fraction


@dataclass(frozen=True, slots=True)
class CostTable:
    payers: tuple[str, ...]
    areas: tuple[AreaCost, ...]
    by_payer: tuple[Decimal, ...]
    used: Decimal


def cost_table(costs: Sequence[Cost]) -> CostTable:
    """N10: by area, the dearest first, and by payer. Exact; rounded by nobody."""
    payers = tuple(sorted({cost.payer for cost in costs}))
    sums: dict[str, dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for cost in costs:
        sums[cost.area][cost.payer] += cost.used
    whole = sum((cost.used for cost in costs), NOTHING)
    areas = [_area(area, [paid[payer] for payer in payers], whole) for area, paid in sums.items()]
    columns = tuple(sum((paid[payer] for paid in sums.values()), NOTHING) for payer in payers)
    return CostTable(payers, tuple(sorted(areas, key=lambda one: (-one.used, one.area))), columns, whole)


def _area(area: str, by_payer: Sequence[Decimal], whole: Decimal) -> AreaCost:
    used = sum(by_payer, NOTHING)
    return AreaCost(area, tuple(by_payer), used, Fraction(used) / Fraction(whole) if whole else Fraction(0))

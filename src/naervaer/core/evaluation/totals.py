"""What may be told of evaluations that have been counted: totals by evaluation and time, none of few people."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from naervaer.core.disclosure.model import Cell, Limits, Sum
from naervaer.core.disclosure.suppression import suppressed
from naervaer.core.evaluation.quarters import last_day

Said = Mapping[str, Mapping[str, int]]
"""How many gave each answer, by question."""


@dataclass(frozen=True)
class Counted:
    """*Optælling*: an urn that was opened. ``first`` and ``last`` are the quarters that were counted together."""

    evaluation: str
    first: date
    last: date
    invited: int
    answered: int
    said: Said

    @property
    def persons(self) -> int:
        """How many stand behind any figure of it, at least: some may have passed over a question."""
        return min([self.answered, *(sum(said.values()) for said in self.said.values())])


@dataclass(frozen=True)
class Total:
    """*Samlet tal*: how many were asked and answered, and what they said."""

    invited: int
    answered: int
    said: Said


@dataclass(frozen=True)
class Told:
    """One evaluation: as a whole, and by counting, the oldest first. None is not to be told (*diskretioneret*)."""

    evaluation: str
    whole: Total | None
    parts: tuple[tuple[Counted, Total | None], ...]


@dataclass(frozen=True)
class Totals:
    """All evaluations; ``everybody`` are those asked and those who answered, of all of them."""

    evaluations: tuple[Told, ...]
    everybody: tuple[int, int] | None


Key = tuple[str, str, int]
EVERYBODY: Key = ("everybody", "", 0)


def totals(counted: Sequence[Counted], least: int) -> Totals:
    """A part is told with everything in it or not at all, so that nothing of it tells of the rest.

    Countings add up to their evaluation and evaluations to everybody: what is hidden cannot be subtracted to.
    """
    by_name: dict[str, list[Counted]] = {}
    for one in sorted(counted, key=lambda one: (one.evaluation, one.first)):
        by_name.setdefault(one.evaluation, []).append(one)
    cells: dict[Key, Cell] = {}
    sums: list[Sum[Key]] = []
    for name, parts in by_name.items():
        keys = [("part", name, number) for number in range(len(parts))]
        cells.update({key: Cell(part.persons, 0) for key, part in zip(keys, parts, strict=True)})
        cells["whole", name, 0] = Cell(sum(part.persons for part in parts), 0)
        sums.append(Sum(("whole", name, 0), keys))
    wholes = [("whole", name, 0) for name in by_name]
    if wholes:
        cells[EVERYBODY] = Cell(sum(cells[key].persons for key in wholes), 0)
        sums.append(Sum(EVERYBODY, wholes))
    hidden = suppressed(cells, sums, Limits(least))
    return Totals(
        tuple(_told(name, parts, hidden) for name, parts in by_name.items()),
        None if not wholes or EVERYBODY in hidden else _everybody(counted),
    )


def within(found: Totals, first: date, last: date) -> Totals:
    """Of the countings that lie between two days, both inclusive, as a whole.

    What is hidden is hidden whatever is asked for: a total of some of the countings is told when each of them is, and
    so could be added up, or when it is the total of all of them.
    """
    evaluations = tuple(cut for told in found.evaluations if (cut := _cut(told, first, last)).parts)
    if sum(len(told.parts) for told in evaluations) == sum(len(told.parts) for told in found.evaluations):
        return found
    wholes = [told.whole for told in evaluations if told.whole is not None]
    answered = sum(whole.invited for whole in wholes), sum(whole.answered for whole in wholes)
    return Totals(evaluations, answered if wholes and len(wholes) == len(evaluations) else None)


def _cut(told: Told, first: date, last: date) -> Told:
    parts = tuple((part, total) for part, total in told.parts if first <= part.first and last_day(part.last) <= last)
    if len(parts) == len(told.parts):
        return told
    shown = [part for part, total in parts if total is not None]
    return Told(told.evaluation, added(shown) if len(shown) == len(parts) else None, parts)


def _told(name: str, parts: Sequence[Counted], hidden: set[Key]) -> Told:
    whole = None if ("whole", name, 0) in hidden else added(parts)
    shown = (None if ("part", name, number) in hidden else added([part]) for number, part in enumerate(parts))
    return Told(name, whole, tuple(zip(parts, shown, strict=True)))


def added(parts: Iterable[Counted]) -> Total:
    """Countings laid together."""
    said: dict[str, Counter[str]] = {}
    invited = answered = 0
    for part in parts:
        invited += part.invited
        answered += part.answered
        for question, found in part.said.items():
            said.setdefault(question, Counter()).update(found)
    return Total(invited, answered, said)


def _everybody(counted: Iterable[Counted]) -> tuple[int, int]:
    total = added(counted)
    return total.invited, total.answered


def mean(said: Mapping[str, int]) -> Fraction | None:
    """*Gennemsnit* of the steps of a scale, exact; None when nobody answered."""
    answers = sum(said.values())
    return Fraction(sum(int(step) * number for step, number in said.items()), answers) if answers else None

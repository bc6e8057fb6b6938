"""What a recount does to what is stored. What somebody did is never undone; dates move, and what changed is said.

A stored case or step is an index over what the rules say of the absence. Cases are known again by overlap, so
that a corrected first day moves the same case instead of making a new one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from naervaer.core.followup.model import SETTLED, Dates, State

StepKey = tuple[str, int]
"""A rule's id and the occurrence, counted from 1."""


@dataclass(frozen=True, slots=True)
class Span:
    """A case's days, both inclusive; an open case lasts until ``date.max``."""

    first: date
    last: date = date.max

    def overlap(self, other: "Span") -> int:
        return (min(self.last, other.last) - max(self.first, other.first)).days + 1


@dataclass(frozen=True, slots=True)
class StoredCase:
    id: int
    span: Span
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class CaseMatch:
    """``kept`` pairs a stored case with its place in ``wanted``; ``heir`` tells where a vanished case's days went."""

    kept: Mapping[int, int]
    new: tuple[int, ...]
    vanished: tuple[int, ...]
    heir: Mapping[int, int]


def match_cases(stored: Sequence[StoredCase], wanted: Sequence[Span]) -> CaseMatch:
    """Pair the cases of one employment: those with the same first day, and then those that overlap most.

    Steps count from the first day, so a case that is cut in two stays where it began. Cases in force come before
    withdrawn ones. Two cases that have become one leave one behind, with the other as its heir. A withdrawn case comes
    back when its days do.
    """
    candidates = sorted(
        (case.withdrawn, case.span.first != span.first, -overlap, case.span.first, place, case.id)
        for case in stored
        for place, span in enumerate(wanted)
        if (overlap := case.span.overlap(span)) > 0
    )
    kept: dict[int, int] = {}
    taken: dict[int, int] = {}
    for *_rank, place, case_id in candidates:
        if case_id not in kept and place not in taken:
            kept[case_id] = place
            taken[place] = case_id
    heir: dict[int, int] = {}
    for *_rank, place, case_id in candidates:
        if case_id not in kept:
            heir.setdefault(case_id, taken[place])
    return CaseMatch(
        kept=kept,
        new=tuple(place for place in range(len(wanted)) if place not in taken),
        vanished=tuple(c.id for c in stored if c.id not in kept and not c.withdrawn),
        heir=heir,
    )


@dataclass(frozen=True, slots=True)
class StoredStep:
    id: int
    key: StepKey
    dates: Dates
    state: State


@dataclass(frozen=True, slots=True)
class StepChange:
    """A stored step with the dates and the state it gets."""

    step: StoredStep
    dates: Dates
    state: State


@dataclass(frozen=True, slots=True)
class StepChanges:
    """``opened`` are new; ``moved`` keep their state; ``reopened`` wait again; ``closed`` no longer wait."""

    opened: tuple[tuple[StepKey, State], ...] = ()
    moved: tuple[StepChange, ...] = ()
    reopened: tuple[StepChange, ...] = ()
    closed: tuple[StepChange, ...] = ()

    @property
    def of_stored(self) -> tuple[StepChange, ...]:
        return self.moved + self.reopened + self.closed


def recount_steps(stored: Sequence[StoredStep], wanted: Mapping[StepKey, Dates], running: bool) -> StepChanges:
    """Hold the stored steps of one case against what the rules say now.

    A step that is done or not relevant keeps that, whatever the dates became. The others wait while the case is
    ``running`` and close when it ends; one that is no longer asked for is dropped, and comes back when it is.
    """
    known = {step.key: step for step in stored}
    asked = State.WAITING if running else State.CLOSED
    moved: list[StepChange] = []
    reopened: list[StepChange] = []
    closed: list[StepChange] = []
    for step in stored:
        dates = wanted.get(step.key, step.dates)
        state = step.state if step.state in SETTLED else asked if step.key in wanted else State.DROPPED
        change = StepChange(step, dates, state)
        if state is not step.state:
            (reopened if state is State.WAITING else closed).append(change)
        elif dates != step.dates:
            moved.append(change)
    return StepChanges(
        opened=tuple((key, asked) for key in wanted if key not in known),
        moved=tuple(moved),
        reopened=tuple(reopened),
        closed=tuple(closed),
    )


def inherited(vanished: Sequence[StoredStep], heir: Sequence[StoredStep]) -> tuple[StoredStep, ...]:
    """The steps that somebody has dealt with in a case that became part of another, and that go with it."""
    settled = {step.key for step in heir if step.state in SETTLED}
    return tuple(step for step in vanished if step.state in SETTLED and step.key not in settled)

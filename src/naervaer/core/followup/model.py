"""A step as it is stored, an event as somebody said it, and the words both are told in."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class State(StrEnum):
    """*Tilstand*: what has become of a step, whatever day it is.

    ``CLOSED``: the case ended with the step undone. ``DROPPED``: the rules no longer ask for it.
    """

    WAITING = "waiting"
    DONE = "done"
    NOT_RELEVANT = "not_relevant"
    CLOSED = "closed"
    DROPPED = "dropped"


SETTLED = frozenset({State.DONE, State.NOT_RELEVANT})
"""What somebody has decided; no recount touches it."""


class What(StrEnum):
    """*Hændelse*: what somebody did about a step."""

    DONE = "done"
    DEFERRED = "deferred"
    NOT_RELEVANT = "not_relevant"
    ANNULLED = "annulled"


@dataclass(frozen=True, slots=True)
class Dates:
    """When a step opens, the municipality's own target, and the last day the law allows (None = no law)."""

    opens: date
    due: date
    latest: date | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """What was said about a step, in the order it was said. ``annuls`` is the id of the event it takes back."""

    id: int
    what: What
    on_day: date
    deferred_to: date | None = None
    answer: str = ""
    annuls: int | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What the events of a step add up to."""

    state: State
    deferred_to: date | None = None
    answer: str = ""
    on_day: date | None = None


def result_of(events: tuple[Event, ...]) -> Result:
    """The last event that has not been annulled decides; none at all leaves the step waiting."""
    annulled = {event.annuls for event in events}
    standing = [e for e in events if e.what is not What.ANNULLED and e.id not in annulled]
    if not standing:
        return Result(State.WAITING)
    last = standing[-1]
    if last.what is What.DEFERRED:
        return Result(State.WAITING, deferred_to=last.deferred_to)
    return Result(State(last.what.value), answer=last.answer, on_day=last.on_day)

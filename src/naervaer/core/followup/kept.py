"""*Holdt til tiden*: whether a step was done by the municipality's target, and by the law's last day.

A step counts once its date has passed while the person was still absent, or once it is done. Steps that
somebody has called not relevant are left out and counted beside; a deferral moves neither date.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from naervaer.core.followup.model import State


@dataclass(frozen=True, slots=True)
class Handled:
    """One step. ``due`` and ``latest`` are those it had when it was done, else those it has now."""

    state: State
    due: date
    latest: date | None
    done_on: date | None = None
    case_last: date | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """Counts of steps: ``in_time`` of ``counted``, for the target and for the law; the rest is beside them."""

    counted: int = 0
    in_time: int = 0
    counted_by_law: int = 0
    in_time_by_law: int = 0
    not_relevant: int = 0
    overdue: int = 0

    def __add__(self, other: "Kept") -> "Kept":
        return Kept(
            self.counted + other.counted,
            self.in_time + other.in_time,
            self.counted_by_law + other.counted_by_law,
            self.in_time_by_law + other.in_time_by_law,
            self.not_relevant + other.not_relevant,
            self.overdue + other.overdue,
        )

    @property
    def percent(self) -> Decimal | None:
        """Steps done by the target, of 100; None when none has been counted yet."""
        return share(self.in_time, self.counted)

    @property
    def percent_by_law(self) -> Decimal | None:
        return share(self.in_time_by_law, self.counted_by_law)


def share(part: int, whole: int) -> Decimal | None:
    return Decimal(100) * part / whole if whole else None


def by_date(step: Handled, limit: date, as_of: date) -> bool | None:
    """Whether the step was done by ``limit``; None while that cannot be said."""
    if step.done_on is not None:
        return step.done_on <= limit
    passed = limit < as_of and (step.case_last is None or limit <= step.case_last)
    return False if passed else None


def kept_in_time(steps: Iterable[Handled], as_of: date) -> Kept:
    total = Kept()
    for step in steps:
        total += _one(step, as_of)
    return total


def _one(step: Handled, as_of: date) -> Kept:
    if step.state is State.DROPPED:
        return Kept()
    if step.state is State.NOT_RELEVANT:
        return Kept(not_relevant=1)
    target = by_date(step, step.due, as_of)
    law = None if step.latest is None else by_date(step, step.latest, as_of)
    return Kept(
        counted=int(target is not None),
        in_time=int(target is True),
        counted_by_law=int(law is not None),
        in_time_by_law=int(law is True),
        overdue=int(step.state is State.WAITING and step.due < as_of),
    )

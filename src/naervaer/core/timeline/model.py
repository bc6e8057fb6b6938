"""What a timeline is made of: spells, cases, due steps and alerts.

Every date is inclusive. Counts of workdays are fractions because a day can be half a workday. ``as_json`` gives
the keys of the command line; they may be added to, never renamed.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, Literal

from naervaer.core.absence import Category
from naervaer.core.policy.steps import StepKind

StepState = Literal["upcoming", "open", "overdue", "lapsed"]


@dataclass(frozen=True, slots=True)
class Spell:
    """*Periode*: a run of days absent. ``open`` when it is not yet known how it ends."""

    employment_id: str
    first: date
    last: date
    open: bool
    calendar_days: int
    workdays: Fraction
    categories: tuple[Category, ...]

    def as_json(self) -> dict[str, Any]:
        return {
            "employment_id": self.employment_id,
            "from": self.first.isoformat(),
            "to": self.last.isoformat(),
            "open": self.open,
            "calendar_days": self.calendar_days,
            "workdays": number(self.workdays),
            "categories": list(self.categories),
        }


@dataclass(frozen=True, slots=True)
class Case:
    """*Forløb*: spells that follow each other closely, counted from one first day, *første fraværsdag*.

    The first day stays when full absence turns partial or the kind of sickness changes. ``running`` when nothing
    says that the person is back. ``partial_now`` when the newest day is partial sickness and nothing else.
    """

    employment_id: str
    first_day: date
    last_day: date
    open: bool
    calendar_days: int
    spells: int
    categories: tuple[Category, ...]
    partial_now: bool
    running: bool

    def as_json(self) -> dict[str, Any]:
        return {
            "employment_id": self.employment_id,
            "first_day": self.first_day.isoformat(),
            "last_day": self.last_day.isoformat(),
            "open": self.open,
            "calendar_days": self.calendar_days,
            "spells": self.spells,
            "categories": list(self.categories),
            "partial_now": self.partial_now,
            "running": self.running,
        }


@dataclass(frozen=True, slots=True)
class Answer:
    """*Svar* given to a step of a case on a day. One taken back is annulled and does not come here."""

    employment_id: str
    case_first_day: date
    step: str
    answer: str
    day: date


@dataclass(frozen=True, slots=True)
class DueStep:
    """*Skridt* of one case with its dates: ``due`` is the municipality's own limit, ``latest`` the law's.

    ``occurrence`` counts a repeated step from 1. ``handle_by`` is the last workday that still keeps ``due``.
    ``state``: not opened yet, open, past its limit, or lapsed because the case ended before the limit. A step of
    the kind ``information`` is only shown: being past its date is nobody's fault.
    """

    employment_id: str
    case_first_day: date
    step: str
    title: str
    kind: StepKind
    occurrence: int
    opens: date
    due: date
    latest: date | None
    handle_by: date
    basis: str
    source: str
    state: StepState

    def as_json(self) -> dict[str, Any]:
        return {
            "employment_id": self.employment_id,
            "case_first_day": self.case_first_day.isoformat(),
            "step": self.step,
            "title": self.title,
            "opens": self.opens.isoformat(),
            "due": self.due.isoformat(),
            "latest": self.latest.isoformat() if self.latest else None,
            "basis": self.basis,
            "source": self.source,
            "state": self.state,
            "kind": self.kind,
            "occurrence": self.occurrence,
            "handle_by": self.handle_by.isoformat(),
        }


@dataclass(frozen=True, slots=True)
class Because:
    """Why an alert was raised: ``count`` is what the rule counts (spells or days), ``days`` the days absent behind it.

    ``dates`` are the first days of the spells that were counted, ``text`` is the same as a Danish sentence.
    """

    count: Fraction
    window_days: int | None
    days: Fraction
    dates: tuple[date, ...]
    text: str

    def as_json(self) -> dict[str, Any]:
        return {
            "count": number(self.count),
            "window_days": self.window_days,
            "days": number(self.days),
            "dates": [day.isoformat() for day in self.dates],
            "text": self.text,
        }


@dataclass(frozen=True, slots=True)
class RaisedAlert:
    """*Advis*: on ``raised_on`` the absence of one employment came to fit a rule of the policy."""

    employment_id: str
    rule: str
    title: str
    raised_on: date
    because: Because

    def as_json(self) -> dict[str, Any]:
        return {
            "employment_id": self.employment_id,
            "rule": self.rule,
            "title": self.title,
            "raised_on": self.raised_on.isoformat(),
            "because": self.because.as_json(),
        }


def number(value: Fraction) -> int | float:
    """A count for JSON: whole when it is whole, halves are exact as floats."""
    return value.numerator if value.denominator == 1 else float(value)

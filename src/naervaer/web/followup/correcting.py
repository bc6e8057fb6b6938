"""What a correction from payroll did to each employment: its cases, steps and alerts before and after.

Told by rule, never by what anybody answered, so that whoever reads payroll's files in can see that they were right.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from naervaer.core.followup.model import State
from naervaer.web.followup.models import Alert, Case, Step

Key = tuple[int, str, str, int]
"""Employment (pk), what it is, rule or nothing, and the row's pk."""
Rows = Mapping[Key, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Change:
    """One row that is not as it was. ``before`` and ``after`` are its state and ISO dates; empty = there was none."""

    employment: int
    what: str
    rule: str
    before: tuple[str, ...]
    after: tuple[str, ...]


def as_it_stands(employments: Collection[int]) -> Rows:
    """The rows of the employments now, to be held against what they are later."""
    rows: dict[Key, tuple[str, ...]] = {}
    cases = Case.objects.filter(employment__in=employments, withdrawn=False)
    for pk, employment, first, last in cases.values_list("pk", "employment", "first_day", "last_day"):
        rows[employment, "case", "", pk] = (_iso(first), _iso(last))
    steps = Step.objects.filter(case__employment__in=employments).exclude(state=State.DROPPED)
    for pk, employment, rule, state, due in steps.values_list("pk", "case__employment", "rule", "state", "due"):
        rows[employment, "step", rule, pk] = (state, _iso(due))
    alerts = Alert.objects.filter(employment__in=employments, withdrawn=False)
    for pk, employment, rule, day in alerts.values_list("pk", "employment", "rule", "raised_on"):
        rows[employment, "alert", rule, pk] = (_iso(day),)
    return rows


def difference(before: Rows, after: Rows) -> list[Change]:
    """What differs, employment by employment."""
    keys = sorted(before.keys() | after.keys())
    return [
        Change(employment, what, rule, before.get(key, ()), after.get(key, ()))
        for key in keys
        if before.get(key, ()) != after.get(key, ())
        for employment, what, rule, _pk in [key]
    ]


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""

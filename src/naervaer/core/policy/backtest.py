"""Trying alert rules on absence that has been (*afprøvning*): how often each would have spoken, month by month."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from naervaer.core.policy.schema import Policy
from naervaer.core.timeline.model import RaisedAlert


@dataclass(frozen=True, slots=True)
class Tried:
    """How many alerts a rule raised in a ``month`` (ÅÅÅÅ-MM; empty = all of them), and on how many employments."""

    month: str
    rule: str
    title: str
    alerts: int
    employments: int


def tried(raised: Iterable[RaisedAlert], policy: Policy, first: date, last: date) -> tuple[Tried, ...]:
    """Every rule of the policy in every month from ``first`` to ``last``, months without alerts too; then its total."""
    titles = {rule.id: rule.title for rule in policy.alert}
    found: dict[tuple[str, str], list[str]] = {}
    for alert in raised:
        if first <= alert.raised_on <= last:
            for month in (_month(alert.raised_on), ""):
                found.setdefault((month, alert.rule), []).append(alert.employment_id)
    return tuple(
        Tried(month, rule, title, len(whose), len(set(whose)))
        for month in (*_months(first, last), "")
        for rule, title in titles.items()
        for whose in [found.get((month, rule), [])]
    )


def _month(day: date) -> str:
    return f"{day:%Y-%m}"


def _months(first: date, last: date) -> Iterator[str]:
    day = first.replace(day=1)
    while day <= last:
        yield _month(day)
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)

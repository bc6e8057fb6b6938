"""*Afprøvning*: what the alert rules of a policy would have raised in months that have been.

An alert is raised from what was known on its day, so one derivation over the whole time finds what a run each night
would have found, as long as payroll has corrected nothing.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from duckdb import DuckDBPyConnection

from naervaer.core.policy.schema import Policy
from naervaer.core.timeline import engine
from naervaer.core.timeline.moments import months_after

PER_MONTH = """
SELECT alert, date_trunc('month', raised_on)::DATE AS month, count(*), count(DISTINCT employment_id)
FROM alerts GROUP BY ALL
"""


@dataclass(frozen=True, slots=True)
class RaisedInMonth:
    """How often one rule was raised in a month (its first day), and in how many employments."""

    rule: str
    title: str
    month: date
    raised: int
    employments: int

    def as_json(self) -> dict[str, Any]:
        return {
            "rule": self.rule,
            "title": self.title,
            "month": f"{self.month:%Y-%m}",
            "raised": self.raised,
            "employments": self.employments,
        }


def backtest(con: DuckDBPyConnection, policy: Policy, *, first: date, last: date) -> tuple[RaisedInMonth, ...]:
    """Every rule in every month from ``first`` to ``last``, in the policy's order, months without alerts too.

    The counts are of the whole of ``con``; whoever shows them for few people must suppress them.
    """
    engine.derive(con, policy, as_of=last, since=first)
    found = {(rule, month): (raised, people) for rule, month, raised, people in con.execute(PER_MONTH).fetchall()}
    titles = {alert.id: alert.title for alert in policy.alert}
    return tuple(
        RaisedInMonth(rule, title, month, *found.get((rule, month), (0, 0)))
        for rule, title in titles.items()
        for month in _months(first, last)
    )


def _months(first: date, last: date) -> list[date]:
    start = first.replace(day=1)
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return [months_after(start, number) for number in range(count)]

"""The timeline of a municipality in DuckDB: every spell, case, step and alert in seconds.

Give it a connection with the canonical tables; it leaves the result in the temporary tables ``spells``, ``cases``,
``steps`` and ``alerts`` and reads them back as the dataclasses of ``model``::

    derived = derive(con, policy, as_of=day, since=day - timedelta(days=31))
    for step in derived.steps(): ...

It must give what ``reference`` gives, whatever the facts. Rows too old to matter for what is asked are left out
first, whole cases at a time; one window pass joins the rest to runs, spells and cases.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from duckdb import DuckDBPyConnection

from naervaer.core.policy.schema import Policy
from naervaer.core.timeline import sql_alerts, sql_steps, sql_stretches
from naervaer.core.timeline.counting import Counting, counting_of
from naervaer.core.timeline.model import Answer, Case, DueStep, RaisedAlert, Spell


@dataclass(frozen=True)
class Stretches:
    """Spells and cases that ``join`` has left in the connection, in order of employment and date."""

    con: DuckDBPyConnection

    def spells(self) -> Iterator[Spell]:
        return sql_stretches.read_spells(self.con)

    def cases(self) -> Iterator[Case]:
        return sql_stretches.read_cases(self.con)


@dataclass(frozen=True)
class Derived(Stretches):
    """What ``derive`` has left in the connection. Each method reads its table when it is called."""

    policy: Policy

    def steps(self) -> Iterator[DueStep]:
        return sql_steps.read(self.con, self.policy)

    def alerts(self) -> Iterator[RaisedAlert]:
        return sql_alerts.read(self.con, self.policy)


def join(
    con: DuckDBPyConnection, counting: Counting, *, as_of: date, employments: Collection[str] | None = None
) -> Stretches:
    """Join all absence in the canonical tables to the tables ``spells`` and ``cases``."""
    sql_stretches.join_all(con, counting, as_of=as_of, employments=employments)
    return Stretches(con)


def derive(
    con: DuckDBPyConnection,
    policy: Policy,
    *,
    as_of: date,
    since: date | None = None,
    ended_since: date | None = None,
    answers: Iterable[Answer] = (),
    employments: Collection[str] | None = None,
) -> Derived:
    """Derive the tables ``spells``, ``cases``, ``steps`` and ``alerts`` as ``as_of`` knows them.

    Cases, with their spells and steps, are those that run and those that ended on or after ``ended_since``. Alerts are
    those raised from ``since`` on; all there ever were when it is None. ``employments`` limits everything to these,
    as after a correction that touches only them. An alert keeps the day it was raised: payroll that comes late can
    raise one in the past, so whoever stores alerts should ask from the oldest day that was corrected.
    """
    counting = counting_of(policy, as_of)
    raised_since = since or date.min
    sql_stretches.join_all(
        con,
        counting,
        as_of=as_of,
        employments=employments,
        ended_since=ended_since or date.max,
        horizon=sql_alerts.horizon(policy, raised_since),
    )
    sql_steps.derive(con, policy, as_of=as_of, answers=answers)
    sql_alerts.derive(con, policy, counting, as_of=as_of, since=raised_since)
    return Derived(con, policy)

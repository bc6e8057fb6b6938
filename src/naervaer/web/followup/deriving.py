"""The timeline of everybody, or of a few, by the keys of the database.

Most go through DuckDB, with a copy of the rows that are asked for; a few go through the reference, which takes 25 ms
a person but needs no copy. The two are equal by test.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import date

from naervaer.core.policy.schema import Policy
from naervaer.core.timeline import engine, reference
from naervaer.core.timeline.model import Answer, Case, DueStep, RaisedAlert
from naervaer.files import tables
from naervaer.web.organisation import employed as organisation
from naervaer.web.sickcall import counting as sickcall

A_FEW = 10
"""So many the reference is quicker for: the engine takes 0.3 s for anybody, and 0.3 s more for a thousand."""


@dataclass(frozen=True, slots=True)
class Window:
    """How far back a recount looks: cases ended, and alerts raised, on or after these days."""

    as_of: date
    ended_since: date
    alerts_since: date


@dataclass(frozen=True)
class Timeline:
    """Cases by employment (pk), with steps and alerts beside their employment."""

    cases: dict[int, list[Case]]
    steps: list[tuple[int, DueStep]]
    alerts: list[tuple[int, RaisedAlert]]


def derive(
    policy: Policy, window: Window, answers: Iterable[Answer], employments: Collection[int] | None = None
) -> Timeline:
    """What the rules say of the absence in force, as ``window.as_of`` knows it."""
    if employments is not None and len(employments) <= A_FEW:
        return _few(policy, window, list(answers), employments)
    return _many(policy, window, answers, employments)


def _many(policy: Policy, window: Window, answers: Iterable[Answer], employments: Collection[int] | None) -> Timeline:
    pks = organisation.employment_pks()
    with closing(tables.connect()) as con:
        tables.create_tables(con)
        sickcall.fill(con, employments, window.as_of)
        derived = engine.derive(
            con,
            policy,
            as_of=window.as_of,
            since=window.alerts_since,
            ended_since=window.ended_since,
            answers=answers,
        )
        return _by_pk(pks, window, derived.cases(), derived.steps(), derived.alerts())


def _few(policy: Policy, window: Window, answers: list[Answer], employments: Collection[int]) -> Timeline:
    pks = organisation.employment_pks(employments)
    derived = reference.derive(
        sickcall.rows_that_count(employments, window.as_of),
        organisation.employment_terms(employments),
        policy,
        as_of=window.as_of,
        since=window.alerts_since,
        ended_since=window.ended_since,
        answers=answers,
    )
    return _by_pk(pks, window, derived.cases, derived.steps, derived.alerts)


def _by_pk(
    pks: dict[str, int],
    window: Window,
    cases: Iterable[Case],
    steps: Iterable[DueStep],
    alerts: Iterable[RaisedAlert],
) -> Timeline:
    by_employment: dict[int, list[Case]] = defaultdict(list)
    for case in cases:
        if case.running or case.last_day >= window.ended_since:
            by_employment[pks[case.employment_id]].append(case)
    return Timeline(
        dict(by_employment),
        [(pks[step.employment_id], step) for step in steps],
        [(pks[alert.employment_id], alert) for alert in alerts],
    )

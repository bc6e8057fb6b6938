"""The timeline of a municipality, derived the slow and obvious way. ``engine`` must give the same.

What decides stands in ``known``, ``spells``, ``steps`` and ``alerts``; this module only runs through everybody.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from naervaer.core.absence import EmploymentTerm
from naervaer.core.policy.schema import Policy
from naervaer.core.timeline.alerts import alerts
from naervaer.core.timeline.counting import Counting, counting_of
from naervaer.core.timeline.known import Absence, known, last_days
from naervaer.core.timeline.model import Answer, Case, DueStep, RaisedAlert, Spell
from naervaer.core.timeline.spells import cases, spells
from naervaer.core.timeline.steps import steps


@dataclass(frozen=True)
class Timeline:
    """Everything derived, by employment and date."""

    spells: list[Spell]
    cases: list[Case]
    steps: list[DueStep]
    alerts: list[RaisedAlert]


def stretches(
    absences: Iterable[Absence], terms: Iterable[EmploymentTerm], counting: Counting, as_of: date
) -> tuple[list[Spell], list[Case]]:
    """Spells and cases as ``as_of`` knows them."""
    found_spells: list[Spell] = []
    found_cases: list[Case] = []
    for one in known(absences, terms, counting.categories, as_of):
        own = spells(one, counting)
        found_spells += own
        found_cases += cases(own, one, counting)
    return found_spells, found_cases


def derive(
    absences: Sequence[Absence],
    terms: Sequence[EmploymentTerm],
    policy: Policy,
    *,
    as_of: date,
    since: date | None = None,
    ended_since: date | None = None,
    answers: Sequence[Answer] = (),
) -> Timeline:
    """Spells, cases, steps and alerts as ``as_of`` knows them.

    Cases, with their spells and steps, are those that run and those that ended on or after ``ended_since``; alerts
    are those raised from ``since`` on.
    """
    counting = counting_of(policy, as_of)
    left = last_days(terms)
    all_spells, all_cases = stretches(absences, terms, counting, as_of)
    found_cases = [c for c in all_cases if c.running or (ended_since is not None and c.last_day >= ended_since)]
    found_spells = [s for s in all_spells if any(_holds(case, s) for case in found_cases)]
    found_steps = [
        step
        for case in found_cases
        for step in steps(case, policy, counting.calendar, left.get(case.employment_id), answers, as_of)
    ]
    found_alerts = [
        raised
        for alert in policy.alert
        for one in known(absences, terms, counting.categories - set(alert.leaves_out), as_of)
        for raised in alerts(one, alert, counting)
        if since is None or raised.raised_on >= since
    ]
    found_alerts.sort(key=lambda raised: (raised.employment_id, raised.raised_on, raised.rule))
    return Timeline(found_spells, found_cases, found_steps, found_alerts)


def _holds(case: Case, spell: Spell) -> bool:
    return spell.employment_id == case.employment_id and case.first_day <= spell.first <= case.last_day

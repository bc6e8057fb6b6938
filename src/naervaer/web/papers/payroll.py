"""What the payroll office sees: dates of *refusion* and answers ready for NemRefusion. No more of anybody's case."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.http import Http404

from naervaer.core.access.model import Actor, Purpose, Role
from naervaer.core.papers.deadlines import fast_track_target
from naervaer.core.papers.refusion import EMPLOYED_DAYS, EMPLOYER_PERIOD_DAYS, MONTHS_BACK
from naervaer.core.timeline.moments import months_after
from naervaer.web.access import scope
from naervaer.web.followup.reach import RunningCase, all_cases_until, cases_until, reach_of
from naervaer.web.organisation import queries as organisation
from naervaer.web.organisation.employed import employed_since, named, subjects_of
from naervaer.web.organisation.snapshot import snapshot_on
from naervaer.web.papers import queries
from naervaer.web.papers.models import Paper
from naervaer.web.papers.queries import Whole
from naervaer.web.papers.refusion import Line, refusions_of, with_agreement
from naervaer.web.slots import Matter

HANDLE = Purpose.HANDLE_REFUSION
AHEAD = timedelta(days=7)
"""How long before something can be done it stands on the list."""


@dataclass(frozen=True, slots=True)
class Due:
    """A case with the next thing to do in NemRefusion. ``doubt``: payroll's code and a § 56 agreement do not fit."""

    case: int
    person: int
    name: str
    number: str
    unit: str
    first_day: date
    line: Line
    doubt: bool


@dataclass(frozen=True, slots=True)
class FastTrack:
    """A request whose answers are written, and which the employee has been told of."""

    paper: int
    person: int
    name: str
    unit: str
    send_by: date


@dataclass(frozen=True, slots=True)
class _Next:
    """A case with the first of its lines nobody has registered as done."""

    case: RunningCase
    line: Line
    doubt: bool


def _since(day: date) -> date:
    """What ended before that day gives no *refusion* any more."""
    return months_after(day, -MONTHS_BACK)


def _next(cases: list[RunningCase], day: date) -> Iterator[_Next]:
    """What is next in each case that has something left to do."""
    wanted = _that_may_give_refusion(cases, day)
    told = refusions_of(wanted, day)
    for case in wanted:
        line = next((one for one in told[case.pk].lines if one.done is None), None)
        if line is not None:
            yield _Next(case, line, bool(told[case.pk].doubts))


def _that_may_give_refusion(cases: list[RunningCase], day: date) -> list[RunningCase]:
    """Most absence ends within the employer's period: only where there is none is a short case worth a look."""
    exempt = with_agreement() | employed_since(_since(day) - timedelta(days=EMPLOYED_DAYS))
    return [
        case
        for case in cases
        if case.last_day is None
        or (case.last_day - case.first_day).days >= EMPLOYER_PERIOD_DAYS
        or case.employment in exempt
    ]


def matters(day: date) -> Iterator[Matter]:
    """The payroll office is told when something can be done in NemRefusion, and when its day has passed."""
    if not organisation.held_by_anybody(Role.PAYROLL, day):
        return
    ready = [told for told in _next(all_cases_until(day, _since(day)), day) if told.line.state in ("today", "overdue")]
    about = subjects_of({told.case.employment for told in ready}, day)
    offices: dict[str, frozenset[str]] = {}
    for told in ready:
        subject, deadline = about.get(told.case.employment), told.line.deadline
        if subject is not None:
            if subject.unit_id not in offices:
                offices[subject.unit_id] = organisation.holders(Role.PAYROLL, [subject.unit_id], day)
            persons = offices[subject.unit_id] - {subject.person_id}
            key = f"refusion:{told.case.pk}:{deadline.what}:{deadline.nth}:{told.line.state}"
            yield Matter(key, (), subject, tuple(sorted(persons)))


def due(actor: Actor, day: date) -> list[Due]:
    """What waits, or can be done within a week, soonest first; a case with nothing left to do is not there."""
    cases = cases_until(actor, HANDLE, day, _since(day))
    waiting = [told for told in _next(cases, day) if told.line.deadline.opens <= day + AHEAD]
    employments = [told.case.employment for told in waiting]
    whose, units = named(employments), _units(employments, day)
    found = [
        Due(
            told.case.pk,
            *whose[told.case.employment],
            units.get(told.case.employment, ""),
            told.case.first_day,
            told.line,
            told.doubt,
        )
        for told in waiting
    ]
    return sorted(found, key=lambda one: (one.line.deadline.due, one.name))


def _units(employments: list[int], day: date) -> dict[int, str]:
    """The name of the workplace of each of these employments."""
    known = snapshot_on(day).units
    subjects = subjects_of(employments, day).items()
    return {pk: known[subject.unit_id].name for pk, subject in subjects if subject.unit_id in known}


TO_SEND = Q(family="fast_track", state="told", case__withdrawn=False)


def fast_tracks(actor: Actor, day: date) -> list[FastTrack]:
    """The requests that can be sent now, the most urgent first."""
    within = scope.employments(actor, HANDLE, day)
    rows = Paper.objects.filter(TO_SEND, employment__in=within.values("pk"))
    reach = reach_of(actor, HANDLE, list(rows.values_list("employment", flat=True)), day)
    told = list(rows.filter(reach.rows()).values_list("pk", "employment", "case__first_day"))
    jobs = [employment for _pk, employment, _first in told]
    whose, units = named(jobs), _units(jobs, day)
    found = [FastTrack(pk, *whose[job][:2], units.get(job, ""), fast_track_target(first)) for pk, job, first in told]
    return sorted(found, key=lambda one: (one.send_by, one.name))


def fast_track(actor: Actor, pk: int, day: date) -> Whole:
    """The three answers of a request that can be sent; the answer of an unknown page otherwise."""
    found = Paper.objects.filter(TO_SEND, pk=pk).first()
    reach = reach_of(actor, HANDLE, [found.employment_id] if found else [], day)
    if not Paper.objects.filter(reach.rows(), pk=pk).exists():
        raise Http404
    return queries.whole(pk, day)

"""Holding the stored cases, steps and alerts against what the rules say of the absence now.

What is stored is an index: it is derived anew, compared, and only the differences are written, each on condition
that nobody has changed the row since it was read. What somebody did is never touched.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from naervaer.core.access.model import Actor
from naervaer.core.followup.model import What
from naervaer.core.followup.recount import CaseMatch, match_cases
from naervaer.core.policy.schema import Policy
from naervaer.core.timeline.model import Answer
from naervaer.core.timeline.model import Case as Derived
from naervaer.web import clock
from naervaer.web.audit import actions as audit
from naervaer.web.followup.deriving import Timeline, Window, derive
from naervaer.web.followup.models import Alert, Case, StepEvent
from naervaer.web.followup.storing import CaseWriter, span_of, stored_case, write_alerts, write_steps
from naervaer.web.handbook.queries import active_policy

LATE_PAYROLL = timedelta(days=62)
"""How long after its end a case is still recounted: payroll may tell of it two months late."""

ALERTS_BACK = timedelta(days=92)
"""How far back an alert may be raised or withdrawn."""

SHORT_LIST = 200
"""So many keys go with a statement."""


@dataclass(frozen=True, slots=True)
class Recounted:
    """How many rows a recount changed."""

    cases_new: int = 0
    cases_moved: int = 0
    cases_ended: int = 0
    cases_withdrawn: int = 0
    steps_opened: int = 0
    steps_moved: int = 0
    steps_reopened: int = 0
    steps_closed: int = 0
    alerts_raised: int = 0
    alerts_withdrawn: int = 0

    @property
    def counts(self) -> dict[str, int]:
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def __bool__(self) -> bool:
        return any(self.counts.values())


@transaction.atomic
def rederive(
    *,
    by: Actor,
    as_of: date,
    because: str,
    employments: Collection[int] | None = None,
    ended_since: date | None = None,
    alerts_since: date | None = None,
) -> Recounted:
    """Recount the employments (pks; None = everybody) as ``as_of`` knows them, and say what changed.

    ``ended_since`` and ``alerts_since`` reach further back than a night needs, when an installation begins.
    """
    window = Window(as_of, ended_since or as_of - LATE_PAYROLL, alerts_since or as_of - ALERTS_BACK)
    policy = active_policy()
    stored = _stored(window, employments)
    timeline = derive(policy, window, _answers(stored), employments)
    matches = _matches(stored, timeline.cases)
    stored, timeline, matches = _look_again(policy, window, stored, timeline, matches)
    counts = CaseWriter(because, clock.now()).write(stored, timeline.cases, matches)
    counts |= write_steps(*_cases_now(timeline, employments), timeline.steps)
    counts |= write_alerts(timeline.alerts, _alerts(window, employments), as_of)
    done = Recounted(**counts)
    if done:
        detail = {"because": because, "as_of": as_of.isoformat(), **done.counts}
        audit.record(by=by, kind=audit.Kind.WRITE, action="followup.rederive", detail=detail)
    return done


def _of(rows: QuerySet, employments: Collection[int] | None) -> QuerySet:  # type: ignore[type-arg]
    return rows if employments is None else rows.filter(employment__in=employments)


def _stored(window: Window, employments: Collection[int] | None) -> dict[int, list[Case]]:
    """The stored cases that the window reaches, withdrawn ones too: they may come back."""
    found: dict[int, list[Case]] = defaultdict(list)
    rows = Case.objects.filter(Q(last_day__isnull=True) | Q(last_day__gte=window.ended_since))
    for case in _of(rows.select_related("employment"), employments).order_by("first_day"):
        found[case.employment_id].append(case)
    return dict(found)


def _matches(stored: Mapping[int, Sequence[Case]], derived: Mapping[int, Sequence[Derived]]) -> dict[int, CaseMatch]:
    return {
        employment: match_cases(
            [stored_case(case) for case in cases], [span_of(case) for case in derived.get(employment, ())]
        )
        for employment, cases in stored.items()
    }


def _answers(stored: Mapping[int, Sequence[Case]], first_days: Mapping[int, date] | None = None) -> list[Answer]:
    """The answers in force of the stored cases; ``first_days`` tells the days of cases that have moved."""
    cases = {case.pk: case for of_one in stored.values() for case in of_one}
    rows = (
        StepEvent.objects.filter(what=What.DONE, annulled_by__isnull=True, step__case__in=_reached(cases))
        .exclude(answer="")
        .values_list("step__case", "step__rule", "answer", "on_day")
    )
    return [
        Answer(
            cases[case].employment.ext_id,
            (first_days or {}).get(case, cases[case].first_day),
            rule,
            answer,
            on_day,
        )
        for case, rule, answer, on_day in rows
        if case in cases
    ]


def _reached(cases: Mapping[int, Case]) -> QuerySet[Case] | list[int]:
    """A short list goes with the statement; a long one would burst it, so all cases are asked for."""
    return list(cases) if len(cases) <= SHORT_LIST else Case.objects.all()


def _look_again(
    policy: Policy,
    window: Window,
    stored: dict[int, list[Case]],
    timeline: Timeline,
    matches: dict[int, CaseMatch],
) -> tuple[dict[int, list[Case]], Timeline, dict[int, CaseMatch]]:
    """Derive once more those whose case has moved or seems gone: further back, with answers on their new first day.

    What is stored of them is read as far back, so that an old case is known again and not written twice.
    """
    doubtful = [
        employment
        for employment, match in matches.items()
        if match.vanished or _moved(match, stored[employment], timeline.cases.get(employment, ()))
    ]
    if not doubtful:
        return stored, timeline, matches
    oldest = min(case.first_day for employment in doubtful for case in stored[employment])
    deeper = replace(window, ended_since=min(window.ended_since, oldest))
    few = _stored(deeper, doubtful)
    plain = derive(policy, deeper, (), doubtful)
    again = _matches(few, plain.cases)
    first_days = {
        pk: plain.cases[employment][place].first_day
        for employment, match in again.items()
        for pk, place in match.kept.items()
    }
    exact = derive(policy, deeper, _answers(few, first_days), doubtful)
    chosen = set(doubtful)
    return (
        {**stored, **few},
        Timeline(
            {**{e: cases for e, cases in timeline.cases.items() if e not in chosen}, **exact.cases},
            [*(row for row in timeline.steps if row[0] not in chosen), *exact.steps],
            [*(row for row in timeline.alerts if row[0] not in chosen), *exact.alerts],
        ),
        {**matches, **again},
    )


def _moved(match: CaseMatch, stored: Sequence[Case], derived: Sequence[Derived]) -> bool:
    first_days = {case.pk: case.first_day for case in stored}
    return any(first_days[pk] != derived[place].first_day for pk, place in match.kept.items())


def _cases_now(
    timeline: Timeline, employments: Collection[int] | None
) -> tuple[dict[tuple[int, date], int], dict[int, bool]]:
    """The cases as they are now stored: pk by employment and first day, and whether each still runs."""
    derived = {(e, case.first_day): case.running for e, cases in timeline.cases.items() for case in cases}
    oldest = min((first_day for _employment, first_day in derived), default=date.max)
    rows = _of(Case.objects.filter(withdrawn=False, first_day__gte=oldest), employments)
    stored = {(e, first_day): pk for e, first_day, pk in rows.values_list("employment", "first_day", "pk")}
    cases = {key: stored[key] for key in derived if key in stored}
    return cases, {pk: derived[key] for key, pk in cases.items()}


def _alerts(window: Window, employments: Collection[int] | None) -> QuerySet[Alert]:
    return _of(Alert.objects.filter(raised_on__gte=window.alerts_since), employments)

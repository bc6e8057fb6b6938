"""Writing what a recount found, in bulk: only differences, each on condition that nobody changed the row meanwhile."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection

from naervaer.core.followup.model import SETTLED, Dates, State
from naervaer.core.followup.recount import (
    CaseMatch,
    Span,
    StepChange,
    StepKey,
    StoredCase,
    StoredStep,
    inherited,
    recount_steps,
)
from naervaer.core.timeline.model import Case as Derived
from naervaer.core.timeline.model import DueStep, RaisedAlert
from naervaer.web.followup.models import Alert, Case, CaseChange, Step

AT_A_TIME = 2000
"""Rows a statement; SQLite allows 32,766 parameters in one."""

Counts = dict[str, int]


def span_of(case: Derived) -> Span:
    return Span(case.first_day, date.max if case.running else case.last_day)


def stored_case(case: Case) -> StoredCase:
    return StoredCase(case.pk, Span(case.first_day, case.last_day or date.max), case.withdrawn)


@dataclass(frozen=True)
class CaseWriter:
    """Writes the cases of one recount. ``because`` is told in the case's history."""

    because: str
    at: datetime

    def write(
        self,
        stored: Mapping[int, Sequence[Case]],
        derived: Mapping[int, Sequence[Derived]],
        matches: Mapping[int, CaseMatch],
    ) -> Counts:
        """New cases in, moved ones moved, vanished ones withdrawn with what was done in them handed to the heir."""
        before = {case.pk: case for cases in stored.values() for case in cases}
        gone = [before[pk] for match in matches.values() for pk in match.vanished]
        moved = [
            (before[pk], derived[employment][place])
            for employment, match in matches.items()
            for pk, place in match.kept.items()
            if self._differs(before[pk], derived[employment][place])
        ]
        self._withdraw(gone, matches, before)
        self._move(moved)
        fresh = [
            Case(
                employment_id=employment,
                first_day=case.first_day,
                last_day=None if case.running else case.last_day,
                partial=case.partial_now,
            )
            for employment, cases in derived.items()
            for case in (cases if employment not in matches else [cases[place] for place in matches[employment].new])
        ]
        Case.objects.bulk_create(fresh, batch_size=AT_A_TIME)
        return {
            "cases_new": len(fresh),
            "cases_moved": sum(old.first_day != new.first_day for old, new in moved),
            "cases_ended": sum(old.last_day is None and not new.running for old, new in moved),
            "cases_withdrawn": len(gone),
        }

    def _differs(self, old: Case, new: Derived) -> bool:
        last = None if new.running else new.last_day
        return (old.first_day, old.last_day, old.partial, old.withdrawn) != (
            new.first_day,
            last,
            new.partial_now,
            False,
        )

    def _withdraw(self, gone: Sequence[Case], matches: Mapping[int, CaseMatch], before: Mapping[int, Case]) -> None:
        heirs = {pk: heir for match in matches.values() for pk, heir in match.heir.items()}
        Case.objects.filter(pk__in=[case.pk for case in gone]).update(withdrawn=True)
        Step.objects.filter(case__in=gone).exclude(state__in=SETTLED).update(state=State.DROPPED)
        for case in gone:
            if heir := heirs.get(case.pk):
                self._hand_over(case, before[heir])
            else:
                self._tell(case, CaseChange.What.WITHDRAWN, case.first_day)

    def _hand_over(self, gone: Case, heir: Case) -> None:
        own, others = steps_of([gone.pk]), steps_of([heir.pk])
        for step in inherited(own.get(gone.pk, ()), others.get(heir.pk, ())):
            rule, occurrence = step.key
            Step.objects.filter(case=heir, rule=rule, occurrence=occurrence).exclude(
                state__in=[state.value for state in SETTLED]
            ).filter(events__isnull=True).delete()
            if not Step.objects.filter(case=heir, rule=rule, occurrence=occurrence).exists():
                Step.objects.filter(pk=step.id).update(case=heir)
        self._tell(gone, CaseChange.What.JOINED, heir.first_day)

    def _move(self, moved: Sequence[tuple[Case, Derived]]) -> None:
        # Withdrawn while they move: two cases of one employment may change places with each other's first day.
        shifting = [old.pk for old, new in moved if old.first_day != new.first_day]
        Case.objects.filter(pk__in=shifting).update(withdrawn=True)
        with connection.cursor() as cursor:
            cursor.executemany(
                "UPDATE followup_case SET first_day = %s, last_day = %s, partial = %s, withdrawn = %s WHERE id = %s",
                [
                    (new.first_day, None if new.running else new.last_day, new.partial_now, False, old.pk)
                    for old, new in moved
                ],
            )
        for old, new in moved:
            if old.withdrawn:
                self._tell(old, CaseChange.What.RETURNED, new.first_day)
            elif old.first_day != new.first_day:
                self._tell(old, CaseChange.What.MOVED, new.first_day)

    def _tell(self, case: Case, what: CaseChange.What, after: date) -> None:
        CaseChange.objects.create(
            case=case, what=what, at=self.at, because=self.because, before=case.first_day, after=after
        )


def steps_of(cases: Sequence[int]) -> dict[int, list[StoredStep]]:
    """The stored steps by case."""
    found: dict[int, list[StoredStep]] = defaultdict(list)
    for start in range(0, len(cases), AT_A_TIME):
        rows = Step.objects.filter(case__in=cases[start : start + AT_A_TIME]).values_list(
            "case_id", "pk", "rule", "occurrence", "opens", "due", "latest", "state"
        )
        for case, pk, rule, occurrence, opens, due, latest, state in rows:
            found[case].append(StoredStep(pk, (rule, occurrence), Dates(opens, due, latest), State(state)))
    return found


def write_steps(
    cases: Mapping[tuple[int, date], int], running: Mapping[int, bool], due: Iterable[tuple[int, DueStep]]
) -> Counts:
    """Steps of the cases given by employment and first day; ``due`` are the steps derived, by employment."""
    wanted: dict[int, dict[StepKey, Dates]] = {case: {} for case in cases.values()}
    basis: dict[tuple[int, StepKey], str] = {}
    for employment, step in due:
        case = cases.get((employment, step.case_first_day))
        if case is not None:
            key = (step.step, step.occurrence)
            wanted[case][key] = Dates(step.opens, step.due, step.latest)
            basis[case, key] = step.basis
    stored = steps_of(list(wanted))
    changes = {case: recount_steps(stored.get(case, ()), wanted[case], running[case]) for case in wanted}
    opened = [
        _step(case, key, wanted[case][key], state, basis[case, key])
        for case, change in changes.items()
        for key, state in change.opened
    ]
    Step.objects.bulk_create(opened, batch_size=AT_A_TIME, ignore_conflicts=True)
    _write_changes(
        (change, basis.get((case, change.step.key))) for case, found in changes.items() for change in found.of_stored
    )
    return {
        "steps_opened": len(opened),
        "steps_moved": sum(len(change.moved) for change in changes.values()),
        "steps_reopened": sum(len(change.reopened) for change in changes.values()),
        "steps_closed": sum(len(change.closed) for change in changes.values()),
    }


def _step(case: int, key: StepKey, dates: Dates, state: State, basis: str) -> Step:
    rule, occurrence = key
    return Step(
        case_id=case,
        rule=rule,
        occurrence=occurrence,
        opens=dates.opens,
        due=dates.due,
        latest=dates.latest,
        state=state.value,
        basis=basis,
    )


def _write_changes(changes: Iterable[tuple[StepChange, str | None]]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(
            "UPDATE followup_step SET opens = %s, due = %s, latest = %s, state = %s, basis = COALESCE(%s, basis)"
            " WHERE id = %s AND state = %s",
            [
                (
                    change.dates.opens,
                    change.dates.due,
                    change.dates.latest,
                    change.state.value,
                    basis,
                    change.step.id,
                    change.step.state.value,
                )
                for change, basis in changes
            ],
        )


def write_alerts(raised: Iterable[tuple[int, RaisedAlert]], stored: Iterable[Alert], seen_on: date) -> Counts:
    """Alerts in, and those that payroll's corrections have taken the ground from withdrawn."""
    wanted = {(employment, alert.rule, alert.raised_on): alert for employment, alert in raised}
    known = {(alert.employment_id, alert.rule, alert.raised_on): alert for alert in stored}
    fresh = [
        Alert(
            employment_id=employment,
            rule=rule,
            raised_on=day,
            seen_on=seen_on,
            because=wanted[employment, rule, day].because.as_json(),
        )
        for employment, rule, day in wanted
        if (employment, rule, day) not in known
    ]
    Alert.objects.bulk_create(fresh, batch_size=AT_A_TIME, ignore_conflicts=True)
    gone = [alert for key, alert in known.items() if key not in wanted and not alert.withdrawn]
    back = [alert for key, alert in known.items() if key in wanted and alert.withdrawn]
    for withdrawn, alerts in ((True, gone), (False, back)):
        for start in range(0, len(alerts), AT_A_TIME):
            pks = [alert.pk for alert in alerts[start : start + AT_A_TIME]]
            Alert.objects.filter(pk__in=pks).update(withdrawn=withdrawn)
    told = [
        (alert, because)
        for key, alert in known.items()
        if key in wanted and alert.because != (because := wanted[key].because.as_json())
    ]
    for alert, because in told:
        Alert.objects.filter(pk=alert.pk).update(because=because)
    return {"alerts_raised": len(fresh) + len(back), "alerts_withdrawn": len(gone)}

"""*I dag*: what a leader must do, who is absent, and what comes. One page in a handful of queries."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from naervaer.core.access.model import Actor, Grant, Purpose
from naervaer.core.access.sight import Organisation
from naervaer.core.followup.owners import owners
from naervaer.core.followup.standing import Urgency
from naervaer.web.absence import current as absence
from naervaer.web.followup.people import Member, members, units_of
from naervaer.web.followup.rows import (
    AlertRow,
    CaseRow,
    Rules,
    StepRow,
    running_cases,
    waiting_alerts,
    waiting_steps,
)
from naervaer.web.followup.tasks import TaskRow, task_rows
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation import employed as organisation
from naervaer.web.organisation.snapshot import Snapshot, UnitRow, snapshot_on

AHEAD = timedelta(days=14)
"""*Kommende 14 dage*."""


@dataclass(frozen=True, slots=True)
class AbsentRow:
    """Somebody who is absent today. ``back`` is the first day they are expected, when payroll knows."""

    member: Member
    first_day: date
    day_of_case: int
    partial: bool
    back: date | None
    following: StepRow | None


@dataclass(frozen=True, slots=True)
class UnitLoad:
    """A unit that somebody below leads: how it stands today, with the way in."""

    unit: UnitRow
    leaders: tuple[str, ...]
    members: int
    absent: int
    overdue: int
    asking: int
    alerts: int


@dataclass(frozen=True)
class Today:
    """``asking`` are the steps overdue or due by the next workday; ``below`` the units that others lead.

    ``tasks`` are what other rooms ask for, whenever it is due.
    """

    day: date
    units: tuple[UnitRow, ...]
    choices: tuple[UnitRow, ...]
    chosen: UnitRow | None
    members: int
    asking: tuple[StepRow, ...]
    tasks: tuple[TaskRow, ...]
    alerts: tuple[AlertRow, ...]
    absent: tuple[AbsentRow, ...]
    coming: tuple[StepRow, ...]
    later: StepRow | None
    below: tuple[UnitLoad, ...]
    standing_in_for: tuple[tuple[str, date | None], ...]

    @property
    def waiting(self) -> list[StepRow | TaskRow]:
        """Steps and tasks under *Kræver handling*, the oldest first."""
        asked: list[StepRow | TaskRow] = [*self.asking, *(row for row in self.tasks if row.urgency.asks)]
        return sorted(asked, key=lambda row: row.order)

    @property
    def ahead(self) -> list[StepRow | TaskRow]:
        """Steps and tasks of *Kommende 14 dage*."""
        tasks = [row for row in self.tasks if not row.urgency.asks and row.standing.target <= self.day + AHEAD]
        return sorted([*self.coming, *tasks], key=lambda row: row.order)

    @property
    def overdue(self) -> int:
        return self._so_many(Urgency.OVERDUE)

    @property
    def due_today(self) -> int:
        return self._so_many(Urgency.TODAY)

    @property
    def due_next(self) -> int:
        return self._so_many(Urgency.TOMORROW)

    def _so_many(self, urgency: Urgency) -> int:
        return sum(row.urgency is urgency for row in self.waiting)

    @property
    def week(self) -> int:
        return self.day.isocalendar().week

    @property
    def more_units(self) -> int:
        return len(self.units) - 3

    @property
    def several_units(self) -> bool:
        return len(self.units) > 1


@dataclass(frozen=True)
class _Desk:
    """Whose day it is: the actor's own, and that of those they stand in for."""

    persons: frozenset[str]
    organisation: Organisation

    def sees_to(self, party: str, member: Member) -> bool:
        return bool(self.persons & owners(party, member.subject, self.organisation))


def today(actor: Actor, day: date, chosen_unit: int | None = None) -> Today | None:
    """The day of whoever asks; None when the unit asked for is out of reach.

    Without a unit it is their own list: those they are nearest leader of, or stand in for the nearest leader of.
    With one it is everything in that unit and below.
    """
    snapshot = snapshot_on(day)
    everybody = members(actor, Purpose.ACT_ON_STEP, day, snapshot)
    choices = units_of(everybody.values(), snapshot)
    chosen = next((unit for unit in choices if unit.pk == chosen_unit), None)
    if chosen_unit is not None and chosen is None:
        return None
    stand_ins = _standing_in(actor, day)
    desk = _Desk(frozenset(filter(None, [actor.person_id, *stand_ins])), snapshot.organisation)
    shown = _shown(everybody, chosen, desk, snapshot)
    rules = Rules(active_policy(), day)
    steps, alerts = waiting_steps(everybody, rules), waiting_alerts(everybody, rules)
    cases = running_cases(everybody)
    own = [row for row in steps if _on_list(row, shown, chosen, desk)]
    ahead = [row for row in own if not row.urgency.asks]
    return Today(
        day=day,
        units=units_of(shown.values(), snapshot),
        choices=choices,
        chosen=chosen,
        members=len(shown),
        asking=tuple(row for row in own if row.urgency.asks),
        tasks=task_rows(actor, shown, day),
        alerts=tuple(row for row in alerts if row.member.employment in shown),
        absent=tuple(_absent([case for case in cases if case.member.employment in shown], steps, day)),
        coming=tuple(row for row in ahead if row.standing.target <= day + AHEAD),
        later=ahead[0] if ahead else None,
        below=() if chosen else tuple(_below(everybody, shown, steps, alerts, cases, snapshot)),
        standing_in_for=_named(stand_ins),
    )


def _shown(
    everybody: Mapping[int, Member], chosen: UnitRow | None, desk: _Desk, snapshot: Snapshot
) -> dict[int, Member]:
    if chosen is None:
        return {pk: member for pk, member in everybody.items() if desk.sees_to("leader", member)}
    inside = snapshot.tree.subtree(chosen.unit_id)
    return {pk: member for pk, member in everybody.items() if member.unit.unit_id in inside}


def _on_list(row: StepRow, shown: Mapping[int, Member], chosen: UnitRow | None, desk: _Desk) -> bool:
    """In a chosen unit every leader's step is shown; on one's own list only those one must see to oneself."""
    if chosen is not None:
        return row.member.employment in shown and row.rule.owner in ("leader", "leaders_leader")
    return desk.sees_to(row.rule.owner, row.member)


def _absent(cases: Sequence[CaseRow], steps: Iterable[StepRow], day: date) -> Iterator[AbsentRow]:
    following: dict[tuple[int, date], StepRow] = {}
    for row in steps:
        following.setdefault((row.member.employment, row.first_day), row)
    back = absence.expected_back([case.member.employment for case in cases], day)
    for case in cases:
        employment = case.member.employment
        yield AbsentRow(
            member=case.member,
            first_day=case.first_day,
            day_of_case=(day - case.first_day).days + 1,
            partial=case.partial,
            back=back.get(employment),
            following=following.get((employment, case.first_day)),
        )


def _below(
    everybody: Mapping[int, Member],
    shown: Mapping[int, Member],
    steps: Sequence[StepRow],
    alerts: Sequence[AlertRow],
    cases: Sequence[CaseRow],
    snapshot: Snapshot,
) -> Iterator[UnitLoad]:
    """The units in which others are nearest leader, by how much lies waiting there."""
    others = {pk: member for pk, member in everybody.items() if pk not in shown}
    leaders = {m.unit.unit_id: snapshot.organisation.nearest_leaders(m.subject) for m in others.values()}
    names = organisation.person_names(frozenset().union(*leaders.values()))
    for unit in units_of(others.values(), snapshot):
        here = {pk for pk, member in others.items() if member.unit.unit_id == unit.unit_id}
        asked = [r for r in steps if r.member.employment in here and r.rule.owner == "leader" and r.urgency.asks]
        yield UnitLoad(
            unit=unit,
            leaders=tuple(sorted(names[leader] for leader in leaders[unit.unit_id] if leader in names)),
            members=len(here),
            absent=sum(case.member.employment in here for case in cases),
            overdue=sum(row.urgency is Urgency.OVERDUE for row in asked),
            asking=len(asked),
            alerts=sum(alert.member.employment in here for alert in alerts),
        )


def _standing_in(actor: Actor, day: date) -> dict[str, date | None]:
    grants: tuple[Grant, ...] = actor.grants_for(Purpose.ACT_ON_STEP, day)
    return {grant.deputy_for: grant.last for grant in grants if grant.deputy_for}


def _named(stand_ins: Mapping[str, date | None]) -> tuple[tuple[str, date | None], ...]:
    if not stand_ins:
        return ()
    names = organisation.person_names(stand_ins)
    return tuple((names[person], last) for person, last in stand_ins.items() if person in names)

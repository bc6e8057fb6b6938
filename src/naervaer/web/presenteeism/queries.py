"""Signals of *sygenærvær* as pages are told of them: one's own, those a leader may see, and a TRIO's of its unit."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.http import Http404

from naervaer.core.access.model import Actor, Purpose
from naervaer.core.presenteeism.judging import COUNTED, LEADER
from naervaer.core.presenteeism.totals import Months, months_before, told
from naervaer.web.access import scope
from naervaer.web.followup.reach import reach_of
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation import queries as organisation
from naervaer.web.organisation.employed import subjects_on
from naervaer.web.organisation.snapshot import UnitRow, in_order, snapshot_on
from naervaer.web.presenteeism.models import Signal, UnitSignal
from naervaer.web.said import name_of

A_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class SignalRow:
    """An employee's signal, for the employee and for the leader they let see it."""

    pk: int
    employment: int
    person: int
    name: str
    day: date
    told: str
    told_title: str
    wishes_talk: bool
    text: str
    state: str
    state_title: str

    @property
    def waits(self) -> bool:
        """Whether the leader has something to do about it."""
        return self.told == LEADER and (self.state == "given" or (self.state == "seen" and self.wishes_talk))


@dataclass(frozen=True, slots=True)
class UnitSignalRow:
    """A TRIO's word of a unit; ``annulled`` is the reason it was taken back."""

    pk: int
    unit: str
    day: date
    extent: str
    text: str
    who: str
    annulled: str
    may_annul: bool


@dataclass(frozen=True, slots=True)
class TotalLine:
    """A unit with all below it; ``persons`` is None when it is about few, about none, or would tell of a unit below.

    ``hides_below`` when it is the last: something is told of a unit below it.
    """

    unit: UnitRow
    depth: int
    persons: int | None
    hides_below: bool


def offered(day: date) -> bool:
    return active_policy().presenteeism_on(day).offered


def own_employments(actor: Actor, day: date) -> list[int]:
    return [employment.pk for employment in organisation.own_employments(actor.person_id or "", day)]


def own(actor: Actor, day: date) -> list[SignalRow]:
    """One's own of the last year that still stand, newest first."""
    return _rows(Q(employment__person__ext_id=actor.person_id or "", day__gte=day - A_YEAR))


def own_one(actor: Actor, pk: int) -> SignalRow:
    """One's own signal; anybody else's is an unknown page."""
    found = _rows(Q(pk=pk, employment__person__ext_id=actor.person_id or ""))
    if not found:
        raise Http404
    return found[0]


def waiting(actor: Actor, employments: Collection[int], day: date) -> list[SignalRow]:
    """What a leader has to take up, oldest first."""
    open_ = Q(state="given") | Q(state="seen", wishes_talk=True)
    found = _rows(open_ & Q(told=LEADER, employment__in=list(employments)))
    seen = _seen_by(actor, found, day)
    return [row for row in found[::-1] if row.pk in seen]


def of_person(actor: Actor, person: int, day: date) -> list[SignalRow]:
    """What a person has let the leader see, newest first: nothing from before a new leader's time."""
    found = _rows(Q(told=LEADER, employment__person=person))
    seen = _seen_by(actor, found, day)
    return [row for row in found if row.pk in seen]


def one(actor: Actor, pk: int, day: date) -> SignalRow:
    """A signal the actor is let see; the answer of an unknown page for everybody else."""
    found = _rows(Q(pk=pk, told=LEADER))
    if pk not in _seen_by(actor, found, day):
        raise Http404
    return found[0]


def in_sight(actor: Actor, signals: Iterable[Signal], day: date) -> frozenset[int]:
    """The signals (pks) the actor may see as the leader they were meant for."""
    return _within(actor, {s.pk: (s.employment_id, s.day) for s in signals if s.told == LEADER}, day)


def _seen_by(actor: Actor, rows: Iterable[SignalRow], day: date) -> frozenset[int]:
    return _within(actor, {row.pk: (row.employment, row.day) for row in rows}, day)


def _within(actor: Actor, said: Mapping[int, tuple[int, date]], day: date) -> frozenset[int]:
    employments = {employment for employment, _day in said.values()}
    since = reach_of(actor, Purpose.ACT_ON_STEP, employments, day).since
    return frozenset(pk for pk, (employment, on) in said.items() if employment in since and on >= since[employment])


def _rows(wanted: Q) -> list[SignalRow]:
    rows = Signal.objects.filter(wanted).exclude(state="withdrawn").select_related("employment__person")
    return [
        SignalRow(
            pk=row.pk,
            employment=row.employment_id,
            person=row.employment.person_id,
            name=row.employment.person.name,
            day=row.day,
            told=row.told,
            told_title=row.get_told_display(),
            wishes_talk=row.wishes_talk,
            text=row.text,
            state=row.state,
            state_title=row.get_state_display(),
        )
        for row in rows.order_by("-day", "-pk")
    ]


def units_to_speak_for(actor: Actor, day: date) -> list[UnitRow]:
    """The units whose TRIO the actor sits in."""
    reached = scope.reached(actor, Purpose.SIGNAL_FOR_UNIT, day) or frozenset()
    return [row for unit_id, row in snapshot_on(day).units.items() if unit_id in reached]


def unit_to_speak_for(actor: Actor, pk: int, day: date) -> UnitRow:
    found = next((row for row in units_to_speak_for(actor, day) if row.pk == pk), None)
    if found is None:
        raise Http404
    return found


def of_units(actor: Actor, day: date) -> list[UnitSignalRow]:
    """What TRIOs have said in the last year, for the TRIO itself, the leaders above and the coordinator."""
    speaking = {row.pk for row in units_to_speak_for(actor, day)}
    leading = scope.reached(actor, Purpose.SEE_FOLLOW_UP_TOTALS, day)
    units = snapshot_on(day).by_pk
    within = {pk for pk, row in units.items() if leading is None or row.unit_id in leading} | speaking
    rows = UnitSignal.objects.filter(day__gte=day - A_YEAR).select_related("by__person", "on_behalf_of", "annulment")
    return [
        UnitSignalRow(
            pk=row.pk,
            unit=units[row.unit_id].name,
            day=row.day,
            extent=row.get_extent_display(),
            text=row.text,
            who=name_of(row),
            annulled=row.annulment.reason if hasattr(row, "annulment") else "",
            may_annul=row.unit_id in speaking and not hasattr(row, "annulment"),
        )
        for row in rows.order_by("-day", "-pk")
        if row.unit_id in within
    ]


def unit_signal(actor: Actor, pk: int, day: date) -> UnitSignalRow:
    """A TRIO's word that the actor may take back; the answer of an unknown page for everybody else."""
    found = next((row for row in of_units(actor, day) if row.pk == pk and row.may_annul), None)
    if found is None:
        raise Http404
    return found


def months(day: date) -> Months:
    """The months the totals count."""
    return months_before(day, active_policy().presenteeism_on(day).counted_months)


def lines(actor: Actor, day: date) -> list[TotalLine]:
    """The topmost units within reach, and those below of which something is told, with the units between."""
    snapshot = snapshot_on(day)
    tree, reached = snapshot.tree, scope.reached(actor, Purpose.SEE_UNIT_FIGURES, day)
    named, unnamed = _persons(months(day))
    persons = told(named, unnamed, tree, active_policy().figures_on(day).suppress_below_persons)
    telling = {unit for unit, count in persons.items() if count is not None}
    return [
        TotalLine(snapshot.units[unit], depth, persons[unit], bool(telling & tree.subtree(unit) - {unit}))
        for unit, depth in in_order(tree, reached)
        if depth == 0 or telling & tree.subtree(unit)
    ]


def _persons(counted: Months) -> tuple[dict[str, set[int]], dict[str, set[int]]]:
    """The persons (pks) by the unit they were in that day: those the leader knows of, and those nobody does."""
    rows = list(
        Signal.objects.filter(day__gte=counted.first, day__lte=counted.last)
        .exclude(state="withdrawn")
        .values_list("employment", "employment__person", "day", "told")
    )
    units = subjects_on((employment, day) for employment, _person, day, _told in rows)
    found: dict[str, dict[str, set[int]]] = {LEADER: defaultdict(set), COUNTED: defaultdict(set)}
    for employment, person, day, to in rows:
        if (employment, day) in units:
            found[to][units[employment, day]].add(person)
    return found[LEADER], found[COUNTED]

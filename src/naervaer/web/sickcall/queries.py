"""Sick calls and workplace rules as pages are told of them. Every list holds only what the actor may see."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404

from naervaer.core.access.model import Actor, Purpose
from naervaer.core.policy.sickcall import SickCallRules
from naervaer.core.sickcall.model import KINDS
from naervaer.web.access import scope
from naervaer.web.design.danish import numeric_date
from naervaer.web.followup.people import Member, members
from naervaer.web.followup.reach import Reach, reach_of, reach_of_person
from naervaer.web.followup.waiting import running_case
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation import queries as organisation
from naervaer.web.organisation.employed import employment_of, subjects_of
from naervaer.web.organisation.snapshot import snapshot_on
from naervaer.web.remembering import remembered
from naervaer.web.said import name_of
from naervaer.web.sickcall.agreeing import how_it_stands
from naervaer.web.sickcall.counting import STANDS, called_in
from naervaer.web.sickcall.models import CallEvent, SickCall, WorkplaceRule
from naervaer.web.sickcall.wording import difference_text

SHOWN_FOR = timedelta(days=3)
"""How long somebody who is well again is still shown to whoever takes the calls."""

ASKS = ("differs", "unknown_to_payroll")
"""The states in which a person has to say who is right."""


@dataclass(frozen=True, slots=True)
class CallRow:
    """A call as it is shown. ``differences`` are sentences; ``report_by`` the last day to report a work injury.

    ``from_work`` when the employee said that it may have to do with the work.
    """

    pk: int
    employment: int
    person: int
    person_id: str
    name: str
    unit: str
    kind: str
    first: date
    expected: date | None
    back: date | None
    tasks: str
    state: str
    state_title: str
    taken_at: datetime
    taken_by: str
    by_self: bool
    differences: tuple[str, ...]
    report_by: date | None
    from_work: bool
    said: tuple[tuple[date, str, str, str], ...]
    earlier: tuple[str, ...]

    @property
    def is_open(self) -> bool:
        return self.back is None and self.state not in ("annulled", "payroll_right")

    @property
    def asks(self) -> bool:
        return self.state in ASKS


@dataclass(frozen=True, slots=True)
class Guide:
    """*Sådan melder du dig syg*: to whom, when and how, for one workplace; ``own`` when the workplace has said so."""

    unit: int
    unit_name: str
    to: str
    at_latest: str
    how: tuple[str, ...]
    contact: str
    may_be_asked: tuple[str, ...]
    may_not_be_asked: tuple[str, ...]
    own: bool
    since: datetime | None
    leaders: tuple[str, ...]
    why: str
    source: str


def taken_in_reach(actor: Actor, day: date) -> list[CallRow]:
    """Those called in sick now, and those just back, for whoever takes the calls: nothing of what was before."""
    recent = Q(back__isnull=True) | Q(back__gte=day - SHOWN_FOR)
    rows = SickCall.objects.filter(
        STANDS & recent, employment__in=scope.employments(actor, Purpose.TAKE_SICK_CALL, day)
    ).exclude(state="payroll_right")
    return _rows(rows, day)


def of_person(actor: Actor, person: int, day: date) -> list[CallRow]:
    """The calls about a person within sight, newest first."""
    reach = reach_of_person(actor, Purpose.SEE_PERSON, person, day)
    calls = SickCall.objects.filter(_in_sight(reach), replaced=False)
    return remembered(("sick calls", actor.user_id, person, day), lambda: _rows(calls, day)[::-1])


def own(actor: Actor, day: date) -> list[CallRow]:
    """One's own calls of the last year, newest first."""
    rows = SickCall.objects.filter(
        replaced=False, employment__person__ext_id=actor.person_id or "", first__gte=day - timedelta(days=365)
    )
    return _rows(rows, day)[::-1]


def asking(employments: Iterable[int], day: date) -> list[CallRow]:
    """The calls of these employments that a leader must see to: payroll differs, or an injury is to be reported."""
    wanted = Q(state__in=ASKS) | Q(category="work_injury", first__gte=day - timedelta(days=60))
    return _rows(SickCall.objects.filter(STANDS & wanted, employment__in=list(employments)), day)


def one(actor: Actor, pk: int, day: date) -> CallRow:
    """A call the actor may say something about; the answer of an unknown page for everybody else."""
    rows = SickCall.objects.filter(pk=pk, replaced=False)
    mine = rows.filter(employment__person__ext_id=actor.person_id or "")
    found = _rows(mine, day) or _rows(_within(actor, Purpose.TAKE_SICK_CALL, rows, day), day)
    if not found:
        raise Http404
    return found[0]


def one_to_lead(actor: Actor, pk: int, day: date) -> CallRow:
    """A call the actor may decide about; the answer of an unknown page for everybody else."""
    found = _rows(_within(actor, Purpose.ACT_ON_STEP, SickCall.objects.filter(pk=pk, replaced=False), day), day)
    if not found:
        raise Http404
    return found[0]


def _within(actor: Actor, purpose: Purpose, rows: QuerySet[SickCall], day: date) -> QuerySet[SickCall]:
    """The calls within reach; what was over before the employee came here stays behind."""
    reach = reach_of(actor, purpose, list(rows.values_list("employment", flat=True)), day)
    return rows.filter(_in_sight(reach))


def _in_sight(reach: Reach) -> Q:
    wanted = Q(pk__in=[])
    for employment, since in reach.since.items():
        wanted |= Q(employment=employment) & (Q(back__isnull=True) | Q(back__gt=since))
    return wanted


@dataclass(frozen=True, slots=True)
class Absent:
    """Somebody payroll knows to be absent since ``first``, of whom no call was taken. ``mine``: the actor's own."""

    person: int
    name: str
    first: date
    mine: bool
    differences: tuple[str, ...] = ()


def absent_by_payroll(actor: Actor, employment: int, day: date) -> Absent:
    """Who is absent by payroll alone; an unknown page for everybody the actor may not take the call of."""
    mine = employment in own_employments(actor, day)
    within = scope.employments(actor, Purpose.TAKE_SICK_CALL, day).filter(pk=employment).exists()
    case = running_case(employment)
    if not (mine or within) or case is None:
        raise Http404
    person = employment_of(employment).person
    return Absent(person.pk, person.name, case.first_day, mine)


def as_taken(actor: Actor, pk: int, day: date) -> SickCall:
    """The call itself, for the form in which it is corrected."""
    one(actor, pk, day)
    return SickCall.objects.get(pk=pk)


def member(actor: Actor, employment: int, day: date) -> Member:
    """An employment whose call the actor may take; the answer of an unknown page for everybody else."""
    found = members(actor, Purpose.TAKE_SICK_CALL, day, snapshot_on(day)).get(employment)
    if found is None:
        raise Http404
    return found


def employments_of(actor: Actor, person: int, day: date) -> list[int]:
    """The person's employments whose calls the actor may take."""
    return sorted(scope.sight_of_person(actor, Purpose.TAKE_SICK_CALL, person, day))


def own_employments(actor: Actor, day: date) -> list[int]:
    return [employment.pk for employment in organisation.own_employments(actor.person_id or "", day)]


def own_places(actor: Actor, day: date) -> list[tuple[int, str]]:
    """Where one can call in sick from: the employments (pk, unit) in which one is not called in or absent."""
    jobs = organisation.own_employments(actor.person_id or "", day)
    return [(job.pk, job.unit_name) for job in jobs if not called_in(job.pk, day) and not running_case(job.pk)]


def own_units(actor: Actor, day: date) -> dict[int, str]:
    """The units (pk and name) one works in."""
    by_id = snapshot_on(day).units
    found = subjects_of(own_employments(actor, day), day).values()
    units = [by_id[subject.unit_id] for subject in found if subject.unit_id in by_id]
    return {unit.pk: unit.name for unit in units}


def guide_of_employment(employment: int, day: date) -> Guide | None:
    """The guide of the workplace of an employment; None when it is in no unit today."""
    subject = subjects_of([employment], day).get(employment)
    row = snapshot_on(day).units.get(subject.unit_id) if subject else None
    return guide(row.pk, day) if row else None


def unit(pk: int) -> Any:
    return organisation.unit_of(pk)


def may_set_rule(actor: Actor, pk: int, day: date) -> bool:
    """Whether the actor leads the unit, and the policy leaves the rule to the workplace."""
    if pk not in snapshot_on(day).by_pk or not active_policy().sick_call_on(day).workplace_decides:
        return False
    return scope.capacity_over(actor, Purpose.ACT_ON_STEP, unit(pk), day) is not None


def rule_now(pk: int, day: date) -> dict[str, str]:
    """The rule in force, as the form shows it."""
    own_rule, rules = rule_of(pk, day), active_policy().sick_call_on(day)
    if own_rule is not None:
        return {name: getattr(own_rule, name) for name in ("to", "at_latest", "how", "contact")}
    return {"to": rules.to, "at_latest": rules.at_latest, "how": "\n".join(rules.how), "contact": ""}


def _rows(rows: QuerySet[SickCall], day: date) -> list[CallRow]:
    """Each with what became of it; the differences only where somebody is asked about them."""
    units = snapshot_on(day).by_pk
    wanted = rows.select_related("employment__person", "by__person", "on_behalf_of", "corrects").prefetch_related(
        "events__by__person", "events__on_behalf_of", "employment__terms"
    )
    return [_row(row, units, day) for row in wanted.order_by("first", "pk")]


def _row(row: SickCall, units: Any, day: date) -> CallRow:
    events = sorted(row.events.all(), key=lambda event: event.pk)
    reported = any(event.what == CallEvent.What.INJURY_REPORTED for event in events)
    rules = active_policy().sick_call_on(row.first)
    asks = row.state in ASKS
    return CallRow(
        pk=row.pk,
        employment=row.employment_id,
        person=row.employment.person_id,
        person_id=row.employment.person.ext_id,
        name=row.employment.person.name,
        unit=next(
            (units[t.unit_id].name for t in row.employment.terms.all() if _on(t, day) and t.unit_id in units), ""
        ),
        kind=KINDS[row.category],  # type: ignore[index]
        first=row.first,
        expected=row.expected,
        back=row.back,
        tasks=row.tasks,
        state=row.state,
        state_title=row.get_state_display(),
        taken_at=row.at,
        taken_by=name_of(row),
        by_self=row.role == "employee",
        differences=tuple(difference_text(d) for d in how_it_stands(row, day).differences) if asks else (),
        report_by=row.first + timedelta(days=rules.injury_reported_within_days)
        if row.is_injury and not reported
        else None,
        from_work=row.work_related == SickCall.WorkRelated.YES,
        said=tuple((e.on_day, e.get_what_display(), e.reason, name_of(e)) for e in events),
        earlier=_earlier(row),
    )


def _on(term: Any, day: date) -> bool:
    return bool(term.first <= day and (term.last is None or term.last >= day))


def _earlier(row: SickCall) -> tuple[str, ...]:
    """What was taken down first and then corrected, newest first."""
    found = []
    before = row.corrects
    while before is not None:
        found.append(f"{KINDS[before.category]}, {numeric_date(before.first)}")  # type: ignore[index]
        before = before.corrects
    return tuple(found)


def rule_of(unit: int, day: date) -> WorkplaceRule | None:
    """The newest rule of the unit, or of the nearest unit above it that has one."""
    snapshot = snapshot_on(day)
    row = snapshot.by_pk.get(unit)
    if row is None or not active_policy().sick_call_on(day).workplace_decides:
        return None
    pks = {snapshot.units[place].pk: n for n, place in enumerate(snapshot.organisation.path(row.unit_id)) if place}
    found = WorkplaceRule.objects.filter(unit__in=pks).order_by("-at", "-pk")
    return min(found, key=lambda rule: (pks[rule.unit_id], -rule.pk), default=None)


def guide(unit: int, day: date) -> Guide:
    """The guide of one workplace."""
    snapshot = snapshot_on(day)
    if unit not in snapshot.by_pk:
        raise Http404
    rules: SickCallRules = active_policy().sick_call_on(day)
    own_rule = rule_of(unit, day)
    row = snapshot.by_pk[unit]
    return Guide(
        unit=unit,
        unit_name=row.name,
        to=active_policy().title(own_rule.to if own_rule else rules.to),
        at_latest=own_rule.at_latest if own_rule else rules.at_latest,
        how=tuple(own_rule.how.splitlines()) if own_rule else rules.how,
        contact=own_rule.contact if own_rule else "",
        may_be_asked=rules.may_be_asked,
        may_not_be_asked=rules.may_not_be_asked,
        own=own_rule is not None,
        since=own_rule.at if own_rule else None,
        leaders=_leaders(row.unit_id, day),
        why=rules.why,
        source=rules.source,
    )


def _leaders(unit_id: str, day: date) -> tuple[str, ...]:
    held = snapshot_on(day).organisation
    nearest = next((held.led_at(place) for place in held.path(unit_id) if held.led_at(place)), frozenset())
    return tuple(sorted(person.name for person in organisation.persons_by_ext_id(nearest).values()))

"""Plans as pages are told of them. Every list holds only what the actor may see."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db.models import QuerySet
from django.http import Http404

from naervaer.core.absence import SICKNESS
from naervaer.core.access.model import Actor, Purpose
from naervaer.core.calendar import calendar_of
from naervaer.core.returning.hours import Held, Hours, Week, against_payroll, counts_as_fit, norm_of
from naervaer.web.absence import queries as absence
from naervaer.web.followup.reach import Reach, reach_of, reach_of_person
from naervaer.web.handbook.queries import active_policy
from naervaer.web.imports import queries as imports
from naervaer.web.organisation import employed
from naervaer.web.remembering import remembered
from naervaer.web.returning.models import Plan, PlanEvent, Version
from naervaer.web.returning.weeks import hours_of, weeks_of
from naervaer.web.said import name_of


@dataclass(frozen=True, slots=True)
class Said:
    """Something said of a plan."""

    at: datetime
    title: str
    text: str
    who: str


@dataclass(frozen=True, slots=True)
class Change:
    """A version, with why it came."""

    number: int
    at: datetime
    who: str
    reason: str


@dataclass(frozen=True)
class PlanView:
    """A plan with its newest version, each week held against payroll, and everything said of it."""

    pk: int
    employment: int
    person: int
    person_id: str
    name: str
    state: str
    state_title: str
    first: date
    last: date
    norm: Hours
    weeks: tuple[Held, ...]
    below: tuple[date, ...]
    tasks: str
    accommodations: str
    changes: tuple[Change, ...]
    said: tuple[Said, ...]
    day: date

    @property
    def running(self) -> bool:
        return self.state == "running"

    @property
    def now(self) -> Week | None:
        """The week that is now."""
        return next((h.week for h in self.weeks if h.week.monday <= self.day <= h.week.sunday), None)

    @property
    def deviates(self) -> tuple[Held, ...]:
        return tuple(held for held in self.weeks if held.verdict in ("more", "less", "nothing"))


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A plan in a list."""

    pk: int
    employment: int
    state: str
    first: date
    last: date


def one(actor: Actor, pk: int, day: date) -> PlanView:
    """A plan of one's own, or of somebody one works on the case of; an unknown page for everybody else."""
    plan = _read(Plan.objects.filter(pk=pk)).first()
    if plan is None:
        raise Http404
    mine = plan.employment.person.ext_id == actor.person_id
    if not mine and not _within(reach_of(actor, Purpose.SEE_PERSON, [plan.employment_id], day), pk):
        raise Http404
    return _view(plan, day)


def _within(reach: Reach, pk: int) -> bool:
    return Plan.objects.filter(reach.rows(), pk=pk).exists()


def of_person(actor: Actor, person: int, day: date) -> list[PlanView]:
    """The plans about a person within sight, newest first."""
    reach = reach_of_person(actor, Purpose.SEE_PERSON, person, day)
    plans = _read(Plan.objects.filter(reach.rows())).order_by("-first", "-pk")
    return remembered(("plans", actor.user_id, person, day), lambda: [_view(plan, day) for plan in plans])


def own(employments: Collection[int], day: date) -> list[PlanView]:
    """The plans of one's own employments (pks) of the last year, newest first."""
    rows = Plan.objects.filter(employment__in=list(employments), last__gte=day - timedelta(days=365))
    return [_view(plan, day) for plan in _read(rows.exclude(state="annulled")).order_by("-first", "-pk")]


def to_see_to(employments: Collection[int], day: date) -> list[PlanRow]:
    """Plans whose weeks have run out, and plans that ended and have not been looked back on."""
    rows = Plan.objects.filter(employment__in=list(employments), state__in=["running", "ended"], last__lte=day)
    return [PlanRow(*row) for row in rows.values_list("pk", "employment", "state", "first", "last")]


def norm(employment: int, day: date) -> Hours:
    """The hours of a whole week, spread over Monday to Friday: payroll knows only the week."""
    jobs = employed.jobs([employment], day)
    return norm_of(jobs[0][2] if jobs else Decimal(0))


def one_to_write(actor: Actor, pk: int, day: date) -> PlanView:
    """A plan the actor may change; an unknown page for everybody else."""
    plan = one(actor, pk, day)
    if not may_write(actor, plan, day):
        raise Http404
    return plan


def one_to_comment(actor: Actor, pk: int, day: date) -> PlanView:
    """A plan of one's own, or one the actor may change; an unknown page for everybody else."""
    plan = one(actor, pk, day)
    return plan if plan.person_id == actor.person_id else one_to_write(actor, pk, day)


def may_write(actor: Actor, plan: PlanView, day: date) -> bool:
    return _within(reach_of(actor, Purpose.WORK_ON_CASE, [plan.employment], day), plan.pk)


def reach_to_write(actor: Actor, person: int, day: date) -> Reach:
    """The employments of a person whose case the actor works on."""
    return reach_of_person(actor, Purpose.WORK_ON_CASE, person, day)


def of_employments(employments: Collection[int]) -> list[PlanRow]:
    """The plans of some employments, for a page that has asked access itself."""
    rows = Plan.objects.filter(employment__in=list(employments)).exclude(state="annulled")
    return [PlanRow(*row) for row in rows.values_list("pk", "employment", "state", "first", "last")]


def newest(plan: int) -> Version:
    return Version.objects.filter(plan=plan).order_by("-number")[0]


def _read(rows: QuerySet[Plan]) -> QuerySet[Plan]:
    return rows.select_related("employment__person", "case").prefetch_related(
        "versions__by__person", "versions__on_behalf_of", "events__by__person", "events__on_behalf_of"
    )


def _view(plan: Plan, day: date) -> PlanView:
    policy = active_policy()
    rules = policy.return_plan_on(day)
    versions = sorted(plan.versions.all(), key=lambda version: version.number)
    version = versions[-1]
    weeks = [week for week in weeks_of(version) if week.monday <= plan.last]
    held = against_payroll(
        weeks,
        absence.rows_in_force([plan.employment_id]),
        calendar_of(policy),
        SICKNESS,
        imports.absence_told_until() or day - timedelta(days=1),
        rules.tolerance_hours,
        plan.last,
    )
    return PlanView(
        pk=plan.pk,
        employment=plan.employment_id,
        person=plan.employment.person_id,
        person_id=plan.employment.person.ext_id,
        name=plan.employment.person.name,
        state=plan.state,
        state_title=plan.get_state_display(),
        first=plan.first,
        last=plan.last,
        norm=hours_of(version.norm),
        weeks=held,
        below=tuple(week.monday for week in weeks if counts_as_fit(week, rules.least_hours_absent)),
        tasks=version.tasks,
        accommodations=version.accommodations,
        changes=tuple(Change(v.number, v.at, name_of(v), v.reason) for v in versions),
        said=tuple(_said(event) for event in sorted(plan.events.all(), key=lambda e: e.pk)),
        day=day,
    )


def _said(event: PlanEvent) -> Said:
    title = event.get_what_display()
    return Said(event.at, f"{title}: {event.get_held_display()}" if event.held else title, event.text, name_of(event))

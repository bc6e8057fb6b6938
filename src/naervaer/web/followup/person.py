"""*Personens side*: one case from its first day to the latest step ahead, with what was done, by whom and when."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from django.http import Http404

from naervaer.core.absence import FULL_TIME_DAY_HOURS, Category
from naervaer.core.access.model import Actor, Purpose
from naervaer.core.access.sight import case_in_sight
from naervaer.core.calendar import ONE_DAY
from naervaer.core.followup.band import Band, Bar, Tick
from naervaer.core.followup.model import Dates, State, What
from naervaer.core.followup.rules import asks, step_rule
from naervaer.core.followup.standing import Standing, standing
from naervaer.core.policy.schema import Policy
from naervaer.core.policy.schema import Step as StepRule
from naervaer.core.timeline.counting import counting_of
from naervaer.core.timeline.known import Known as KnownAbsence
from naervaer.core.timeline.known import known
from naervaer.core.timeline.model import Case as Derived
from naervaer.core.timeline.moments import months_after
from naervaer.core.timeline.spells import cases as cases_of
from naervaer.core.timeline.spells import spells as spells_of
from naervaer.web.absence import current
from naervaer.web.access import scope
from naervaer.web.followup.history import HistoryRow, history_of
from naervaer.web.followup.models import Case, Step, StepEvent
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation import employed
from naervaer.web.organisation import queries as organisation
from naervaer.web.sickcall import counting as sickcall
from naervaer.web.slots import StepAsked

"""After so many months an absence has its own handling."""

WEEKLY_HOURS = FULL_TIME_DAY_HOURS * 5
"""*Fuld tid*: 37 hours."""


@dataclass(frozen=True, slots=True)
class Job:
    """An employment within sight: the title, the unit and the hours a week today."""

    job_group: str
    unit: str
    hours: Decimal


@dataclass(frozen=True, slots=True)
class TimelineStep:
    """A step of the case, whatever became of it. ``asked`` when somebody is to do it, else it is only a date."""

    pk: int
    rule: StepRule
    owner: str
    dates: Dates
    state: State
    standing: Standing
    asked: bool
    deferred: bool
    done_on: date | None

    @property
    def day(self) -> date:
        return self.done_on or self.standing.target

    @property
    def waits(self) -> bool:
        return self.asked and self.state is State.WAITING

    @property
    def by_leader(self) -> bool:
        return self.rule.owner in ("leader", "leaders_leader")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days absent without a break, wholly or partly."""

    first: date
    last: date
    partial: bool


@dataclass(frozen=True, slots=True)
class CaseView:
    """The case shown. ``pk`` is None for one from before the program began to follow up.

    ``long_months`` is the number of months the policy calls long, when the case has lasted longer.
    """

    pk: int | None
    employment: int
    first_day: date
    last_day: date | None
    day_of_case: int
    calendar_days: int
    partial: bool
    long_months: int | None
    back: date | None
    stretches: tuple[Stretch, ...]
    steps: tuple[TimelineStep, ...]
    band: Band
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    today_x: Decimal | None

    @property
    def running(self) -> bool:
        return self.last_day is None


@dataclass(frozen=True)
class PersonPage:
    """``acting``: the employments (pks) whose steps the actor sees to."""

    person: int
    name: str
    jobs: tuple[Job, ...]
    case: CaseView | None
    earlier: tuple[Derived, ...]
    history: tuple[HistoryRow, ...]
    acting: tuple[int, ...]
    leaders: tuple[str, ...]
    day: date

    @property
    def may_act(self) -> bool:
        return bool(self.acting)

    @property
    def unanswered(self) -> tuple[HistoryRow, ...]:
        """The alerts that wait for an answer of the actor's."""
        return tuple(row for row in self.history if row.unanswered) if self.may_act else ()

    @property
    def next_step(self) -> TimelineStep | None:
        """The step the buttons are for: the one that is due first of those that have opened, else the next."""
        waiting = [step for step in self.waiting if step.by_leader]
        opened = [step for step in waiting if step.dates.opens <= self.day]
        return next(iter(opened or waiting), None)

    @property
    def asked(self) -> tuple[StepAsked, ...]:
        """The waiting steps as other rooms are told of them; none when somebody else sees to them."""
        if self.case is None or not self.may_act:
            return ()
        here = self.case.employment
        return tuple(StepAsked(s.pk, s.rule.id, here, s.standing.target, s.rule.done_by or "") for s in self.waiting)

    @property
    def waiting(self) -> tuple[TimelineStep, ...]:
        return tuple(step for step in (self.case.steps if self.case else ()) if step.waits)


def person_page(actor: Actor, person_pk: int, day: date, chosen: date | None = None) -> PersonPage:
    """The page of a person within reach; the answer of an unknown page for everybody else.

    ``chosen`` is the first day of an earlier case; without it the running case is shown, or else the latest.
    """
    person = next(iter(employed.persons([person_pk])), None)
    sights = scope.sight(actor, Purpose.SEE_PERSON, person, day) if person else ()
    if person is None or not sights:
        raise Http404
    policy = active_policy()
    since = {sight.employment_pk: sight.since for sight in sights}
    cases = in_sight(since, policy, day)
    shown = next((seen for seen in cases if chosen in (None, seen.case.first_day)), None)
    if chosen is not None and shown is None:
        raise Http404
    return PersonPage(
        person=person.pk,
        name=person.name,
        jobs=tuple(Job(job, unit, fte * WEEKLY_HOURS) for job, unit, fte in employed.jobs(since, day)),
        case=_case_view(shown, policy, day) if shown else None,
        earlier=tuple(seen.case for seen in cases if seen is not shown),
        history=history_of(since, policy),
        acting=tuple(sorted(scope.in_sight(actor, Purpose.ACT_ON_STEP, since, day))),
        leaders=tuple(organisation.leaders_of_employments(since, day).values_list("name", flat=True)),
        day=day,
    )


@dataclass(frozen=True, slots=True)
class SeenCase:
    """A case within sight, with its days absent."""

    employment: int
    case: Derived
    stretches: tuple[Stretch, ...]


def in_sight(since: Mapping[int, date], policy: Policy, day: date) -> list[SeenCase]:
    """The cases of these employments that may be seen, the running one first and then the newest."""
    counting = counting_of(policy, day)
    pks = employed.employment_pks(list(since))
    terms = employed.employment_terms(list(since))
    found = []
    for one in known(sickcall.rows_that_count(list(since), day), terms, counting.categories, day):
        employment = pks[one.employment_id]
        for case in cases_of(spells_of(one, counting), one, counting):
            if case_in_sight(None if case.running else case.last_day, since[employment]):
                found.append(SeenCase(employment, case, _stretches(one, case)))
    return sorted(found, key=lambda seen: (seen.case.running, seen.case.first_day), reverse=True)


def _stretches(one: KnownAbsence, case: Derived) -> tuple[Stretch, ...]:
    found: list[Stretch] = []
    for day in sorted(d for d in one.days if case.first_day <= d <= case.last_day):
        partial = one.days[day] == {Category.PARTIAL_SICKNESS}
        newest = found[-1] if found else None
        if newest and newest.last == day - ONE_DAY and newest.partial == partial:
            found[-1] = replace(newest, last=day)
        else:
            found.append(Stretch(day, day, partial))
    return tuple(found)


def _case_view(seen: SeenCase, policy: Policy, day: date) -> CaseView:
    case = seen.case
    stored = Case.objects.filter(employment=seen.employment, first_day=case.first_day, withdrawn=False).first()
    steps = tuple(_steps(stored, policy, day)) if stored else ()
    months = policy.timeline_on(case.first_day).long_case_months
    last = None if case.running else case.last_day
    ahead = (step.day for step in steps if step.waits)
    band = Band(case.first_day, max(last or day, *ahead, case.first_day + timedelta(days=13)))
    return CaseView(
        pk=stored.pk if stored else None,
        employment=seen.employment,
        first_day=case.first_day,
        last_day=last,
        day_of_case=(day - case.first_day).days + 1,
        calendar_days=case.calendar_days,
        partial=case.partial_now,
        long_months=months if (last or day) > months_after(case.first_day, months) else None,
        back=current.expected_back([seen.employment], day).get(seen.employment) if case.running else None,
        stretches=seen.stretches,
        steps=steps,
        band=band,
        bars=band.bars((s.first, s.last, s.partial) for s in seen.stretches),
        ticks=band.ticks(),
        today_x=band.at(day) if band.first <= day <= band.last else None,
    )


def _steps(case: Case, policy: Policy, day: date) -> Iterator[TimelineStep]:
    calendar = counting_of(policy, day).calendar
    done = dict(
        StepEvent.objects.filter(step__case=case, what=What.DONE, annulled_by__isnull=True).values_list(
            "step", "on_day"
        )
    )
    for step in Step.objects.filter(case=case).exclude(state=State.DROPPED).order_by("due", "pk"):
        rule = step_rule(policy, step.rule, case.first_day)
        if rule is None:
            continue
        dates, state = Dates(step.opens, step.due, step.latest), State(step.state)
        yield TimelineStep(
            pk=step.pk,
            rule=rule,
            owner=policy.title(rule.owner),
            dates=dates,
            state=state,
            standing=standing(dates, state, step.deferred_to, day, calendar),
            asked=asks(rule),
            deferred=step.deferred_to is not None,
            done_on=done.get(step.pk),
        )

"""Agreeing a plan of return, changing it, ending it, and looking back on it.

The leader and whoever the case is handed to write it together with the employee, who may comment on it at any time.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.http import Http404

from naervaer.core.access.model import Actor, Purpose, Role
from naervaer.core.access.sight import Capacity
from naervaer.core.returning.hours import Hours, Week
from naervaer.core.returning.judging import may_be_planned, may_end, may_replace, may_rule_out
from naervaer.core.returning.states import PLAN
from naervaer.core.verdicts import ALLOWED, Refused, Verdict, needs_text, refused
from naervaer.web import clock
from naervaer.web.access.acting import capacity_or_404
from naervaer.web.audit import actions as audit
from naervaer.web.followup import actions as followup
from naervaer.web.followup.reach import reach_of
from naervaer.web.followup.waiting import running_case, waiting_in
from naervaer.web.handbook.queries import active_policy
from naervaer.web.notices.news import tell_at_once
from naervaer.web.organisation import queries as organisation
from naervaer.web.organisation.employed import employment_of
from naervaer.web.organisation.holding import hold_employment
from naervaer.web.returning.models import NotPossible, Plan, PlanEvent, Version
from naervaer.web.returning.weeks import as_json, hours_as_json, weeks_of
from naervaer.web.said import said_again, said_by

__all__ = ["adjust", "agree", "annul", "comment", "end", "evaluate", "rule_out"]

WORK = Purpose.WORK_ON_CASE


@transaction.atomic
def agree(
    *, by: Actor, employment: int, weeks: Sequence[Week], norm: Hours, tasks: str = "", accommodations: str = ""
) -> Plan | Refused:
    """*Lav en plan* for an employment (pk). The steps the policy lets a plan do are done by it."""
    about, today = employment_of(employment), clock.today()
    capacity = capacity_or_404(by, WORK, about, today)
    hold_employment(employment)
    if Plan.objects.filter(employment=employment, state="running").exists():
        return refused("Der er allerede en plan, der løber. Ret eller afslut den først.")
    case = running_case(employment)
    verdict = may_be_planned(weeks, case.first_day if case else None, _longest(today))
    if isinstance(verdict, Refused):
        return verdict
    plan = Plan.objects.create(
        employment_id=employment,
        case_id=case.pk if case else None,
        first=weeks[0].monday,
        last=weeks[-1].sunday,
        **said_by(by, capacity),
    )
    held = _Held(plan, by, capacity, today)
    held.version(weeks, norm, tasks, accommodations)
    held.log("agreed")
    done = _do_steps(by, case.pk, today) if case is not None else ALLOWED
    if isinstance(done, Refused):
        return done
    _tell(by, plan)
    return plan


@transaction.atomic
def adjust(
    *,
    by: Actor,
    plan_id: int,
    weeks: Sequence[Week],
    norm: Hours,
    tasks: str = "",
    accommodations: str = "",
    reason: str,
) -> Verdict:
    """*Ret eller forlæng*: a new version takes over from the weeks that have not gone yet."""
    held = _hold(by, plan_id)
    if held.says_again(weeks, norm, tasks, accommodations, reason):
        return ALLOWED
    case = held.plan.case
    verdict = (
        needs_text(reason, "Skriv, hvorfor planen bliver lavet om.")
        and PLAN.may(held.plan.state, "adjust")
        and may_be_planned(weeks, case.first_day if case else None, _longest(held.today))
        and may_replace(weeks_of(held.newest), weeks, held.today)
    )
    if verdict:
        held.version(weeks, norm, tasks, accommodations, reason.strip())
        Plan.objects.filter(pk=plan_id).update(first=weeks[0].monday, last=weeks[-1].sunday)
        held.log("adjusted")
        _tell(by, held.plan)
    return verdict


@transaction.atomic
def end(*, by: Actor, plan_id: int, last: date, text: str) -> Verdict:
    """*Afslut*: on that day the plan is over, because the employee is back, or because it did not hold."""
    held = _hold(by, plan_id)
    verdict = (
        needs_text(text, "Skriv, hvorfor planen slutter.")
        and PLAN.may(held.plan.state, "end")
        and may_end(last, weeks_of(held.newest), held.today)
    )
    if verdict:
        Plan.objects.filter(pk=plan_id).update(state="ended", last=last)
        held.say(PlanEvent.What.ENDED, on_day=last, text=text.strip())
        _tell(by, held.plan)
    return verdict


@transaction.atomic
def evaluate(*, by: Actor, plan_id: int, held: str, text: str = "") -> Verdict:
    """*Evaluér*: whether it held, and what worked."""
    on = _hold(by, plan_id)
    verdict = PLAN.may(on.plan.state, "evaluate")
    if verdict and held in PlanEvent.Held.values:
        Plan.objects.filter(pk=plan_id).update(state="evaluated")
        on.say(PlanEvent.What.EVALUATED, held=held, text=text.strip())
    return verdict


@transaction.atomic
def annul(*, by: Actor, plan_id: int, text: str) -> Verdict:
    """It was never agreed: written by mistake. It stays readable."""
    held = _hold(by, plan_id)
    verdict = needs_text(text, "Skriv hvorfor.") and PLAN.may(held.plan.state, "annul")
    if verdict:
        Plan.objects.filter(pk=plan_id).update(state="annulled")
        held.say(PlanEvent.What.ANNULLED, text=text.strip())
    return verdict


@transaction.atomic
def comment(*, by: Actor, plan_id: int, text: str) -> Verdict:
    """*Kommentar* from the employee, or from whoever works on the case; the others are told that there is news."""
    held = _hold(by, plan_id, own=True)
    verdict = needs_text(text, "Skriv en kommentar.")
    comments = PlanEvent.objects.filter(plan=held.plan)
    if verdict and not said_again(comments, by, what=PlanEvent.What.COMMENTED, text=text.strip()):
        held.say(PlanEvent.What.COMMENTED, text=text.strip())
        _tell(by, held.plan)
    return verdict


@transaction.atomic
def rule_out(*, by: Actor, employment: int, reason: str, again_on: date) -> Verdict:
    """*Ikke mulig nu*: why nothing of a day can be worked in the case that runs; the employee is told of news."""
    about, today = employment_of(employment), clock.today()
    capacity = capacity_or_404(by, WORK, about, today)
    hold_employment(employment)
    case = running_case(employment)
    if case is None:
        raise Http404
    verdict = may_rule_out(reason, again_on, today)
    words = {"case_id": case.pk, "reason": reason.strip(), "again_on": again_on}
    if verdict and not NotPossible.objects.filter(**words, by_id=by.user_id, at__date=today).exists():
        NotPossible.objects.create(employment=about, **words, **said_by(by, capacity))
        audit.record(
            by=by,
            kind=audit.Kind.WRITE,
            action="returning.ruled_out",
            capacity=capacity,
            subject=about.person,
            detail={},
        )
        tell_at_once(persons={about.person.ext_id} - {by.person_id or ""})
    return verdict


def _words(weeks: Sequence[Week], norm: Hours, tasks: str, accommodations: str, reason: str) -> dict[str, Any]:
    return {
        "weeks": as_json(weeks, norm),
        "norm": hours_as_json(norm),
        "tasks": tasks.strip(),
        "accommodations": accommodations.strip(),
        "reason": reason.strip(),
    }


@dataclass(frozen=True)
class _Held:
    plan: Plan
    by: Actor
    capacity: Capacity
    today: date

    @property
    def newest(self) -> Version:
        return self.plan.versions.order_by("-number")[0]

    def version(self, weeks: Sequence[Week], norm: Hours, tasks: str, accommodations: str, reason: str = "") -> None:
        number, words = self.plan.versions.count() + 1, _words(weeks, norm, tasks, accommodations, reason)
        Version.objects.create(plan=self.plan, number=number, **words, **said_by(self.by, self.capacity))

    def says_again(self, weeks: Sequence[Week], norm: Hours, tasks: str, accommodations: str, reason: str) -> bool:
        words = _words(weeks, norm, tasks, accommodations, reason)
        return said_again(self.plan.versions.all(), self.by, **words) is not None

    def say(self, what: PlanEvent.What, **said: Any) -> None:
        PlanEvent.objects.create(
            plan=self.plan, what=what.value, **{"on_day": self.today, **said}, **said_by(self.by, self.capacity)
        )
        self.log(what.value)

    def log(self, what: str) -> None:
        audit.record(
            by=self.by,
            kind=audit.Kind.WRITE,
            action=f"returning.{what}",
            capacity=self.capacity,
            subject=self.plan.employment.person,
            detail={"plan": self.plan.pk},
        )


def _hold(by: Actor, pk: int, *, own: bool = False) -> _Held:
    """The plan, held for writing; the answer of an unknown page for whoever may not see to it."""
    plan = (
        Plan.objects.select_for_update(of=("self",)).select_related("employment__person", "case").filter(pk=pk).first()
    )
    if plan is None:
        raise Http404
    today = clock.today()
    if own and plan.employment.person.ext_id == by.person_id:
        return _Held(plan, by, Capacity(Role.EMPLOYEE), today)
    reach = reach_of(by, WORK, [plan.employment_id], today)
    if not Plan.objects.filter(reach.rows(), pk=pk).exists():
        raise Http404
    return _Held(plan, by, capacity_or_404(by, WORK, plan.employment, today), today)


def _longest(day: date) -> int:
    return active_policy().return_plan_on(day).longest_weeks


def _do_steps(by: Actor, case: int, today: date) -> Verdict:
    """The steps that a plan does, as far as they have opened."""
    rules = {rule.id for rule in active_policy().step if rule.done_by == "return_plan"}
    steps = [step.pk for step in waiting_in(case) if step.rule in rules and step.opens <= today]
    return followup.do_steps(by=by, steps=steps, on_day=today, reason="Planen er lavet.")


def _tell(by: Actor, plan: Plan) -> None:
    """The employee is told that there is news; the leader too, when somebody else wrote it."""
    person = plan.employment.person
    leaders = organisation.leading_now(plan.employment_id, clock.today())
    tell_at_once(persons={person.ext_id, *leaders} - {by.person_id or ""})

"""Taking a sick call, ending it, correcting it, and saying who is right when payroll says something else.

Whoever is ill may do it about themselves; otherwise the leader, and whoever takes calls at the workplace. Every change
is followed at once in the case: its steps are recounted, and the right people are told.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.http import Http404
from django.urls import reverse

from naervaer.core.absence import Category
from naervaer.core.access.model import Actor, Purpose, Role
from naervaer.core.access.sight import Capacity
from naervaer.core.sickcall.judging import BACK_IN_TIME, Said, first_day, may_be_reported, may_be_well
from naervaer.core.sickcall.reconcile import Outcome, outcome
from naervaer.core.sickcall.states import CALL, held_against
from naervaer.core.verdicts import ALLOWED, Refused, Verdict, needs_reason, refused
from naervaer.web import clock
from naervaer.web.access import scope
from naervaer.web.access.acting import capacity_or_404
from naervaer.web.audit import actions as audit
from naervaer.web.followup import actions as followup
from naervaer.web.followup.waiting import running_case
from naervaer.web.handbook.queries import active_policy
from naervaer.web.notices.news import tell_at_once
from naervaer.web.organisation.employed import employment_of
from naervaer.web.said import said_again, said_by
from naervaer.web.sickcall.agreeing import how_it_stands, in_json, what_payroll_says
from naervaer.web.sickcall.counting import called_in
from naervaer.web.sickcall.models import CallEvent, SickCall, WorkplaceRule
from naervaer.web.sickcall.receivers import told_of

__all__ = [
    "annul",
    "believe_call",
    "believe_payroll",
    "correct",
    "hold_against_payroll",
    "not_well",
    "report",
    "report_injury",
    "set_workplace_rule",
    "well",
    "well_without_call",
]


@transaction.atomic
def report(*, by: Actor, employment: int, said: Said, work_related: str = "") -> SickCall | Refused:
    """*Sygemelding* of an employment (pk). The same call again is the same call."""
    about, today = employment_of(employment), clock.today()
    capacity = _capacity(by, about, today)
    running = _running(employment)
    if running is not None and _is_same(running, said):
        return running
    first = first_day(said, active_policy().sick_call_on(today))
    verdict = may_be_reported(said, first, today, running.first if running else None)
    if isinstance(verdict, Refused):
        return verdict
    made = _write(by, capacity, employment, said, first, work_related)
    _follow(by, capacity, "reported", made, "sygemelding")
    return made


@transaction.atomic
def report_own(
    *, by: Actor, employments: Collection[int], said: Said, work_related: str = ""
) -> list[SickCall] | Refused:
    """*Meld dig syg* from one or several of one's own employments (pks) with one call: all of them, or none."""
    made = []
    for employment in employments:
        call = report(by=by, employment=employment, said=said, work_related=work_related)
        if isinstance(call, Refused):
            transaction.set_rollback(True)
            return call
        made.append(call)
    return made


@transaction.atomic
def correct(*, by: Actor, call_id: int, said: Said, work_related: str = "") -> SickCall | Refused:
    """What was taken down was wrong: another call takes its place, and the first stays readable."""
    held = _hold(by, call_id)
    first = first_day(said, active_policy().sick_call_on(held.today))
    verdict = may_be_reported(said, first, max(held.today, held.call.first), None)
    if isinstance(verdict, Refused):
        return verdict
    SickCall.objects.filter(pk=call_id).update(replaced=True)
    back = held.call.back if held.call.back and held.call.back >= first else None
    made = _write(by, held.capacity, held.call.employment_id, said, first, work_related, corrects=held.call, back=back)
    _follow(by, held.capacity, "corrected", made, "en rettet sygemelding")
    return made


@transaction.atomic
def well(*, by: Actor, call_id: int, back: date) -> Verdict:
    """*Raskmelding*: ``back`` is the first day at work again."""
    held = _hold(by, call_id)
    if held.call.back == back:
        return ALLOWED
    verdict = may_be_well(held.call.first, back, held.today)
    if verdict:
        SickCall.objects.filter(pk=call_id).update(back=back, state="awaiting")
        held.say(CallEvent.What.WELL, "raskmelding", on_day=back)
    return verdict


@transaction.atomic
def well_without_call(*, by: Actor, employment: int, back: date) -> Verdict:
    """*Raskmelding* of somebody only payroll knows to be absent: the call that was never taken is written with it."""
    about, today = employment_of(employment), clock.today()
    capacity = _capacity(by, about, today)
    case = running_case(employment)
    if case is None or called_in(employment, today):
        return refused("Medarbejderen er ikke fraværende efter lønsystemet, eller er allerede meldt syg her.")
    verdict = may_be_well(case.first_day, back, today)
    if verdict:
        said = Said(Category.OWN_SICKNESS, case.first_day)
        made = _write(by, capacity, employment, said, case.first_day, "")
        SickCall.objects.filter(pk=made.pk).update(back=back)
        _Held(made, by, capacity, today).say(CallEvent.What.WELL, "raskmelding", on_day=back)
    return verdict


@transaction.atomic
def not_well(*, by: Actor, call_id: int, reason: str) -> Verdict:
    """Not well after all: the call goes on."""
    held = _hold(by, call_id)
    verdict = needs_reason(reason)
    if verdict and held.call.back is not None:
        SickCall.objects.filter(pk=call_id).update(back=None, state="awaiting")
        held.say(CallEvent.What.NOT_WELL, "en raskmelding, der er trukket tilbage", reason=reason.strip())
    return verdict


@transaction.atomic
def annul(*, by: Actor, call_id: int, reason: str) -> Verdict:
    """It was a mistake: nobody was ill. The call stays readable."""
    held = _hold(by, call_id)
    verdict = needs_reason(reason) and CALL.may(held.call.state, "annul")
    if verdict:
        SickCall.objects.filter(pk=call_id).update(state="annulled")
        held.say(CallEvent.What.ANNULLED, "en annulleret sygemelding", reason=reason.strip())
    return verdict


def believe_payroll(*, by: Actor, call_id: int, reason: str) -> Verdict:
    """*Lønsystemet har ret*: from now on only payroll counts for these days."""
    return _resolve(by, call_id, reason, "believe_payroll", CallEvent.What.PAYROLL_RIGHT)


def believe_call(*, by: Actor, call_id: int, reason: str) -> Verdict:
    """*Sygemeldingen har ret*: it counts, and payroll is to be told."""
    return _resolve(by, call_id, reason, "believe_call", CallEvent.What.CALL_RIGHT)


@transaction.atomic
def _resolve(by: Actor, call_id: int, reason: str, move: str, what: CallEvent.What) -> Verdict:
    held = _hold(by, call_id, Purpose.ACT_ON_STEP)
    verdict = needs_reason(reason) and CALL.may(held.call.state, move)
    if verdict:
        differences = in_json(how_it_stands(held.call, held.today))
        SickCall.objects.filter(pk=call_id).update(state=CALL.after(held.call.state, move))
        held.say(what, "en afgjort uenighed med lønsystemet", reason=reason.strip(), differences=differences)
    return verdict


@transaction.atomic
def report_injury(*, by: Actor, call_id: int, on_day: date) -> Verdict:
    """The work injury has been reported to the authorities (EASY) on that day."""
    held = _hold(by, call_id, Purpose.ACT_ON_STEP)
    if not held.call.events.filter(what=CallEvent.What.INJURY_REPORTED).exists():
        held.say(CallEvent.What.INJURY_REPORTED, "", on_day=on_day)
    return ALLOWED


@transaction.atomic
def hold_against_payroll(*, by: Actor, as_of: date, employments: Collection[int] | None = None) -> int:
    """Hold the calls against what payroll tells now; how many stand otherwise than before.

    What a person has resolved is opened again only when payroll has come to say something new.
    """
    rows = SickCall.objects.select_for_update(of=("self",)).select_related("employment").filter(_open_question(as_of))
    if employments is not None:
        rows = rows.filter(employment__in=list(employments))
    changed = 0
    for row, call, told, calendar in what_payroll_says(rows):
        patience = active_policy().sick_call_on(row.first).payroll_knows_within_days
        state = _next_state(row, outcome(call, told, calendar, as_of, patience))
        if state != row.state:
            changed += SickCall.objects.filter(pk=row.pk, state=row.state).update(state=state)
    if changed:
        audit.record(by=by, kind=audit.Kind.WRITE, action="sickcall.held", detail={"changed": changed})
    return changed


def _open_question(as_of: date) -> Q:
    """Recent calls, and those whose end payroll has not told: older ones are settled."""
    recent = Q(first__gte=as_of - 10 * BACK_IN_TIME) | Q(back__isnull=True)
    return recent & Q(replaced=False) & ~Q(state__in=["annulled", "payroll_right"])


def _next_state(row: SickCall, found: Outcome) -> str:
    repeats = row.state == "call_right" and _only_repeats(row, found)
    return held_against(row.state, found.state, repeats=repeats)


def _only_repeats(row: SickCall, found: Outcome) -> bool:
    """Whether payroll says no more than it did when somebody settled that the call is right."""
    said = row.events.filter(what=CallEvent.What.CALL_RIGHT).order_by("pk").last()
    return found.state != "differs" or (said is not None and said.differences == in_json(found))


@transaction.atomic
def set_workplace_rule(*, by: Actor, unit: Any, to: str, at_latest: str, how: str, contact: str = "") -> WorkplaceRule:
    """*Arbejdspladsens regel*, from now on."""
    capacity = _over(by, unit)
    words = {"to": to, "at_latest": at_latest, "how": how, "contact": contact}
    again = said_again(WorkplaceRule.objects.filter(unit=unit), by, **words)
    if again is not None:
        return again
    made = WorkplaceRule.objects.create(unit=unit, **words, **said_by(by, capacity))
    audit.record(by=by, kind=audit.Kind.WRITE, action="sickcall.rule", capacity=capacity, unit=unit)
    return made


@dataclass(frozen=True)
class _Held:
    call: SickCall
    by: Actor
    capacity: Capacity
    today: date

    def say(self, what: CallEvent.What, because: str, **said: Any) -> None:
        """Write the event; recount and tell when it changes which days count (``because``)."""
        CallEvent.objects.create(
            call=self.call, what=what.value, **{"on_day": self.today, **said}, **said_by(self.by, self.capacity)
        )
        if because:
            _follow(self.by, self.capacity, what.value, self.call, because)
        else:
            _log(self.by, self.capacity, what.value, self.call)


def _hold(by: Actor, pk: int, purpose: Purpose = Purpose.TAKE_SICK_CALL) -> _Held:
    """The call, held for writing; the answer of an unknown page for whoever may not see to it."""
    call = (
        SickCall.objects.select_for_update(of=("self",))
        .select_related("employment__person")
        .filter(pk=pk, replaced=False)
        .first()
    )
    if call is None:
        raise Http404
    today = clock.today()
    return _Held(call, by, _capacity(by, call.employment, today, purpose), today)


def _capacity(by: Actor, about: Any, today: date, purpose: Purpose = Purpose.TAKE_SICK_CALL) -> Capacity:
    if purpose is Purpose.TAKE_SICK_CALL and by.person_id and about.person.ext_id == by.person_id:
        return Capacity(Role.EMPLOYEE)
    return capacity_or_404(by, purpose, about, today)


def _over(by: Actor, unit: Any) -> Capacity:
    capacity = scope.capacity_over(by, Purpose.ACT_ON_STEP, unit, clock.today())
    if capacity is None:
        raise Http404
    return capacity


def _running(employment: int) -> SickCall | None:
    """The call that nobody has ended yet."""
    open_ = SickCall.objects.filter(employment=employment, back__isnull=True, replaced=False)
    return open_.exclude(state__in=["annulled", "payroll_right"]).first()


def _is_same(call: SickCall, said: Said) -> bool:
    return (call.category, call.day, call.went_home, call.expected, call.tasks) == (
        said.category.value,
        said.day,
        said.went_home,
        said.expected,
        said.tasks.strip(),
    )


def _write(
    by: Actor, capacity: Capacity, employment: int, said: Said, first: date, work_related: str, **more: Any
) -> SickCall:
    return SickCall.objects.create(
        employment_id=employment,
        category=said.category.value,
        day=said.day,
        went_home=said.went_home,
        first=first,
        expected=said.expected,
        work_related=work_related,
        tasks=said.tasks.strip(),
        **more,
        **said_by(by, capacity),
    )


def _follow(by: Actor, capacity: Capacity, what: str, call: SickCall, because: str) -> None:
    """The case is recounted the same minute, the log written, and those it concerns told."""
    today = clock.today()
    hold_against_payroll(by=by, as_of=today, employments=[call.employment_id])
    followup.rederive(by=by, as_of=today, because=because, employments=[call.employment_id])
    _log(by, capacity, what, call)
    persons = told_of(call.employment_id, active_policy().sick_call_on(today), today) - {by.person_id}
    tell_at_once(persons=[person for person in persons if person], path=reverse("accounts:home"))


def _log(by: Actor, capacity: Capacity, what: str, call: SickCall) -> None:
    audit.record(
        by=by,
        kind=audit.Kind.WRITE,
        action=f"sickcall.{what}",
        capacity=capacity,
        subject=call.employment.person,
        detail={"call": call.pk},
    )

"""What a leader does about a step or an alert. Each action asks access, asks the rule, writes and audits.

Whoever is out of reach gets the answer of a page that does not exist. What was wrong is annulled, never changed.
The row is held while the rule is asked, so that pressing twice, or two people at once, writes once.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.http import Http404

from naervaer.core.access.model import Actor, Purpose, Role
from naervaer.core.access.sight import Capacity
from naervaer.core.followup.judging import (
    Subject,
    may_be_annulled,
    may_be_answered,
    may_be_deferred,
    may_be_done,
    may_be_done_by_hand,
    may_be_not_relevant,
)
from naervaer.core.followup.model import Dates, Event, State, What, result_of
from naervaer.core.followup.rules import alert_rule, step_rule
from naervaer.core.policy.schema import Step as StepRule
from naervaer.core.verdicts import ALLOWED, Refused, Verdict, refused
from naervaer.web import clock
from naervaer.web.access.acting import capacity_or_404
from naervaer.web.audit import actions as audit
from naervaer.web.followup.models import Alert, AlertAnswer, Step, StepEvent
from naervaer.web.followup.reach import case_is_seen
from naervaer.web.followup.recounting import Recounted, rederive
from naervaer.web.handbook.queries import active_policy
from naervaer.web.said import said_by

__all__ = [
    "Recounted",
    "annul",
    "annul_answer",
    "answer_alert",
    "defer",
    "mark_done",
    "mark_not_relevant",
    "rederive",
]


@dataclass(frozen=True)
class Held:
    """A step that is held for writing, the rule that asks for it, and in what role somebody acts on it."""

    step: Step
    rule: StepRule | None
    by: Actor
    capacity: Capacity
    today: date

    @property
    def subject(self) -> Subject:
        answers = self.rule.answers if self.rule else ()
        by_phone = self.rule.by_phone if self.rule else False
        step = self.step
        dates = Dates(step.opens, step.due, step.latest)
        return Subject(State(step.state), dates, step.case.first_day, answers, by_phone)

    def events(self) -> tuple[Event, ...]:
        return tuple(
            Event(e.pk, What(e.what), e.on_day, e.deferred_to, e.answer, e.annuls_id)
            for e in self.step.events.order_by("pk")
        )

    def say(self, what: What, **said: Any) -> None:
        """Write the event, set the step by what its events now add up to, and log it."""
        StepEvent.objects.create(
            step=self.step,
            what=what.value,
            due_then=self.step.due,
            latest_then=self.step.latest,
            **said_by(self.by, self.capacity),
            **{"on_day": self.today, **said},
        )
        result = result_of(self.events())
        Step.objects.filter(pk=self.step.pk).update(state=result.state.value, deferred_to=result.deferred_to)
        _log(self.by, self.capacity, f"followup.step.{what.value}", self.step.case.employment.person, self.step.rule)

    def recount(self, because: str) -> None:
        """Answers open further steps; a step that waits again may belong to a case that has ended."""
        rederive(by=self.by, as_of=self.today, because=because, employments=[self.step.case.employment_id])


def _log(by: Actor, capacity: Capacity, action: str, person: Any, rule: str) -> None:
    audit.record(
        by=by,
        kind=audit.Kind.WRITE,
        action=action,
        capacity=capacity,
        subject=person,
        detail={"rule": rule},
    )


def _hold(by: Actor, step_id: int, purpose: Purpose = Purpose.ACT_ON_STEP) -> Held:
    today = clock.today()
    step = (
        Step.objects.select_for_update(of=("self",))
        .select_related("case__employment__person")
        .filter(pk=step_id, case__withdrawn=False)
        .first()
    )
    if step is None:
        raise Http404
    if purpose is Purpose.SEE_OWN:
        capacity = _own_or_404(by, step)
    else:
        capacity = capacity_or_404(by, purpose, step.case.employment, today)
        if not case_is_seen(by, purpose, step.case.employment_id, step.case.last_day, today):
            raise Http404
    return Held(step, step_rule(active_policy(), step.rule, step.case.first_day), by, capacity, today)


def _own_or_404(by: Actor, step: Step) -> Capacity:
    if step.case.employment.person.ext_id != by.person_id:
        raise Http404
    return Capacity(Role.EMPLOYEE)


def _said_before(held: Held, what: What, **said: Any) -> bool:
    """Whether the newest word about the step is this very one: the button was pressed twice."""
    newest = held.step.events.order_by("-pk").first()
    return newest is not None and newest.what == what.value and all(getattr(newest, k) == v for k, v in said.items())


@transaction.atomic
def mark_done(
    *,
    by: Actor,
    step_id: int,
    on_day: date,
    by_phone: bool = False,
    answer: str = "",
    reason: str = "",
    purpose: Purpose = Purpose.ACT_ON_STEP,
) -> Verdict:
    """*Registrér*: it was done on that day. An answer opens the steps that wait for it, at once.

    A room whose work does the step (a conversation held, a plan made) says for which ``purpose`` it is done; an
    answer of the employee's own is ``SEE_OWN``.
    """
    held = _hold(by, step_id, purpose)
    said = {"on_day": on_day, "by_phone": by_phone, "answer": answer}
    if _said_before(held, What.DONE, **said):
        return ALLOWED
    if held.step.state == State.DONE:
        return refused("Skridtet er allerede registreret som gennemført.")
    verdict = may_be_done_by_hand(purpose is not Purpose.ACT_ON_STEP or held.rule is None or held.rule.by_hand)
    if verdict:
        verdict = may_be_done(held.subject, on_day=on_day, today=held.today, by_phone=by_phone, answer=answer)
    if verdict:
        held.say(What.DONE, reason=reason.strip(), **said)
        if answer:
            held.recount("svar på et skridt")
    return verdict


def do_steps(
    *,
    by: Actor,
    steps: Iterable[int],
    on_day: date,
    reason: str,
    answer: str = "",
    by_phone: bool = False,
    purpose: Purpose = Purpose.WORK_ON_CASE,
) -> Verdict:
    """The steps (pks) that a room's own work does. One that refuses refuses the whole: call it inside the room's
    transaction, which is undone with it, and write nothing more.
    """
    for step in steps:
        verdict = mark_done(
            by=by, step_id=step, on_day=on_day, by_phone=by_phone, answer=answer, reason=reason, purpose=purpose
        )
        if isinstance(verdict, Refused):
            transaction.set_rollback(True)
            return verdict
    return ALLOWED


@transaction.atomic
def defer(*, by: Actor, step_id: int, to_day: date, reason: str, knowing: bool = False) -> Verdict:
    """*Udskyd*: later, for a reason. Beyond the law's last day only when whoever defers says that they know."""
    held = _hold(by, step_id)
    if _said_before(held, What.DEFERRED, deferred_to=to_day, reason=reason.strip()):
        return ALLOWED
    verdict = may_be_deferred(held.subject, to_day=to_day, today=held.today, reason=reason, knowing=knowing)
    if verdict:
        held.say(What.DEFERRED, deferred_to=to_day, reason=reason.strip())
    return verdict


@transaction.atomic
def mark_not_relevant(*, by: Actor, step_id: int, reason: str, purpose: Purpose = Purpose.ACT_ON_STEP) -> Verdict:
    """*Ikke relevant*: for a reason that is kept and counted."""
    held = _hold(by, step_id, purpose)
    if _said_before(held, What.NOT_RELEVANT, reason=reason.strip()):
        return ALLOWED
    verdict = may_be_not_relevant(held.subject, reason=reason)
    if verdict:
        held.say(What.NOT_RELEVANT, reason=reason.strip())
    return verdict


@transaction.atomic
def annul(*, by: Actor, event_id: int, reason: str, purpose: Purpose = Purpose.ACT_ON_STEP) -> Verdict:
    """*Annullér*: the newest word about a step was wrong. It stays readable, with who took it back and why."""
    event = StepEvent.objects.filter(pk=event_id).first()
    if event is None:
        raise Http404
    held = _hold(by, event.step_id, purpose)
    events = held.events()
    taken_back = {e.annuls for e in events}
    standing = [e for e in events if e.what is not What.ANNULLED and e.id not in taken_back]
    verdict = may_be_annulled(
        annulled=event.pk in taken_back,
        is_annulment=event.what == What.ANNULLED,
        newest=bool(standing) and standing[-1].id == event.pk,
        reason=reason,
    )
    if verdict:
        held.say(What.ANNULLED, annuls=event, reason=reason.strip())
        held.recount("en annullering")
    return verdict


def _hold_alert(by: Actor, alert_id: int) -> tuple[Alert, Capacity]:
    alert = (
        Alert.objects.select_for_update(of=("self",)).select_related("employment__person").filter(pk=alert_id).first()
    )
    today = clock.today()
    if alert is None or not case_is_seen(by, Purpose.ACT_ON_STEP, alert.employment_id, alert.raised_on, today):
        raise Http404
    return alert, capacity_or_404(by, Purpose.ACT_ON_STEP, alert.employment, today)


@transaction.atomic
def answer_alert(*, by: Actor, alert_id: int, answer: str, note: str = "") -> Verdict:
    """*Svar på advis*: one of the answers of the policy. The first answer stands until it is annulled."""
    alert, capacity = _hold_alert(by, alert_id)
    rule = alert_rule(active_policy(), alert.rule, alert.raised_on)
    newest = alert.answers.filter(annuls__isnull=True, annulled_by__isnull=True).first()
    if newest is not None:
        return ALLOWED if newest.answer == answer else refused(f"Advis er allerede besvaret: {newest.answer}.")
    verdict = may_be_answered(answer=answer, answers=rule.answers if rule else (), withdrawn=alert.withdrawn)
    if verdict:
        _write_answer(alert, by, capacity, answer=answer, note=note.strip())
    return verdict


@transaction.atomic
def annul_answer(*, by: Actor, alert_id: int, reason: str) -> Verdict:
    """The answer was wrong: it stays readable, and the alert waits again."""
    alert, capacity = _hold_alert(by, alert_id)
    newest = alert.answers.filter(annuls__isnull=True, annulled_by__isnull=True).first()
    verdict = may_be_annulled(annulled=newest is None, is_annulment=False, newest=True, reason=reason)
    if verdict:
        _write_answer(alert, by, capacity, annuls=newest, note=reason.strip())
    return verdict


def _write_answer(alert: Alert, by: Actor, capacity: Capacity, **said: Any) -> None:
    AlertAnswer.objects.create(
        alert=alert,
        on_day=clock.today(),
        **said_by(by, capacity),
        **said,
    )
    Alert.objects.filter(pk=alert.pk).update(answered="answer" in said)
    what = "answered" if "answer" in said else "annulled"
    _log(by, capacity, f"followup.alert.{what}", alert.employment.person, alert.rule)

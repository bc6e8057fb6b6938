"""What is said on the way to a decision about long absence. Each action asks access, asks the rule, writes, audits.

The program stops at the considered decision: nobody is dismissed here.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.http import Http404

from naervaer.core.access.model import Actor, Purpose
from naervaer.core.access.sight import Capacity
from naervaer.core.decisions.gates import Asked, Ready, may_consider, may_correct, may_decide, may_drop, may_inform
from naervaer.core.decisions.states import DECISION
from naervaer.core.policy.gates import Gate
from naervaer.core.verdicts import ALLOWED, Verdict
from naervaer.web import clock
from naervaer.web.access.acting import capacity_or_404
from naervaer.web.audit import actions as audit
from naervaer.web.decisions import letters
from naervaer.web.decisions.deciding import decides, from_above
from naervaer.web.decisions.models import Considered, Dropped, Matter, Ruling, Told
from naervaer.web.decisions.queries import gate_of, involved
from naervaer.web.followup import actions as followup
from naervaer.web.followup.reach import RunningCase, case_is_seen, case_of, waiting_steps_of
from naervaer.web.organisation.employed import employment_of
from naervaer.web.said import said_by


@dataclass(frozen=True)
class _Held:
    """The decision, held for writing, with what is known of it."""

    matter: Matter
    case: RunningCase
    gate: Gate
    by: Actor
    capacity: Capacity
    follows: bool
    today: date

    def said(self) -> dict[str, Any]:
        return said_by(self.by, self.capacity)

    def moved(self, move: str) -> None:
        self.matter.state = DECISION.after(self.matter.state, move)
        self.matter.save(update_fields=["state"])
        audit.record(
            by=self.by,
            kind=audit.Kind.WRITE,
            action=f"decisions.{move}",
            capacity=self.capacity,
            subject=self.matter.employment.person,
            detail={"gate": self.gate.id},
        )

    def ready(self) -> Ready:
        answered = Considered.objects.filter(matter=self.matter).values_list("consideration", flat=True)
        return Ready(
            self.matter.state,
            frozenset(answered),
            involved(self.case, self.today),
            decides(self.by, self.gate, self.case.employment, self.today),
        )

    def newest(self) -> Ruling | None:
        return self.matter.rulings.filter(corrected_by__isnull=True).order_by("-pk").first()


def _hold(by: Actor, case_pk: int, gate_id: str) -> _Held:
    today, case = clock.today(), case_of(case_pk)
    gate = gate_of(gate_id, case.first_day) if case else None
    if case is None or gate is None:
        raise Http404
    follows = case_is_seen(by, Purpose.WORK_ON_CASE, case.employment, case.last_day, today)
    above = None if follows else from_above(by, gate, case, today)
    capacity = above or capacity_or_404(by, Purpose.WORK_ON_CASE, employment_of(case.employment), today)
    if not (follows or above):
        raise Http404
    return _Held(_matter(case, gate, today), case, gate, by, capacity, follows, today)


def _matter(case: RunningCase, gate: Gate, today: date) -> Matter:
    """The row is made by the first word about it, once the gate has opened in a case that runs."""
    stored = Matter.objects.select_for_update(of=("self",)).select_related("employment__person")
    found = stored.filter(case=case.pk, gate=gate.id).first()
    if found is None:
        if Asked(gate, case.first_day).opens > today or case.last_day is not None:
            raise Http404
        Matter.objects.get_or_create(
            case_id=case.pk, gate=gate.id, defaults={"employment_id": case.employment, "at": clock.now()}
        )
        found = stored.get(case=case.pk, gate=gate.id)
    return found


@transaction.atomic
def consider(*, by: Actor, case: int, gate: str, consideration: str, answer: str, why: str) -> Verdict:
    """*Overvej*: answer one consideration. A new answer leaves the old one readable."""
    held = _hold(by, case, gate)
    verdict = may_consider(held.matter.state, held.gate, consideration, answer, why)
    said = {"consideration": consideration, "answer": answer, "why": why.strip()}
    newest = Considered.objects.filter(matter=held.matter, consideration=consideration).order_by("-pk").first()
    again = newest is not None and (newest.answer, newest.why) == (answer, why.strip())
    if verdict and not again:
        Considered.objects.create(matter=held.matter, **said, **held.said())
        held.moved("consider")
    return verdict


@transaction.atomic
def decide(*, by: Actor, case: int, gate: str, outcome: str, reasons: str) -> Verdict:
    """*Beslut*: with its basis, which never changes. Steps the policy says it satisfies are done with it.

    Decided from above, the steps stay with the leader, who follows the person.
    """
    held = _hold(by, case, gate)
    newest = held.newest()
    if newest is not None and (newest.outcome, newest.reasons) == (outcome, reasons.strip()):
        return ALLOWED
    verdict = may_decide(held.ready(), held.gate, outcome, reasons)
    if verdict:
        _rule(held, outcome, reasons)
        held.moved("decide")
        steps = waiting_steps_of(held.case.pk, held.gate.satisfies) if held.follows else []
        return followup.do_steps(by=by, steps=steps, on_day=held.today, reason=reasons.strip())
    return verdict


@transaction.atomic
def correct(*, by: Actor, case: int, gate: str, outcome: str, reasons: str, because: str) -> Verdict:
    """*Ret beslutningen*: the one that was wrong stays, with why it was corrected."""
    held = _hold(by, case, gate)
    newest = held.newest()
    if newest is not None and (newest.outcome, newest.reasons) == (outcome, reasons.strip()):
        return ALLOWED
    verdict = may_correct(held.ready(), held.gate, outcome, reasons, because)
    if verdict:
        _rule(held, outcome, reasons, corrects=newest, because=because.strip())
        held.moved("correct")
    return verdict


def _rule(held: _Held, outcome_id: str, reasons: str, **corrected: Any) -> None:
    outcome = held.gate.outcome_of(outcome_id)
    Ruling.objects.create(
        matter=held.matter,
        outcome=outcome_id,
        title=outcome.title if outcome else outcome_id,
        reasons=reasons.strip(),
        basis=_basis(held),
        **corrected,
        **held.said(),
    )


def _basis(held: _Held) -> dict[str, Any]:
    """*Grundlag*: the considerations and their newest answers in words, and who had had the case."""
    newest = {row.consideration: row for row in Considered.objects.filter(matter=held.matter).order_by("pk")}
    return {
        "considered": [
            {"title": rule.title, "answer": row.get_answer_display(), "why": row.why}
            for rule in held.gate.consideration
            if (row := newest.get(rule.id)) is not None
        ],
        "involved": sorted(involved(held.case, held.today)),
        "first_day": held.case.first_day.isoformat(),
        "source": held.gate.source,
    }


@transaction.atomic
def inform(*, by: Actor, case: int, gate: str) -> Verdict:
    """*Giv besked*: the policy's letter, kept as it was given; the employee reads it at *Min side*."""
    held = _hold(by, case, gate)
    ruling = held.newest()
    outcome = held.gate.outcome_of(ruling.outcome) if ruling else None
    verdict = may_inform(held.matter.state, outcome)
    if verdict and outcome is not None and ruling is not None:
        text = letters.text_of(outcome, held.case, held.today)
        Told.objects.create(ruling=ruling, text=text, **held.said())
        held.moved("inform")
    return verdict


@transaction.atomic
def drop(*, by: Actor, case: int, gate: str, reason: str) -> Verdict:
    """*Ikke aktuel*: the employee is back."""
    held = _hold(by, case, gate)
    verdict = may_drop(held.matter.state, reason, running=held.case.last_day is None)
    if verdict:
        Dropped.objects.create(matter=held.matter, reason=reason.strip(), **held.said())
        held.moved("drop")
    return verdict

"""When a decision about long absence is asked for, and whether everything has been thought of.

The program stops at the considered decision: dismissal, hearing and notice are carried out by people elsewhere.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from naervaer.core.calendar import numeric_date
from naervaer.core.decisions.states import DECISION
from naervaer.core.policy.gates import Consideration, Gate, Outcome
from naervaer.core.timeline.moments import months_after
from naervaer.core.verdicts import ALLOWED, Verdict, refused

ROLE_NAMES = {
    "retention_consultant": "fastholdelseskonsulent",
    "lawyer": "personalejurist",
    "hr_consultant": "HR-konsulent",
}


class Answer(StrEnum):
    """*Svar* on a consideration: thought through, or plainly not relevant here; always with a why."""

    CONSIDERED = "considered"
    NOT_RELEVANT = "not_relevant"


@dataclass(frozen=True, slots=True)
class Asked:
    """A gate that asks for a decision in a case that began on ``first_day``."""

    gate: Gate
    first_day: date

    @property
    def limit(self) -> date:
        """The same day of the month, so many months on: from the day after the case is longer than that."""
        return months_after(self.first_day, self.gate.after_months)

    @property
    def opens(self) -> date:
        return self.limit - timedelta(days=self.gate.days_ahead)

    def passed(self, day: date) -> bool:
        return day > self.limit

    @property
    def why(self) -> str:
        months = self.gate.after_months
        return f"{months} måneder efter første fraværsdag {numeric_date(self.first_day)} er {numeric_date(self.limit)}."


def asked(gates: Collection[Gate], first_day: date, day: date) -> tuple[Asked, ...]:
    """The gates that ask for a decision on the day; the rules in force on the case's first day count."""
    found = (Asked(gate, first_day) for gate in gates if gate.in_force(first_day))
    return tuple(sorted((a for a in found if a.opens <= day), key=lambda a: (a.limit, a.gate.id)))


def missing(gate: Gate, answered: Collection[str]) -> tuple[Consideration, ...]:
    """The considerations nobody has answered yet."""
    return tuple(c for c in gate.consideration if c.id not in answered)


def not_involved(gate: Gate, outcome: Outcome | None, involved: Collection[str]) -> tuple[str, ...]:
    """The roles that must have had the case before this (None = anything) can be decided, and have not."""
    wanted = [*gate.involves, *(("lawyer",) if outcome and outcome.needs_lawyer else ())]
    return tuple(role for role in dict.fromkeys(wanted) if role not in involved)


def may_consider(state: str, gate: Gate, consideration: str, answer: str, why: str) -> Verdict:
    verdict = DECISION.may(state, "consider")
    if not verdict:
        return verdict
    if consideration not in {c.id for c in gate.consideration}:
        return refused("Overvejelsen findes ikke i politikken.")
    if answer not in list(Answer):
        return refused("Vælg, om det er overvejet, eller om det ikke er relevant.")
    if not why.strip():
        return refused("Skriv hvorfor. Begrundelsen er en del af sagen.")
    return ALLOWED


@dataclass(frozen=True, slots=True)
class Ready:
    """What is known when somebody wants to decide: what has been answered, and which advisers have had the case."""

    state: str
    answered: frozenset[str]
    involved: frozenset[str]
    decides: bool


def may_decide(ready: Ready, gate: Gate, outcome_id: str, reasons: str) -> Verdict:
    """*Beslut*: by those the policy names, when everything is considered and the advisers have had the case."""
    verdict = DECISION.may(ready.state, "decide")
    return _may_say(ready, gate, outcome_id, reasons) if verdict else verdict


def may_correct(ready: Ready, gate: Gate, outcome_id: str, reasons: str, because: str) -> Verdict:
    """*Ret*: the decision that was wrong stays readable, with why it was corrected."""
    verdict = DECISION.may(ready.state, "correct")
    if not verdict:
        return verdict
    if not because.strip():
        return refused("Skriv, hvorfor beslutningen rettes. Den gamle bliver stående.")
    return _may_say(ready, gate, outcome_id, reasons)


def _may_say(ready: Ready, gate: Gate, outcome_id: str, reasons: str) -> Verdict:
    if not ready.decides:
        return refused("Du kan forberede beslutningen, men politikken giver den til andre at tage.")
    outcome = gate.outcome_of(outcome_id)
    if outcome is None:
        return refused("Vælg, hvad der er besluttet.")
    if left := missing(gate, ready.answered):
        titles = ", ".join(f"»{c.title}«" for c in left)
        return refused(f"Der mangler svar på {titles}.")
    if lacking := not_involved(gate, outcome, ready.involved):
        names = " og ".join(ROLE_NAMES[role] for role in lacking)
        return refused(f"Sagen skal have været hos {names}: overdrag den, eller tag den på fraværssparring.")
    if not reasons.strip():
        return refused("Skriv begrundelsen.")
    return ALLOWED


def may_inform(state: str, outcome: Outcome | None) -> Verdict:
    """*Giv besked* by letter, when the policy has one for what was decided."""
    verdict = DECISION.may(state, "inform")
    if not verdict:
        return verdict
    if outcome is None or not outcome.letter:
        return refused("Politikken har intet brev til denne beslutning.")
    return ALLOWED


def may_drop(state: str, reason: str, *, running: bool) -> Verdict:
    """*Ikke aktuel*: when the employee is back before anything was decided."""
    verdict = DECISION.may(state, "drop")
    if not verdict:
        return verdict
    if running:
        return refused("Medarbejderen er stadig fraværende. Beslutningen skal tages.")
    if not reason.strip():
        return refused("Skriv hvorfor.")
    return ALLOWED


def legal_steps(outcome: Outcome, decided_on: date) -> tuple[tuple[str, date | None], ...]:
    """*Næste skridt efter loven*, with the day a deadline given on the day of the decision would end."""
    return tuple((step.text, decided_on + timedelta(days=step.days) if step.days else None) for step in outcome.next)

"""*Beslutning efter langt fravær*: ``[[gate]]`` of a policy. What must be thought of before anything is decided."""

from typing import Annotated, Literal

from pydantic import Field

from naervaer.core.policy.dated import Identifier, NotNegative, Positive, Rule, Strict, Text, YesNo

DecidingParty = Literal["leader", "leaders_leader", "hr_consultant"]
InvolvedRole = Literal["retention_consultant", "lawyer", "hr_consultant"]


LETTER_MAY_NAME = ("medarbejder", "leder", "enhed", "kommune", "første_fraværsdag", "i_dag")
"""The *pladsholdere* that are known when a decision is told."""


class Consideration(Strict):
    """*Overvejelse*: a question that must be answered before the decision, with what to know beside it."""

    id: Identifier
    title: Text
    text: Text
    source: Text


class LegalStep(Strict):
    """*Retsskridt*: what the law asks for after a decision. ``days`` is the deadline given, when there is one."""

    text: Text
    days: Positive | None = None


class Outcome(Strict):
    """*Udfald*: what can be decided. A ``letter`` tells the employee; ``next`` is what others must then do."""

    id: Identifier
    title: Text
    text: str = ""
    needs_lawyer: YesNo = False
    next: tuple[LegalStep, ...] = ()
    letter: str = ""


class Gate(Rule):
    """*Beslutning* that is asked for when a case has lasted ``after_months``, ``days_ahead`` before the day.

    ``decides`` are those who may decide; ``involves`` the advisers the case has been handed to, or who have had it
    on a sparring, before that. ``satisfies`` are steps that are done with the decision.
    """

    after_months: Positive
    days_ahead: NotNegative = 14
    decides: Annotated[tuple[DecidingParty, ...], Field(min_length=1)] = ("leader",)
    involves: tuple[InvolvedRole, ...] = ()
    consideration: Annotated[tuple[Consideration, ...], Field(min_length=1)]
    outcome: Annotated[tuple[Outcome, ...], Field(min_length=1)]
    satisfies: tuple[Identifier, ...] = ()

    def outcome_of(self, outcome_id: str) -> Outcome | None:
        return next((outcome for outcome in self.outcome if outcome.id == outcome_id), None)

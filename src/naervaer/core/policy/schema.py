"""The shape of a municipality's *politik* (policy file). What it says is data; what it means is in the other rooms.

Unknown keys are faults. Every rule names its ``source`` and may carry ``valid_from`` / ``valid_to``; several
entries with one id are the same rule at different times and may not overlap.
"""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator

from naervaer.core.absence import Category
from naervaer.core.policy.advice import Theme
from naervaer.core.policy.conversations import Conversation, Duty, Letter
from naervaer.core.policy.counting import Denominator, Figures, Timeline
from naervaer.core.policy.dated import Dated, Identifier, MonthDay, Rule, Strict, Text
from naervaer.core.policy.early import EarlyEffort
from naervaer.core.policy.evaluation import Evaluation
from naervaer.core.policy.gates import Gate
from naervaer.core.policy.journal import JournalRules
from naervaer.core.policy.papers import Paper
from naervaer.core.policy.presenteeism import PresenteeismRules
from naervaer.core.policy.records import AccessRules, Moving, Retention, Trigger
from naervaer.core.policy.returning import ReturnPlans
from naervaer.core.policy.scheme import (
    Alternative,
    BeyondQuota,
    BudgetAgreement,
    Condition,
    Funding,
    Offer,
    Provider,
    Quota,
    ThreeParty,
)
from naervaer.core.policy.sickcall import SickCallRules
from naervaer.core.policy.sparring import Sparring
from naervaer.core.policy.steps import (
    Alert,
    AlertWhen,
    AnswerIs,
    Except,
    PartyName,
    Repeats,
    Step,
    StepKind,
    When,
)
from naervaer.core.policy.wording import CATEGORIES, DUTIES, TITLES, WordingKey

__all__ = [
    "AccessRules",
    "Alert",
    "AlertWhen",
    "Alternative",
    "AnswerIs",
    "BeyondQuota",
    "BudgetAgreement",
    "Condition",
    "Contact",
    "Conversation",
    "Dated",
    "Denominator",
    "Drop",
    "Evaluation",
    "Except",
    "Figures",
    "Funding",
    "Gate",
    "Guidance",
    "Letter",
    "Municipality",
    "Offer",
    "Paper",
    "PartyName",
    "Policy",
    "Provider",
    "Quota",
    "Repeats",
    "Retention",
    "Rule",
    "Sparring",
    "Step",
    "StepKind",
    "Theme",
    "ThreeParty",
    "Timeline",
    "Trigger",
    "When",
]


class Drop(Strict):
    """An inherited rule that is not in force here, and why."""

    id: Identifier
    why: Text
    source: str = ""


class Municipality(Strict):
    """*Kommune*: whose policy it is, what it builds on, and its days off besides the public holidays."""

    name: Text
    extends: Identifier | None = None
    drop: tuple[Drop, ...] = ()
    days_off: tuple[MonthDay, ...] = ()
    half_days_off: tuple[MonthDay, ...] = ()


class Contact(Rule):
    """*Kontakt*: whom a leader turns to, by theme. Never a person's name: a function."""

    role: PartyName | Literal["provider"]
    helps_with: tuple[Text, ...]
    how: str = ""


Place = Literal[
    "sick_call", "signal", "conversation", "question", "person", "paper", "long_absence", "sparring", "scheme"
]
"""*Sted*: where in the program a text of guidance is needed."""


class Guidance(Rule):
    """*Vejledning*: a text of the handbook, shown beside the rules it names and on the pages of ``at``."""

    text: Text
    beside: tuple[Identifier, ...] = ()
    at: tuple[Place, ...] = ()


def _one_or_many(value: Any) -> Any:
    """``[figures]`` is one table in force always; ``[[figures]]`` are several, each with its dates."""
    return (value,) if isinstance(value, dict) else value


Figured = Annotated[tuple[Figures, ...], BeforeValidator(_one_or_many)]
Timed = Annotated[tuple[Timeline, ...], BeforeValidator(_one_or_many)]
CalledIn = Annotated[tuple[SickCallRules, ...], BeforeValidator(_one_or_many)]
Early = Annotated[tuple[EarlyEffort, ...], BeforeValidator(_one_or_many)]
Returning = Annotated[tuple[ReturnPlans, ...], BeforeValidator(_one_or_many)]
Requested = Annotated[tuple[AccessRules, ...], BeforeValidator(_one_or_many)]
Moved = Annotated[tuple[Moving, ...], BeforeValidator(_one_or_many)]
Signalled = Annotated[tuple[PresenteeismRules, ...], BeforeValidator(_one_or_many)]
Journals = Annotated[tuple[JournalRules, ...], BeforeValidator(_one_or_many)]
Sparred = Annotated[tuple[Sparring, ...], BeforeValidator(_one_or_many)]


class Policy(Strict):
    """A whole policy file after ``extends`` has been followed."""

    municipality: Municipality
    figures: Figured = (Figures(),)
    timeline: Timed = (Timeline(),)
    sick_call: CalledIn = (SickCallRules(),)
    early_effort: Early = (EarlyEffort(),)
    return_plan: Returning = (ReturnPlans(),)
    presenteeism: Signalled = (PresenteeismRules(),)
    journal: Journals = (JournalRules(),)
    sparring: Sparred = ()
    access_request: Requested = (AccessRules(),)
    moving: Moved = (Moving(),)
    absence_codes: dict[str, dict[str, Category]] = {}
    wording: dict[WordingKey, Text] = {}
    step: tuple[Step, ...] = ()
    alert: tuple[Alert, ...] = ()
    gate: tuple[Gate, ...] = ()
    conversation: tuple[Conversation, ...] = ()
    letter: tuple[Letter, ...] = ()
    paper: tuple[Paper, ...] = ()
    contact: tuple[Contact, ...] = ()
    theme: tuple[Theme, ...] = ()
    guidance: tuple[Guidance, ...] = ()
    retention: tuple[Retention, ...] = ()
    agreement: tuple[BudgetAgreement, ...] = ()
    provider: tuple[Provider, ...] = ()
    alternative: tuple[Alternative, ...] = ()
    offer: tuple[Offer, ...] = ()
    evaluation: tuple[Evaluation, ...] = ()

    def steps_on(self, day: date) -> tuple[Step, ...]:
        return tuple(rule for rule in self.step if rule.in_force(day))

    def alerts_on(self, day: date) -> tuple[Alert, ...]:
        return tuple(rule for rule in self.alert if rule.in_force(day))

    def themes_on(self, day: date) -> tuple[Theme, ...]:
        return tuple(theme for theme in self.theme if theme.in_force(day))

    def conversations_on(self, day: date) -> tuple[Conversation, ...]:
        return tuple(rule for rule in self.conversation if rule.in_force(day))

    def letter_on(self, letter_id: str, day: date) -> Letter | None:
        return next((text for text in self.letter if text.id == letter_id and text.in_force(day)), None)

    def papers_on(self, day: date) -> tuple[Paper, ...]:
        return tuple(rule for rule in self.paper if rule.in_force(day))

    def figures_on(self, day: date) -> Figures:
        return next((f for f in self.figures if f.in_force(day)), Figures())

    def timeline_on(self, day: date) -> Timeline:
        return next((t for t in self.timeline if t.in_force(day)), Timeline())

    def sick_call_on(self, day: date) -> SickCallRules:
        return next((rules for rules in self.sick_call if rules.in_force(day)), SickCallRules())

    def early_effort_on(self, day: date) -> EarlyEffort:
        return next((rules for rules in self.early_effort if rules.in_force(day)), EarlyEffort())

    def return_plan_on(self, day: date) -> ReturnPlans:
        return next((rules for rules in self.return_plan if rules.in_force(day)), ReturnPlans())

    def presenteeism_on(self, day: date) -> PresenteeismRules:
        return next((rules for rules in self.presenteeism if rules.in_force(day)), PresenteeismRules())

    def journal_on(self, day: date) -> JournalRules:
        return next((rules for rules in self.journal if rules.in_force(day)), JournalRules())

    def sparring_on(self, day: date) -> Sparring | None:
        """None when the municipality holds no *fraværssparring*."""
        return next((s for s in self.sparring if s.in_force(day)), None)

    def access_request_on(self, day: date) -> AccessRules:
        return next((rules for rules in self.access_request if rules.in_force(day)), AccessRules())

    def moving_on(self, day: date) -> Moving:
        return next((rules for rules in self.moving if rules.in_force(day)), Moving())

    def offers_on(self, day: date) -> tuple[Offer, ...]:
        return tuple(rule for rule in self.offer if rule.in_force(day))

    def has_own_consultant_on(self, day: date) -> bool:
        """Whether the municipality itself gives offers, and so keeps journals here; external providers keep theirs."""
        return any(rule.own and rule.in_force(day) for rule in self.provider)

    def evaluation_of(self, offer: Offer, day: date) -> Evaluation | None:
        """What is asked after a course of the offer: the evaluation of the offer itself before that of its level."""
        found = [rule for rule in self.evaluation if rule.in_force(day)]
        of_it = (rule for rule in found if offer.id in rule.offers)
        return next(of_it, next((rule for rule in found if offer.level in rule.levels), None))

    def retention_of(self, document: str, day: date) -> Retention | None:
        return next((rule for rule in self.retention if rule.document == document and rule.in_force(day)), None)

    def guidance_at(self, place: Place, day: date) -> tuple[Guidance, ...]:
        return tuple(text for text in self.guidance if place in text.at and text.in_force(day))

    def title(self, name: str) -> str:
        """What this municipality calls a role, a party or a category, in Danish."""
        return self.wording.get(name) or TITLES.get(name) or CATEGORIES[Category(name)]

    def duty(self, duty: Duty) -> str:
        """What a letter says of whether the employee must come."""
        return self.wording.get(duty) or DUTIES[duty]

"""The wellbeing scheme (*trivselsordning*): ``[[offer]]`` and ``[[agreement]]`` of a policy."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from naervaer.core.policy.dated import Dated, Identifier, NotNegative, Positive, Rule, Strict, Text, YesNo
from naervaer.core.policy.steps import PartyName

Amount = Annotated[Decimal, Field(ge=0)]
Hours = Annotated[Decimal, Field(gt=0)]


class Funding(Strict):
    """*Bevilling*: kroner from a date."""

    from_: date = Field(alias="from")
    amount: Amount


class BudgetAgreement(Dated):
    """*Budgetaftale*: money for offers, by period."""

    id: Identifier
    title: str = ""
    period: Literal["month", "quarter", "half-year", "year"]
    grants: tuple[Funding, ...] = ()
    move_needs: str = ""
    source: str = ""


class Quota(Strict):
    """How much an offer gives: ``hours``, a least and a most number of ``conversations``, or ``courses``."""

    hours: Hours | None = None
    conversations: tuple[Positive, Positive] | None = None
    courses: Positive | None = None
    per: Literal["course", "employee", "group", "workplace-and-year", "employee-and-year"]


class BeyondQuota(Strict):
    """Who pays and who agrees when more is needed than the quota."""

    paid_by: Literal["workplace", "employee"]
    agreed_with: Literal["leader", "hr_consultant"]


class ThreeParty(Strict):
    """*Trepartssamtale*: the conversation in which the leader takes part."""

    minimum: NotNegative
    when: Literal["first", "last", "any"]
    instead_of_leader: tuple[PartyName, ...] = ()


class Condition(Strict):
    """A question of the *spørgeramme*. ``must_be`` is the answer that lets the offer be booked."""

    id: Identifier
    ask: Text
    must_be: YesNo
    known_from: Literal["absence", "organisation"] | None = None
    refusal: Text
    source: str = ""


Booker = Literal[
    "nearest_leader", "any_leader", "colleague", "employee", "work_environment_group", "trio", "chief", "hr_consultant"
]


class Offer(Rule):
    """*Tilbud* of the wellbeing scheme. ``alternatives`` are other offers or what stands outside the scheme."""

    level: Literal["individual", "group", "organisation"]
    provider: Text
    places: tuple[Text, ...] = ()
    booked_by: Annotated[tuple[Booker, ...], Field(min_length=1)]
    quota: Quota | None = None
    beyond_quota: BeyondQuota | None = None
    three_party: ThreeParty | None = None
    paid_by: Identifier | None = None
    when_money_is_out: Literal["waiting_list", "workplace_pays", "closed"] | None = None
    alternatives: tuple[Identifier, ...] = ()
    description: str = ""
    how_to_book: str = ""
    condition: tuple[Condition, ...] = ()

"""The wellbeing scheme (*trivselsordning*): ``[[offer]]``, ``[[alternative]]`` and ``[[agreement]]`` of a policy."""

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


class Provider(Rule):
    """*Leverandør* of offers. ``own``: the municipality's own consultant, who is paid as staff.

    ``hourly_rates`` are kroner an hour from a date. ``employee_shown_as`` is all a provider is told of who it is.
    """

    own: YesNo = False
    hourly_rates: tuple[Funding, ...] = ()
    first_contact_workdays: Positive = 5
    employee_shown_as: Literal["full_name", "first_name", "initials"] = "first_name"


class Quota(Strict):
    """How much an offer gives: ``hours``, a least and a most number of ``conversations``, or ``courses``.

    ``no_show_counts``: an hour nobody came to (*udeblivelse*) is counted too.
    """

    hours: Hours | None = None
    conversations: tuple[Positive, Positive] | None = None
    courses: Positive | None = None
    per: Literal["course", "employee", "group", "workplace-and-year", "employee-and-year"]
    no_show_counts: YesNo = False


class BeyondQuota(Strict):
    """Who pays and who agrees when more is needed than the quota."""

    paid_by: Literal["workplace", "employee"]
    agreed_with: Literal["leader", "hr_consultant"]


class ThreeParty(Strict):
    """*Trepartssamtale*: the conversation in which the leader takes part."""

    minimum: NotNegative
    when: Literal["first", "last", "any"]
    instead_of_leader: tuple[PartyName, ...] = ()


class Alternative(Rule):
    """*Anden vej*: help outside the scheme, such as one's own doctor, and how to get it."""

    text: Text


class Condition(Strict):
    """A question of the *spørgeramme*. ``must_be`` is the answer that lets the offer be booked.

    ``alternatives`` are ways to the help this condition rules out, named before the offer's own.
    """

    id: Identifier
    ask: Text
    must_be: YesNo
    known_from: Literal["absence", "organisation", "courses"] | None = None
    refusal: Text
    alternatives: tuple[Identifier, ...] = ()
    source: str = ""


class Meeting(Strict):
    """A part of the *program* of a group course: what it is, how long, and how many times (a least and a most)."""

    title: Text
    hours: Hours
    times: tuple[Positive, Positive] = (1, 1)
    place: str = ""
    part: Literal["planning", "course", "closing"] = "course"


class ApplicationQuestion(Strict):
    """A question of the *ansøgningsskema*, besides what is always asked: what it is about, and for how many."""

    id: Identifier
    ask: Text
    hint: str = ""


class AcuteCard(Strict):
    """*Akutkort*: what whoever calls must say, and what they are helped with. ``phone`` is the municipality's own."""

    phone: str = ""
    say: Annotated[tuple[Text, ...], Field(min_length=1)]
    at_night: str = ""


Booker = Literal[
    "nearest_leader", "any_leader", "colleague", "employee", "work_environment_group", "trio", "chief", "hr_consultant"
]


class Offer(Rule):
    """*Tilbud* of the wellbeing scheme. ``alternatives`` are other offers or of ``[[alternative]]``.

    ``confidential`` says what happens to what is said; ``contact`` is who answers questions; an offer with ``acute``
    has a card that needs no login, and one ``to_the_leader`` is help a leader asks for to themselves. ``given_by`` is
    one of ``[[provider]]``. Places of the waiting list are given by ``waiting_order``, and must be accepted within
    ``accept_workdays``; whoever lets one go by is asked again after ``asked_again_days``. What is for a group or the
    organisation is applied for, with the ``application``, ``through`` the area's chief or the HR consultants.
    """

    level: Literal["individual", "group", "organisation"]
    provider: Text
    given_by: Identifier | None = None
    places: tuple[Text, ...] = ()
    booked_by: Annotated[tuple[Booker, ...], Field(min_length=1)]
    quota: Quota | None = None
    beyond_quota: BeyondQuota | None = None
    three_party: ThreeParty | None = None
    paid_by: Identifier | None = None
    when_money_is_out: Literal["waiting_list", "workplace_pays", "closed"] | None = None
    waiting_order: Literal["date", "acute_first"] = "date"
    accept_workdays: Positive = 5
    asked_again_days: Positive = 14
    alternatives: tuple[Identifier, ...] = ()
    description: str = ""
    for_whom: str = ""
    how_long: str = ""
    to_the_leader: YesNo = False
    how_to_book: str = ""
    confidential: str = ""
    contact: Identifier | None = None
    through: Literal["chief", "hr_consultant"] = "hr_consultant"
    application: tuple[ApplicationQuestion, ...] = ()
    programme: tuple[Meeting, ...] = ()
    acute: AcuteCard | None = None
    condition: tuple[Condition, ...] = ()

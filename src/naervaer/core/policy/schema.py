"""The shape of a municipality's *politik* (policy file). What it says is data; what it means is in the other rooms.

Unknown keys are faults. Every rule names its ``source`` and may carry ``valid_from`` / ``valid_to``; several
entries with one id are the same rule at different times and may not overlap.
"""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from naervaer.core.absence import SICKNESS, Category
from naervaer.core.tree import in_force

MonthDay = Annotated[str, Field(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")]
Identifier = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]
Positive = Annotated[int, Field(ge=1)]

Denominator = Literal["krl-227", "net-workdays", "gross-weekdays", "planned-hours", "dst"]


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Dated(Strict):
    """Something in force from ``valid_from`` to ``valid_to``, both inclusive; absent = always."""

    valid_from: date | None = None
    valid_to: date | None = None

    def in_force(self, day: date) -> bool:
        return in_force(self.valid_from, self.valid_to, day)


class Rule(Dated):
    """What every rule carries: an id, a Danish title, and where it was found."""

    id: Identifier
    title: str
    source: str
    source_url: str | None = None
    verified_on: date | None = None
    confidence: Literal["H", "M", "L", "K"] | None = None
    why: str = ""


class Municipality(Strict):
    name: str
    extends: str | None = None
    days_off: tuple[MonthDay, ...] = ()
    half_days_off: tuple[MonthDay, ...] = ()


class Figures(Dated):
    """How absence is counted (*opgørelse*)."""

    denominator: Denominator = "krl-227"
    sickness: tuple[Category, ...] = tuple(sorted(SICKNESS))
    long_from_calendar_days: Positive = 15
    bands_from_calendar_days: tuple[Positive, ...] = (15, 29, 121)
    suppress_below_persons: Positive = 5
    cells_below_persons: Positive = 3
    monthly_paid_only: bool = True
    goal_percent: Decimal | None = None
    stop_import_when_vanishing_percent: Decimal = Decimal(5)


class Timeline(Dated):
    """How days become spells and cases (*perioder*, *forløb*)."""

    join_gap_days: Annotated[int, Field(ge=0)] = 0
    bridge_non_workdays: bool = True


class AnswerIs(Strict):
    step: Identifier
    is_: str = Field(alias="is")


class When(Strict):
    """A moment in a case: exactly one of the keys.

    ``day_of_case`` counts the first day as 1; ``days_after_first`` counts it as 0. ``answer`` is the day a step
    was answered so. ``months_after_first`` is the same day of the month that many months later.
    """

    day_of_case: Positive | None = None
    days_after_first: Annotated[int, Field(ge=0)] | None = None
    months_after_first: Positive | None = None
    answer: AnswerIs | None = None

    @model_validator(mode="after")
    def _exactly_one(self) -> "When":
        given = [k for k in When.model_fields if getattr(self, k) is not None]
        if len(given) != 1:
            raise ValueError("præcis én af day_of_case, days_after_first, months_after_first og answer skal stå her")
        return self


class Repeats(Strict):
    """Again on that day of the case, or every so many days, while the person is absent."""

    day_of_case: Positive | None = None
    every_days: Positive | None = None
    while_: Literal["absent"] = Field("absent", alias="while")


class Except(Strict):
    """No duty in this case: exactly one of the keys."""

    leaves_within_days_of_first: Positive | None = None
    only_partial: bool | None = None
    category: Category | None = None


StepKind = Literal["contact", "conversation", "assessment", "offer", "paper", "notification", "decision", "information"]
PartyName = Literal[
    "leader",
    "leaders_leader",
    "employee",
    "colleague_or_planner",
    "retention_consultant",
    "hr_consultant",
    "lawyer",
    "coordinator",
    "wellbeing_consultant",
    "work_environment_consultant",
    "trio",
    "payroll",
    "municipality",
    "doctor",
]


class Step(Rule):
    """*Skridt*: what must be done in a case, by whom and when. Kind ``information`` is only shown."""

    opens: When
    due: When
    latest: When | None = None
    except_: tuple[Except, ...] = Field((), alias="except")
    repeats: Repeats | None = None
    owner: PartyName
    with_: tuple[PartyName, ...] = Field((), alias="with")
    kind: StepKind
    by_phone: bool = False
    answers: tuple[str, ...] = ()
    categories: tuple[Category, ...] = ()


class AlertWhen(Strict):
    """What raises an alert: one kind of rule.

    ``spells`` or ``days`` within ``within_days`` calendar days; ``consecutive_days`` absent; ``long_term_days``
    of one case; ``same_weekday`` spells starting on one weekday, said only when chance alone would do it in
    fewer than ``chance_below`` of cases.
    """

    spells: Positive | None = None
    days: Positive | None = None
    within_days: Positive | None = None
    consecutive_days: Positive | None = None
    long_term_days: Positive | None = None
    same_weekday: Positive | None = None
    chance_below: Decimal = Decimal("0.05")
    count: Literal["calendar-days", "workdays"] = "calendar-days"

    @model_validator(mode="after")
    def _one_kind(self) -> "AlertWhen":
        kinds = ("spells", "days", "consecutive_days", "long_term_days", "same_weekday")
        given = [k for k in kinds if getattr(self, k) is not None]
        if len(given) != 1:
            raise ValueError(f"præcis én af {', '.join(kinds)} skal stå her")
        needs_window = given[0] in ("spells", "days", "same_weekday")
        if needs_window != (self.within_days is not None):
            raise ValueError("within_days skal stå sammen med spells, days og same_weekday, og kun der")
        return self


class Alert(Rule):
    """*Advis* to a leader about a pattern in one employee's absence; plain counts, never a score."""

    rule: AlertWhen
    leaves_out: tuple[Category, ...] = ()
    to: tuple[PartyName, ...] = ("leader",)
    answers: tuple[str, ...] = ("har talt sammen", "kendt forhold", "ikke relevant")


class Contact(Rule):
    """*Kontakt*: whom a leader turns to, by theme. Never a person's name: a function."""

    role: PartyName | Literal["provider"]
    helps_with: tuple[str, ...]
    how: str = ""


class Guidance(Rule):
    """*Vejledning*: a text of the handbook beside the rules."""

    text: str
    beside: tuple[Identifier, ...] = ()


class Trigger(Strict):
    """Retention counts from this event."""

    years: Annotated[int, Field(ge=0)] | None = None
    days: Annotated[int, Field(ge=0)] | None = None
    after: str


class Retention(Dated):
    document: str
    keep: Trigger
    source: str


class Grant(Strict):
    from_: date = Field(alias="from")
    amount: Decimal


class Agreement(Dated):
    """*Aftale*: money for offers, by period."""

    id: Identifier
    title: str = ""
    period: Literal["month", "quarter", "half-year", "year"]
    grants: tuple[Grant, ...]
    move_needs: str = ""
    source: str = ""


class Quota(Strict):
    hours: Decimal | None = None
    conversations: tuple[Positive, Positive] | None = None
    courses: Positive | None = None
    per: str


class BeyondQuota(Strict):
    paid_by: str
    agreed_with: str


class ThreeParty(Strict):
    minimum: Annotated[int, Field(ge=0)]
    when: str
    instead_of_leader: tuple[PartyName, ...] = ()


class Condition(Strict):
    id: Identifier
    ask: str
    must_be: bool
    known_from: str | None = None
    refusal: str
    source: str = ""


class Offer(Rule):
    """*Tilbud* of the wellbeing scheme."""

    level: Literal["individual", "group", "organisation"]
    provider: str
    places: tuple[str, ...] = ()
    booked_by: tuple[str, ...]
    quota: Quota | None = None
    beyond_quota: BeyondQuota | None = None
    three_party: ThreeParty | None = None
    paid_by: str | None = None
    when_money_is_out: str | None = None
    alternatives: tuple[str, ...] = ()
    description: str = ""
    condition: tuple[Condition, ...] = ()


class Policy(Strict):
    """A whole policy file after ``extends`` has been followed."""

    municipality: Municipality
    figures: tuple[Figures, ...] = (Figures(),)
    timeline: tuple[Timeline, ...] = (Timeline(),)
    absence_codes: dict[str, dict[str, Category]] = {}
    wording: dict[str, str] = {}
    step: tuple[Step, ...] = ()
    alert: tuple[Alert, ...] = ()
    contact: tuple[Contact, ...] = ()
    guidance: tuple[Guidance, ...] = ()
    retention: tuple[Retention, ...] = ()
    agreement: tuple[Agreement, ...] = ()
    offer: tuple[Offer, ...] = ()

    def steps_on(self, day: date) -> tuple[Step, ...]:
        return tuple(rule for rule in self.step if rule.in_force(day))

    def alerts_on(self, day: date) -> tuple[Alert, ...]:
        return tuple(rule for rule in self.alert if rule.in_force(day))

    def figures_on(self, day: date) -> Figures:
        return next((f for f in self.figures if f.in_force(day)), Figures())

    def timeline_on(self, day: date) -> Timeline:
        return next((t for t in self.timeline if t.in_force(day)), Timeline())

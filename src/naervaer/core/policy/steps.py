"""What must be done in a case, and which patterns are told: ``[[step]]`` and ``[[alert]]`` of a policy."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, model_validator

from naervaer.core.absence import Category
from naervaer.core.policy.dated import Identifier, NotNegative, OneOf, Positive, Rule, Strict, Text, YesNo


class AnswerIs(Strict):
    """A step (*skridt*) answered so."""

    step: Identifier
    is_: Text = Field(alias="is")


MOST_HOLIDAYS_IN_A_ROW = 5


class When(OneOf):
    """A moment in a case: exactly one of the keys.

    ``day_of_case`` counts the first day as 1; ``days_after_first`` counts it as 0. ``answer`` is the day a step
    was answered so. ``months_after_first`` is the same day of the month that many months later.
    ``day_without_holidays`` counts from the first day as 1, but Sundays and public holidays not at all.
    """

    day_of_case: Positive | None = None
    days_after_first: NotNegative | None = None
    months_after_first: Positive | None = None
    answer: AnswerIs | None = None
    day_without_holidays: Annotated[int, Field(ge=1, le=100, strict=True)] | None = None

    def days_after(self) -> tuple[int, int] | None:
        """Earliest and latest number of days after the first day; None when an answer decides.

        Never are there more Sundays and holidays than other days and an Easter besides.
        """
        if self.day_of_case is not None:
            return self.day_of_case - 1, self.day_of_case - 1
        if self.days_after_first is not None:
            return self.days_after_first, self.days_after_first
        if self.months_after_first is not None:
            return self.months_after_first * 28, self.months_after_first * 31
        if self.day_without_holidays is not None:
            return self.day_without_holidays - 1, self.day_without_holidays * 2 + MOST_HOLIDAYS_IN_A_ROW
        return None


class Repeats(Strict):
    """Again on that day of the case, or every so many days, while the person is absent."""

    day_of_case: Positive | None = None
    every_days: Positive | None = None
    while_: Literal["absent"] = Field("absent", alias="while")

    @model_validator(mode="after")
    def _one_rhythm(self) -> "Repeats":
        if (self.day_of_case is None) == (self.every_days is None):
            raise ValueError("præcis én af day_of_case og every_days")
        return self


class Except(OneOf):
    """*Undtagelse*: no duty in this case, by exactly one of the keys."""

    leaves_within_days_of_first: Positive | None = None
    only_partial: YesNo | None = None
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
    """*Skridt*: what must be done in a case, by whom and when. Kind ``information`` is only shown.

    ``done_by`` names what in the program does the step by being made: a plan of return, a judgement, an answer to
    an offer of help.
    """

    opens: When
    due: When
    latest: When | None = None
    except_: tuple[Except, ...] = Field((), alias="except")
    repeats: Repeats | None = None
    owner: PartyName
    with_: tuple[PartyName, ...] = Field((), alias="with")
    kind: StepKind
    done_by: Literal["return_plan", "judgement", "offer"] | None = None
    by_phone: YesNo = False
    answers: tuple[Text, ...] = ()
    categories: tuple[Category, ...] = ()

    @property
    def by_hand(self) -> bool:
        """Whether its owner may just say that it was done: a judgement has a reason, an answer an offer."""
        return self.done_by not in ("judgement", "offer")


Share = Annotated[Decimal, Field(gt=0, le=1)]


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
    chance_below: Share = Decimal("0.05")
    count: Literal["calendar-days", "workdays"] = "calendar-days"

    @model_validator(mode="after")
    def _one_kind(self) -> "AlertWhen":
        kinds = ("spells", "days", "consecutive_days", "long_term_days", "same_weekday")
        given = [k for k in kinds if getattr(self, k) is not None]
        if len(given) != 1:
            raise ValueError(f"præcis én af {', '.join(kinds)}")
        needs_window = given[0] in ("spells", "days", "same_weekday")
        if needs_window != (self.within_days is not None):
            raise ValueError("within_days sammen med spells, days eller same_weekday, og kun der")
        return self


class Alert(Rule):
    """*Advis* to a leader about a pattern in one employee's absence; plain counts, never a score."""

    rule: AlertWhen
    leaves_out: tuple[Category, ...] = ()
    to: Annotated[tuple[PartyName, ...], Field(min_length=1)] = ("leader",)
    answers: Annotated[tuple[Text, ...], Field(min_length=1)] = ("har talt sammen", "kendt forhold", "ikke relevant")

"""*Aktindsigt*, *flytning* and *opbevaring*: ``[access_request]``, ``[moving]`` and ``[[retention]]`` of a policy."""

from datetime import date
from typing import Literal

from pydantic import model_validator

from naervaer.core.policy.dated import Dated, NotNegative, Positive, Strict, Text
from naervaer.core.records.kinds import Withheld

Answering = Literal["hr_consultant", "lawyer", "retention_consultant"]
Registering = Literal["leader", "hr_consultant", "lawyer", "retention_consultant"]


class LeftOut(Strict):
    """*Undtaget fra aktindsigt*: a kind of what is held, and the rule it is left out by."""

    what: Withheld
    rule: Text


class AccessRules(Dated):
    """*Aktindsigt*: within how many workdays it is answered, and by whom. The case must be handed to them.

    ``registers`` are those who may write down that an employee has asked in another way.
    """

    workdays: Positive = 7
    answers: tuple[Answering, ...] = ("hr_consultant", "lawyer")
    registers: tuple[Registering, ...] = ("leader", "hr_consultant", "lawyer")
    leaves_out: tuple[LeftOut, ...] = ()
    why: str = ""
    source: str = ""

    @property
    def rules(self) -> dict[str, str]:
        """The rules by the kind of what they leave out."""
        return {left.what: left.rule for left in self.leaves_out}


class Moving(Dated):
    """*Flytning*: what follows an employee to a new leader, besides the running case, which follows by duty.

    What ended, or was said, at most ``days_before`` (calendar days) before the move is seen by the new leader too.
    """

    days_before: NotNegative = 0
    why: str = ""
    source: str = ""


class Trigger(Strict):
    """Retention counts from this event."""

    years: NotNegative | None = None
    days: NotNegative | None = None
    after: Literal["case_closed", "employment_ended", "last_entry", "recorded", "course_closed"]

    @model_validator(mode="after")
    def _one_length(self) -> "Trigger":
        if (self.years is None) == (self.days is None):
            raise ValueError("præcis én af years og days")
        return self

    def before(self, day: date) -> date:
        """What happened before this day is no longer kept on ``day``."""
        if self.years is None:
            return date.fromordinal(max(1, day.toordinal() - (self.days or 0)))
        year = max(1, day.year - self.years)
        return day.replace(year=year, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=year)


class Retention(Dated):
    """*Opbevaring*: how long a kind of document is kept."""

    document: Text
    keep: Trigger
    source: Text
    why: str = ""

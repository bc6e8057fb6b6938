"""What every part of a *politik* is built of: strict tables, dates of validity, and a rule with its source."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Literal, Self, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from naervaer.core.tree import in_force

_LEAP_YEAR = 2024


def _day_that_exists(value: str) -> str:
    try:
        date.fromisoformat(f"{_LEAP_YEAR}-{value}")
    except ValueError:
        raise ValueError("en dag i året som MM-DD, for eksempel 12-24") from None
    return value


def _address(value: str) -> str:
    if not value.startswith("https://"):
        raise ValueError("en adresse, der begynder med https://")
    return value


IDENTIFIER = r"^[a-z0-9][a-z0-9-]*$"
MonthDay = Annotated[str, AfterValidator(_day_that_exists)]
Address = Annotated[str, AfterValidator(_address)]
Identifier = Annotated[str, Field(pattern=IDENTIFIER)]
Text = Annotated[str, Field(min_length=1)]
Positive = Annotated[int, Field(ge=1, le=100_000, strict=True)]
NotNegative = Annotated[int, Field(ge=0, le=100_000, strict=True)]
YesNo = Annotated[bool, Field(strict=True)]


class Strict(BaseModel):
    """A table of the policy file: unknown keys are faults, and what was read never changes."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    def given(self) -> tuple[str, ...]:
        """The keys that stand in the file, as they are written there."""
        return tuple(field.alias or name for name, field in type(self).model_fields.items() if self._stands(name))

    def _stands(self, name: str) -> bool:
        return name in self.model_fields_set and getattr(self, name) is not None


class OneOf(Strict):
    """A table in which exactly one of the keys stands."""

    @model_validator(mode="after")
    def _exactly_one(self) -> Self:
        if len(self.given()) != 1:
            names = [field.alias or name for name, field in type(self).model_fields.items()]
            raise ValueError(f"præcis én af {', '.join(names[:-1])} og {names[-1]}")
        return self


class Dated(Strict):
    """Something in force from ``valid_from`` to ``valid_to``, both inclusive; absent = always."""

    valid_from: date | None = None
    valid_to: date | None = None

    def in_force(self, day: date) -> bool:
        return in_force(self.valid_from, self.valid_to, day)

    def overlaps(self, other: "Dated") -> bool:
        """Whether both are in force on some day."""
        starts = max(self.valid_from or date.min, other.valid_from or date.min)
        ends = min(self.valid_to or date.max, other.valid_to or date.max)
        return starts <= ends


class Rule(Dated):
    """*Regel*: what every rule carries: an id, a Danish title, and where it was found.

    ``rests_on`` says whether it is law, an agreement between the parties, or the municipality's own. ``confidence``
    is how well the source was read: H statute or several official sources, M one good source, L weak, K common
    knowledge that was not found in writing.
    """

    id: Identifier
    title: Text
    source: Text
    source_url: Address | None = None
    verified_on: date | None = None
    confidence: Literal["H", "M", "L", "K"] | None = None
    rests_on: Literal["law", "agreement", "local"] = "local"
    why: str = ""


AnyRule = TypeVar("AnyRule", bound=Rule)


def as_it_was(rules: Iterable[AnyRule], rule_id: str, day: date) -> AnyRule | None:
    """The rule as it was on the day, or the newest there is: what has begun outlives a change of policy."""
    named = [rule for rule in rules if rule.id == rule_id]
    return next((rule for rule in named if rule.in_force(day)), named[-1] if named else None)

"""A sick call (*sygemelding*) as the rules know it: which days somebody said they were ill, never why."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from naervaer.core.absence import Category
from naervaer.core.calendar import ONE_DAY

KINDS: dict[Category, str] = {
    Category.OWN_SICKNESS: "sygdom",
    Category.WORK_INJURY: "arbejdsskade",
    Category.PREGNANCY_RELATED: "graviditetsbetinget sygdom",
    Category.SECTION_56: "under en § 56-aftale",
}
"""What may be asked for the right registration. A diagnosis is not among it (helbredsoplysningsloven § 2)."""


class Trust(StrEnum):
    """Whom a person has found to be right when the call and payroll differ."""

    NOBODY = ""
    PAYROLL = "payroll"
    CALL = "call"


@dataclass(frozen=True, slots=True)
class Call:
    """``first`` is the first day absent, ``back`` the first day at work again (None = not well yet).

    A call whose ``back`` is its ``first`` covers no day.
    """

    id: int
    employment_id: str
    category: Category
    first: date
    back: date | None = None
    trust: Trust = Trust.NOBODY

    @property
    def last(self) -> date | None:
        """The last day absent, when it is known."""
        return self.back - ONE_DAY if self.back else None

    @property
    def is_empty(self) -> bool:
        return self.back is not None and self.back <= self.first

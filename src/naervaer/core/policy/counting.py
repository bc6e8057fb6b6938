"""How absence is counted: the tables ``[figures]`` and ``[timeline]`` of a policy."""

from decimal import Decimal
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from naervaer.core.absence import SICKNESS, Category
from naervaer.core.policy.dated import Dated, NotNegative, Positive, YesNo

Denominator = Literal["krl-227", "net-workdays", "gross-weekdays", "planned-hours", "dst"]
Percent = Annotated[Decimal, Field(ge=0, le=100)]


def _increasing(bands: tuple[int, ...]) -> tuple[int, ...]:
    if any(later <= earlier for earlier, later in pairwise(bands)):
        raise ValueError("stigende tal, for eksempel [15, 29, 121]")
    return bands


class Figures(Dated):
    """How absence is counted (*opgørelse*). ``note`` says in Danish why this method; it stands beside the figures."""

    denominator: Denominator = "krl-227"
    sickness: Annotated[tuple[Category, ...], Field(min_length=1)] = tuple(sorted(SICKNESS))
    long_from_calendar_days: Positive = 15
    bands_from_calendar_days: Annotated[tuple[Positive, ...], AfterValidator(_increasing)] = (15, 29, 121)
    suppress_below_persons: Positive = 5
    cells_below_persons: Positive = 3
    monthly_paid_only: YesNo = True
    goal_percent: Percent | None = None
    stop_import_when_vanishing_percent: Percent = Decimal(5)
    note: str = ""
    source: str = ""


class Timeline(Dated):
    """How days become spells and cases (*perioder*, *forløb*), and when a case is said to be long."""

    join_gap_days: NotNegative = 0
    bridge_non_workdays: YesNo = True
    long_case_months: Positive = 4
    source: str = ""

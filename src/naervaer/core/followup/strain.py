"""*Under pres*: which units ask for attention, and why.

A unit is held against itself and the unit above it; units are not scored.
"""

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from naervaer.core.evidence.control import MonthsOver
from naervaer.core.followup.kept import Kept

Percent = Fraction | Decimal

MONTHS_BEYOND_CHANCE = 2
"""One month over the limit may be chance; from two it is said."""
OVERDUE_OF_STEPS = Fraction(1, 5)
FEWEST_OVERDUE = 2


class Reason(StrEnum):
    HIGHER = "higher"
    MONTHS_OVER = "months_over"
    OVERDUE = "overdue"


def reasons(
    percent: Percent | None,
    before: Percent | None,
    above: Percent | None,
    over: MonthsOver | None,
    kept: Kept | None,
) -> tuple[Reason, ...]:
    """Why a unit is under strain; none when it is not. What is unknown or hidden says nothing."""
    held = (
        (Reason.HIGHER, _higher(percent, before, above)),
        (Reason.MONTHS_OVER, over is not None and over.count >= MONTHS_BEYOND_CHANCE),
        (Reason.OVERDUE, kept is not None and _behind(kept)),
    )
    return tuple(reason for reason, holds in held if holds)


def _higher(percent: Percent | None, before: Percent | None, above: Percent | None) -> bool:
    """More absence than the year before and than the unit above, as far as they are known."""
    known = [other for other in (before, above) if other is not None]
    return percent is not None and bool(known) and all(percent > other for other in known)


def _behind(kept: Kept) -> bool:
    return kept.overdue >= FEWEST_OVERDUE and kept.overdue >= OVERDUE_OF_STEPS * kept.counted

"""*Kontrolgrænse*: what a unit's own months say is normal for it (the XmR chart for single values).

The limits are the mean ± 2.66 × the mean moving range, where moving ranges of 3.267 × their mean or more are left out
once, so that one extreme month does not widen what is called normal. Source: Wheeler, *Understanding Variation*;
Nelson, "Control Charts for Individual Measurements", J. Quality Technology 14(3), 1982.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

FEWEST = 12
"""Fewer months than these say nothing of what is normal."""
OF_MEAN_RANGE = Decimal("2.66")
EXTREME_RANGE = Decimal("3.267")


@dataclass(frozen=True, slots=True)
class ControlLimits:
    mean: Decimal
    lower: Decimal
    upper: Decimal


@dataclass(frozen=True, slots=True)
class MonthsOver:
    """So many of the ``of`` newest months lie over the upper limit."""

    count: int
    of: int


def control_limits(values: Sequence[Decimal]) -> ControlLimits | None:
    """The limits of values in the order of time; None of fewer than ``FEWEST``."""
    if len(values) < FEWEST:
        return None
    mean = _mean(values)
    ranges = [abs(later - earlier) for earlier, later in pairwise(values)]
    ordinary = [size for size in ranges if size < EXTREME_RANGE * _mean(ranges)]
    width = OF_MEAN_RANGE * _mean(ordinary) if ordinary else Decimal(0)
    return ControlLimits(mean, mean - width, mean + width)


def months_over(values: Sequence[Decimal], newest: int) -> MonthsOver | None:
    """How many of the ``newest`` values lie over the limit of all of them; None when nothing can be called normal."""
    limits = control_limits(values)
    if limits is None:
        return None
    looked_at = values[-newest:]
    return MonthsOver(sum(value > limits.upper for value in looked_at), len(looked_at))


def _mean(values: Sequence[Decimal]) -> Decimal:
    return sum(values, Decimal(0)) / len(values)

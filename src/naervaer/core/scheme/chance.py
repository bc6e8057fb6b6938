"""*Tilfældigt forløb* of requests: how long it takes till the n-th, when only so many have been seen.

Requests come one by one at a rate that nobody knows. The rate is taken as gamma distributed, from what has been seen
and a prior of half a request in no time (Jeffreys'): it says next to nothing, and its intervals hold the truth about as
often as they promise. Then the count in a time to come is negative binomial, and the time till the n-th beta prime.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import exp, lgamma, log, log1p

PRIOR = 0.5
NEVER = 366.0 * 20
"""Days after which nobody is told anything."""


@dataclass(frozen=True, slots=True)
class Seen:
    """*Set*: so many, in so many days (above 0)."""

    count: int
    days: int


def at_least(wanted: int, days: float, seen: Seen) -> float:
    """The probability that as many as ``wanted`` come within the days."""
    if wanted <= 0:
        return 1.0
    if days <= 0:
        return 0.0
    shape = seen.count + PRIOR
    more, none = log(days / (days + seen.days)), -shape * log1p(days / seen.days)
    fewer = sum(exp(none + j * more + lgamma(j + shape) - lgamma(shape) - lgamma(j + 1)) for j in range(wanted))
    return max(0.0, 1.0 - fewer)


def reached(chance: Callable[[float], float], share: float) -> float:
    """The first day on which a chance that only grows has reached the share; at most `NEVER`."""
    low, high = 0.0, NEVER
    if chance(low) >= share:
        return low
    while high - low > 0.001:
        middle = (low + high) / 2
        low, high = (low, middle) if chance(middle) >= share else (middle, high)
    return round(high, 2)

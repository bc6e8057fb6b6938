"""The slow, obvious attacker: by integer programming, every hidden count that has one possible value only.

The attacker knows every shown count, how the counts add up, that they are whole numbers, and, of ``anybody``, where
there are none. The two extremes of a count tell all: between them it can be one of at least two.
"""

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

Key = TypeVar("Key", bound=Hashable)
Adding = tuple[Key, Collection[Key]]
"""A total and its parts."""

MANY = 10_000


def can_be(
    counts: Mapping[Key, int], adding: Iterable[Adding[Key]], hidden: Collection[Key], key: Key, *, anybody: bool = True
) -> range:
    """From the least to the most that the count can be."""
    place = {k: n for n, k in enumerate(counts)}
    low = np.array([min(count, int(anybody)) if k in hidden else count for k, count in counts.items()])
    high = np.array([MANY if k in hidden and (count or not anybody) else count for k, count in counts.items()])
    rows = []
    for total, parts in adding:
        row = np.zeros(len(place))
        row[place[total]] = 1
        for part in parts:
            row[place[part]] -= 1
        rows.append(row)
    return range(*(_extreme(np.array(rows), low, high, place[key], sign) for sign in (1, -1)))


def _extreme(rows: np.ndarray, low: np.ndarray, high: np.ndarray, place: int, sign: int) -> int:
    aim = np.zeros(len(low))
    aim[place] = sign
    bound = [LinearConstraint(rows, 0, 0)] if len(rows) else []
    found = milp(aim, integrality=np.ones(len(low)), bounds=Bounds(low, high), constraints=bound)
    assert found.x is not None, found.message
    return round(found.x[place]) + (sign < 0)


def known(
    counts: Mapping[Key, int],
    adding: Sequence[Adding[Key]],
    hidden: Collection[Key],
    wanted: Iterable[Key],
    *,
    anybody: bool = True,
) -> dict[Key, int]:
    """Those of the wanted that are known exactly."""
    found = {key: can_be(counts, adding, hidden, key, anybody=anybody) for key in wanted}
    assert all(counts[key] in values for key, values in found.items()), "the truth is always possible"
    return {key: values[0] for key, values in found.items() if len(values) == 1}

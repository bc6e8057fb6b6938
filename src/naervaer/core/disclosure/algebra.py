"""What an attacker can compute: which unknown cells the sums and the shown cells determine. Exact rationals."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable
from fractions import Fraction
from typing import TypeVar

from naervaer.core.disclosure.model import Sum

Key = TypeVar("Key", bound=Hashable)

Equation = dict[Key, Fraction]
"""The unknowns of one sum with their signs; what is known stands on the other side and does not matter."""


def determined(sums: Iterable[Sum[Key]], unknown: Collection[Key]) -> set[Key]:
    """The unknown cells that have one possible value only."""
    found: set[Key] = set()
    for part in _separate([equation for s in sums if (equation := _equation(s, unknown))]):
        if not _is_forest(part) or any(len(equation) == 1 for equation in part):
            found.update(*(row for row in _reduced(part) if len(row) == 1))
    return found


def _equation(s: Sum[Key], unknown: Collection[Key]) -> Equation[Key]:
    equation: Equation[Key] = {part: Fraction(-1) for part in s.parts if part in unknown}
    if s.total in unknown:
        equation[s.total] = Fraction(1)
    return equation


def _separate(equations: list[Equation[Key]]) -> list[list[Equation[Key]]]:
    """The equations in groups that share no unknown."""
    holding: dict[Key, list[int]] = defaultdict(list)
    for number, equation in enumerate(equations):
        for key in equation:
            holding[key].append(number)
    groups, seen = [], set()
    for number in range(len(equations)):
        if number in seen:
            continue
        seen.add(number)
        group, waiting = [], [number]
        while waiting:
            current = waiting.pop()
            group.append(equations[current])
            fresh = {other for key in equations[current] for other in holding[key]} - seen
            seen |= fresh
            waiting.extend(fresh)
        groups.append(group)
    return groups


def _is_forest(equations: list[Equation[Key]]) -> bool:
    """Whether every unknown is at most once a total and once a part, as in one tree.

    Then nothing is determined when every equation has two unknowns: from each unknown one can go on upwards and
    downwards to another, until both ends are unknowns of a single equation, and shift a value along that path.
    """
    signs = [(key, sign) for equation in equations for key, sign in equation.items()]
    return len(signs) == len(set(signs))


def _reduced(equations: Iterable[Equation[Key]]) -> list[Equation[Key]]:
    """Gauss-Jordan: rows in which each leading unknown stands nowhere else. A row of one unknown determines it."""
    rows: dict[Key, Equation[Key]] = {}
    for equation in equations:
        row = dict(equation)
        for key in [key for key in equation if key in rows]:
            _subtract(row, rows[key], row[key])
        if not row:
            continue
        lead = next(iter(row))
        row = {key: value / row[lead] for key, value in row.items()}
        for other in rows.values():
            if lead in other:
                _subtract(other, row, other[lead])
        rows[lead] = row
    return list(rows.values())


def _subtract(row: Equation[Key], other: Equation[Key], times: Fraction) -> None:
    for key, value in other.items():
        left = row.get(key, Fraction(0)) - times * value
        if left:
            row[key] = left
        else:
            row.pop(key, None)

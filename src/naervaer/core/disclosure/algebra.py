"""What an attacker can compute: which unknown cells the sums and the shown cells determine. Exact rationals."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable
from fractions import Fraction
from typing import TypeVar

from naervaer.core.disclosure.model import Sum

Key = TypeVar("Key", bound=Hashable)

Equation = dict[Key, Fraction]
"""Cells with their factors, which together are zero; in lowest terms, without factors of zero."""


def determined(sums: Iterable[Sum[Key]], unknown: Collection[Key]) -> dict[Key, set[Key]]:
    """The unknown cells that have one possible value only, each with the shown cells that it was computed from."""
    found: dict[Key, set[Key]] = {}
    for equations in _separate([_equation(s) for s in sums], unknown):
        if _is_open_forest(equations, unknown):
            continue
        for row in _reduced(equations, unknown):
            hidden = [key for key in row if key in unknown]
            if len(hidden) == 1:
                found[hidden[0]] = row.keys() - unknown
    return found


def _equation(s: Sum[Key]) -> Equation[Key]:
    return {**dict.fromkeys(s.parts, Fraction(-1)), s.total: Fraction(1)}


def _separate(equations: list[Equation[Key]], unknown: Collection[Key]) -> list[list[Equation[Key]]]:
    """The equations with unknowns, in groups that share none."""
    holding: dict[Key, list[int]] = defaultdict(list)
    for number, equation in enumerate(equations):
        for key in equation:
            if key in unknown:
                holding[key].append(number)
    groups: list[list[Equation[Key]]] = []
    seen: set[int] = set()
    for numbers in holding.values():
        group, waiting = [], [numbers[0]]
        while waiting:
            current = waiting.pop()
            if current not in seen:
                seen.add(current)
                group.append(equations[current])
                waiting.extend(n for key in equations[current] if key in holding for n in holding[key])
        if group:
            groups.append(group)
    return groups


def _is_open_forest(equations: list[Equation[Key]], unknown: Collection[Key]) -> bool:
    """Whether nothing can be determined, because the sums are those of trees with two unknowns in each.

    Every unknown is at most once a total and once a part. From each unknown one can then go on upwards and downwards
    to another, until both ends are unknowns of a single sum, and shift a value along that path.
    """
    signs: set[tuple[Key, Fraction]] = set()
    for equation in equations:
        hidden = [item for item in equation.items() if item[0] in unknown]
        if len(hidden) == 1 or not signs.isdisjoint(hidden):
            return False
        signs.update(hidden)
    return True


def _reduced(equations: Iterable[Equation[Key]], unknown: Collection[Key]) -> list[Equation[Key]]:
    """Gauss-Jordan on the unknowns: rows in which each leading unknown stands nowhere else."""
    rows: dict[Key, Equation[Key]] = {}
    for equation in equations:
        row = dict(equation)
        for key in [key for key in equation if key in rows]:
            _subtract(row, rows[key], row[key])
        lead = next((key for key in row if key in unknown), None)
        if lead is None:
            continue
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

"""The same numbers by bare NumPy: prefix sums and counted events. The baseline that the engine may take thrice."""

from dataclasses import dataclass, fields
from datetime import timedelta

import numpy as np
import numpy.typing as npt

from benchmarks.figures_data import Ints, Large
from naervaer.core.calendar import WorkCalendar, days

Table = npt.NDArray[np.float64]
"""Units × months. Whole numbers below 2⁵³, so that floats are exact."""


@dataclass(frozen=True)
class Numbers:
    workdays: Table
    """Half days × hundredths of degree."""
    fulltime: Table
    """That × hundredths of fte."""
    days: Table
    possible: Table
    """Half days × hundredths of fte."""
    fte: Table
    persons: Table
    persons_absent: Table
    short: Table
    long: Table

    def differences(self, other: "Numbers") -> list[str]:
        names = [field.name for field in fields(self)]
        return [name for name in names if not np.array_equal(getattr(self, name), getattr(other, name))]


@dataclass(frozen=True)
class Calendar:
    month: Ints
    first_of_month: Ints
    cumulated: Ints
    ends: Ints


def calendar_of(large: Large) -> Calendar:
    every = days(large.first, large.first + timedelta(days=large.days - 1))
    month = np.array([12 * (day.year - large.first.year) + day.month - large.first.month for day in every])
    sums = np.array(WorkCalendar().prefix_halves(every[0], every[-1]))
    starts = np.flatnonzero(np.diff(month, prepend=-1))
    return Calendar(month, starts, sums, np.append(starts[1:], large.days) - 1)


def by_prefix_sums(large: Large) -> Numbers:
    calendar = calendar_of(large)
    months, units = len(calendar.ends), len(large.parent)
    levels = large.levels

    def count(unit: Ints, month: Ints, weight: Ints | None = None) -> Table:
        inside = month < months
        found = np.bincount((unit * months + month)[inside], None if weight is None else weight[inside], units * months)
        return found.reshape(units, months).astype(float)

    def swept(unit: Ints, first: Ints, last: Ints, weight: Ints, cumulated: Ints) -> Table:
        """What has been gathered until the end of each month, less what had been until the one before."""
        a, b = calendar.month[first], calendar.month[last]
        both = np.concatenate([unit, unit])
        when = np.concatenate([a, b])
        running = np.cumsum(count(both, when, np.concatenate([weight, -weight])), axis=1)
        bases = np.cumsum(
            count(both, when, np.concatenate([-weight * cumulated[first], weight * cumulated[last + 1]])), axis=1
        )
        return np.diff(bases + running * cumulated[calendar.ends + 1], axis=1, prepend=0)

    def rolled(own: Table) -> Table:
        total = np.zeros_like(own)
        for level in levels:
            np.add.at(total, level[level >= 0], own[level >= 0])
        return total

    def distinct(employee: Ints, unit: Ints, first: Ints, last: Ints) -> Table:
        """Persons by unit upwards and month, from rows in order of employee and time; months that meet are one."""
        total = np.zeros((units, months))
        for level in levels:
            above = level[unit]
            same = (employee[1:] == employee[:-1]) & (above[1:] == above[:-1])
            start = first.copy()
            start[1:] = np.where(same, np.maximum(first[1:], last[:-1] + 1), first[1:])
            kept = (above >= 0) & (start <= last)
            total += np.cumsum(count(above[kept], start[kept]) - count(above[kept], last[kept] + 1), axis=1)
        return total

    month = calendar.month
    first_sample = month[large.term_first] + (calendar.first_of_month[month[large.term_first]] < large.term_first)
    fte = count(large.term_unit, first_sample, large.term_fte) - count(
        large.term_unit, month[large.term_last] + 1, large.term_fte
    )
    piece = _employed(large)
    whole = np.arange(large.days + 1)
    unit = large.term_unit[piece.term]
    new = np.ones(len(large.period_first), dtype=bool)
    new[1:] = (large.period_employee[1:] != large.period_employee[:-1]) | (
        large.period_first[1:] > large.period_last[:-1] + 1
    )
    is_long = np.maximum.reduceat(large.period_last, np.flatnonzero(new)) - large.period_first[new] + 1 > 14
    begun = piece.first == large.period_first[piece.period]
    begun &= new[piece.period]
    long = is_long[np.cumsum(new)[piece.period[begun]] - 1]
    begun_unit, begun_month = unit[begun], month[piece.first[begun]]
    return Numbers(
        workdays=rolled(swept(unit, piece.first, piece.last, piece.degree, calendar.cumulated)),
        fulltime=rolled(
            swept(unit, piece.first, piece.last, piece.degree * large.term_fte[piece.term], calendar.cumulated)
        ),
        days=rolled(swept(unit, piece.first, piece.last, np.ones_like(piece.first), whole)),
        possible=rolled(swept(large.term_unit, large.term_first, large.term_last, large.term_fte, calendar.cumulated)),
        fte=rolled(np.cumsum(fte, axis=1)),
        persons=distinct(large.term_employee, large.term_unit, month[large.term_first], month[large.term_last]),
        persons_absent=distinct(large.term_employee[piece.term], unit, month[piece.first], month[piece.last]),
        short=rolled(count(begun_unit[~long], begun_month[~long])),
        long=rolled(count(begun_unit[long], begun_month[long])),
    )


@dataclass(frozen=True)
class Pieces:
    """Absence while employed, in order of employee and time."""

    period: Ints
    term: Ints
    first: Ints
    last: Ints
    degree: Ints


def _employed(large: Large) -> Pieces:
    employees = int(large.term_employee[-1]) + 1
    bounds = np.searchsorted(large.term_employee, np.arange(employees + 1))
    most = int(np.diff(bounds).max())
    found = []
    for nth in range(most):
        term = bounds[large.period_employee] + nth
        exists = term < bounds[large.period_employee + 1]
        term = np.where(exists, term, 0)
        first = np.maximum(large.period_first, large.term_first[term])
        last = np.minimum(large.period_last, large.term_last[term])
        period = np.flatnonzero(exists & (first <= last))
        found.append((period, term[period], first[period], last[period]))
    period, term, first, last = (np.concatenate(column) for column in zip(*found, strict=True))
    order = np.argsort(period * most + (term - bounds[large.period_employee[period]]), kind="stable")
    period = period[order]
    return Pieces(period, term[order], first[order], last[order], large.period_degree[period])

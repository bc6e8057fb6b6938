"""Brings drawn absence to the published level: so many days per full-time employee, by workplace and year.

More is drawn than needed; spells are taken in random order until the year is full, and the last one is cut to fit.
A spell that runs into the next year counts there first.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from naervaer.core.absence import SICKNESS, AbsencePeriod, EmploymentTerm
from naervaer.core.calendar import WorkCalendar
from naervaer.core.tree import in_force
from naervaer.demo.staff import Span

Targets = Mapping[tuple[str, int], float]
"""Days per full-time employee by unit and year."""


@dataclass(frozen=True)
class Spell:
    """Rows of one employment that follow each other day by day."""

    rows: tuple[AbsencePeriod, ...]

    @property
    def first(self) -> date:
        return self.rows[0].first

    @property
    def counts(self) -> bool:
        return self.rows[0].category in SICKNESS


class Yardstick:
    """Counts full-time days of absence and full-time employees the way the figures do."""

    def __init__(self, terms: Sequence[EmploymentTerm], calendar: WorkCalendar, span: Span) -> None:
        self.terms = {term.employment_id: term for term in terms}
        self.span = span
        self._halves = calendar.prefix_halves(span.first, span.last)

    def days(self, spell: Spell, year: int) -> float:
        """Full-time days of the spell that fall in the year."""
        fte = float(self.terms[spell.rows[0].employment_id].fte)
        return sum(
            self._workdays(max(row.first, date(year, 1, 1)), min(row.last or self.span.last, date(year, 12, 31)))
            * float(row.degree)
            * fte
            for row in spell.rows
        )

    def unit(self, spell: Spell) -> str:
        return self.terms[spell.rows[0].employment_id].unit_id

    def full_time_employees(self, unit: str, year: int) -> float:
        """Mean over the firsts of the year's months; in this year, the share of the year gone by is taken of it."""
        firsts = [date(year, month, 1) for month in range(1, 13) if date(year, month, 1) <= self.span.last]
        counted = [t for t in self.terms.values() if t.unit_id == unit and t.monthly_paid]
        total = sum(float(t.fte) for t in counted for day in firsts if in_force(t.first, t.last, day))
        gone = min((self.span.last - date(year, 1, 1)).days + 1, 365) / 365
        return total / len(firsts) * gone

    def _workdays(self, first: date, last: date) -> float:
        if last < first:
            return 0.0
        start, end = (first - self.span.first).days, (last - self.span.first).days + 1
        return (self._halves[end] - self._halves[start]) / 2


def spells_of(rows: Iterable[AbsencePeriod]) -> list[Spell]:
    """Rows in order of employment and day, joined where one begins the day after the other."""
    found: list[list[AbsencePeriod]] = []
    for row in rows:
        before = found[-1][-1] if found else None
        follows = (
            before is not None
            and before.employment_id == row.employment_id
            and before.last == row.first - timedelta(days=1)
        )
        if follows:
            found[-1].append(row)
        else:
            found.append([row])
    return [Spell(tuple(group)) for group in found]


def calibrate(
    rng: np.random.Generator,
    drawn: Sequence[Spell],
    fixed: Sequence[Spell],
    targets: Targets,
    yardstick: Yardstick,
    *,
    share_of_the_rest: float,
) -> list[Spell]:
    """The spells that bring every unit and year to its target; ``fixed`` stay as they are and count first.

    Of what no target counts (child sick days, hourly paid, leaders) a share is kept, as more was drawn of it too.
    """
    measured = {unit for unit, _ in targets}
    drawn_in: dict[str, list[Spell]] = defaultdict(list)
    fixed_in: dict[str, list[Spell]] = defaultdict(list)
    kept = list(fixed)
    for spell in fixed:
        fixed_in[yardstick.unit(spell)].append(spell)
    for spell in (drawn[n] for n in rng.permutation(len(drawn)).tolist()):
        paid_monthly = yardstick.terms[spell.rows[0].employment_id].monthly_paid
        if spell.counts and paid_monthly and yardstick.unit(spell) in measured:
            drawn_in[yardstick.unit(spell)].append(spell)
        elif rng.random() < share_of_the_rest:
            kept.append(spell)
    for unit, spells in drawn_in.items():
        wanted = {year: target for (name, year), target in targets.items() if name == unit}
        kept += _fill(spells, fixed_in[unit], wanted, unit, yardstick)
    return kept


def _fill(
    spells: Sequence[Spell], taken: Sequence[Spell], targets: Mapping[int, float], unit: str, yardstick: Yardstick
) -> list[Spell]:
    kept: list[Spell] = []
    for year, target in sorted(targets.items()):
        wanted = target * yardstick.full_time_employees(unit, year)
        room = wanted - sum(yardstick.days(s, year) for s in (*taken, *kept) if s.counts)
        for spell in (s for s in spells if s.first.year == year):
            fitted = _cut(spell, room, year, yardstick)
            if fitted is not None:
                kept.append(fitted)
                room -= yardstick.days(fitted, year)
    return kept


def _cut(spell: Spell, room: float, year: int, yardstick: Yardstick) -> Spell | None:
    """The spell, ended as early as it must be to stay within the room; None when there is no room for a day."""
    if yardstick.days(spell, year) <= room:
        return spell
    row = spell.rows[0]
    last = min(row.last or yardstick.span.last, date(year, 12, 31))
    while last >= row.first:
        shorter = Spell((replace(row, last=last),))
        if yardstick.days(shorter, year) <= room:
            return shorter if yardstick.days(shorter, year) > 0 else None
        last -= timedelta(days=1)
    return None

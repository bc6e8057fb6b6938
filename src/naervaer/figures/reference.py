"""The figures the slow, obvious way: a loop over employments and days. This is the truth that the engine must equal.

How the corners are decided (``docs/adr/figures.md`` says why):

* An employee counts, on each day, in the unit and job group they had that day. An employment's term ends at the
  latest the day before its next term begins.
* Absence on days without employment is not counted. Nor are absence days on which no hours were planned.
* Overlapping periods of one employment add up to at most one whole day; the hours of one day to at most the planned.
* On a date where an employment has absence-day rows, of whatever category, its periods are not read.
* A person with several employments in a cell is one person; days and spells belong to the employment.
* A spell is short or long by its whole length, also outside the range, and belongs to the cell of its first day.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from naervaer.core.absence import FULL_TIME_DAY_HOURS, AbsenceDay, AbsencePeriod, Category, EmploymentTerm
from naervaer.core.calendar import FULL, ONE_DAY, WorkCalendar, days
from naervaer.core.tree import Tree
from naervaer.figures.model import Count, Denominator, Dimension, Facts, Request, Row

ALL = frozenset(Category)
FULL_DAY = Fraction(FULL_TIME_DAY_HOURS)
EVERY_DAY = WorkCalendar("every-day")
MON_FRI = WorkCalendar("mon-fri")

Key = tuple[str | None, str | None, str | None, str | None]


@dataclass
class Cell:
    """Sums of one cell while they grow."""

    persons: set[str] = field(default_factory=set)
    absent: set[str] = field(default_factory=set)
    workdays: Fraction = Fraction(0)
    fulltime: Fraction = Fraction(0)
    calendar_days: int = 0
    fte: Fraction = Fraction(0)
    possible: Fraction = Fraction(0)
    short: int = 0
    long: int = 0


@dataclass(frozen=True)
class Absent:
    """One day of one employment: the share of it absent, and that share in full-time days (*dagsværk*)."""

    share: Fraction
    fulltime: Fraction


def compute(facts: Facts, request: Request) -> list[Row]:
    """One row for each cell in which somebody was employed, in order; one for each month when no other division."""
    return Reference(facts, request).rows()


class Reference:
    def __init__(self, facts: Facts, request: Request) -> None:
        self.facts = facts
        self.request = request
        self.end = request.as_of or date.max
        self.cells: dict[Key, Cell] = defaultdict(Cell)
        self.trees: dict[date, Tree] = {}
        self.terms: dict[str, list[EmploymentTerm]] = defaultdict(list)
        for term in facts.employments:
            self.terms[term.employment_id].append(term)
        self.periods: dict[str, list[AbsencePeriod]] = defaultdict(list)
        for period in facts.periods:
            self.periods[period.employment_id].append(period)
        self.day_rows: dict[tuple[str, date], list[AbsenceDay]] = defaultdict(list)
        for row in facts.days:
            if row.day <= self.end:
                self.day_rows[row.employment_id, row.day].append(row)

    def rows(self) -> list[Row]:
        if self.request.by <= {Dimension.MONTH}:
            for month in self.request.months:
                self.cells[None, None, None, month.name if Dimension.MONTH in self.request.by else None] = Cell()
        for employment in self.terms:
            for day in days(self.request.first, self.request.last):
                self.count_day(employment, day)
            self.count_spells(employment)
        return sorted((self.row(key, cell) for key, cell in self.cells.items()), key=lambda row: row.key)

    def count_day(self, employment: str, day: date) -> None:
        term = self.term_on(employment, day)
        if term is None:
            return
        fte = Fraction(term.fte)
        absent = self.absent(employment, day, fte, self.request.categories)
        for key in self.keys(term, day):
            cell = self.cells[key]
            cell.persons.add(term.person_id)
            cell.fte += fte * self.samples(day)
            cell.possible += self.possible(employment, day, fte)
            if absent is not None:
                cell.absent.add(term.person_id)
                cell.workdays += absent.share
                cell.fulltime += absent.fulltime
                cell.calendar_days += 1

    def count_spells(self, employment: str) -> None:
        for first, last in self.spells(employment):
            term = self.term_on(employment, first)
            if term is None or not self.request.first <= first <= self.request.last:
                continue
            is_long = (last - first).days + 1 >= self.request.long_from
            for key in self.keys(term, first):
                self.cells[key].long += is_long
                self.cells[key].short += not is_long

    def term_on(self, employment: str, day: date) -> EmploymentTerm | None:
        """The term that began last before the day, if it still runs and belongs to the population."""
        begun = [term for term in self.terms[employment] if term.first <= day]
        if not begun:
            return None
        term = max(begun, key=beginning)
        running = term.last is None or day <= term.last
        return term if running and self.request.counts(term) else None

    def keys(self, term: EmploymentTerm, day: date) -> Iterator[Key]:
        """The cells in which the term counts on the day: one, or with roll-up one for each unit upwards."""
        by = self.request.by
        for unit in self.units(term.unit_id, day) if Dimension.UNIT in by else [None]:
            yield (
                unit,
                term.person_id if Dimension.PERSON in by else None,
                term.job_group if Dimension.JOB_GROUP in by else None,
                f"{day:%Y-%m}" if Dimension.MONTH in by else None,
            )

    def units(self, unit: str, day: date) -> list[str]:
        if not self.request.rollup:
            return [unit]
        if day not in self.trees:
            self.trees[day] = Tree.on(self.facts.units, day)
        return [unit, *self.trees[day].ancestors(unit)]

    def weight(self, calendar: WorkCalendar, day: date) -> Fraction:
        return Fraction(calendar.halves(day), FULL)

    def counted(self, day: date) -> Fraction:
        """How much of a day the date is by the way of counting: 0, a half or 1."""
        return self.weight(EVERY_DAY if self.request.count is Count.CALENDAR_DAYS else self.request.calendar, day)

    def absent(self, employment: str, day: date, fte: Fraction, categories: frozenset[Category]) -> Absent | None:
        """The absence of an employment on a day in those categories, None when it was not absent."""
        if rows := self.day_rows.get((employment, day)):
            planned = max(row.planned_hours for row in rows)
            hours = min(sum((row.absent_hours for row in rows if row.category in categories), Decimal(0)), planned)
            return Absent(Fraction(hours) / Fraction(planned), Fraction(hours) / FULL_DAY) if hours > 0 else None
        degree = min(sum((p.degree for p in self.periods_on(employment, day, categories)), Decimal(0)), Decimal(1))
        share = self.counted(day) * Fraction(degree)
        return Absent(share, share * fte) if degree > 0 else None

    def periods_on(self, employment: str, day: date, categories: frozenset[Category]) -> list[AbsencePeriod]:
        """An open period runs until ``as_of``, and without ``as_of`` until the end of the range."""
        open_end = self.request.as_of or self.request.last
        return [
            p
            for p in self.periods[employment]
            if p.category in categories and p.first <= day <= min(open_end if p.last is None else p.last, self.end)
        ]

    def samples(self, day: date) -> Fraction:
        """The weight of the day in the mean of the fte: its share of the sampling days, mostly 0."""
        if Dimension.MONTH in self.request.by:
            return Fraction(any(month.first == day for month in self.request.months))
        return Fraction(day in self.request.fte_days, len(self.request.fte_days))

    def possible(self, employment: str, day: date, fte: Fraction) -> Fraction:
        match self.request.denominator:
            case Denominator.KRL_227:
                return fte * sum(month.krl_days for month in self.request.months if month.first == day)
            case Denominator.NET_WORKDAYS:
                return fte * self.counted(day)
            case Denominator.GROSS_WEEKDAYS:
                return fte * self.weight(MON_FRI, day)
            case Denominator.PLANNED_HOURS:
                if rows := self.day_rows.get((employment, day)):
                    return Fraction(max(row.planned_hours for row in rows)) / FULL_DAY
                return fte * self.counted(day)
            case _:  # dst: what was worked, and the absence that is counted
                everything = self.absent(employment, day, fte, ALL)
                counted = self.absent(employment, day, fte, self.request.categories)
                not_counted = (everything.fulltime if everything else 0) - (counted.fulltime if counted else 0)
                return fte * self.counted(day) - not_counted

    def spells(self, employment: str) -> Iterator[tuple[date, date]]:
        """First and last day of every run of days absent, the bridged days being no break."""
        from_days, from_periods = self.absent_days(employment)
        absent = sorted(from_days | from_periods)
        bridged = self.bridged(sorted(from_days)) | (
            self.bridged(absent) if self.request.bridge_non_workdays else set()
        )
        run: list[date] = []
        for day in absent:
            if run and all(between in bridged for between in days(run[-1] + ONE_DAY, day - ONE_DAY)):
                run.append(day)
                continue
            if run:
                yield run[0], run[-1]
            run = [day]
        if run:
            yield run[0], run[-1]

    def absent_days(self, employment: str) -> tuple[set[date], set[date]]:
        """The days absent that absence days tell, and those that periods tell."""
        categories, whole = self.request.categories, Fraction(1)
        told = {day for whose, day in self.day_rows if whose == employment}
        from_days = {day for day in told if self.absent(employment, day, whole, categories)}
        open_end = self.request.as_of or self.request.last
        covered = {day for p in self.periods[employment] for day in days(p.first, min(p.last or open_end, self.end))}
        from_periods = {day for day in covered - told if self.absent(employment, day, whole, categories)}
        return from_days, from_periods

    def bridged(self, absent: list[date]) -> set[date]:
        """The days between two days absent when none of them is worked."""
        found: set[date] = set()
        for before, after in pairwise(absent):
            between = days(before + ONE_DAY, after - ONE_DAY)
            if not any(self.request.calendar.is_workday(day) for day in between):
                found.update(between)
        return found

    def row(self, key: Key, cell: Cell) -> Row:
        return Row(
            *key,
            persons=len(cell.persons),
            persons_absent=len(cell.absent),
            absence_workdays=cell.workdays,
            absence_fulltime_days=cell.fulltime,
            absence_calendar_days=cell.calendar_days,
            fte=cell.fte,
            possible_days=cell.possible,
            spells_started=cell.short + cell.long,
            spells_short=cell.short,
            spells_long=cell.long,
        )


def beginning(term: EmploymentTerm) -> tuple[object, ...]:
    """The order of an employment's terms; what follows the dates only makes the order certain."""
    last = term.last or date.max
    return (term.first, last, term.unit_id, term.job_group, term.fte, term.status, term.monthly_paid, term.person_id)

"""What a person may see of the figures (*tal*): every row has gone through ``figures.publish``."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.utils.timezone import localdate

from naervaer.core.access.model import Actor, Purpose
from naervaer.core.disclosure.model import Limits
from naervaer.figures.model import Row
from naervaer.figures.publish import PublishedRow, publish
from naervaer.web.access import scope
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation.snapshot import Snapshot, UnitRow, snapshot_on
from naervaer.web.reports import facts
from naervaer.web.reports.facts import Window
from naervaer.web.reports.hiding import hidden_units
from naervaer.web.reports.method import Method, method_on, month_after

OPEN = Limits(persons=0)
"""For rows whose hiding has been decided already."""


@dataclass(frozen=True, slots=True)
class MonthLine:
    """A month of a unit and the same month a year before; None = no figures (*ingen tal*), which is not hidden."""

    month: date
    row: PublishedRow | None
    before: PublishedRow | None


@dataclass(frozen=True, slots=True)
class Compared:
    """A unit beside others. ``own`` marks the unit the page is about; ``reachable`` that its page may be opened."""

    unit: UnitRow
    row: PublishedRow | None
    before: PublishedRow | None
    own: bool
    reachable: bool


@dataclass(frozen=True, slots=True)
class Split:
    """A part of the unit's absence: a category or a job group."""

    name: str
    row: PublishedRow


@dataclass(frozen=True, slots=True)
class Headline:
    """*Hovedtal*: a unit's last twelve months beside the year before, the goal and the unit above."""

    unit: UnitRow
    window: Window
    row: PublishedRow | None
    before: PublishedRow | None
    parent: Compared | None
    goal_percent: Decimal | None
    method: Method
    months: tuple[MonthLine, ...]


@dataclass(frozen=True, slots=True)
class UnitFigures:
    """The page *Tal* of one unit."""

    headline: Headline
    siblings: tuple[Compared, ...]
    children: tuple[Compared, ...]
    categories: tuple[Split, ...]
    job_groups: tuple[Split, ...]
    split_hidden: bool
    lengths_shown: bool
    crumbs: tuple[UnitRow, ...]
    years: tuple[int, ...]
    computed_on: date


def top_units(actor: Actor, day: date) -> tuple[UnitRow, ...]:
    """The units the actor's figures begin with: those of the grants, none below another."""
    return _tops(actor, Purpose.SEE_UNIT_FIGURES, day)


def first_units(actor: Actor, day: date) -> tuple[UnitRow, ...]:
    """Where *Tal* opens: a leader's own units, also for who sits in a committee of a larger one; else the top units."""
    return _tops(actor, Purpose.SEE_SMALL_FIGURES, day) or top_units(actor, day)


def _tops(actor: Actor, purpose: Purpose, day: date) -> tuple[UnitRow, ...]:
    snapshot = snapshot_on(day)
    places = {grant.unit_id for grant in actor.grants_for(purpose, day)}
    if None in places:
        return tuple(row for row in snapshot.units.values() if row.parent_id not in snapshot.units)
    in_force = [place for place in places if place in snapshot.units]
    tops = [u for u in in_force if u is not None and not places.intersection(snapshot.tree.ancestors(u))]
    return tuple(sorted((snapshot.units[unit] for unit in tops), key=lambda row: row.name))


def latest_window() -> Window | None:
    """The last twelve whole months there are figures for."""
    run = facts.newest()
    return Window(month_after(run.last_month, -11), run.last_month) if run else None


def year_window(year: int) -> Window | None:
    """A calendar year, or the part of it there are figures for."""
    run, first = facts.newest(), facts.first_month()
    if run is None or first is None or not first.year <= year <= run.last_month.year:
        return None
    return Window(max(first, date(year, 1, 1)), min(run.last_month, date(year, 12, 1)))


class _Reader:
    """One actor reading one window: what is hidden is decided once, for all rows shown together."""

    def __init__(self, actor: Actor, window: Window, day: date) -> None:
        self.day = day
        self.window = window
        self.snapshot: Snapshot = snapshot_on(day)
        self.reach = scope.reached(actor, Purpose.SEE_UNIT_FIGURES, day)
        self.small = scope.reached(actor, Purpose.SEE_SMALL_FIGURES, day)
        self.rows: dict[str, dict[date, Row]] = {}
        self.hidden: frozenset[str] = frozenset()

    def may_open(self, unit: UnitRow) -> bool:
        return self.reach is None or unit.unit_id in self.reach

    def sees_small(self, unit_id: str) -> bool:
        return self.small is None or unit_id in self.small

    def read(self, units: Sequence[UnitRow]) -> None:
        """Read the totals of these units and decide which are hidden; nothing else may be shown beside them."""
        names = {unit.pk: unit.unit_id for unit in units}
        both = Window(self.window.before.first, self.window.last)
        found = facts.monthly(names, both)
        self.rows = {unit_id: by_month for (unit_id, _category, _group), by_month in found.items()}
        seen = {unit for unit in names.values() if self.sees_small(unit)}
        totals = [facts.additive(list(by_month.values())) for by_month in self.rows.values()]
        self.hidden = hidden_units(units, totals, both, seen, self.day)

    def total(self, unit_id: str, window: Window) -> PublishedRow | None:
        by_month = self.rows.get(unit_id, {})
        inside = [by_month[month] for month in window.months if month in by_month]
        return self.show(facts.total(inside)) if inside else None

    def month(self, unit_id: str, month: date) -> PublishedRow | None:
        row = self.rows.get(unit_id, {}).get(month)
        return self.show(row) if row else None

    def show(self, row: Row) -> PublishedRow:
        if row.unit in self.hidden:
            return PublishedRow(row.unit, row.person, row.job_group, row.month, suppressed=True)
        return publish([row], OPEN)[0]

    def compared(self, unit: UnitRow, own: str) -> Compared:
        return Compared(
            unit,
            self.total(unit.unit_id, self.window),
            self.total(unit.unit_id, self.window.before),
            own=unit.unit_id == own,
            reachable=self.may_open(unit),
        )

    def headline(self, unit: UnitRow) -> Headline:
        parent = self.snapshot.units.get(unit.parent_id or "")
        policy = active_policy()
        return Headline(
            unit=unit,
            window=self.window,
            row=self.total(unit.unit_id, self.window),
            before=self.total(unit.unit_id, self.window.before),
            parent=self.compared(parent, unit.unit_id) if parent else None,
            goal_percent=policy.figures_on(self.day).goal_percent,
            method=method_on(policy, self.window.last),
            months=tuple(
                MonthLine(m, self.month(unit.unit_id, m), self.month(unit.unit_id, month_after(m, -12)))
                for m in self.window.months
            ),
        )

    def beside(self, unit: UnitRow) -> list[UnitRow]:
        """The units next to it below the same parent, itself among them."""
        return (
            [row for row in self.snapshot.units.values() if row.parent_id == unit.parent_id] if unit.parent_id else []
        )

    def below(self, unit: UnitRow) -> list[UnitRow]:
        return [row for row in self.snapshot.units.values() if row.parent_id == unit.unit_id]


def headlines(actor: Actor, units: Sequence[UnitRow], day: date) -> tuple[Headline, ...]:
    """The main figures of some units within reach, for *I dag*; empty until figures have been computed."""
    window = latest_window()
    if window is None:
        return ()
    reader = _Reader(actor, window, day)
    within = [unit for unit in units if reader.may_open(unit)]
    above = {p.unit_id: p for unit in within if (p := reader.snapshot.units.get(unit.parent_id or ""))}
    reader.read(list({unit.unit_id: unit for unit in (*within, *above.values())}.values()))
    return tuple(reader.headline(unit) for unit in within)


def may_see(actor: Actor, unit_pk: int, day: date) -> bool:
    """Whether the unit exists and its figures are within the actor's reach."""
    unit = snapshot_on(day).by_pk.get(unit_pk)
    reach = scope.reached(actor, Purpose.SEE_UNIT_FIGURES, day)
    return unit is not None and (reach is None or unit.unit_id in reach)


def unit_figures(actor: Actor, unit_pk: int, window: Window, day: date) -> UnitFigures | None:
    """Everything *Tal* shows of a unit; None when the unit is not within reach."""
    reader = _Reader(actor, window, day)
    unit = reader.snapshot.by_pk.get(unit_pk)
    if unit is None or not reader.may_open(unit):
        return None
    siblings, children = reader.beside(unit), reader.below(unit)
    parent = reader.snapshot.units.get(unit.parent_id or "")
    reader.read([unit, *children, *(s for s in siblings if s != unit), *([parent] if parent else [])])
    whole = reader.sees_small(unit.unit_id) or unit in top_units(actor, day)
    shown = whole and unit.unit_id not in reader.hidden
    run, first = facts.newest(), facts.first_month()
    years = range(first.year, run.last_month.year + 1) if run and first else range(0)
    return UnitFigures(
        headline=reader.headline(unit),
        siblings=tuple(reader.compared(row, unit.unit_id) for row in siblings),
        children=tuple(reader.compared(row, unit.unit_id) for row in children),
        categories=_split(reader, unit, "category") if shown else (),
        job_groups=_split(reader, unit, "job_group") if shown else (),
        split_hidden=not shown,
        lengths_shown=_lengths_shown(reader, unit),
        crumbs=tuple(row for row in reader.snapshot.crumbs(unit.unit_id) if reader.may_open(row)),
        years=tuple(reversed(years)),
        computed_on=localdate(run.at) if run else day,
    )


def _lengths_shown(reader: _Reader, unit: UnitRow) -> bool:
    """Whether short and long spells may be told apart: not where one of them is only one or two."""
    if reader.sees_small(unit.unit_id):
        return True
    limit = active_policy().figures_on(reader.day).cells_below_persons
    rows = [reader.total(unit.unit_id, window) for window in (reader.window, reader.window.before)]
    counts = [count for row in rows if row is not None for count in (row.spells_short, row.spells_long)]
    return all(count is not None and (count == 0 or count >= limit) for count in counts)


def _split(reader: _Reader, unit: UnitRow, by: str) -> tuple[Split, ...]:
    """The unit's window by category or job group: shown where the reader could subtract nothing from it.

    A leader sees the own unit whole. Others see it only of the unit their reach begins with, never of its parts.
    """
    figures = active_policy().figures_on(reader.day)
    found = facts.monthly({unit.pk: unit.unit_id}, reader.window, **{by: None})
    parts = {category or group: list(months.values()) for (_unit, category, group), months in found.items()}
    if by == "category":
        parts = {name: months for name, months in parts.items() if name in figures.sickness}
    if not parts:
        return ()
    everybody = [row for month, row in reader.rows[unit.unit_id].items() if month in reader.window.months]
    bare = {name: _only_days(months) if by == "category" else facts.additive(months) for name, months in parts.items()}
    whole = _together(list(bare.values())) if by == "category" else facts.additive(everybody)
    rows = [replace(whole, unit=None), *(replace(row, unit=None, job_group=name) for name, row in bare.items())]
    small = Limits(persons=figures.suppress_below_persons, absent=figures.cells_below_persons)
    published = publish(rows, OPEN if reader.sees_small(unit.unit_id) else small)
    hidden = {row.job_group for row in published if row.suppressed}
    splits = [
        Split(name, PublishedRow(unit.unit_id, None, name, None, suppressed=True))
        if name in hidden
        else Split(name, publish([facts.total(months)], OPEN)[0])
        for name, months in parts.items()
    ]
    return tuple(sorted(splits, key=lambda split: (split.row.suppressed, -(split.row.absence_fulltime_days or 0))))


def _only_days(months: Sequence[Row]) -> Row:
    """A category's calendar days of absence, which add up over categories; the base is the same for all of them."""
    return replace(facts.additive(months), fte=Fraction(0), spells_started=0, spells_short=0, spells_long=0)


def _together(categories: Sequence[Row]) -> Row:
    """The categories added up; a day of two kinds counts in both, so it may be more than the unit's absence."""
    return replace(
        categories[0],
        absence_calendar_days=sum(row.absence_calendar_days for row in categories),
        persons_absent=max(row.persons_absent for row in categories),
    )

"""How much *nedsat tjeneste* was used the last year (H6), by unit: read for ``naervaer.core.returning.usage``.

A long case belongs to the unit its person was in the day it became long; part days to the unit of their first day of
the year; a plan to the unit of its last day.
"""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from naervaer.core.absence import Category
from naervaer.core.access.model import Actor, Purpose
from naervaer.core.calendar import ONE_DAY, calendar_of
from naervaer.core.returning.usage import LongCase, LookedBack, PartDays, Used, used
from naervaer.web.absence import queries as absence
from naervaer.web.access import scope
from naervaer.web.followup.overview import A_YEAR
from naervaer.web.followup.reach import RunningCase, long_cases
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation.employed import persons_by_employment, subjects_on
from naervaer.web.organisation.snapshot import UnitRow, in_order, snapshot_on
from naervaer.web.returning.models import Plan, PlanEvent


@dataclass(frozen=True)
class UsedLine:
    """A unit with all below it, and its depth below the topmost unit within reach."""

    unit: UnitRow
    depth: int
    used: Used

    @property
    def tells(self) -> bool:
        said = self.used
        return any(figure is not None for figure in (said.long, said.tried, said.days, said.looked_back))


@dataclass(frozen=True, slots=True)
class _Part:
    """Absence for part of the day: its employment (pk), days and how much of each was absent."""

    employment: int
    first: date
    last: date
    degree: Fraction


def lines(actor: Actor, day: date) -> list[UsedLine]:
    """The topmost units within reach, and those below of which something is told, with the units between."""
    snapshot, policy = snapshot_on(day), active_policy()
    long = long_cases(day - A_YEAR, day, policy.return_plan_on(day).think_of_it_from_day)
    reached = scope.reached(actor, Purpose.SEE_FOLLOW_UP_TOTALS, day)
    small = scope.reached(actor, Purpose.SEE_SMALL_FIGURES, day) or frozenset()
    parts = _parts(min([day - A_YEAR, *(case.first_day for case in long)]), day)
    told = used(
        _cases(long, parts, day),
        _part_days(parts, day),
        _looked_back(day),
        snapshot.tree,
        policy.figures_on(day).suppress_below_persons,
        small,
    )
    found = [UsedLine(snapshot.units[unit], depth, told[unit]) for unit, depth in in_order(snapshot.tree, reached)]
    telling = {line.unit.unit_id for line in found if line.tells}
    return [line for line in found if line.depth == 0 or telling & snapshot.tree.subtree(line.unit.unit_id)]


def _parts(first: date, day: date) -> list[_Part]:
    """Up to yesterday: what payroll says of days to come is a plan."""
    last = day - ONE_DAY
    return [
        _Part(employment, max(begins, first), min(ends or last, last), degree)
        for employment, begins, ends, degree in absence.part_days(Category.PARTIAL_SICKNESS, first, last)
    ]


def _cases(found: list[RunningCase], parts: list[_Part], day: date) -> list[LongCase]:
    """*Forløb* that became long: tried when payroll or a plan has had part of a day in it, however long ago."""
    days = active_policy().return_plan_on(day).think_of_it_from_day
    planned = set(Plan.objects.exclude(state="annulled").values_list("case", flat=True))
    of_employment = defaultdict(list)
    for part in parts:
        of_employment[part.employment].append(part)
    when = {case.pk: case.first_day + timedelta(days=days - 1) for case in found}
    units = subjects_on((case.employment, when[case.pk]) for case in found)
    persons = persons_by_employment([case.employment for case in found])

    def tried(case: RunningCase) -> bool:
        last = case.last_day or day
        here = of_employment[case.employment]
        return case.pk in planned or any(part.first <= last and part.last >= case.first_day for part in here)

    return [
        LongCase(persons[case.employment], units[case.employment, when[case.pk]], tried(case))
        for case in found
        if (case.employment, when[case.pk]) in units
    ]


def _part_days(told: list[_Part], day: date) -> list[PartDays]:
    """Those of the year."""
    first = day - A_YEAR
    parts = [replace(part, first=max(part.first, first)) for part in told if part.last >= first]
    if not parts:
        return []
    begins = min(part.first for part in parts)
    halves = calendar_of(active_policy()).prefix_halves(begins, max(part.last for part in parts))
    units = subjects_on((part.employment, part.first) for part in parts)
    persons = persons_by_employment([part.employment for part in parts])
    found = []
    for part in parts:
        unit = units.get((part.employment, part.first))
        days = Fraction(halves[(part.last - begins).days + 1] - halves[(part.first - begins).days], 2)
        if unit is not None:
            found.append(PartDays(persons[part.employment], unit, days, days * (1 - part.degree)))
    return found


def _looked_back(day: date) -> list[LookedBack]:
    rows = PlanEvent.objects.filter(what="evaluated", plan__last__gte=day - A_YEAR).exclude(plan__state="annulled")
    said = list(rows.order_by("pk").values_list("plan", "held", "plan__employment", "plan__last"))
    newest = {plan: (held, employment, last) for plan, held, employment, last in said}
    units = subjects_on((employment, last) for _held, employment, last in newest.values())
    persons = persons_by_employment([employment for _held, employment, _last in newest.values()])
    return [
        LookedBack(persons[employment], units[employment, last], held=held == "yes")
        for held, employment, last in newest.values()
        if (employment, last) in units
    ]

"""How units stand: twelve months beside the year before, the unit above and what is normal for them; and who left.

All units within a reader's reach at once, since a table of them is sorted as a whole and hidden as a whole. What was
read is kept until the figures or the organisation are others.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from django.db import connection

from naervaer.core.access.model import Actor, Purpose
from naervaer.core.evidence.control import MonthsOver, months_over
from naervaer.core.tree import Tree
from naervaer.figures.model import Row, last_of_month
from naervaer.web.access import scope
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation.queries import leavers
from naervaer.web.organisation.snapshot import snapshot_on
from naervaer.web.reports import facts
from naervaer.web.reports.facts import Base, Window
from naervaer.web.reports.hiding import hidden_units
from naervaer.web.reports.method import month_after

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Share:
    """A percent of absence; None without anybody employed. ``suppressed`` (*diskretioneret*) is not the same."""

    percent: Fraction | None
    suppressed: bool = False


HIDDEN = Share(None, suppressed=True)


@dataclass(frozen=True, slots=True)
class Standing:
    """A unit with all below it. ``row`` is the last twelve months, ``before`` those before, ``above`` the unit above.

    ``over`` counts months over the limit of the unit's own two years; ``left`` the employments that ended. Both are
    None where the unit is hidden.
    """

    row: Share | None
    before: Share | None
    above: Share | None
    over: MonthsOver | None
    left: int | None

    @property
    def against_before(self) -> Fraction | None:
        """Percentage points more than the year before."""
        return _difference(self.row, self.before)

    @property
    def against_above(self) -> Fraction | None:
        """Percentage points more than the unit above."""
        return _difference(self.row, self.above)


def standings(actor: Actor, day: date) -> Mapping[str, Standing]:
    """By unit id, those within reach; empty until figures have been computed."""
    run = facts.newest()
    if run is None:
        return {}
    return _kept(
        str(connection.settings_dict["NAME"]),
        snapshot_on(day).version,
        (run.pk, run.at),
        Window(month_after(run.last_month, 1 - MONTHS), run.last_month),
        scope.reached(actor, Purpose.SEE_UNIT_FIGURES, day),
        scope.reached(actor, Purpose.SEE_SMALL_FIGURES, day),
        day,
    )


@lru_cache(maxsize=16)
def _kept(
    _database: str,
    _version: str,
    _run: tuple[int, datetime],
    window: Window,
    reach: frozenset[str] | None,
    small: frozenset[str] | None,
    day: date,
) -> Mapping[str, Standing]:
    """The first three are only the key: the same run and version never stand for two sets of figures."""
    snapshot = snapshot_on(day)
    within = [unit for unit in snapshot.units.values() if reach is None or unit.unit_id in reach]
    above = [parent for unit in within if (parent := snapshot.units.get(unit.parent_id or ""))]
    units = list({unit.unit_id: unit for unit in (*within, *above)}.values())
    both = Window(window.before.first, window.last)
    found = facts.bases({unit.pk: unit.unit_id for unit in units}, both)
    seen = {unit.unit_id for unit in units if small is None or unit.unit_id in small}
    hidden = hidden_units(units, [_row(unit, months) for unit, months in found.items()], both, seen, day)
    left = _left(snapshot.tree, window, day)
    now = _shares(found, window, hidden)
    before = _shares(found, window.before, hidden)
    return {
        unit.unit_id: Standing(
            row=now.get(unit.unit_id),
            before=before.get(unit.unit_id),
            above=now.get(unit.parent_id or ""),
            over=None if unit.unit_id in hidden else months_over(_percents(found.get(unit.unit_id, ())), MONTHS),
            left=None if unit.unit_id in hidden or unit.unit_id not in now else left[unit.unit_id],
        )
        for unit in within
    }


def _row(unit: str, months: Sequence[Base]) -> Row:
    """The unit as it is guarded: as small as in its smallest month."""
    return Row(unit, None, None, None, persons=min((base.persons for base in months if base.persons), default=0))


def _shares(found: Mapping[str, Sequence[Base]], window: Window, hidden: frozenset[str]) -> dict[str, Share]:
    """Days added up over the window, never averaged percents. Units without figures in it are left out."""
    shares: dict[str, Share] = {}
    for unit, months in found.items():
        inside = [base for base in months if window.first <= base.month <= window.last]
        if inside:
            possible = sum(base.possible for base in inside)
            absent = Fraction(sum(base.absent for base in inside))
            shares[unit] = HIDDEN if unit in hidden else Share(100 * absent / Fraction(possible) if possible else None)
    return shares


def _percents(months: Sequence[Base]) -> list[Decimal]:
    """The months' percents in the order of time; a month with nobody employed has none."""
    return [100 * base.absent / base.possible for base in months if base.possible]


def _left(tree: Tree, window: Window, day: date) -> Counter[str]:
    """Leavers of each unit with all below it, as the tree stands on the day, of those the figures count."""
    monthly_paid_only = active_policy().figures_on(day).monthly_paid_only
    own = leavers(window.first, last_of_month(window.last), monthly_paid_only=monthly_paid_only)
    total: Counter[str] = Counter()
    for unit, count in own.items():
        for place in (unit, *tree.ancestors(unit)):
            total[place] += count
    return total


def _difference(one: Share | None, other: Share | None) -> Fraction | None:
    if one is None or other is None or one.percent is None or other.percent is None:
        return None
    return one.percent - other.percent

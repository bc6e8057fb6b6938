"""Which of the units that one reader sees together have their figures hidden (*diskretioneret*)."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from naervaer.core.disclosure.model import Limits
from naervaer.figures.model import Row
from naervaer.figures.publish import publish
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation.snapshot import UnitRow
from naervaer.web.reports import facts
from naervaer.web.reports.facts import Window


def hidden_units(
    units: Sequence[UnitRow], totals: Iterable[Row], window: Window, seen: Collection[str], day: date
) -> frozenset[str]:
    """Those hidden in any year of the window, and those that ``totals`` of the whole window would give away.

    ``seen`` are the reader's own, which are never hidden from that reader.
    """
    parents = {unit.unit_id: unit.parent_id for unit in units}
    published = publish(
        totals,
        Limits(persons=active_policy().figures_on(day).suppress_below_persons),
        parents=lambda _month: [parents],
        seen_units=seen,
    )
    here = {row.unit for row in published if row.suppressed and row.unit is not None}
    return (facts.hidden({unit.pk: unit.unit_id for unit in units}, window.years) | here) - frozenset(seen)

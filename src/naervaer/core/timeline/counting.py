"""How days are joined to spells and cases: chosen on the command line, or said by a policy."""

from dataclasses import dataclass, field
from datetime import date

from naervaer.core.absence import SICKNESS, Category
from naervaer.core.calendar import WorkCalendar, calendar_of
from naervaer.core.policy.schema import Policy


@dataclass(frozen=True)
class Counting:
    """*Tællemåde*. A case joins spells with at most ``max_gap_days`` days of not being absent between them.

    With ``bridge_non_workdays`` a day that is not worked is no break: not counted in a gap, and not inside a spell
    either, unless ``bridge_in_spells`` is off.
    """

    categories: frozenset[Category] = SICKNESS
    max_gap_days: int = 0
    bridge_non_workdays: bool = False
    bridge_in_spells: bool = True
    calendar: WorkCalendar = field(default_factory=WorkCalendar)


def counting_of(policy: Policy, day: date) -> Counting:
    """What the policy says on a day; that day's way of counting is used for the absence of all years."""
    timeline = policy.timeline_on(day)
    return Counting(
        categories=frozenset(policy.figures_on(day).sickness),
        max_gap_days=timeline.join_gap_days,
        bridge_non_workdays=timeline.bridge_non_workdays,
        calendar=calendar_of(policy),
    )

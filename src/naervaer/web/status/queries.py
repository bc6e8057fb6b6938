"""*Status* of the scheme on a day, as it may be told: page, spreadsheet and note read this and nothing else."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from naervaer.core.evaluation.totals import Told
from naervaer.core.scheme import status as core
from naervaer.core.scheme.status import CostTable, Counts, Line, Shown
from naervaer.web import slots
from naervaer.web.courses import standing
from naervaer.web.evaluation import queries as evaluation
from naervaer.web.handbook.queries import active_policy

Hours = dict[str, Decimal | None]


@dataclass(frozen=True, slots=True)
class Status:
    """``courses`` and ``hours`` are by offer, None where it would tell of few; ``efforts`` are not people."""

    day: date
    courses: Shown
    hours: Hours
    efforts: tuple[Line, ...]
    all_efforts: Counts
    effort_hours: Hours
    costs: CostTable
    evaluations: tuple[Told, ...]

    @property
    def has_hours(self) -> bool:
        """Whether anybody records hours here."""
        return any(self.hours.values()) or any(self.effort_hours.values())


def status_on(day: date) -> Status:
    """Asks no access."""
    lines = standing.lines_on(day)
    courses, efforts = ([one for one in lines if one.effort is effort] for effort in (False, True))
    told = core.shown(courses, active_policy().figures_on(day).suppress_below_persons)
    hours = hours_by_offer(day)
    return Status(
        day,
        told,
        core.hours_shown({offer: hours[offer] for offer in told}, told),
        tuple(efforts),
        core.added(efforts),
        _of_efforts(efforts, hours),
        core.cost_table([*standing.costs_on(day), *slots.SCHEME_COSTS(day)]),
        evaluation.totals(date.min, day, day).evaluations,
    )


def hours_by_offer(day: date) -> dict[str, Decimal]:
    found: dict[str, Decimal] = defaultdict(Decimal)
    for offer, hours in slots.SCHEME_HOURS(day):
        found[offer] += hours
    return found


def _of_efforts(efforts: Sequence[Line], hours: dict[str, Decimal]) -> Hours:
    by_offer = {line.offer: hours[line.offer] for line in efforts}
    return {**by_offer, core.WHOLE: sum(by_offer.values(), Decimal(0))}


def title_of(offer: str) -> str:
    """As the newest policy that knows of it calls it."""
    return next((rule.title for rule in reversed(active_policy().offer) if rule.id == offer), offer)

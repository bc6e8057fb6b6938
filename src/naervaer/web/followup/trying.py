"""*Afprøv*: what a changed alert rule would have said of the last year. Nothing is changed by it."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date

from naervaer.core.disclosure.model import Cell, Limits, Sum
from naervaer.core.disclosure.suppression import suppressed
from naervaer.core.policy.backtest import Tried, tried
from naervaer.core.policy.schema import Alert
from naervaer.core.timeline import engine
from naervaer.files import tables
from naervaer.web.absence import queries as absence
from naervaer.web.handbook.queries import active_policy

NUMBERS = ("spells", "days", "within_days", "consecutive_days", "long_term_days", "same_weekday")
"""The numbers of a rule that can be tried."""

CHANGED = "afproevet"


@dataclass(frozen=True, slots=True)
class Month:
    """Alerts in one month by the rule as it is and as it is tried; None when too few people are behind it."""

    month: date | None
    now: int | None
    then: int | None


def _told(found: Sequence[Tried], limit: int) -> dict[tuple[str, str], int | None]:
    """The counts by month and rule, those of few people taken out, and any from which these could be computed."""
    cells = {(row.month, row.rule): Cell(row.employments, 0) for row in found}
    months = [month for month in dict.fromkeys(row.month for row in found) if month]
    sums = [Sum(("", rule), [(month, rule) for month in months]) for rule in {row.rule for row in found}]
    hidden = suppressed(cells, sums, Limits(limit))
    return {(row.month, row.rule): None if (row.month, row.rule) in hidden else row.alerts for row in found}


def numbers_of(rule: Alert) -> dict[str, int]:
    """The numbers the rule uses."""
    return {name: value for name in NUMBERS if (value := getattr(rule.rule, name)) is not None}


def try_out(rule: Alert, numbers: dict[str, int], first: date, last: date) -> tuple[Month, ...]:
    """Month by month from ``first`` to ``last``, and the whole at the end (``month`` None)."""
    policy = active_policy()
    limit = policy.figures_on(last).suppress_below_persons
    always = {"valid_from": None, "valid_to": None}
    as_is = rule.model_copy(update=always)
    changed = rule.model_copy(update={**always, "id": CHANGED, "rule": rule.rule.model_copy(update=numbers)})
    both = policy.model_copy(update={"step": (), "alert": (as_is, changed)})
    with closing(tables.connect()) as con:
        tables.create_tables(con)
        absence.fill(con)
        found = tried(engine.derive(con, both, as_of=last, since=first).alerts(), both, first, last)
    told = _told(found, limit)
    return tuple(
        Month(date.fromisoformat(f"{month}-01") if month else None, told[month, rule.id], told[month, CHANGED])
        for month in dict.fromkeys(row.month for row in found)
    )

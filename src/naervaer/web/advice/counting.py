"""*Hvad der spørges om*: questions of the last year by theme and by area, none of few askers."""

from datetime import date, timedelta

from naervaer.core.advice.waiting import Asked, Total, totals
from naervaer.web.advice.models import Question
from naervaer.web.advice.queries import theme_title
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation.snapshot import snapshot_on

A_YEAR = timedelta(days=365)


def of_the_year(day: date) -> tuple[tuple[Total, ...], tuple[Total, ...]]:
    """By theme and by area. An area is the unit above the one that asked; the topmost is its own."""
    rows = Question.objects.filter(at__date__gte=day - A_YEAR).exclude(state="withdrawn")
    counted = [
        Asked(asker, theme_title(theme), _area(unit, day), by, state, first_answered)
        for asker, theme, unit, by, state, first_answered in rows.values_list(
            "asker", "theme", "unit__ext_id", "answer_by", "state", "first_answered"
        )
    ]
    return totals(counted, day, active_policy().figures_on(day).suppress_below_persons)


def _area(unit: str | None, day: date) -> str:
    units = snapshot_on(day).units
    row = units.get(unit) if unit else None
    if row is None:
        return active_policy().municipality.name
    above = units.get(row.parent_id) if row.parent_id else None
    return above.name if above else row.name

"""Several months of one cell as one: numerators and bases are added, percentages never averaged."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from naervaer.figures.model import Row


def over_months(rows: Sequence[Row]) -> Row:
    """The months of one cell together; at least one.

    ``fte`` is the mean. Who the persons of each month are is not known here: ``persons`` is those of the month with
    most, so that there are at least so many.
    """
    return replace(
        rows[0],
        month=None,
        persons=max(row.persons for row in rows),
        persons_absent=max(row.persons_absent for row in rows),
        absence_workdays=sum((row.absence_workdays for row in rows), Fraction(0)),
        absence_fulltime_days=sum((row.absence_fulltime_days for row in rows), Fraction(0)),
        absence_calendar_days=sum(row.absence_calendar_days for row in rows),
        fte=sum((row.fte for row in rows), Fraction(0)) / len(rows),
        possible_days=sum((row.possible_days for row in rows), Fraction(0)),
        spells_started=sum(row.spells_started for row in rows),
        spells_short=sum(row.spells_short for row in rows),
        spells_long=sum(row.spells_long for row in rows),
    )

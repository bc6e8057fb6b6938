"""What may be written down of a call for acute help."""

from datetime import date, timedelta

from naervaer.core.calendar import numeric_date
from naervaer.core.verdicts import ALLOWED, Verdict, refused

MOST_PERSONS = 200
LATEST = timedelta(days=31)
"""So long after a call it can still be written down."""


def may_be_written(on_day: date, persons: int, today: date) -> Verdict:
    """A call of the last month, for somebody."""
    if on_day > today:
        return refused("Dagen er ikke kommet endnu.")
    if on_day < today - LATEST:
        return refused(f"Et opkald kan skrives ned inden en måned. Vælg en dag fra {numeric_date(today - LATEST)}.")
    if not 1 <= persons <= MOST_PERSONS:
        return refused(f"Skriv, hvor mange der fik hjælp: 1-{MOST_PERSONS}.")
    return ALLOWED

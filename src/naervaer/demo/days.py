"""Living through past days, so that what leaders did then is written by the program as it would have been then."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.conf import settings


@contextmanager
def standing_on(day: date) -> Iterator[None]:
    """``web.clock`` tells this day while the context lasts."""
    before = settings.NAERVAER_TODAY
    settings.NAERVAER_TODAY = day.isoformat()
    try:
        yield
    finally:
        settings.NAERVAER_TODAY = before

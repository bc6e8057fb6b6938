"""The one place of the web that reads the clock. Everything else is told which day it is."""

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone


def today() -> date:
    """The day it is in Denmark; ``NAERVAER_TODAY`` (ISO) holds it still in tests and walk-throughs."""
    fixed: str | None = settings.NAERVAER_TODAY
    return date.fromisoformat(fixed) if fixed else timezone.localdate()


def now() -> datetime:
    """This moment; when the day is held still, the same time of that day, so that no row is from another day."""
    moment = timezone.now()
    if not settings.NAERVAER_TODAY:
        return moment
    held = today()
    return timezone.localtime(moment).replace(year=held.year, month=held.month, day=held.day)

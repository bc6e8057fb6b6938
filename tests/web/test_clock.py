"""The one clock of the web."""

from datetime import date

from django.utils import timezone
from pytest_django.fixtures import Settings

from naervaer.web import clock


def test_a_day_held_still_holds_the_moment_on_that_day(settings: Settings) -> None:
    settings.NAERVAER_TODAY = "2026-02-28"
    assert clock.today() == date(2026, 2, 28)
    assert timezone.localdate(clock.now()) == date(2026, 2, 28)


def test_the_clock_otherwise_tells_the_time_in_denmark(settings: Settings) -> None:
    settings.NAERVAER_TODAY = None
    assert clock.today() == timezone.localdate()
    assert abs((clock.now() - timezone.now()).total_seconds()) < 5

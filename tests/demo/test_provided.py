"""N10, A8: in Aabenraa's demo an external provider has its courses, and an invoice that says more than was recorded."""

from datetime import date
from pathlib import Path

import pytest
from django.conf import LazySettings

from naervaer.core.access.model import Role
from naervaer.core.calendar import calendar_of
from naervaer.core.scheme.invoices import HOUR
from naervaer.demo import extracts, little, world
from naervaer.demo.cast import Casting
from naervaer.demo.delivering import deliver
from naervaer.demo.installation import Installation
from naervaer.demo.provided import BEGUN, Provided
from naervaer.demo.settling import actors_of, settle
from naervaer.web.booking import queries as booking
from naervaer.web.handbook.queries import active_policy
from naervaer.web.invoices import queries as invoices

MONDAY = date(2026, 11, 23)


@pytest.mark.slow
@pytest.mark.django_db
def test_a_provider_sees_its_courses_and_the_consultant_an_invoice_with_an_hour_too_many(
    tmp_path: Path, settings: LazySettings
) -> None:
    settings.NAERVAER_POLICY = "aabenraa"
    settings.NAERVAER_DEMO = True
    small = world.small(MONDAY, calendar_of(active_policy()), name="Aabenraa Kommune")
    made, casting = Installation(tmp_path, "small", "aabenraa"), Casting(small)
    made.clear()
    little.write_files(made, small)
    for kind, name in extracts.STAFF_FILES:
        deliver(kind, made.files / name)
    settle(casting)
    Provided(casting, MONDAY).is_lived()

    holders = {one.role: one.person_id for one in casting.appointments()}
    hr, provider = (actors_of([holders[role]])[0] for role in (Role.HR_CONSULTANT, Role.PROVIDER))
    assert len(booking.given(provider, MONDAY)[1]) == len(BEGUN)
    assert booking.given(hr, MONDAY)[1] == []
    [waits] = invoices.all_of(hr, MONDAY)
    assert (waits.state, waits.decides) == ("sent", True)
    told = invoices.check_of(waits)
    assert [bool(line.differences) for line in told.lines] == [True] + [False] * (len(told.lines) - 1)
    assert told.lines[0].billed.minutes - told.lines[0].minutes == HOUR

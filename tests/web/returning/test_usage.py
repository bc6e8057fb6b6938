"""H6: how much nedsat tjeneste is used, unit by unit, as page and files; nothing is told of few people."""

from datetime import timedelta
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse
from tests.web.cast import BEGINNING, TODAY, Cast

from naervaer.web.absence.models import AbsencePeriod
from naervaer.web.followup.models import Case
from naervaer.web.organisation.models import Employment, EmploymentTerm, Person
from naervaer.web.returning.models import Plan, PlanEvent
from naervaer.web.returning.usage import UsedLine, lines

pytestmark = pytest.mark.django_db
BEGAN = TODAY - timedelta(days=60)


@pytest.fixture(autouse=True)
def nobody_else(cast: Cast) -> None:
    AbsencePeriod.objects.update(removed_by=cast.run)


def long_case(cast: Cast, unit: str, number: int, *, days: int = 50) -> Case:
    person = Person.objects.create(ext_id=f"{unit}-{number}", name=f"{unit} {number}")
    employment = Employment.objects.create(ext_id=f"{unit}-{number}-1", person=person)
    EmploymentTerm.objects.create(
        employment=employment, unit=cast.units[unit], job_group="husassistent", fte=1, first=BEGINNING
    )
    last = BEGAN + timedelta(days=days - 1)
    return Case.objects.create(employment=employment, first_day=BEGAN, last_day=last)


def partly(cast: Cast, case: Case, *, days: int = 14) -> None:
    """Half absent for so many calendar days from the 30th day of the case."""
    first = BEGAN + timedelta(days=30)
    AbsencePeriod.objects.create(
        employment=case.employment,
        category="partial_sickness",
        first=first,
        last=first + timedelta(days=days - 1),
        degree=Decimal("0.5"),
        added_by=cast.run,
    )


def line(cast: Cast, who: str, unit: str) -> UsedLine | None:
    return next((one for one in lines(cast.actor(who), TODAY) if one.unit.pk == cast.units[unit].pk), None)


def filled(cast: Cast) -> None:
    """In the leader's unit six long cases tried part of a day, five never did."""
    for number in range(11):
        case = long_case(cast, "elmegaarden", number)
        if number < 6:
            partly(cast, case)


def test_H6_long_cases_are_counted_as_tried_or_never_tried_with_days_worked(cast: Cast) -> None:
    filled(cast)
    found = line(cast, "leader", "elmegaarden")
    assert found is not None
    said = found.used
    assert (said.long, said.tried, said.never) == (11, 6, 5)
    assert (said.days, said.worked) == (6 * 10, 6 * 5)


def test_H6_a_plan_is_a_trial_and_a_short_case_is_no_long_one(cast: Cast) -> None:
    filled(cast)
    planned, short = long_case(cast, "elmegaarden", 20), long_case(cast, "elmegaarden", 21, days=27)
    said_by = {"by": cast.users["leader"], "role": "leader", "at": "2026-11-01T10:00:00Z"}
    plan = Plan.objects.create(
        employment=planned.employment, case=planned, state="ended", first=BEGAN, last=TODAY, **said_by
    )
    PlanEvent.objects.create(plan=plan, what="evaluated", held="yes", on_day=TODAY, **said_by)
    found = line(cast, "leader", "elmegaarden")
    assert found is not None
    assert (found.used.long, found.used.tried, found.used.never) == (12, 7, 5)
    assert (found.used.looked_back, found.used.held) == (1, 1)
    assert short.pk


def test_H6_part_of_a_day_more_than_a_year_ago_is_still_a_trial_of_a_case_that_runs(cast: Cast) -> None:
    case = long_case(cast, "elmegaarden", 30)
    Case.objects.filter(pk=case.pk).update(first_day=TODAY - timedelta(days=500), last_day=None)
    first = TODAY - timedelta(days=450)
    AbsencePeriod.objects.create(
        employment=case.employment,
        category="partial_sickness",
        first=first,
        last=first + timedelta(days=20),
        degree=Decimal("0.5"),
        added_by=cast.run,
    )
    found = line(cast, "leader", "elmegaarden")
    assert found is not None
    assert (found.used.long, found.used.tried) == (1, 1)
    assert not found.used.never
    assert not found.used.days, "they are not of this year"


def test_H6_others_are_told_nothing_of_few_people(cast: Cast) -> None:
    for number in range(3):
        partly(cast, long_case(cast, "elmegaarden", number))
    own, coordinator = line(cast, "leader", "elmegaarden"), line(cast, "coordinator", "elmegaarden")
    assert own is not None
    assert own.used.long == 3
    assert coordinator is None or coordinator.used.long is None
    assert all(one.used.long is None for one in lines(cast.actor("coordinator"), TODAY))


def test_H6_the_page_and_the_files_tell_the_same(cast: Cast, client: Client) -> None:
    filled(cast)
    cast.login(client, "coordinator")
    page = client.get(reverse("returning:usage")).content.decode()
    assert "Nedsat tjeneste det seneste år" in page
    csv = client.get(reverse("returning:usage-file", args=["csv"])).content.decode("utf-8-sig")
    book = openpyxl.load_workbook(BytesIO(client.get(reverse("returning:usage-file", args=["xlsx"])).content))
    [_head, first, *_rest] = list(book["Nedsat tjeneste"].iter_rows(values_only=True))
    assert first[1:6] == (11, 6, 5, 60, 30)
    assert f"{first[0]};11;6;5;60,0;30,0;færre end 5;færre end 5" in csv
    assert client.get("/koordinator/").content.decode().count(reverse("returning:usage")) == 1


def test_H6_an_employee_finds_no_such_page(cast: Cast, client: Client) -> None:
    cast.login(client, "anne")
    assert client.get(reverse("returning:usage")).status_code == 404

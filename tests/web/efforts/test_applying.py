"""Efforts for groups and units: who applies, who answers, and what comes of it. A3 A4 A9 N4"""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.conf import LazySettings
from django.core import mail
from django.http import Http404
from django.test import Client
from tests.web.cast import TODAY, Cast
from tests.web.efforts.asking import AIM, ANSWERS, OFFER, applied

from naervaer.core.access.model import Role
from naervaer.core.access.sight import Capacity
from naervaer.core.verdicts import Refused
from naervaer.web.courses.models import Course
from naervaer.web.efforts import actions
from naervaer.web.efforts.models import Application
from naervaer.web.said import said_by

pytestmark = pytest.mark.django_db


@pytest.fixture
def aabenraa(settings: LazySettings) -> None:
    settings.NAERVAER_POLICY = "aabenraa"


@pytest.fixture
def norddjurs(settings: LazySettings) -> None:
    settings.NAERVAER_POLICY = "norddjurs"


def read(client: Client, cast: Cast, who: str, url: str) -> str:
    cast.login(client, who)
    return str(client.get(url).content.decode())


@pytest.mark.usefixtures("aabenraa")
def test_A9_a_trio_applies_with_the_form_and_hr_answers(
    client: Client, cast: Cast, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    assert "Søg en indsats" in read(client, cast, "trio", f"/trivselsordning/{OFFER}/")
    url = f"/indsatser/ansoeg/{OFFER}/"
    assert "Hvad skal forløbet handle om?" in read(client, cast, "trio", url)
    unit = cast.units["elmegaarden"].pk
    with django_capture_on_commit_callbacks(execute=True):
        sent = client.post(url, {"unit": unit, "persons": 12, "send": "", **ANSWERS})
    held = Application.objects.get()
    assert sent.headers["Location"] == f"/indsatser/{held.pk}/"
    assert [message.to for message in mail.outbox] == [["hr@example.org"]]
    assert "Job" not in str(mail.outbox[0].message()), "neutral"
    page = read(client, cast, "hr", f"/indsatser/{held.pk}/")
    assert "Færre konflikter" in page
    client.post(f"/indsatser/{held.pk}/godkend/", {"aim": AIM, "priority": "first"})
    course = Course.objects.get()
    assert (course.state, course.unit_id, course.employment, course.asker) == (
        "running",
        unit,
        None,
        cast.people["trio"],
    )
    told = read(client, cast, "trio", f"/indsatser/{held.pk}/")
    assert AIM in told
    assert "Skal i gang først" in told
    assert "Job &amp; Trivsel" in read(client, cast, "trio", "/min-side/")


@pytest.mark.usefixtures("norddjurs")
def test_N4_a_leader_asks_and_the_chief_of_the_area_aims_prioritises_or_sends_back(client: Client, cast: Cast) -> None:
    held = applied(cast, "leader", "gruppeindsats")
    assert "Indsatser, der venter på dig" in read(client, cast, "chief", "/i-dag/")
    cast.login(client, "hr")
    assert client.post(f"/indsatser/{held.pk}/godkend/", {"aim": AIM, "priority": "first"}).status_code == 404
    cast.login(client, "chief")
    assert "Skriv hvorfor" in client.post(f"/indsatser/{held.pk}/send-tilbage/", {"text": ""}).content.decode()
    client.post(f"/indsatser/{held.pk}/send-tilbage/", {"text": "Tal først med TRIO"})
    assert "Tal først med TRIO" in read(client, cast, "leader", f"/indsatser/{held.pk}/")
    assert "Indsatser, der venter på dig" in read(client, cast, "leader", "/i-dag/")
    client.post(f"/indsatser/{held.pk}/send-igen/", {"persons": 9, "wish": "Ro", "anledning": "Talt med TRIO"})
    cast.login(client, "chief")
    client.post(f"/indsatser/{held.pk}/godkend/", {"aim": AIM, "priority": "can_wait"})
    held.refresh_from_db()
    assert held.state == "approved"
    assert Course.objects.get().provider == "egen-psykolog"


@pytest.mark.usefixtures("aabenraa")
def test_A4_job_and_trivsel_twice_in_one_year_is_refused_with_its_reason_and_the_ways_that_remain(
    client: Client, cast: Cast
) -> None:
    held = applied(cast)
    assert actions.approve(by=cast.actor("hr"), application_id=held.pk, aim=AIM, priority="normal")
    unit = cast.units["elmegaarden"].pk
    page = read(client, cast, "trio", f"/indsatser/ansoeg/{OFFER}/")
    assert "Arbejdspladsen har allerede fået 1 forløb i år." in page
    assert "Arbejdspladsen betaler selv" in page
    again = actions.apply(by=cast.actor("trio"), offer=OFFER, unit=unit, persons=3, answers=ANSWERS)
    assert isinstance(again, Refused)
    assert "Arbejdspladsen har allerede fået 1 forløb i år." in again.reasons[0]


@pytest.mark.usefixtures("aabenraa")
def test_last_years_course_is_not_in_the_way(cast: Cast) -> None:
    said = said_by(cast.actor("hr"), Capacity(Role.HR_CONSULTANT))
    last_year = date(TODAY.year - 1, 12, 1)
    unit = cast.units["elmegaarden"]
    Course.objects.create(unit=unit, offer=OFFER, paid_by="scheme", asked_on=last_year, state="finished", **said)
    assert applied(cast).state == "asked"


@pytest.mark.usefixtures("aabenraa")
def test_what_concerns_the_leader_is_invisible_to_them_from_every_seat(client: Client, cast: Cast) -> None:
    held = applied(cast, concerns_leader=True)
    for who in ("leader", "co_leader", "deputy"):
        assert read(client, cast, who, "/indsatser/").count("Job &amp; Trivsel</a>") <= 1, "only the link to apply"
        assert client.get(f"/indsatser/{held.pk}/").status_code == 404
    assert actions.approve(by=cast.actor("hr"), application_id=held.pk, aim=AIM, priority="normal")
    assert read(client, cast, "leader", "/min-side/").count("Job &amp; Trivsel") == 0
    assert "Arbejdspladsen har allerede" not in client.get(f"/indsatser/ansoeg/{OFFER}/").content.decode()
    made = applied(cast, "leader")
    assert made.pk != held.pk, "the leader's own application tells nothing of the other"
    refused = actions.approve(by=cast.actor("hr"), application_id=made.pk, aim=AIM, priority="normal")
    assert isinstance(refused, Refused), "the unit has had its course of the year, and HR knows"


@pytest.mark.usefixtures("norddjurs")
def test_where_it_concerns_the_chief_who_leads_the_unit_hr_answers(cast: Cast) -> None:
    unit = "forvaltning"
    held = applied(cast, "chief", "organisationsindsats", unit)
    assert actions.approve(by=cast.actor("chief"), application_id=held.pk, aim=AIM, priority="normal")
    refused = actions.apply(
        by=cast.actor("chief"),
        offer="gruppeindsats",
        unit=cast.units[unit].pk,
        persons=3,
        answers=ANSWERS,
        concerns_leader=True,
    )
    assert isinstance(refused, Refused)
    assert "Du leder selv enheden" in refused.reasons[0]


@pytest.mark.usefixtures("aabenraa")
def test_nobody_applies_for_a_unit_they_have_no_seat_in(client: Client, cast: Cast) -> None:
    for who, unit in (("trio", "havblik"), ("outsider", "elmegaarden"), ("anne", "elmegaarden")):
        with pytest.raises(Http404):
            applied(cast, who, unit=unit)
    held = applied(cast)
    cast.login(client, "outsider")
    assert client.get(f"/indsatser/{held.pk}/").status_code == 404


@pytest.mark.usefixtures("aabenraa")
def test_an_application_with_a_question_left_open_is_not_sent(client: Client, cast: Cast) -> None:
    cast.login(client, "trio")
    unit = cast.units["elmegaarden"].pk
    page = client.post(f"/indsatser/ansoeg/{OFFER}/", {"unit": unit, "persons": 0, "send": "", "wish": "Ro"})
    assert "Skriv et svar." in page.content.decode()
    assert not Application.objects.exists()
    short = actions.apply(by=cast.actor("trio"), offer=OFFER, unit=unit, persons=0, answers=ANSWERS)
    assert isinstance(short, Refused)
    open_left = actions.apply(by=cast.actor("trio"), offer=OFFER, unit=unit, persons=4, answers={"wish": " "})
    assert isinstance(open_left, Refused)
    assert open_left.reasons[0] == "Der mangler et svar: Hvad vil I gerne opnå?"


@pytest.mark.usefixtures("aabenraa")
def test_an_application_is_withdrawn_by_whoever_asked_and_no_other(client: Client, cast: Cast) -> None:
    held = applied(cast)
    with pytest.raises(Http404):
        actions.withdraw(by=cast.actor("safety"), application_id=held.pk)
    cast.login(client, "trio")
    client.post(f"/indsatser/{held.pk}/traek-tilbage/")
    held.refresh_from_db()
    assert held.state == "withdrawn"
    assert applied(cast).pk != held.pk


@pytest.mark.usefixtures("aabenraa")
def test_a_second_application_while_one_is_open_is_refused(cast: Cast) -> None:
    held = applied(cast)
    assert applied(cast).pk == held.pk, "pressed twice"
    other = actions.apply(
        by=cast.actor("safety"), offer=OFFER, unit=cast.units["elmegaarden"].pk, persons=3, answers=ANSWERS
    )
    assert isinstance(other, Refused)

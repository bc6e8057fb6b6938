"""What whoever gives courses sees: who needs what today, and never the personnel side."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.conf import LazySettings
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.web.booking.scene import POLICY, at_human_house, booked, held, running
from tests.web.cast import TODAY, Cast
from tests.web.courses.paying import seat
from tests.web.journal.scene import made_consultant

from naervaer.core.access.model import SYSTEM
from naervaer.web.audit.models import Entry
from naervaer.web.booking import actions, late, queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def aabenraa(settings: LazySettings) -> None:
    settings.NAERVAER_POLICY = "aabenraa"


def read(client: Client, cast: Cast, who: str, url: str) -> str:
    cast.login(client, who)
    return str(client.get(url).content.decode())


@pytest.mark.usefixtures("aabenraa")
def test_a_provider_sees_its_own_courses_by_first_name_and_nothing_of_the_personnel_side(
    client: Client, cast: Cast
) -> None:
    seat(cast)
    course = at_human_house(cast)
    elsewhere = at_human_house(cast, "anne", provider="fysiodanmark", offer="fysioterapi")
    name = cast.people["pupil"].name
    page = read(client, cast, "provider", "/mine-forloeb/")
    assert name.split()[0] in page
    assert name not in page
    assert "Anne" not in page
    one = client.get(f"/mine-forloeb/{course.pk}/").content.decode()
    assert name not in one
    assert "Elmegården" not in one
    assert "cpr" not in one.casefold()
    assert client.get(f"/mine-forloeb/{elsewhere.pk}/").status_code == 404
    for url in ("/tal/", f"/person/{cast.people['pupil'].pk}/", "/i-dag/", "/organisation/"):
        assert client.get(url).status_code == 404, url
    assert Entry.objects.filter(action="booking.seen", subject=cast.people["pupil"]).exists(), "the read is in the log"


@pytest.mark.usefixtures("aabenraa")
def test_the_hours_say_nothing_of_kroner_where_no_price_is_agreed_and_lead_to_the_invoices(
    client: Client, cast: Cast
) -> None:
    seat(cast)
    held(cast, at_human_house(cast), 2, "provider", "rådhuset")
    hours = read(client, cast, "provider", f"/mine-forloeb/timer/?maaned={TODAY:%Y-%m}")
    assert "2,00" in hours
    assert "Kr., ordningen" not in hours
    assert "ingen tal" not in hours
    assert 'href="/fakturaer/"' in client.get("/mine-forloeb/").content.decode()


@pytest.mark.usefixtures("aabenraa")
def test_the_first_contact_has_a_deadline_that_is_met_or_late(client: Client, cast: Cast) -> None:
    seat(cast)
    course = at_human_house(cast)
    assert "Tag kontakt senest" in read(client, cast, "provider", "/mine-forloeb/")
    actions.tell_way(by=cast.actor("pupil"), course_id=course.pk, text="20 30 40 50")
    assert "20 30 40 50" in client.get(f"/mine-forloeb/{course.pk}/").content.decode()
    client.post(f"/mine-forloeb/{course.pk}/kontakt/", {"on_day": TODAY.isoformat()})
    assert "Tag kontakt senest" not in client.get("/mine-forloeb/").content.decode()


@pytest.mark.usefixtures("aabenraa")
def test_whoever_lets_the_deadline_pass_is_told_the_day_after_and_once(
    cast: Cast, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    seat(cast)
    course = at_human_house(cast)
    due = queries.given_one(cast.actor("provider"), course.pk, TODAY).contact
    assert due is not None
    assert (due.due - TODAY).days == 7, "five workdays"
    for day, number in ((due.due, 0), (due.due + timedelta(days=1), 1), (due.due + timedelta(days=2), 0)):
        with django_capture_on_commit_callbacks(execute=True):
            assert dict(late.at_night(SYSTEM, day)) == {"late_contacts": number}
    assert [message.to for message in mail.outbox] == [["provider@example.org"]]
    assert queries.given(cast.actor("provider"), due.due + timedelta(days=1))[1][0].late


def test_the_most_pressing_stands_first(cast: Cast, settings: LazySettings) -> None:
    settings.NAERVAER_POLICY = POLICY
    quiet, new = running(cast), running(cast, "anne")
    actions.note_contact(by=cast.actor("wellbeing"), course_id=quiet.pk, on_day=TODAY)
    booked(cast, quiet)
    _page, rows = queries.given(cast.actor("wellbeing"), TODAY)
    assert [row.pk for row in rows] == [new.pk, quiet.pk]


def test_a_course_somebody_has_taken_is_unknown_to_their_colleagues(
    client: Client, cast: Cast, settings: LazySettings
) -> None:
    settings.NAERVAER_POLICY = POLICY
    made_consultant(cast, "retention")
    course = running(cast)
    assert read(client, cast, "retention", f"/mine-forloeb/{course.pk}/").startswith("<!DOCTYPE")
    cast.login(client, "wellbeing")
    client.post(f"/mine-forloeb/{course.pk}/tag/")
    cast.login(client, "retention")
    assert client.get(f"/mine-forloeb/{course.pk}/").status_code == 404


def test_the_list_costs_as_many_queries_for_many_as_for_few(cast: Cast, settings: LazySettings) -> None:
    settings.NAERVAER_POLICY = POLICY

    def cost() -> int:
        with CaptureQueriesContext(connection) as seen:
            queries.given(cast.actor("wellbeing"), TODAY)
        return len(seen)

    held(cast, running(cast), 2)
    few = cost()
    for who in ("anne", "mads", "pupil", "safety"):
        held(cast, running(cast, who), 3)
    assert cost() <= few


def test_a_finished_course_is_closed_and_shown_among_those_that_ended(
    client: Client, cast: Cast, settings: LazySettings
) -> None:
    settings.NAERVAER_POLICY = POLICY
    course = running(cast)
    cast.login(client, "wellbeing")
    client.post(f"/mine-forloeb/{course.pk}/afslut/")
    page = client.get("/mine-forloeb/").content.decode()
    assert "Sluttet for nylig" in page
    assert "Ingen forløb er i gang." in page
    other = running(cast, "anne")
    client.post(f"/mine-forloeb/{other.pk}/stop/", {"reason": "Flyttet"})
    other.refresh_from_db()
    assert other.state == "stopped"


@pytest.mark.usefixtures("aabenraa")
def test_A6_the_programme_of_a_group_course_is_laid_out_part_by_part(client: Client, cast: Cast) -> None:
    seat(cast)
    course = at_human_house(cast, employment=None, offer="job-og-trivsel", asker=cast.people["trio"])
    page = read(client, cast, "provider", f"/mine-forloeb/{course.pk}/")
    assert "Planlægningsmøde, 1 time (på nettet)." in page
    assert page.count("Mangler at blive aftalt") == 3
    form = client.get(f"/mine-forloeb/{course.pk}/aftal/?del=course").content.decode()
    assert 'value="180"' in form, "a workshop is three hours"
    booked(cast, course, "provider", place="arbejdspladsen", part="planning")
    assert client.get(f"/mine-forloeb/{course.pk}/").content.decode().count("Mangler at blive aftalt") == 2

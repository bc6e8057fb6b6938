"""Whoever is called to a sparring sees the cases of its agenda around the meeting, and nothing else ever."""

from datetime import date, timedelta

import pytest
from django.conf import LazySettings
from django.test import Client
from tests.web.cast import TODAY, Cast
from tests.web.ways.sparring import group_of

from naervaer.core.access.model import Purpose
from naervaer.web.access import scope
from naervaer.web.audit.models import Entry
from naervaer.web.followup.models import Case
from naervaer.web.organisation.models import RoleAssignment
from naervaer.web.sparring import actions
from naervaer.web.sparring.models import Item, Meeting

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def solroed(settings: LazySettings) -> None:
    settings.NAERVAER_POLICY = "solroed"


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    """In a week; Anne's case is long and Mads's is not."""
    group = group_of(cast)
    Case.objects.create(employment=cast.employments["mads-1"], first_day=TODAY - timedelta(days=8))
    Case.objects.create(employment=cast.employments["anne-1"], first_day=date(2026, 3, 2), last_day=date(2026, 4, 1))
    return Meeting.objects.create(group=group, on_day=TODAY + timedelta(days=7))


def seen(cast: Cast, who: str, day: date) -> set[str]:
    return set(scope.persons(cast.actor(who), Purpose.SEE_PERSON, day).values_list("ext_id", flat=True))


def page_of(client: Client, cast: Cast, who: str, person: str) -> int:
    cast.login(client, who)
    return client.get(f"/person/{cast.people[person].pk}/").status_code


def test_an_adviser_sees_the_cases_of_the_agenda_from_the_day_it_is_sent_until_the_policys_last_day(
    cast: Cast, meeting: Meeting
) -> None:
    """S5"""
    assert seen(cast, "lawyer", TODAY) == set()
    assert actions.send(by=cast.actor("coordinator"), meeting_id=meeting.pk)
    last = meeting.on_day + timedelta(days=14)
    for day, expected in (
        (TODAY - timedelta(days=1), set()),
        (TODAY, {"anne"}),
        (meeting.on_day, {"anne"}),
        (last, {"anne"}),
        (last + timedelta(days=1), set()),
    ):
        assert seen(cast, "lawyer", day) == expected
        assert seen(cast, "retention", day) == expected
    assert seen(cast, "hr", TODAY) == set()


def test_page_list_and_search_agree_on_what_a_called_adviser_sees(client: Client, cast: Cast, meeting: Meeting) -> None:
    """S5"""
    assert page_of(client, cast, "retention", "anne") == 404
    assert actions.send(by=cast.actor("coordinator"), meeting_id=meeting.pk)
    assert page_of(client, cast, "retention", "anne") == 200
    assert page_of(client, cast, "retention", "mads") == 404
    assert page_of(client, cast, "hr", "anne") == 404
    body = client.get(f"/person/{cast.people['anne'].pk}/").content.decode()
    assert "2.3.2026" not in body, "cases that ended before the one on the agenda are not seen"
    cast.login(client, "retention")
    agenda = client.get(f"/fravaerssparring/moede/{meeting.pk}/").content.decode()
    assert "Anne Birk" in agenda
    assert "Mads" not in agenda


def test_the_day_after_the_last_the_adviser_meets_a_page_that_does_not_exist(
    client: Client, cast: Cast, meeting: Meeting, settings: LazySettings
) -> None:
    assert actions.send(by=cast.actor("coordinator"), meeting_id=meeting.pk)
    item = Item.objects.get()
    urls = [f"/person/{cast.people['anne'].pk}/", f"/fravaerssparring/sag/{item.pk}/"]
    cast.login(client, "lawyer")
    assert [client.get(url).status_code for url in urls] == [200, 200]
    settings.NAERVAER_TODAY = (meeting.on_day + timedelta(days=15)).isoformat()
    client = Client()
    cast.login(client, "lawyer")
    assert [client.get(url).status_code for url in urls] == [404, 404]
    minutes = client.get(f"/fravaerssparring/moede/{meeting.pk}/")
    assert "Anne" not in minutes.content.decode()


def test_a_case_that_is_taken_off_or_a_meeting_that_is_cancelled_is_out_of_sight_at_once(
    cast: Cast, meeting: Meeting
) -> None:
    """S5"""
    coordinator, leader = cast.actor("coordinator"), cast.actor("leader")
    assert actions.send(by=coordinator, meeting_id=meeting.pk)
    anne = cast.employments["anne-1"].pk
    assert actions.take_off(by=leader, meeting_id=meeting.pk, employment=anne, reason="Er tilbage på mandag.")
    assert seen(cast, "lawyer", TODAY) == set()
    put = {"theme": "langt fravær", "question": "Alligevel"}
    assert actions.put_on(by=leader, meeting_id=meeting.pk, employment=anne, **put)
    assert seen(cast, "lawyer", TODAY) == {"anne"}
    assert actions.cancel(by=coordinator, meeting_id=meeting.pk, reason="Ferie")
    assert seen(cast, "lawyer", TODAY) == set()


def test_the_call_ends_with_the_role(cast: Cast, meeting: Meeting) -> None:
    assert actions.send(by=cast.actor("coordinator"), meeting_id=meeting.pk)
    RoleAssignment.objects.filter(person=cast.people["lawyer"]).update(last=TODAY - timedelta(days=1))
    assert seen(cast, "lawyer", TODAY) == set()


@pytest.mark.parametrize("who", ["outsider", "co_leader", "hr", "administrator", "trio", "anne", "chief"])
def test_nobody_outside_the_group_sees_the_meeting_or_its_cases(
    client: Client, cast: Cast, meeting: Meeting, who: str
) -> None:
    """S5: an outsider, a leader of another workplace, HR not called, and the employee."""
    assert actions.send(by=cast.actor("coordinator"), meeting_id=meeting.pk)
    item = Item.objects.get()
    cast.login(client, who)
    for url in (f"moede/{meeting.pk}/", f"sag/{item.pk}/", f"moede/{meeting.pk}/referat.pdf"):
        assert client.get(f"/fravaerssparring/{url}").status_code == 404


def test_the_coordinator_plans_the_meeting_and_sees_nobody_on_it(client: Client, cast: Cast, meeting: Meeting) -> None:
    assert actions.send(by=cast.actor("coordinator"), meeting_id=meeting.pk)
    cast.login(client, "coordinator")
    body = client.get(f"/fravaerssparring/moede/{meeting.pk}/").content.decode()
    assert "Anne" not in body
    assert "ser ikke sagerne" in body
    assert client.get(f"/fravaerssparring/sag/{Item.objects.get().pk}/").status_code == 404


def test_what_a_reader_sees_of_an_agenda_is_in_the_log_of_the_one_it_is_about(
    client: Client, cast: Cast, meeting: Meeting
) -> None:
    assert actions.send(by=cast.actor("coordinator"), meeting_id=meeting.pk)
    cast.login(client, "lawyer")
    client.get(f"/fravaerssparring/sag/{Item.objects.get().pk}/")
    entry = Entry.objects.get(action="sparring.case")
    assert (entry.subject, entry.role) == (cast.people["anne"], "lawyer")
    cast.login(client, "anne")
    assert "så din sag på fraværssparring" in client.get("/min-side/hvem-har-set/").content.decode()

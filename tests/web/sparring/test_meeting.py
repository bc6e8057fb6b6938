"""A sparring from the plan to the minutes."""

import re
from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.test import Client
from tests.web.cast import BEGINNING, TODAY, Cast
from tests.web.ways.sparring import group_of

from naervaer.core.access.model import SYSTEM
from naervaer.core.verdicts import Refused
from naervaer.web.agreements import actions as agreements
from naervaer.web.agreements.models import Agreement
from naervaer.web.followup.models import Case
from naervaer.web.followup.nightly import nightly
from naervaer.web.followup.owing import matters_by_person
from naervaer.web.sparring import actions, queries
from naervaer.web.sparring.minutes import document_of
from naervaer.web.sparring.models import Group, GroupMember, GroupUnit, Item, Meeting

pytestmark = pytest.mark.django_db
SOON = TODAY + timedelta(days=10)


@pytest.fixture(autouse=True)
def solroed(settings: LazySettings) -> None:
    settings.NAERVAER_POLICY = "solroed"


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    """Today; Anne has been ill for 34 days, Mads for 9."""
    group = group_of(cast)
    Case.objects.create(employment=cast.employments["mads-1"], first_day=TODAY - timedelta(days=8))
    return Meeting.objects.create(group=group, on_day=TODAY)


def sent(cast: Cast, meeting: Meeting) -> Item:
    assert actions.send(by=cast.actor("coordinator"), meeting_id=meeting.pk)
    return Item.objects.get(employment=cast.employments["anne-1"])


def body_of(client: Client, cast: Cast, who: str, url: str) -> str:
    cast.login(client, who)
    response = client.get(url)
    assert response.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_the_coordinator_keeps_a_group_and_plans_the_year(client: Client, cast: Cast) -> None:
    """S5: several groups, each with its units, members and meetings."""
    cast.login(client, "coordinator")
    made = client.post("/fravaerssparring/gruppe/ny/", {"name": "Hjemmeplejen"})
    group = Group.objects.get()
    assert made["Location"] == f"/fravaerssparring/gruppe/{group.pk}/"
    day = TODAY.isoformat()
    base = f"/fravaerssparring/gruppe/{group.pk}"
    assert client.post(f"{base}/enhed/", {"unit": "Elmegården", "first": day}).status_code == 302
    for person, seat in (("leader", "leader"), ("retention", "retention_consultant")):
        assert client.post(f"{base}/medlem/", {"person": person, "seat": seat, "first": day}).status_code == 302
    assert client.post(f"{base}/moeder/", {"first": day, "count": 3, "starts": "09:00"}).status_code == 302
    days = list(Meeting.objects.order_by("on_day").values_list("on_day", flat=True))
    assert [d.isoformat() for d in days] == ["2026-11-23", "2026-12-28", "2027-01-25"]
    again = client.post(f"{base}/moeder/", {"first": day, "count": 1})
    assert "mødes allerede 23.11.2026" in again.content.decode()
    page = body_of(client, cast, "coordinator", f"{base}/")
    assert "Elmegården" in page
    assert "Lone Leder" in page


def test_a_unit_and_a_member_leave_the_group_by_date(client: Client, cast: Cast) -> None:
    group = group_of(cast)
    cast.login(client, "coordinator")
    unit, member = GroupUnit.objects.get(), GroupMember.objects.get(seat="lawyer")
    for url in (f"enhed/{unit.pk}", f"medlem/{member.pk}"):
        assert client.post(f"/fravaerssparring/gruppe/{url}/afslut/", {"last": TODAY.isoformat()}).status_code == 302
    assert queries.of_group(group.pk) == []
    assert GroupUnit.objects.get().last == GroupMember.objects.get(seat="lawyer").last == TODAY


def test_a_member_cannot_have_two_seats_at_once(cast: Cast) -> None:
    group = group_of(cast)
    verdict = actions.add_member(
        by=cast.actor("coordinator"),
        group=group.pk,
        person=cast.people["leader"],
        seat=actions.Seat.LEADER,
        first=BEGINNING,
    )
    assert isinstance(verdict, Refused)


def test_the_agenda_makes_itself_and_says_why(client: Client, cast: Cast, meeting: Meeting) -> None:
    """S5"""
    body = body_of(client, cast, "leader", f"/fravaerssparring/moede/{meeting.pk}/")
    assert "som den ser ud nu" in body
    assert "Anne Birk" in body
    assert "Dag 34" in body
    assert "Mads" not in body


def test_S5_S16_a_leader_puts_somebody_on_with_a_question_also_before_anybody_is_ill(
    client: Client, cast: Cast, meeting: Meeting
) -> None:
    """S5 S16: a conflict in a single case, without absence."""
    person = cast.people["trio"].pk
    assert "Tag med på fraværssparring" in body_of(client, cast, "leader", f"/person/{person}/")
    url = f"/fravaerssparring/person/{person}/"
    assert "Skriv, hvad du vil have" not in client.post(url, {}).content.decode()
    typed = {"meeting_id": meeting.pk, "theme": "konflikt eller samarbejde", "question": "Hvordan får vi ro på?"}
    assert client.post(url, typed).status_code == 302
    body = body_of(client, cast, "leader", f"/fravaerssparring/moede/{meeting.pk}/")
    assert "Lederens ønske: konflikt eller samarbejde" in body
    assert "Hvordan får vi ro på?" in body
    item = sent(cast, meeting)
    assert Item.objects.get(case=None).position > item.position, "the long ones come before a wish"
    assert cast.people["trio"].name in body_of(client, cast, "retention", f"/fravaerssparring/moede/{meeting.pk}/")


def test_a_wish_that_never_came_up_is_on_the_next_agenda_until_it_has(cast: Cast, meeting: Meeting) -> None:
    """S5: the meeting was called off, or there was no room."""
    leader, coordinator = cast.actor("leader"), cast.actor("coordinator")
    wish = {"theme": "gentaget fravær", "question": "Hvordan tager jeg det op?"}
    trio = cast.employments["trio-1"].pk
    assert actions.put_on(by=leader, meeting_id=meeting.pk, employment=trio, **wish)
    assert actions.cancel(by=coordinator, meeting_id=meeting.pk, reason="Ferie")
    following = Meeting.objects.create(group=meeting.group, on_day=TODAY + timedelta(days=1))
    [line] = [one for one in queries.agenda_page(leader, following.pk, TODAY).lines if one.employment == trio]
    assert line.question is not None
    assert line.question.text == "Hvordan tager jeg det op?"
    Meeting.objects.filter(pk=following.pk).update(on_day=TODAY)
    assert actions.send(by=coordinator, meeting_id=following.pk)
    item = Item.objects.get(meeting=following, employment=trio)
    assert actions.talked(by=leader, item_id=item.pk)
    assert actions.end(by=leader, meeting_id=following.pk, present=[following.calls.all()[0].pk])
    last = Meeting.objects.create(group=meeting.group, on_day=TODAY + timedelta(days=28))
    assert trio not in {one.employment for one in queries.agenda_page(leader, last.pk, TODAY).lines}


def test_a_leader_takes_a_case_off_with_a_reason_that_stays(client: Client, cast: Cast, meeting: Meeting) -> None:
    anne = cast.employments["anne-1"].pk
    cast.login(client, "leader")
    url = f"/fravaerssparring/moede/{meeting.pk}/tag-af/{anne}/"
    assert client.post(url, {"reason": ""}).status_code == 200
    assert client.post(url, {"reason": "Er tilbage på mandag."}).status_code == 302
    body = body_of(client, cast, "leader", f"/fravaerssparring/moede/{meeting.pk}/")
    assert "Taget af dagsordenen" in body
    assert "Er tilbage på mandag." in body
    assert actions.send(by=cast.actor("coordinator"), meeting_id=meeting.pk)
    assert not Item.objects.exists()


def test_the_night_sends_the_agenda_so_many_days_before_and_tells_the_leader(cast: Cast, meeting: Meeting) -> None:
    later = Meeting.objects.create(group=meeting.group, on_day=TODAY + timedelta(days=8))
    Meeting.objects.filter(pk=meeting.pk).update(on_day=TODAY + timedelta(days=7))
    result = nightly(by=SYSTEM, as_of=TODAY)
    assert result["rooms"]["agendas_sent"] == 1
    meeting.refresh_from_db()
    later.refresh_from_db()
    assert (meeting.state, later.state) == ("sent", "planned")
    assert f"sparring:{meeting.pk}" in matters_by_person(TODAY)["leader"]


def test_a_group_without_an_adviser_cannot_be_sent_an_agenda(client: Client, cast: Cast, meeting: Meeting) -> None:
    GroupMember.objects.exclude(seat="leader").delete()
    cast.login(client, "coordinator")
    answer = client.post(f"/fravaerssparring/moede/{meeting.pk}/send/", follow=True)
    assert "ingen fastholdelseskonsulent eller jurist" in answer.content.decode()


def test_decisions_become_agreements_that_the_employee_is_not_told_of_yet(
    client: Client, cast: Cast, meeting: Meeting
) -> None:
    """S5"""
    item = sent(cast, meeting)
    cast.login(client, "retention")
    url = f"/fravaerssparring/sag/{item.pk}"
    typed = {"text": "Ring til Anne om nedsat tid", "owner": "leader", "due": SOON.isoformat()}
    assert client.post(f"{url}/beslutning/", typed).status_code == 302
    made = Agreement.objects.get()
    assert (made.origin, made.origin_pk, made.shared, made.role) == ("sparring", item.pk, False, "retention_consultant")
    assert "Ring til Anne" in body_of(client, cast, "leader", "/i-dag/")
    assert "Ring til Anne" not in body_of(client, cast, "anne", "/min-side/")
    cast.login(client, "leader")
    wrong = client.post(f"{url}/beslutning/", typed | {"due": "2026-11-01"}).content.decode()
    assert "Datoen er gået" in wrong
    assert "Ring til Anne om nedsat tid" in wrong


def test_what_was_decided_last_time_comes_first_and_is_done_at_the_meeting(
    client: Client, cast: Cast, meeting: Meeting, settings: LazySettings
) -> None:
    """S5"""
    item = sent(cast, meeting)
    leader = cast.actor("leader")
    assert actions.decide(by=leader, item_id=item.pk, text="Ring til Anne", owner="leader", due=SOON)
    assert actions.talked(by=leader, item_id=item.pk, note="God kontakt")
    assert actions.end(by=leader, meeting_id=meeting.pk, present=list(meeting.calls.values_list("pk", flat=True)))
    Case.objects.create(employment=cast.employments["pupil-1"], first_day=TODAY - timedelta(days=200))
    following = Meeting.objects.create(group=meeting.group, on_day=TODAY + timedelta(days=28))
    settings.NAERVAER_TODAY = following.on_day.isoformat()
    assert actions.send(by=cast.actor("coordinator"), meeting_id=following.pk)
    first, second = Item.objects.filter(meeting=following).order_by("position")[:2]
    assert first.employment == cast.employments["anne-1"]
    assert first.whys[0]["text"] == "Besluttet sidst: 1 venter"
    assert second.employment == cast.employments["pupil-1"]
    body = body_of(client, cast, "lawyer", f"/fravaerssparring/sag/{first.pk}/")
    assert "Besluttet sidst" in body
    assert "God kontakt" in body
    decision = Agreement.objects.get()
    assert client.post(f"/fravaerssparring/sag/{first.pk}/gjort/{decision.pk}/").status_code == 302
    decision.refresh_from_db()
    assert decision.state == "done"
    assert client.post(f"/fravaerssparring/sag/{second.pk}/gjort/{decision.pk}/").status_code == 404


def test_what_is_put_off_comes_on_the_next_agenda(cast: Cast, meeting: Meeting) -> None:
    item = sent(cast, meeting)
    leader = cast.actor("leader")
    assert actions.postpone(by=leader, item_id=item.pk, note="Tiden gik")
    assert actions.end(by=leader, meeting_id=meeting.pk, present=[meeting.calls.all()[0].pk])
    Case.objects.filter(pk=item.case_id).update(first_day=TODAY - timedelta(days=1))
    following = Meeting.objects.create(group=meeting.group, on_day=TODAY + timedelta(days=5))
    page = queries.agenda_page(leader, following.pk, TODAY)
    assert [line.whys for line in page.lines] == [("Udskudt fra sidste sparring",)]


def test_nothing_is_said_before_the_meeting_or_after_it(cast: Cast, meeting: Meeting) -> None:
    item = sent(cast, meeting)
    leader = cast.actor("leader")
    Meeting.objects.filter(pk=meeting.pk).update(on_day=TODAY + timedelta(days=1))
    for verdict in (
        actions.talked(by=leader, item_id=item.pk),
        actions.decide(by=leader, item_id=item.pk, text="Ring", owner="leader", due=SOON),
        actions.end(by=leader, meeting_id=meeting.pk, present=[meeting.calls.all()[0].pk]),
    ):
        assert isinstance(verdict, Refused)
        assert "først 24.11.2026" in verdict.reasons[0]


def test_pressing_twice_writes_once(cast: Cast, meeting: Meeting) -> None:
    item, leader = sent(cast, meeting), cast.actor("leader")
    assert actions.talked(by=leader, item_id=item.pk, note="God kontakt")
    assert actions.talked(by=leader, item_id=item.pk, note="God kontakt")
    assert item.events.count() == 1


def test_the_meeting_is_walked_case_by_case_with_links(client: Client, cast: Cast, meeting: Meeting) -> None:
    """S5: without JavaScript."""
    Case.objects.create(employment=cast.employments["pupil-1"], first_day=TODAY - timedelta(days=200))
    sent(cast, meeting)
    first, second = Item.objects.order_by("position")
    cast.login(client, "retention")
    page = client.get(f"/fravaerssparring/sag/{first.pk}/").content.decode()
    assert f'id="next-case" href="/fravaerssparring/sag/{second.pk}/"' in page
    assert "Sag 1 af 2" in page
    answer = client.post(f"/fravaerssparring/sag/{first.pk}/droeftet/", {"note": ""})
    assert answer["Location"] == f"/fravaerssparring/sag/{second.pk}/"
    page = client.get(f"/fravaerssparring/sag/{second.pk}/").content.decode()
    assert f'id="previous-case" href="/fravaerssparring/sag/{first.pk}/"' in page
    assert f'id="next-case" href="/fravaerssparring/moede/{meeting.pk}/slut/"' in page


def test_the_minutes_hold_only_the_readers_own_cases(client: Client, cast: Cast, meeting: Meeting) -> None:
    """S5: PDF/UA for those who took part."""
    group = meeting.group
    GroupUnit.objects.create(group=group, unit=cast.units["havblik"], first=BEGINNING)
    GroupMember.objects.create(group=group, person=cast.people["outsider"], seat="leader", first=BEGINNING)
    Case.objects.create(employment=cast.employments["far_away-1"], first_day=TODAY - timedelta(days=60))
    item = sent(cast, meeting)
    leader = cast.actor("leader")
    assert actions.decide(by=leader, item_id=item.pk, text="Ring til Anne", owner="lawyer", due=SOON)
    assert actions.talked(by=leader, item_id=item.pk, note="God kontakt")
    calls = list(meeting.calls.exclude(seat="lawyer").values_list("pk", flat=True))
    cast.login(client, "leader")
    assert client.get(f"/fravaerssparring/moede/{meeting.pk}/referat.pdf").status_code == 404
    assert client.post(f"/fravaerssparring/moede/{meeting.pk}/slut/", {"present": calls}).status_code == 302
    answer = client.get(f"/fravaerssparring/moede/{meeting.pk}/referat.pdf")
    assert answer.content.startswith(b"%PDF")
    told = {}
    for who in ("leader", "outsider", "retention"):
        told[who] = str(document_of(queries.agenda_page(cast.actor(who), meeting.pk, TODAY)))
    assert "Ring til Anne" in told["leader"]
    assert "Finn" not in told["leader"]
    assert "også sager, som du ikke har adgang til" in told["leader"]
    assert "Anne" not in told["outsider"]
    assert "Anne" in told["retention"]
    assert "Finn" in told["retention"]
    assert "Ikke til stede" in told["leader"]


def test_activity_is_told_as_totals_and_never_of_few_people(client: Client, cast: Cast, meeting: Meeting) -> None:
    """S5"""
    item, leader = sent(cast, meeting), cast.actor("leader")
    assert actions.talked(by=leader, item_id=item.pk)
    assert actions.end(by=leader, meeting_id=meeting.pk, present=[meeting.calls.all()[0].pk])
    body = body_of(client, cast, "coordinator", "/fravaerssparring/")
    assert "november 2026 Gruppe Nord 1 færre end 5" in body


def test_activity_counts_what_was_kept_in_time_when_enough_were_talked_of(
    client: Client, cast: Cast, meeting: Meeting, settings: LazySettings
) -> None:
    """S5"""
    for who in ("pupil-1", "trio-1", "safety-1", "temp-1"):
        Case.objects.create(employment=cast.employments[who], first_day=TODAY - timedelta(days=100))
    sent(cast, meeting)
    leader = cast.actor("leader")
    for n, item in enumerate(Item.objects.order_by("position")):
        assert actions.decide(by=leader, item_id=item.pk, text="Ring", owner="leader", due=TODAY + timedelta(days=n))
        assert actions.talked(by=leader, item_id=item.pk)
    first, second, third, *_ = Agreement.objects.order_by("due")
    assert agreements.mark_done(by=leader, agreement_id=first.pk)
    assert agreements.annul(by=leader, agreement_id=third.pk, note="Skrevet ved en fejl")
    assert actions.end(by=leader, meeting_id=meeting.pk, present=[meeting.calls.all()[0].pk])
    settings.NAERVAER_TODAY = (second.due + timedelta(days=1)).isoformat()
    body = body_of(client, cast, "coordinator", "/fravaerssparring/")
    assert "november 2026 Gruppe Nord 1 5 4 1 af 2" in body


def test_the_coordinator_calls_a_meeting_off_with_a_reason(client: Client, cast: Cast, meeting: Meeting) -> None:
    cast.login(client, "coordinator")
    url = f"/fravaerssparring/moede/{meeting.pk}/aflys/"
    assert "Skriv hvorfor" in client.post(url, {"reason": ""}).content.decode()
    assert client.post(url, {"reason": "Ferie"}).status_code == 302
    assert "Aflyst" in client.get(f"/fravaerssparring/moede/{meeting.pk}/").content.decode()


def test_the_leader_finds_the_agenda_on_i_dag_and_the_case_on_its_timeline(
    client: Client, cast: Cast, meeting: Meeting
) -> None:
    sent(cast, meeting)
    assert "Se sagen på dagsordenen" in body_of(client, cast, "leader", "/i-dag/")
    assert "Fraværssparring" in body_of(client, cast, "leader", f"/person/{cast.people['anne'].pk}/")
    assert "Gruppe Nord" in body_of(client, cast, "retention", "/organisation/overdragne/")


def test_where_no_sparring_is_held_nobody_meets_it(client: Client, cast: Cast, settings: LazySettings) -> None:
    settings.NAERVAER_POLICY = "standard"
    body = body_of(client, cast, "leader", f"/person/{cast.people['anne'].pk}/")
    assert "raværssparring" not in body
    assert "holdes ikke fraværssparring" in body_of(client, cast, "coordinator", "/fravaerssparring/")

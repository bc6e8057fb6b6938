"""The meetings in people's calendars, and mail to those who are called."""

from datetime import time, timedelta
from typing import Any

import pytest
from django.conf import LazySettings
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from tests.web.cast import TODAY, Cast
from tests.web.ways.sparring import group_of

from naervaer.core.access.model import SYSTEM
from naervaer.web.followup.nightly import nightly
from naervaer.web.followup.owing import matters_by_person
from naervaer.web.sparring import actions
from naervaer.web.sparring.models import Group, Meeting, MeetingMail

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def solroed(settings: LazySettings) -> None:
    settings.NAERVAER_POLICY = "solroed"


def plan(cast: Cast, group: Group, **said: Any) -> list[Meeting]:
    first = TODAY + timedelta(days=14)
    made = actions.plan(by=cast.actor("coordinator"), group=group.pk, first=first, count=1, **said)
    assert isinstance(made, list)
    return made


def test_a_planned_meeting_is_put_in_the_calendars_and_taken_out_when_it_is_called_off(
    cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    """S5: the mail tells neither what the meeting is about nor whom."""
    group = group_of(cast)
    with django_capture_on_commit_callbacks(execute=True):
        [meeting] = plan(cast, group, starts=time(9), place="Mødelokale 2")
    assert sorted(m.to[0] for m in mail.outbox) == [f"{who}@example.org" for who in ("lawyer", "leader", "retention")]
    assert {m.subject for m in mail.outbox} == {"Møde"}
    content = MeetingMail.objects.filter(method="REQUEST")[0].content
    assert "SUMMARY:Møde" in content
    assert "DTSTART;TZID=Europe/Copenhagen:20261207T090000" in content
    told = "".join(str(m.message()) for m in mail.outbox) + content
    assert "sparring" not in told.replace(f"sparring-{meeting.pk}@", "").casefold()
    assert "fravær" not in told.casefold()
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        assert actions.cancel(by=cast.actor("coordinator"), meeting_id=meeting.pk, reason="Ferie")
    assert len(mail.outbox) == 3
    called_off = MeetingMail.objects.filter(method="CANCEL")[0].content
    assert "METHOD:CANCEL" in called_off
    assert "SEQUENCE:1" in called_off


def test_a_meeting_without_a_time_of_day_is_in_no_calendar(cast: Cast, django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        plan(cast, group_of(cast))
    assert mail.outbox == []


def test_whoever_joins_later_is_asked_when_the_agenda_is_sent_and_nobody_twice(
    cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    group = group_of(cast)
    [meeting] = plan(cast, group, starts=time(9))
    assert actions.add_member(
        by=cast.actor("coordinator"),
        group=group.pk,
        person=cast.people["co_leader"],
        seat=actions.Seat.LEADER,
        first=TODAY,
    )
    with django_capture_on_commit_callbacks(execute=True):
        assert actions.send(by=cast.actor("coordinator"), meeting_id=meeting.pk)
    assert [m.to[0] for m in mail.outbox] == ["co_leader@example.org"]


def test_a_mail_the_server_refused_is_sent_at_night(
    cast: Cast, django_capture_on_commit_callbacks: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: EmailBackend, messages: Any) -> int:
        raise OSError

    with monkeypatch.context() as broken, django_capture_on_commit_callbacks(execute=True):
        broken.setattr(EmailBackend, "send_messages", refuse)
        plan(cast, group_of(cast), starts=time(9))
    assert MeetingMail.objects.filter(sent_at=None).count() == 3
    nightly(by=SYSTEM, as_of=TODAY)
    assert not MeetingMail.objects.filter(sent_at=None).exists()


def test_leaders_and_called_advisers_are_told_by_mail_that_something_waits(cast: Cast) -> None:
    [meeting] = plan(cast, group_of(cast))
    assert actions.send(by=cast.actor("coordinator"), meeting_id=meeting.pk)
    matters = matters_by_person(TODAY)
    key = f"sparring:{meeting.pk}"
    assert {person for person, keys in matters.items() if key in keys} == {"leader", "deputy", "retention", "lawyer"}

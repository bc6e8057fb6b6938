"""Calendar mail is sent by the worker: a slow mail server keeps nobody waiting, and nothing is lost without one."""

from typing import Any

import pytest
from django.conf import LazySettings
from django.core import mail
from django.test import Client
from django_tasks_db.models import DBTaskResult
from tests.web.cast import Cast
from tests.web.conversations.talking import case_of, invited

from naervaer.web import clock
from naervaer.web.conversations import actions, sending
from naervaer.web.conversations.models import CalendarMail
from naervaer.web.notices import calendar, outgoing

pytestmark = pytest.mark.django_db
QUEUED = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def test_S2_an_invitation_waits_for_the_worker_and_the_night_sends_what_no_worker_took(
    cast: Cast, settings: LazySettings, django_capture_on_commit_callbacks: Any
) -> None:
    settings.TASKS = QUEUED
    case_of(cast)
    with django_capture_on_commit_callbacks(execute=True):
        invited(cast)
    waiting = CalendarMail.objects.filter(sent_at=None).count()
    assert waiting
    assert mail.outbox == []
    assert DBTaskResult.objects.filter(task_path=sending.send_written.module_path).count() == 1
    assert sending.send_waiting() == waiting
    assert len(mail.outbox) == waiting


def test_S2_what_a_newer_mail_has_taken_the_place_of_is_never_sent(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    """The server was down for the invitation and up for the cancellation: the night does not put the meeting back."""
    case_of(cast)
    with monkeypatch.context() as broken:
        broken.setattr(calendar, "send", lambda **_: False)
        with django_capture_on_commit_callbacks(execute=True):
            talk = invited(cast)
    with django_capture_on_commit_callbacks(execute=True):
        assert actions.call_off(by=cast.actor("leader"), conversation_id=talk.pk)
    assert len(mail.outbox) == 2
    assert sending.send_waiting() == 0
    assert set(CalendarMail.objects.exclude(sent_at=None).values_list("method", flat=True)) == {"CANCEL"}


def test_S2_the_leader_reads_whether_the_calendar_mail_is_on_its_way_refused_or_sent(
    client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_of(cast)
    talk = invited(cast)
    cast.login(client, "leader")

    def told() -> str:
        return str(client.get(f"/samtaler/{talk.pk}/").content.decode())

    assert "Kalenderaftalen til Anne Birk er på vej" in told()
    with monkeypatch.context() as broken:
        broken.setattr(calendar, "send", lambda **_: False)
        sending.send_waiting()
    assert "Kalenderaftalen til Anne Birk kunne ikke sendes" in told()
    sending.send_waiting()
    assert "Kalenderaftalen er sendt til Anne Birk" in told()


def test_S2_the_night_leaves_alone_what_a_worker_is_about_to_send(
    cast: Cast, settings: LazySettings, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    """The worker has taken the first mail; while it talks with the server the night comes by."""
    settings.TASKS = QUEUED
    case_of(cast)
    with django_capture_on_commit_callbacks(execute=True):
        invited(cast)
    waiting = CalendarMail.objects.filter(sent_at=None).count()
    really, by_night = calendar.send, []

    def slowly(**said: Any) -> bool:
        if not by_night:
            by_night.append(None)
            by_night[0] = sending.send_waiting()
        return really(**said)

    monkeypatch.setattr(calendar, "send", slowly)
    sent = sending.send_waiting()
    assert sent + by_night[0] == waiting == len(mail.outbox)
    assert len({message.to[0] for message in mail.outbox}) == waiting


def test_S2_what_a_worker_died_with_in_its_hands_is_sent_when_it_cannot_be_about_it_any_more(
    cast: Cast, settings: LazySettings, django_capture_on_commit_callbacks: Any
) -> None:
    settings.TASKS = QUEUED
    case_of(cast)
    with django_capture_on_commit_callbacks(execute=True):
        invited(cast)
    CalendarMail.objects.update(tried_at=clock.now(), tries=1)
    assert sending.send_waiting() == 0
    CalendarMail.objects.update(tried_at=clock.now() - 2 * outgoing.UNDER_WAY)
    assert sending.send_waiting() == CalendarMail.objects.count()

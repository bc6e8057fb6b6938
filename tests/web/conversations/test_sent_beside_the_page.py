"""Calendar mail is sent by the worker: a slow mail server keeps nobody waiting, and nothing is lost without one."""

from typing import Any

import pytest
from django.conf import LazySettings
from django.core import mail
from django.test import Client
from django_tasks_db.models import DBTaskResult
from tests.web.cast import Cast
from tests.web.conversations.talking import case_of, invited

from naervaer.web.conversations import actions, sending
from naervaer.web.conversations.models import CalendarMail
from naervaer.web.notices import calendar

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

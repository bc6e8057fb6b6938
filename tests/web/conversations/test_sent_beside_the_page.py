"""Calendar mail is sent by the worker: a slow mail server keeps nobody waiting, and nothing is lost without one."""

from typing import Any

import pytest
from django.conf import LazySettings
from django.core import mail
from django_tasks_db.models import DBTaskResult
from tests.web.cast import Cast
from tests.web.conversations.talking import case_of, invited

from naervaer.web.conversations import sending
from naervaer.web.conversations.models import CalendarMail

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

"""News is sent by the worker: a slow mail server keeps nobody waiting, and what is done with is forgotten."""

from datetime import timedelta
from typing import Any

import pytest
from django.conf import LazySettings
from django.core import mail
from django_tasks_db.models import DBTaskResult
from tests.web.cast import TODAY, Cast

from naervaer.core.access.model import SYSTEM
from naervaer.web import clock
from naervaer.web.notices import news, tidying

pytestmark = pytest.mark.django_db


def test_H5_news_waits_for_the_worker_who_sends_it_to_those_with_an_address(
    cast: Cast, settings: LazySettings, django_capture_on_commit_callbacks: Any
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    with django_capture_on_commit_callbacks(execute=True):
        news.tell_at_once(persons=["anne", "leader", "leader"], path="/min-side/")
        news.tell_at_once(persons=[])
    assert mail.outbox == []
    waiting = DBTaskResult.objects.get(task_path=news.send_news.module_path)
    news.send_news.func(*waiting.args_kwargs["args"])
    assert sorted(message.to[0] for message in mail.outbox) == ["anne@example.org", "leader@example.org"]
    assert all("/min-side/" in message.body and "Anne" not in message.body for message in mail.outbox)


def test_a_finished_task_is_forgotten_and_one_that_waits_is_not(
    cast: Cast, settings: LazySettings, django_capture_on_commit_callbacks: Any
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    with django_capture_on_commit_callbacks(execute=True):
        for person in ("anne", "leader"):
            news.tell_at_once(persons=[person])
    long_ago = clock.now() - tidying.KEPT - timedelta(minutes=1)
    done = DBTaskResult.objects.first()
    assert done is not None
    DBTaskResult.objects.filter(pk=done.pk).update(status="SUCCESSFUL", finished_at=long_ago)
    assert dict(tidying.at_night(SYSTEM, TODAY)) == {"tasks_forgotten": 1}
    assert DBTaskResult.objects.exclude(pk=done.pk).count() == 1

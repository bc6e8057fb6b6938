"""The room is tried in Norddjurs, whose consultant evaluates every course; mails go as soon as a test writes."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.conf import LazySettings
from tests.web.cast import Cast
from tests.web.evaluation.scene import MANY, POLICY, ask, mailed

OnCommit = Callable[..., AbstractContextManager[Any]]


@pytest.fixture(autouse=True)
def norddjurs(settings: LazySettings) -> None:
    settings.NAERVAER_POLICY = POLICY


@pytest.fixture
def links(cast: Cast, django_capture_on_commit_callbacks: OnCommit) -> dict[str, str]:
    """The links of everybody in ``MANY``, whose courses are finished."""
    with django_capture_on_commit_callbacks(execute=True):
        ask(cast, MANY)
    return mailed()


@pytest.fixture
def on_commit(django_capture_on_commit_callbacks: OnCommit) -> Callable[[Callable[[], Any]], Any]:
    """Do something with all that follows when it is written."""

    def done(call: Callable[[], Any]) -> Any:
        with django_capture_on_commit_callbacks(execute=True):
            return call()

    return done

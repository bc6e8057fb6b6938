"""What the worker has done is forgotten: a task that is finished tells who was sent news, and is of no more use."""

from collections.abc import Iterator
from datetime import date, timedelta

from django_tasks_db.models import DBTaskResult

from naervaer.core.access.model import Actor
from naervaer.web import clock

KEPT = timedelta(days=2)
"""So long a finished task can be looked at by whoever runs the installation."""


def at_night(actor: Actor, day: date) -> Iterator[tuple[str, int]]:
    old = DBTaskResult.objects.finished().filter(finished_at__lt=clock.now() - KEPT)
    yield "tasks_forgotten", old.delete()[0]

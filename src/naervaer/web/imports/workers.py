"""*Arbejdsproces*: the process that does queued work, how others see that it lives, and what it does of what died.

``naervaer serve`` keeps one running. A night run and a command do what waits as well, so nothing is lost without one.
"""

import logging
import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db import OperationalError, connection, transaction
from django.utils.crypto import get_random_string
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS, DEFAULT_TASK_QUEUE_NAME, TaskResultStatus, task_backends
from django_tasks_db.backend import DatabaseBackend
from django_tasks_db.management.commands.db_worker import Worker as Loop
from django_tasks_db.models import DBTaskResult

from naervaer.web import clock
from naervaer.web.imports.aftermath import follow
from naervaer.web.imports.models import Worker

SECONDS_BETWEEN_BEATS = 5
SECONDS_BETWEEN_LOOKS = 0.5
GIVEN_UP = timedelta(minutes=2)
"""A worker on another machine that has given no sign for so long is taken to be dead."""
ATTEMPTS = 3
"""How often work that killed its worker is tried."""

_log = logging.getLogger(__name__)
_this: list[str] = []


def this_worker() -> str:
    """The id of the worker this process is; empty where work is done at once."""
    return _this[-1] if _this else ""


def run(*, forever: bool) -> None:
    """Do queued work: what waits, or until the process is told to stop."""
    with _signed_in() as worker_id:
        put_back()
        loop = Loop(
            queue_names=[DEFAULT_TASK_QUEUE_NAME],
            interval=SECONDS_BETWEEN_LOOKS,
            batch=not forever,
            backend_name=DEFAULT_TASK_BACKEND_ALIAS,
            startup_delay=False,
            max_tasks=None,
            worker_id=worker_id,
            excluded_queue_names=[],
        )
        if forever:
            loop.configure_signals()
        loop.run()


def catch_up() -> None:
    """Do what waits now, in this process, where work is queued at all."""
    if isinstance(task_backends[DEFAULT_TASK_BACKEND_ALIAS], DatabaseBackend):
        run(forever=False)


def is_alive(worker_id: str) -> bool:
    """Whether the worker still works: its process on this machine, or its latest sign of life from another."""
    worker = Worker.objects.filter(worker_id=worker_id).first()
    return worker is not None and _lives(worker)


def anybody_works() -> bool:
    return any(_lives(worker) for worker in Worker.objects.all())


def put_back() -> None:
    """What follows from an import is derived from what is stored: cut off, it is simply done again."""
    for result in DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING, task_path=follow.module_path):
        if len(result.worker_ids) < ATTEMPTS and not is_alive(result.worker_ids[-1]):
            DBTaskResult.objects.filter(pk=result.pk, status=TaskResultStatus.RUNNING).update(
                status=TaskResultStatus.READY
            )


@contextmanager
def _signed_in() -> Iterator[str]:
    now, host, process = clock.now(), socket.gethostname(), os.getpid()
    worker_id = get_random_string(32)
    with transaction.atomic():
        for other in Worker.objects.all():
            if not _lives(other) or (other.host, other.process) == (host, process):
                other.delete()
        Worker.objects.create(worker_id=worker_id, host=host, process=process, started_at=now, beat_at=now)
    _this.append(worker_id)
    stop = threading.Event()
    beating = threading.Thread(target=_beat, args=(worker_id, stop), daemon=True)
    beating.start()
    try:
        yield worker_id
    finally:
        stop.set()
        beating.join()
        _this.remove(worker_id)
        Worker.objects.filter(worker_id=worker_id).delete()


def _beat(worker_id: str, stop: threading.Event) -> None:
    """A sign of life now and then, from a connection of its own; on SQLite none while an import is written."""
    while not stop.wait(SECONDS_BETWEEN_BEATS):
        try:
            Worker.objects.filter(worker_id=worker_id).update(beat_at=clock.now())
        except OperationalError as error:
            _log.info("no sign of life given: %s", error)
        finally:
            connection.close()


def _lives(worker: Worker) -> bool:
    if worker.host != socket.gethostname():
        return clock.now() - worker.beat_at < GIVEN_UP
    try:
        os.kill(worker.process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True

"""How far a job has come, told to a row that others can read while the import is not yet written."""

import time
from collections.abc import Callable

from naervaer.web import clock
from naervaer.web.imports.models import Job

SECONDS_BETWEEN = 1.0
"""A row is counted in microseconds and written in milliseconds."""

Note = Callable[[Job.Stage], None]


class Meter:
    """Notes a job's stage and rows. Without a job it notes nothing.

    On SQLite the import's transaction keeps everybody else from writing: a stage is noted before it begins.
    """

    def __init__(self, job: int | None) -> None:
        self._job, self._told = job, 0.0

    def stage(self, stage: Job.Stage) -> None:
        if self._job:
            Job.objects.filter(pk=self._job).update(stage=stage)

    def rows(self, line: int) -> None:
        """The line of the file the reading has come to."""
        if self._job and time.monotonic() - self._told >= SECONDS_BETWEEN:
            self._told = time.monotonic()
            Job.objects.filter(pk=self._job).update(rows=line)

    def finish(self) -> None:
        if self._job:
            Job.objects.filter(pk=self._job).update(state=Job.State.DONE, finished_at=clock.now())


SILENT = Meter(None)

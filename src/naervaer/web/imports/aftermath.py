"""What follows from an import: cases, steps and alerts derived anew for those it touched, and then the figures.

Enqueued in the import's transaction, so that it neither holds the import up nor is forgotten, and done right after it.
"""

from datetime import date

from django.db import transaction
from django.utils.crypto import get_random_string
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS, task, task_backends
from django_tasks_db.backend import DatabaseBackend
from django_tasks_db.management.commands.db_worker import Worker

from naervaer.core.access.model import SYSTEM
from naervaer.web import clock
from naervaer.web.bulk import refresh_statistics
from naervaer.web.followup import actions as followup
from naervaer.web.imports.models import ImportRun
from naervaer.web.organisation import employed
from naervaer.web.reports import actions as reports

ABSENCE = (ImportRun.Kind.ABSENCE_DAYS, ImportRun.Kind.ABSENCE_PERIODS)


@task()
def follow(run_pk: int) -> None:
    """Derive and count anew what the run (or its undoing) changed, and note on the run what came of it."""
    with transaction.atomic():
        run = ImportRun.objects.select_for_update().get(pk=run_pk)
        because = f"indlæsning {run.pk}"
        recounted = followup.rederive(by=SYSTEM, as_of=clock.today(), because=because, employments=_touched(run))
        run.changes["recounted"] = recounted.counts
        run.save(update_fields=["changes"])
    since = run.changes.get("changed_from")
    if run.kind in ABSENCE and since:
        reports.recompute(by=SYSTEM, because=because, since=date.fromisoformat(since))
    else:
        reports.bring_up_to_date(by=SYSTEM, because=because)
    refresh_statistics()


def catch_up() -> None:
    """Do what is enqueued now, after the import's transaction, where no worker stands ready to do it.

    What is cut off here is done by the night run.
    """
    if isinstance(task_backends[DEFAULT_TASK_BACKEND_ALIAS], DatabaseBackend):
        Worker(
            queue_names=[follow.queue_name],
            interval=0,
            batch=True,
            backend_name=DEFAULT_TASK_BACKEND_ALIAS,
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
            excluded_queue_names=[],
        ).run()


def _touched(run: ImportRun) -> list[int] | None:
    """The employments (pks) that the run changed; None = too many to list, or units, which everybody stands in."""
    ext_ids = run.changes.get("touched")
    if run.kind == ImportRun.Kind.ORG or ext_ids is None:
        return None
    pks = employed.employment_pks()
    return [pks[ext_id] for ext_id in ext_ids if ext_id in pks]

"""What follows from an import: cases, steps and alerts derived anew for those it touched, and then the figures.

Enqueued in the import's transaction, so that it neither holds the import up nor is forgotten, and done by the worker.
"""

from datetime import date

from django.db import transaction
from django_tasks import task

from naervaer.core.access.model import SYSTEM
from naervaer.web import clock
from naervaer.web.bulk import refresh_statistics
from naervaer.web.followup import actions as followup
from naervaer.web.imports import consequences
from naervaer.web.imports.models import ImportRun, Job
from naervaer.web.imports.progress import Meter
from naervaer.web.organisation import employed
from naervaer.web.reports import actions as reports
from naervaer.web.sickcall import actions as sickcall

ABSENCE = (ImportRun.Kind.ABSENCE_DAYS, ImportRun.Kind.ABSENCE_PERIODS)


@task()
def follow(run_pk: int) -> None:
    """Derive and count anew what the run (or its undoing) changed, and note on the run what came of it."""
    meter = Meter(ImportRun.objects.values_list("job", flat=True).get(pk=run_pk))
    meter.stage(Job.Stage.STEPS)
    with transaction.atomic():
        run = ImportRun.objects.select_for_update().get(pk=run_pk)
        because = f"indlæsning {run.pk}"
        touched = _touched(run)
        before = consequences.people_now(touched)
        sickcall.hold_against_payroll(by=SYSTEM, as_of=clock.today(), employments=touched)
        recounted = followup.rederive(by=SYSTEM, as_of=clock.today(), because=because, employments=touched)
        run.changes["recounted"] = recounted.counts
        run.changes["people"] = consequences.people(before, consequences.people_now(touched))
        run.save(update_fields=["changes"])
    meter.stage(Job.Stage.FIGURES)
    since = run.changes.get("changed_from")
    figures = consequences.figures_now()
    if run.kind in ABSENCE and since:
        reports.recompute(by=SYSTEM, because=because, since=date.fromisoformat(since))
    else:
        reports.bring_up_to_date(by=SYSTEM, because=because)
    run.changes["figures"] = consequences.figures(figures, consequences.figures_now())
    run.save(update_fields=["changes"])
    refresh_statistics()
    meter.finish()


def _touched(run: ImportRun) -> list[int] | None:
    """The employments (pks) that the run changed; None = too many to list, or units, which everybody stands in."""
    ext_ids = run.changes.get("touched")
    if run.kind == ImportRun.Kind.ORG or ext_ids is None:
        return None
    pks = employed.employment_pks()
    return [pks[ext_id] for ext_id in ext_ids if ext_id in pks]

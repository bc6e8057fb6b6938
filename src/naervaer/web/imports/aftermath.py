"""What follows from an import: cases, steps and alerts derived anew for those it touched, and then the figures.

Enqueued in the import's transaction, so that it neither holds the import up nor is forgotten.
"""

from django.db import transaction
from django_tasks import task

from naervaer.core.access.model import SYSTEM
from naervaer.web import clock
from naervaer.web.followup import actions as followup
from naervaer.web.imports.models import ImportRun
from naervaer.web.organisation import employed
from naervaer.web.reports import actions as reports

ABSENCE = (ImportRun.Kind.ABSENCE_DAYS, ImportRun.Kind.ABSENCE_PERIODS)


@task()
def follow(run_pk: int) -> None:
    """Derive anew what the run touched (or its undoing touched), and note on the run what came of it."""
    with transaction.atomic():
        run = ImportRun.objects.select_for_update().get(pk=run_pk)
        employments = None
        if run.kind != ImportRun.Kind.ORG and run.changes.get("touched") is not None:
            touched = set(run.changes["touched"])
            employments = [pk for ext_id, pk in employed.employment_pks().items() if ext_id in touched]
        recounted = followup.rederive(
            by=SYSTEM, as_of=clock.today(), because=f"indlæsning {run.pk}", employments=employments
        )
        run.changes["recounted"] = recounted.counts
        run.save(update_fields=["changes"])
    if run.kind in ABSENCE:
        reports.recompute(by=SYSTEM, because=f"indlæsning {run.pk}", since=run.covers_first)
    else:
        reports.bring_up_to_date(by=SYSTEM, because=f"indlæsning {run.pk}")

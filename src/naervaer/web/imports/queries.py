"""Reading the history of imports and the mappings that have been saved."""

from collections.abc import Collection
from datetime import date
from typing import Any, cast

from django.db.models import Count, Max, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext, ngettext, ngettext_lazy

from naervaer.core.access.model import Actor
from naervaer.core.calendar import ONE_DAY
from naervaer.files.columns import Kind, key
from naervaer.files.mapping import Mapping as FileMapping
from naervaer.web.imports.models import ColumnMapping, ImportRun, RefusedRow, Upload


def history() -> QuerySet[ImportRun]:
    """Every reading, newest first."""
    return ImportRun.objects.select_related("by__person").order_by("-started_at", "-pk")


def data_version() -> str:
    """A text that changes whenever a file is read in or undone: what is derived from the data is stale when it has."""
    done = ImportRun.objects.filter(state=ImportRun.State.DONE).aggregate(newest=Max("pk"), count=Count("pk"))
    return f"{done['newest'] or 0}-{done['count']}"


def refused_rows(run: ImportRun) -> QuerySet[RefusedRow]:
    return RefusedRow.objects.filter(run=run).order_by("line", "pk")


_RECOUNTED = {
    "cases_new": ngettext_lazy("1 nyt forløb", "%(n)s nye forløb", "n"),
    "cases_moved": ngettext_lazy("1 forløb har fået andre dage", "%(n)s forløb har fået andre dage", "n"),
    "cases_ended": ngettext_lazy("1 forløb er slut", "%(n)s forløb er slut", "n"),
    "cases_withdrawn": ngettext_lazy("1 forløb er bortfaldet", "%(n)s forløb er bortfaldet", "n"),
    "steps_opened": ngettext_lazy("1 skridt er åbnet", "%(n)s skridt er åbnet", "n"),
    "steps_moved": ngettext_lazy("1 skridt har fået ny frist", "%(n)s skridt har fået ny frist", "n"),
    "steps_reopened": ngettext_lazy("1 skridt er åbnet igen", "%(n)s skridt er åbnet igen", "n"),
    "steps_closed": ngettext_lazy("1 skridt er lukket af sig selv", "%(n)s skridt er lukket af sig selv", "n"),
    "alerts_raised": ngettext_lazy("1 advis er givet", "%(n)s adviser er givet", "n"),
    "alerts_withdrawn": ngettext_lazy("1 advis er trukket tilbage", "%(n)s adviser er trukket tilbage", "n"),
}


def what_changed(run: ImportRun) -> list[str]:
    """Sentences on what the run changed: how many employments or units, and what was derived anew."""
    count = run.changes.get("touched_count", 0)
    if not count:
        return []
    if run.kind == ImportRun.Kind.ORG:
        said = [ngettext("1 enhed er ændret.", "%(n)s enheder er ændret.", count) % {"n": count}]
    else:
        said = [ngettext("1 ansættelse er berørt.", "%(n)s ansættelser er berørt.", count) % {"n": count}]
    if "recounted" not in run.changes:
        return [*said, gettext("Forløb, skridt og adviser regnes igennem. Se igen om lidt.")]
    recounted = run.changes["recounted"]
    anew = [str(text % {"n": recounted[name]}) for name, text in _RECOUNTED.items() if recounted.get(name)]
    return [*said, *(f"{text}." for text in anew)]


def may_be_undone(run: ImportRun) -> bool:
    """In force, and the newest of its kind."""
    done = ImportRun.objects.filter(kind=run.kind, state=ImportRun.State.DONE)
    return run.state == ImportRun.State.DONE and not done.filter(pk__gt=run.pk).exists()


def upload_of(by: Actor, pk: int) -> Upload | None:
    """A person's own file on its way; never somebody else's."""
    return Upload.objects.filter(pk=pk, by_id=by.user_id).first()


def kind_of(upload: Upload) -> Kind:
    return cast(Kind, upload.kind)


def mapping_of(upload: Upload) -> FileMapping:
    return FileMapping.model_validate(upload.mapping)


def saved_mapping(kind: Kind, titles: Collection[str]) -> FileMapping | None:
    """The newest saved mapping whose columns are all in the file."""
    there = {key(title) for title in titles}
    for saved in ColumnMapping.objects.filter(kind=kind).order_by("-saved_at"):
        said: dict[str, Any] = {**saved.columns, "codes": saved.codes}
        mapping = FileMapping.model_validate(said)
        wanted = [name for name in mapping.columns.values() if name]
        if wanted and all(key(name) in there for name in wanted):
            return mapping
    return None


def absence_told_until() -> date | None:
    """The last day payroll has told of absence: the newest delivery's last day, or the day before it was read."""
    newest = (
        ImportRun.objects.filter(
            kind__in=[ImportRun.Kind.ABSENCE_DAYS, ImportRun.Kind.ABSENCE_PERIODS], state=ImportRun.State.DONE
        )
        .order_by("-pk")
        .first()
    )
    if newest is None:
        return None
    return newest.covers_last or localdate(newest.started_at) - ONE_DAY

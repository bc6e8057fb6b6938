"""The pages of an import: history and file, columns and codes, trial, and what came of it."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from naervaer.core.access.model import Actor, Purpose
from naervaer.core.verdicts import Refused
from naervaer.files.codes import codes_of
from naervaer.files.mapping import Mapping
from naervaer.files.outcome import Unreadable
from naervaer.files.preview import Preview, preview
from naervaer.web.access.asking import actor_of
from naervaer.web.access.rules import requires
from naervaer.web.audit import actions as audit
from naervaer.web.design.crumbs import Crumb, crumb, here
from naervaer.web.design.forms import posted
from naervaer.web.handbook.queries import active_policy
from naervaer.web.imports import actions, consequences, jobs, queries, refused
from naervaer.web.imports.forms import ColumnsForm, GoOnForm, UploadForm, on_disk
from naervaer.web.imports.models import ImportRun, Job, Upload
from naervaer.web.imports.result import State, trial_of

PER_PAGE = 50
LONG = 3 << 20
"""Bytes from which a trial takes so long that a worker does it while the page tells how far it has come."""

DOWNLOADS = {
    "csv": (refused.as_csv, "text/csv; charset=utf-8"),
    "xlsx": (refused.as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


def _crumbs(*more: str) -> list[Crumb]:
    """The way to a page under *Indlæsning*."""
    start = crumb(_("Forside"), "accounts:home")
    return [start, crumb(_("Indlæsning"), "imports:list"), *map(here, more)] if more else [start, here(_("Indlæsning"))]


def _upload(request: HttpRequest, pk: int) -> Upload:
    upload = queries.upload_of(actor_of(request), pk)
    if upload is None:
        raise Http404
    return upload


@require_http_methods(["GET", "POST"])
@requires(Purpose.IMPORT)
def imports(request: HttpRequest) -> HttpResponse:
    """History, and step 1: the file."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        upload = actions.keep_upload(
            by=actor_of(request), kind=said["kind"], filename=said["file"].name, content=said["content"]
        )
        return redirect("imports:columns", upload.pk)
    page = Paginator(queries.history(), PER_PAGE).get_page(request.GET.get("side"))
    context = {
        "form": form,
        "page": page,
        "jobs": jobs.unfinished(actor_of(request)),
        "crumbs": _crumbs(),
    }
    return render(request, "imports/list.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@requires(Purpose.IMPORT)
def columns(request: HttpRequest, pk: int) -> HttpResponse:
    """Step 2: what the file calls our columns and codes."""
    upload = _upload(request, pk)
    try:
        found, mapping = _look(upload)
    except Unreadable as error:
        messages.error(request, " ".join(error.reasons))
        return redirect("imports:list")
    form = ColumnsForm(request.POST or None, kind=queries.kind_of(upload), found=found, mapping=mapping)
    if request.method == "POST" and form.is_valid():
        actions.set_upload_mapping(by=actor_of(request), upload=upload, mapping=form.mapping)
        if form.has_new_codes:
            messages.info(request, _("Vælg nu, hvad koderne i den kolonne, du valgte, står for."))
            return redirect("imports:columns", upload.pk)
        if form.cleaned_data["save_as"]:
            actions.save_mapping(
                by=actor_of(request),
                name=form.cleaned_data["save_as"],
                kind=queries.kind_of(upload),
                mapping=form.mapping,
            )
        return redirect("imports:trial", upload.pk)
    context = {"upload": upload, "form": form, "found": found, "crumbs": _crumbs(upload.filename)}
    return render(request, "imports/columns.html", context, status=422 if form.errors else 200)


def _look(upload: Upload) -> tuple[Preview, Mapping]:
    """The top of the file, with the mapping already chosen, or else one saved earlier that fits."""
    codes = codes_of(active_policy())
    with on_disk(bytes(upload.content)) as path:
        mapping = queries.mapping_of(upload)
        found = preview(path, queries.kind_of(upload), mapping, codes)
        saved = None if upload.mapping else queries.saved_mapping(queries.kind_of(upload), found.titles)
        if saved is None:
            return found, mapping
        return preview(path, queries.kind_of(upload), saved, codes), saved


@require_http_methods(["GET", "POST"])
@requires(Purpose.IMPORT)
def trial(request: HttpRequest, pk: int) -> HttpResponse:
    """Step 3: what would happen; posting it makes it happen."""
    upload = _upload(request, pk)
    form = GoOnForm(posted(request))
    told = _tried(actor_of(request), upload)
    if told is None:
        return redirect("imports:job", jobs.ask(by=actor_of(request), upload=upload, dry_run=True).pk)
    stopped = told["state"] == State.STOPPED
    if request.method == "POST" and form.is_valid():
        if not stopped or form.cleaned_data["confirm"]:
            asked = jobs.ask(by=actor_of(request), upload=upload, dry_run=False, confirmed=form.cleaned_data["confirm"])
            return redirect("imports:job", asked.pk)
        form.add_error("confirm", _("Sæt kryds, hvis rækkerne skal væk."))
    context = {"upload": upload, "form": form, "told": told, "stopped": stopped, "crumbs": _crumbs(upload.filename)}
    return render(request, "imports/trial.html", context, status=422 if form.errors else 200)


def _tried(actor: Actor, upload: Upload) -> dict[str, Any] | None:
    """What reading the file would change; None when that takes so long that a worker must find out."""
    version = queries.data_version()
    if upload.trial.get("data_version") == version:
        return dict(upload.trial)
    if len(upload.content) > LONG:
        return None
    with on_disk(bytes(upload.content)) as path:
        result = actions.import_file(
            by=actor,
            kind=queries.kind_of(upload),
            path=path,
            filename=upload.filename,
            mapping=queries.mapping_of(upload),
            dry_run=True,
        )
    told = trial_of(result, version)
    actions.keep_trial(by=actor, upload=upload, trial=told)
    return told


def _job(request: HttpRequest, pk: int) -> Job:
    found = jobs.job_of(actor_of(request), pk)
    if found is None:
        raise Http404
    return found


def _where_it_ends(found: Job, status: jobs.Status) -> str:
    """The page that shows what came of a job."""
    if status.run:
        return reverse("imports:run", args=[status.run])
    if found.dry_run and found.upload_id:
        return reverse("imports:trial", args=[found.upload_id])
    return reverse("imports:list")


@require_GET
@requires(Purpose.IMPORT)
def job(request: HttpRequest, pk: int) -> HttpResponse:
    """How far a reading has come, and then on to what came of it."""
    found = _job(request, pk)
    status = jobs.status(found)
    if status.state == "done":
        return redirect(_where_it_ends(found, status))
    context = {
        "job": found,
        "status": status,
        "result": _where_it_ends(found, status),
        "crumbs": _crumbs(found.filename),
    }
    return render(request, "imports/job.html", context)


@require_GET
@requires(Purpose.IMPORT)
def job_status(request: HttpRequest, pk: int) -> JsonResponse:
    """The same as JSON, for the page to look at while it stands open."""
    found = _job(request, pk)
    status = jobs.status(found)
    part = render_to_string("imports/_job.html", {"job": found, "status": status}, request)
    return JsonResponse({"state": status.state, "part": part})


@require_POST
@requires(Purpose.IMPORT)
def start_again(request: HttpRequest, pk: int) -> HttpResponse:
    return redirect("imports:job", jobs.start_again(by=actor_of(request), job=_job(request, pk)).pk)


@require_POST
@requires(Purpose.IMPORT)
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    upload = _upload(request, pk)
    actions.drop_upload(by=actor_of(request), upload=upload)
    messages.info(request, _("Filen %(name)s er kasseret. Intet er ændret.") % {"name": upload.filename})
    return redirect("imports:list")


@require_GET
@requires(Purpose.IMPORT)
def run(request: HttpRequest, pk: int) -> HttpResponse:
    """What came of a reading: counts, what changed, refused rows, and undoing it."""
    found = get_object_or_404(queries.history(), pk=pk)
    page = Paginator(queries.refused_rows(found), PER_PAGE).get_page(request.GET.get("side"))
    context = {
        "run": found,
        "page": page,
        "changed": queries.what_changed(found),
        "people": consequences.told_of_people(actor_of(request), found),
        "figures": consequences.told_of_figures(found),
        "touched": found.changes.get("touched") or [],
        "may_undo": queries.may_be_undone(found),
        "crumbs": _crumbs(found.filename),
    }
    return render(request, "imports/run.html", context)


@require_POST
@requires(Purpose.IMPORT)
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    verdict = actions.undo(by=actor_of(request), run_pk=pk)
    if isinstance(verdict, Refused):
        messages.error(request, " ".join(verdict.reasons))
    else:
        messages.success(request, _("Indlæsningen er fortrudt. Alt er, som det var før."))
    return redirect("imports:run", pk)


@require_GET
@requires(Purpose.IMPORT)
def refused_file(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The refused rows to mend from, as CSV or xlsx."""
    found = get_object_or_404(ImportRun, pk=pk)
    if form not in DOWNLOADS:
        raise Http404
    write, content_type = DOWNLOADS[form]
    audit.record(by=actor_of(request), kind=audit.Kind.EXPORT, action="imports.refused_rows", detail={"run": pk})
    answer = HttpResponse(write(queries.refused_rows(found)), content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="afviste-raekker-{pk}.{form}"'
    return answer

"""The pages of an import: history and file, columns and codes, trial, and what came of it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from naervaer.core.access.model import Actor, Purpose
from naervaer.core.verdicts import Refused
from naervaer.files.codes import codes_of
from naervaer.files.mapping import Mapping
from naervaer.files.outcome import Unreadable
from naervaer.files.preview import Preview, preview
from naervaer.web.access.rules import requires
from naervaer.web.audit import actions as audit
from naervaer.web.handbook.queries import active_policy
from naervaer.web.imports import actions, aftermath, queries, refused
from naervaer.web.imports.forms import ColumnsForm, GoOnForm, UploadForm, on_disk
from naervaer.web.imports.models import ImportRun, Upload
from naervaer.web.imports.result import Result, State

PER_PAGE = 50
LONG = 3 << 20
"""Bytes from which a trial takes long enough that the page comes first and the answer after it."""

DOWNLOADS = {
    "csv": (refused.as_csv, "text/csv; charset=utf-8"),
    "xlsx": (refused.as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def _crumbs(*more: str) -> list[dict[str, str]]:
    way = (("/", _("Forside")), (reverse("imports:list"), _("Indlæsning")))
    return [{"url": url, "label": label} for url, label in (*way, *(("", label) for label in more))]


def _upload(request: HttpRequest, pk: int) -> Upload:
    upload = queries.upload_of(_actor(request), pk)
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
            by=_actor(request), kind=said["kind"], filename=said["file"].name, content=said["content"]
        )
        return redirect("imports:columns", upload.pk)
    page = Paginator(queries.history(), PER_PAGE).get_page(request.GET.get("side"))
    context = {"form": form, "page": page, "crumbs": [*_crumbs()[:1], {"url": "", "label": _("Indlæsning")}]}
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
        actions.set_upload_mapping(by=_actor(request), upload=upload, mapping=form.mapping)
        if form.has_new_codes:
            messages.info(request, _("Vælg nu, hvad koderne i den kolonne, du valgte, står for."))
            return redirect("imports:columns", upload.pk)
        if form.cleaned_data["save_as"]:
            actions.save_mapping(
                by=_actor(request),
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
    form = GoOnForm(request.POST if request.method == "POST" else None)
    context = {"upload": upload, "form": form, "crumbs": _crumbs(upload.filename)}
    if request.method == "GET" and len(upload.content) > LONG and not (request.htmx or "nu" in request.GET):  # type: ignore[attr-defined]
        return render(request, "imports/trial.html", {**context, "waiting": True})
    confirmed = request.method == "POST" and form.is_valid() and form.cleaned_data["confirm"]
    result = _read(_actor(request), upload, dry_run=request.method == "GET", confirmed=confirmed)
    if request.method == "POST" and result.state == State.STOPPED:
        form.add_error("confirm", _("Sæt kryds, hvis rækkerne skal væk."))
    elif request.method == "POST":
        actions.drop_upload(by=_actor(request), upload=upload)
        aftermath.catch_up()
        return redirect("imports:run", result.run)
    template = "imports/_trial.html" if request.htmx else "imports/trial.html"  # type: ignore[attr-defined]
    stopped = result.state == State.STOPPED
    context |= {"result": result, "refused": result.refused[:PER_PAGE], "stopped": stopped}
    return render(request, template, context, status=422 if form.errors else 200)


def _read(actor: Actor, upload: Upload, *, dry_run: bool, confirmed: bool) -> Result:
    with on_disk(bytes(upload.content)) as path:
        return actions.import_file(
            by=actor,
            kind=queries.kind_of(upload),
            path=path,
            filename=upload.filename,
            mapping=queries.mapping_of(upload),
            dry_run=dry_run,
            confirm_vanishing=confirmed,
        )


@require_POST
@requires(Purpose.IMPORT)
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    upload = _upload(request, pk)
    actions.drop_upload(by=_actor(request), upload=upload)
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
        "touched": found.changes.get("touched") or [],
        "may_undo": queries.may_be_undone(found),
        "crumbs": _crumbs(found.filename),
    }
    return render(request, "imports/run.html", context)


@require_POST
@requires(Purpose.IMPORT)
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    verdict = actions.undo(by=_actor(request), run_pk=pk)
    if isinstance(verdict, Refused):
        messages.error(request, " ".join(verdict.reasons))
    else:
        aftermath.catch_up()
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
    audit.record(by=_actor(request), kind=audit.Kind.EXPORT, action="imports.refused_rows", detail={"run": pk})
    answer = HttpResponse(write(queries.refused_rows(found)), content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="afviste-raekker-{pk}.{form}"'
    return answer

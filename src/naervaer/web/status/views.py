"""*Status* (N6, N10) on a page, as a spreadsheet and as the note to the politicians."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from naervaer.core.access.model import Purpose
from naervaer.web.access.asking import actor_of
from naervaer.web.access.rules import requires
from naervaer.web.audit import actions as audit
from naervaer.web.design.crumbs import crumb, here
from naervaer.web.reports.files import xlsx_of
from naervaer.web.status import notes, presentation, queries
from naervaer.web.status.forms import DayForm

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
@requires(Purpose.SEE_SCHEME_STATUS)
def index(request: HttpRequest) -> HttpResponse:
    form = DayForm(request.GET)
    status = queries.status_on(form.day)
    context = {
        "form": form,
        "day": status.day,
        "tables": presentation.tables(status),
        "facts": presentation.facts(status),
        "sentences": [notes.courses_sentence(status), notes.efforts_sentence(status)],
        "crumbs": [crumb(_("Trivselsordning"), "scheme:index"), here(_("Status"))],
    }
    return render(request, "status/index.html", context)


@require_GET
@requires(Purpose.SEE_SCHEME_STATUS)
def spreadsheet(request: HttpRequest) -> HttpResponse:
    status = queries.status_on(DayForm(request.GET).day)
    made = xlsx_of(presentation.tables(status), presentation.facts(status))
    return _file(request, made, XLSX, f"status-trivselsordning-{status.day:%Y-%m-%d}.xlsx", "status.xlsx")


@require_GET
@requires(Purpose.SEE_SCHEME_STATUS)
def note(request: HttpRequest) -> HttpResponse:
    status = queries.status_on(DayForm(request.GET).day)
    name = f"orientering-trivselsordning-{status.day:%Y-%m-%d}.pdf"
    return _file(request, notes.pdf_of(status), "application/pdf", name, "status.note")


def _file(request: HttpRequest, made: bytes, kind: str, name: str, action: str) -> HttpResponse:
    audit.record(by=actor_of(request), kind=audit.Kind.EXPORT, action=action, detail={"file": name})
    response = HttpResponse(made, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response

"""*Evaluering* (N3, N5): what users and those who asked for efforts have answered, as totals on a page and in files."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from naervaer.core.access.model import Purpose
from naervaer.web import clock
from naervaer.web.access.asking import actor_of
from naervaer.web.access.rules import requires
from naervaer.web.audit import actions as audit
from naervaer.web.design.crumbs import crumb, here
from naervaer.web.evaluation import presentation, queries
from naervaer.web.handbook.queries import too_few
from naervaer.web.reports.files import csv_of, xlsx_of
from naervaer.web.reports.presentation import Table

FORMS = {
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx_of),
    "csv": ("text/csv; charset=utf-8", csv_of),
}


@dataclass(frozen=True, slots=True)
class Part:
    """One evaluation on the page: its table, and what was written in one's own words, by counting."""

    table: Table
    words: list[queries.Words]


@require_GET
@requires(Purpose.SEE_SCHEME_STATUS)
def totals(request: HttpRequest) -> HttpResponse:
    actor, day = actor_of(request), clock.today()
    found = queries.all_totals(day)
    context = {
        "parts": [
            Part(presentation.table(told, day), list(queries.words_for(actor, told, day))) for told in found.evaluations
        ],
        "everybody": found.everybody,
        "too_few": too_few(day),
        "crumbs": [crumb(_("Trivselsordning"), "scheme:index"), here(_("Evaluering"))],
    }
    return render(request, "evaluation/totals.html", context)


@require_GET
@requires(Purpose.SEE_SCHEME_STATUS)
def download(request: HttpRequest, form: str) -> HttpResponse:
    """The tables without anybody's words."""
    actor, day = actor_of(request), clock.today()
    kind, make = FORMS[form]
    found = queries.all_totals(day)
    made = make([presentation.table(told, day) for told in found.evaluations], presentation.facts(day))
    audit.record(by=actor, kind=audit.Kind.EXPORT, action="evaluation.totals", detail={"form": form})
    response = HttpResponse(made, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="evaluering-{day:%Y-%m-%d}.{form}"'
    return response

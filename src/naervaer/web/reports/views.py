"""*Tal*: a unit's figures as a page and as files."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from naervaer.core.access.model import Purpose
from naervaer.web import clock
from naervaer.web.access.asking import actor_of
from naervaer.web.access.rules import requires
from naervaer.web.audit import actions as audit
from naervaer.web.design import danish
from naervaer.web.design.crumbs import crumb
from naervaer.web.reports import files, presentation, queries
from naervaer.web.reports.queries import UnitFigures

FORMS: dict[str, tuple[str, Callable[[UnitFigures], bytes]]] = {
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", files.as_xlsx),
    "csv": ("text/csv; charset=utf-8", files.as_csv),
    "pdf": ("application/pdf", files.as_pdf),
    "png": ("image/png", files.as_png),
}


@requires(Purpose.SEE_UNIT_FIGURES)
def figures(request: HttpRequest) -> HttpResponse:
    """The unit the reader's own figures begin with; a choice when there are several."""
    tops = queries.first_units(actor_of(request), clock.today())
    if len(tops) == 1:
        return redirect("reports:unit", pk=tops[0].pk)
    return render(request, "reports/choose.html", {"units": tops})


@requires(Purpose.SEE_UNIT_FIGURES)
def unit(request: HttpRequest, pk: int) -> HttpResponse:
    found = _figures(request, pk)
    if found is None:
        return render(request, "reports/empty.html")
    return render(request, "reports/unit.html", _page(request, found))


@requires(Purpose.SEE_UNIT_FIGURES)
def download(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    found = _figures(request, pk)
    if found is None:
        return redirect("reports:unit", pk=pk)
    kind, make = FORMS[form]
    unit = found.headline.unit
    audit.record(
        by=actor_of(request),
        kind=audit.Kind.EXPORT,
        action="figures.download",
        detail={"unit": unit.unit_id, "form": form},
    )
    response = HttpResponse(make(found), content_type=kind)
    name = f"tal-{danish.file_name(unit.name)}-{found.headline.window.last:%Y-%m}.{form}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _figures(request: HttpRequest, pk: int) -> UnitFigures | None:
    """The figures asked for; None before any have been computed, 404 outside the reader's reach."""
    day = clock.today()
    actor = actor_of(request)
    if not queries.may_see(actor, pk, day):
        raise Http404
    year = request.GET.get("aar", "")
    window = queries.year_window(int(year)) if year.isdecimal() and len(year) == 4 else queries.latest_window()
    if window is None and year:
        raise Http404
    return queries.unit_figures(actor, pk, window, day) if window else None


def _page(request: HttpRequest, found: UnitFigures) -> dict[str, Any]:
    headline = found.headline
    above = [crumb for crumb in found.crumbs if crumb != headline.unit]
    return {
        "figures": found,
        "headline": headline,
        "base": presentation.base_sentence(headline),
        "method": presentation.method_sentence(headline),
        "window": presentation.window_words(headline),
        "year": request.GET.get("aar", ""),
        "chart": presentation.year_chart(found),
        "siblings_chart": presentation.siblings_chart(found),
        "months": presentation.months_table(found),
        "lengths": presentation.lengths_table(found) if found.lengths_shown else None,
        "categories": presentation.categories_table(found),
        "job_groups": presentation.job_groups_table(found),
        "sees_follow_up": actor_of(request).holds(Purpose.SEE_FOLLOW_UP_TOTALS, clock.today()),
        "crumbs": [crumb(unit.name, "reports:unit", unit.pk) for unit in above],
    }

"""*Nedsat tjeneste i tal* (H6): unit by unit, as a page and as files with the same figures."""

from collections.abc import Iterable
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from naervaer.core.access.model import Purpose
from naervaer.web import clock
from naervaer.web.access.asking import actor_of
from naervaer.web.access.rules import requires
from naervaer.web.audit import actions as audit
from naervaer.web.design import danish
from naervaer.web.design.crumbs import crumb, here
from naervaer.web.followup.overview import A_YEAR
from naervaer.web.handbook.queries import active_policy, too_few
from naervaer.web.reports.files import csv_of, xlsx_of
from naervaer.web.reports.presentation import Cell, Table
from naervaer.web.returning.usage import UsedLine, lines

FORMS = {
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx_of),
    "csv": ("text/csv; charset=utf-8", csv_of),
}


@require_GET
@requires(Purpose.SEE_FOLLOW_UP_TOTALS)
def usage(request: HttpRequest) -> HttpResponse:
    day = clock.today()
    found = lines(actor_of(request), day)
    context = {
        "rows": list(zip(found, table(found, day).texts(), strict=True)),
        "table": table(found, day),
        "first": day - A_YEAR,
        "last": day,
        "rules": active_policy().return_plan_on(day),
        "crumbs": [crumb(_("Koordinator"), "followup:coordinator"), here(_("Nedsat tjeneste"))],
    }
    return render(request, "returning/usage.html", context)


@require_GET
@requires(Purpose.SEE_FOLLOW_UP_TOTALS)
def download(request: HttpRequest, form: str) -> HttpResponse:
    actor, day = actor_of(request), clock.today()
    kind, make = FORMS[form]
    made = make([table(lines(actor, day), day)], facts(day))
    audit.record(by=actor, kind=audit.Kind.EXPORT, action="returning.usage", detail={"form": form})
    response = HttpResponse(made, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="nedsat-tjeneste-{day:%Y-%m-%d}.{form}"'
    return response


def table(found: Iterable[UsedLine], day: date) -> Table:
    """The same cells on the page and in the files."""
    few = too_few(day)

    def row(line: UsedLine) -> tuple[Cell, ...]:
        said = line.used
        figures = (said.long, said.tried, said.never, said.days, said.worked, said.looked_back, said.held)
        return (line.unit.name, *(few if figure is None else figure for figure in figures))

    heads = (
        _("Enhed"),
        _("Lange forløb"),
        _("Nedsat tjeneste prøvet"),
        _("Aldrig prøvet"),
        _("Dage med nedsat tjeneste"),
        _("Heraf arbejdet"),
        _("Planer, der er evalueret"),
        _("Heraf holdt"),
    )
    return Table(_("Nedsat tjeneste"), heads, tuple(map(row, found)), (0, 0, 0, 0, 1, 1, 0, 0))


def facts(day: date) -> list[tuple[str, str]]:
    rules = active_policy().return_plan_on(day)
    return [
        (_("Periode"), f"{danish.numeric_date(day - A_YEAR)}-{danish.numeric_date(day)}"),
        (
            _("Lange forløb"),
            _("Mindst %(days)s dage, i den enhed medarbejderen var i den dag.") % {"days": rules.think_of_it_from_day},
        ),
        (_("Prøvet"), _("Der har været delvist fravær i lønsystemet eller en plan i forløbet.")),
        (_("Dage"), _("Arbejdsdage med delvist fravær; heraf arbejdet er den del, der ikke var fravær.")),
        (
            _("Små grupper"),
            _("»%(few)s« står, hvor tallene ville vise for få personer, og hvor de kunne regnes ud.")
            % {"few": too_few(day)},
        ),
    ]

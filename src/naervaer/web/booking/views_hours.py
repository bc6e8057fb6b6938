"""*Timer til faktura*, a month at a time, on a page and as a file."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from naervaer.core.booking.quota import HOUR
from naervaer.web import clock
from naervaer.web.access.asking import actor_of
from naervaer.web.access.rules import requires
from naervaer.web.audit import actions as audit
from naervaer.web.booking.hours import Line, Month, month_of, page_of_month
from naervaer.web.booking.views import GIVE, above
from naervaer.web.design import danish
from naervaer.web.design.crumbs import here
from naervaer.web.reports.files import xlsx_of
from naervaer.web.reports.presentation import Cell, Table

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
YEAR = 12


@require_GET
@requires(GIVE)
def index(request: HttpRequest) -> HttpResponse:
    """The month that is asked for, or this one."""
    actor, day = actor_of(request), clock.today()
    first = _asked(request, day)
    month = page_of_month(actor, first, day, request.GET.get("side"))
    context = {
        "table": table(month),
        "page": month.page,
        "first": first,
        "months": [_back(day, n) for n in range(YEAR)],
        "crumbs": [*above(), here(_("Timer"))],
    }
    return render(request, "booking/hours.html", context)


@require_GET
@requires(GIVE)
def workbook(request: HttpRequest) -> HttpResponse:
    actor, day = actor_of(request), clock.today()
    first = _asked(request, day)
    made = xlsx_of([table(month_of(actor, first, day))], [(_("Måned"), danish.month(first))])
    audit.record(by=actor, kind=audit.Kind.EXPORT, action="booking.hours", detail={"month": f"{first:%Y-%m}"})
    response = HttpResponse(made, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="timer-{first:%Y-%m}.xlsx"'
    return response


def table(month: Month) -> Table:
    """The same cells on the page and in the file: hours, and kroner where a rate is known."""
    heads = (
        _("Dag"),
        _("Forløb"),
        _("Hvem"),
        _("Hvad"),
        _("Timer, ordningen betaler"),
        _("Timer, arbejdspladsen betaler"),
        _("Kr., ordningen"),
        _("Kr., arbejdspladsen"),
    )
    sums = month.sums
    total = (sums.by_scheme, sums.by_workplace, sums.kroner_scheme, sums.kroner_workplace)
    rows = [*(_row(line) for line in month.lines), (_("I alt"), "", "", "", *_figures(*total))]
    return Table(_("Timer"), heads, tuple(rows), (0, 0, 0, 0, 2, 2, 2, 2))


def _row(line: Line) -> tuple[Cell, ...]:
    paid = (line.by_scheme, line.by_workplace, line.kroner_scheme, line.kroner_workplace)
    return (danish.numeric_date(line.day), str(line.course), line.shown, line.state, *_figures(*paid))


def _figures(scheme: int, workplace: int, *kroner: Decimal | None) -> tuple[Cell, ...]:
    exact = [None if amount is None else Fraction(amount) for amount in kroner]
    return (Fraction(scheme, HOUR), Fraction(workplace, HOUR), *exact)


def _asked(request: HttpRequest, day: date) -> date:
    try:
        return date.fromisoformat(f"{request.GET.get('maaned', '')}-01")
    except ValueError:
        return day.replace(day=1)


def _back(day: date, months: int) -> date:
    """The first of the month so many months ago."""
    number = day.year * YEAR + day.month - 1 - months
    return date(number // YEAR, number % YEAR + 1, 1)

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
from naervaer.web.booking.hours import Line, Month, Sums, month_of, page_of_month
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
    every: list[Line | Sums] = [*month.lines, month.sums]
    kroner = any(_kroner(one) != (None, None) for one in every)
    rows = [(danish.numeric_date(one.day), str(one.course), one.shown, one.state) for one in month.lines]
    figures = [_figures(one, kroner=kroner) for one in every]
    heads = [
        _("Dag"),
        _("Forløb"),
        _("Hvem"),
        _("Hvad"),
        _("Timer, ordningen betaler"),
        _("Timer, arbejdspladsen betaler"),
    ]
    heads += [_("Kr., ordningen"), _("Kr., arbejdspladsen")] if kroner else []
    words = [*rows, (_("I alt"), "", "", "")]
    decimals = (0,) * 4 + (2,) * (len(heads) - 4)
    return Table(_("Timer"), tuple(heads), tuple((*a, *b) for a, b in zip(words, figures, strict=True)), decimals)


def _figures(one: Line | Sums, *, kroner: bool) -> tuple[Cell, ...]:
    hours = (Fraction(one.by_scheme, HOUR), Fraction(one.by_workplace, HOUR))
    exact = tuple(None if amount is None else Fraction(amount) for amount in _kroner(one))
    return (*hours, *exact) if kroner else hours


def _kroner(one: Line | Sums) -> tuple[Decimal | None, Decimal | None]:
    return one.kroner_scheme, one.kroner_workplace


def _asked(request: HttpRequest, day: date) -> date:
    try:
        return date.fromisoformat(f"{request.GET.get('maaned', '')}-01")
    except ValueError:
        return day.replace(day=1)


def _back(day: date, months: int) -> date:
    """The first of the month so many months ago."""
    number = day.year * YEAR + day.month - 1 - months
    return date(number // YEAR, number % YEAR + 1, 1)

"""The pages of the coordinator (*sygefraværskoordinator*) and of whoever else sees totals of the follow-up."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from naervaer.core.access.model import Purpose
from naervaer.core.followup.rules import alert_rule
from naervaer.web import clock
from naervaer.web.access.rules import requires
from naervaer.web.followup import extract, reading
from naervaer.web.followup.forms import TryOutForm
from naervaer.web.followup.overview import A_YEAR, Overview, UnitLine, overview
from naervaer.web.followup.trying import numbers_of, try_out
from naervaer.web.followup.usefulness import rule_uses
from naervaer.web.followup.views import actor_of
from naervaer.web.handbook.queries import active_policy
from naervaer.web.reports.queries import Headline, headlines

LINES_A_PAGE = 50

SORTS = {
    "": _("Organisationen"),
    "navn": _("Navn"),
    "holdt": _("Mindst holdt til tiden"),
    "overskredet": _("Flest overskredet"),
    "ubesvaret": _("Flest adviser uden svar"),
}


def _sorted(lines: tuple[UnitLine, ...], by: str) -> list[UnitLine]:
    """In the order asked for; units without figures come last, whatever the order."""
    if by == "navn":
        return sorted(lines, key=lambda line: line.unit.name)
    if by not in SORTS or not by:
        return list(lines)

    def weight(line: UnitLine) -> tuple[bool, float]:
        tally = line.tally
        if tally is None or line.empty:
            return True, 0
        if by == "holdt":
            percent = tally.kept.percent
            return percent is None, float(percent or 0)
        return False, -(tally.kept.overdue if by == "overskredet" else tally.alerts.unanswered)

    return sorted(lines, key=weight)


def under_strain(figure: Headline | None) -> bool:
    """*Under pres*: more absence than the unit above as a whole, and more than the year before."""
    if figure is None or figure.row is None or figure.row.percent is None:
        return False
    others = [figure.before, figure.parent.row if figure.parent else None]
    known = [row.percent for row in others if row is not None and row.percent is not None]
    return bool(known) and all(figure.row.percent > percent for percent in known)


def _asked(request: HttpRequest) -> tuple[Overview, list[UnitLine], dict[str, str]]:
    """The overview with the units filtered and sorted as the address says."""
    asked = {name: request.GET.get(name, "").strip()[:100] for name in ("regel", "soeg", "sorter")}
    if asked["regel"] and asked["regel"] not in {rule.id for rule in active_policy().step}:
        raise Http404
    found = overview(actor_of(request), clock.today(), asked["regel"])
    wanted = asked["soeg"].casefold()
    lines = [line for line in found.units if wanted in line.unit.name.casefold()]
    return found, _sorted(tuple(lines), asked["sorter"]), asked


@require_GET
@requires(Purpose.SEE_FOLLOW_UP_TOTALS)
def coordinator(request: HttpRequest) -> HttpResponse:
    """*Koordinator*: the whole of what one reaches, as totals."""
    found, lines, asked = _asked(request)
    page = Paginator(lines, LINES_A_PAGE).get_page(request.GET.get("side"))
    step_rules = {rule.id: rule.title for rule in active_policy().step if rule.kind != "information"}
    shown = {line.unit.unit_id: line for line in page}
    figures = {h.unit.unit_id: h for h in headlines(actor_of(request), [line.unit for line in page], clock.today())}
    context: dict[str, Any] = {
        "overview": found,
        "lines": [(line, figures.get(unit_id), under_strain(figures.get(unit_id))) for unit_id, line in shown.items()],
        "page": page,
        "asked": asked,
        "sorts": SORTS.items(),
        "step_rules": step_rules.items(),
        "as_tree": not asked["sorter"] and not asked["soeg"],
    }
    return render(request, "followup/coordinator.html", context)


def _file(request: HttpRequest, form: str) -> HttpResponse:
    found, lines, _filter = _asked(request)
    reading.extracted(actor_of(request), "followup.coordinator", form, len(lines))
    name = f"opfoelgning-{found.last.isoformat()}"
    table = extract.table(lines)
    return extract.as_xlsx(table, name) if form == "xlsx" else extract.as_csv(table, name)


@require_GET
@requires(Purpose.SEE_FOLLOW_UP_TOTALS)
def coordinator_csv(request: HttpRequest) -> HttpResponse:
    """The same table as a file."""
    return _file(request, "csv")


@require_GET
@requires(Purpose.SEE_FOLLOW_UP_TOTALS)
def coordinator_xlsx(request: HttpRequest) -> HttpResponse:
    """The same table as a spreadsheet."""
    return _file(request, "xlsx")


@require_GET
@requires(Purpose.SEE_FOLLOW_UP_TOTALS)
def rules(request: HttpRequest) -> HttpResponse:
    """*Regler*: how each alert rule has been used."""
    actor, day = actor_of(request), clock.today()
    context = {
        "uses": rule_uses(actor, day),
        "first": day - A_YEAR,
        "last": day,
        "may_try": actor.holds(Purpose.TRY_OUT_RULES, day),
    }
    return render(request, "followup/rules.html", context)


@require_GET
@requires(Purpose.TRY_OUT_RULES)
def try_rule(request: HttpRequest, rule_id: str) -> HttpResponse:
    """*Afprøv* a rule with other numbers on last year's absence."""
    day: date = clock.today()
    rule = alert_rule(active_policy(), rule_id, day)
    if rule is None:
        raise Http404
    numbers = numbers_of(rule)
    form = TryOutForm(request.GET if request.GET else None, numbers=numbers)
    months = try_out(rule, form.cleaned_data, day - A_YEAR, day) if form.is_valid() else ()
    return render(request, "followup/try_out.html", {"rule": rule, "form": form, "months": months, "numbers": numbers})

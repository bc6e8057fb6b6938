"""The pages of the coordinator (*sygefraværskoordinator*) and of whoever else sees totals of the follow-up."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from naervaer.core.access.model import Purpose
from naervaer.core.followup.rules import alert_rule
from naervaer.web import clock
from naervaer.web.access.asking import actor_of
from naervaer.web.access.rules import requires
from naervaer.web.design.crumbs import crumb, here
from naervaer.web.followup import extract, reading
from naervaer.web.followup.forms import TryOutForm
from naervaer.web.followup.lines import BY_KEY, Line, heads, lines, ordered
from naervaer.web.followup.overview import A_YEAR, Overview, overview
from naervaer.web.followup.trying import numbers_of, try_out
from naervaer.web.followup.usefulness import rule_uses
from naervaer.web.handbook.queries import active_policy
from naervaer.web.reports.standings import standings
from naervaer.web.slots import COORDINATOR_PANELS

LINES_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for."""

    regel: str
    soeg: str
    sorter: str
    retning: str
    pres: str


def _asked(request: HttpRequest) -> tuple[Overview, list[Line], Asked]:
    """The overview with the units filtered and sorted as the address says."""
    asked = Asked(**{name.name: request.GET.get(name.name, "").strip()[:100] for name in fields(Asked)})
    if asked.regel and asked.regel not in {rule.id for rule in active_policy().step}:
        raise Http404
    actor, day = actor_of(request), clock.today()
    found = overview(actor, day, asked.regel)
    wanted = asked.soeg.casefold()
    shown = [
        line
        for line in lines(found.units, standings(actor, day))
        if wanted in line.of.unit.name.casefold() and (line.strain or not asked.pres)
    ]
    return found, ordered(shown, asked.sorter, asked.retning), asked


@require_GET
@requires(Purpose.SEE_FOLLOW_UP_TOTALS)
def coordinator(request: HttpRequest) -> HttpResponse:
    """*Koordinator*: the whole of what one reaches, as totals."""
    found, shown, asked = _asked(request)
    page = Paginator(shown, LINES_A_PAGE).get_page(request.GET.get("side"))
    step_rules = {rule.id: rule.title for rule in active_policy().step if rule.kind != "information"}
    context: dict[str, Any] = {
        "overview": found,
        "page": page,
        "asked": asked,
        "heads": heads(asked.sorter, asked.retning),
        "step_rules": step_rules.items(),
        "as_tree": not (asked.sorter in BY_KEY or asked.soeg or asked.pres),
        "panels": sorted(COORDINATOR_PANELS(actor_of(request), found.last), key=lambda panel: panel.order),
    }
    return render(request, "followup/coordinator.html", context)


def _file(request: HttpRequest, form: str) -> HttpResponse:
    found, shown, _filter = _asked(request)
    reading.extracted(actor_of(request), "followup.coordinator", form, len(shown))
    name = f"opfoelgning-{found.last.isoformat()}"
    table = extract.table(shown)
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
    context = {
        "rule": rule,
        "form": form,
        "months": months,
        "numbers": numbers,
        "crumbs": [crumb(_("Regler"), "followup:rules"), here(_("Afprøv: %s") % rule.title)],
    }
    return render(request, "followup/try_out.html", context)

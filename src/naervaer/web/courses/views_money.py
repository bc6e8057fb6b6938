"""*Penge*: what stands in the agreements, and the decisions about them."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from naervaer.core.access.model import Purpose
from naervaer.core.scheme.forecast import Effect
from naervaer.web import clock
from naervaer.web.access.asking import actor_of
from naervaer.web.access.rules import requires
from naervaer.web.courses import actions, forecasts, money_queries
from naervaer.web.courses.deciding import decides
from naervaer.web.courses.forms import GrantForm, MoveForm
from naervaer.web.design.crumbs import crumb, here
from naervaer.web.design.forms import allowed, posted


@require_GET
@requires(Purpose.SEE_SCHEME_STATUS)
def index(request: HttpRequest) -> HttpResponse:
    """*Penge i trivselsordningen*."""
    day = clock.today()
    crumbs = [crumb(_("Trivselsordning"), "scheme:index"), here(_("Penge"))]
    context = {
        "page": money_queries.page(day),
        "runs": forecasts.runs_out(day),
        "decides": decides(actor_of(request)),
        "crumbs": crumbs,
    }
    return render(request, "courses/money.html", context)


@require_http_methods(["GET", "POST"])
@requires(Purpose.HANDLE_SCHEME)
def grant(request: HttpRequest, agreement: str) -> HttpResponse:
    """*Bevilg*."""
    day = clock.today()
    found = money_queries.agreement_or_404(agreement, day)
    form = GrantForm(posted(request), periods=money_queries.periods(found, day), today=day)
    if form.is_valid():
        verdict = actions.grant_money(by=actor_of(request), agreement=agreement, **form.cleaned_data)
        if allowed(form, verdict):
            messages.success(request, _("Beslutningen er skrevet i regnskabet."))
            return redirect("courses:money")
    return _decide(request, form, _("Bevilg penge"), _("Bevilg"), found.title or found.id)


@require_http_methods(["GET", "POST"])
@requires(Purpose.HANDLE_SCHEME)
def move(request: HttpRequest, agreement: str) -> HttpResponse:
    """*Flyt penge* from an agreement."""
    day = clock.today()
    found = money_queries.agreement_or_404(agreement, day)
    form = MoveForm(
        posted(request),
        periods=money_queries.periods(found, day),
        targets=money_queries.others(found, day),
        needs=found.move_needs,
        today=day,
    )
    if "preview" in request.POST:
        told = _effect(form, agreement)
        return _decide(request, form, _("Flyt penge"), _("Flyt"), found.title or found.id, effect=told)
    if form.is_valid():
        verdict = actions.move_money(by=actor_of(request), source=agreement, **form.cleaned_data)
        if allowed(form, verdict):
            messages.success(request, _("Pengene er flyttet, og de næste på ventelisten bliver tilbudt en plads."))
            return redirect("courses:money")
    return _decide(request, form, _("Flyt penge"), _("Flyt"), found.title or found.id)


def _effect(form: MoveForm, source: str) -> list[tuple[str, Effect]]:
    """What the move would do, of a form with at least an amount and where it goes."""
    form.is_valid()
    target, amount = form.cleaned_data.get("target"), form.cleaned_data.get("amount")
    form.errors.clear()
    found = forecasts.effect(source, target, amount, clock.today()) if target and amount else None
    titles = [money_queries.title_of_agreement(one, clock.today()) for one in (source, target or "")]
    return list(zip(titles, found, strict=True)) if found else []


def _decide(request: HttpRequest, form: GrantForm, title: str, verb: str, about: str, **more: Any) -> HttpResponse:
    above = [crumb(_("Trivselsordning"), "scheme:index"), crumb(_("Penge"), "courses:money")]
    context: dict[str, Any] = {"form": form, "title": title, "verb": verb, "about": about, **more}
    context["moves"] = isinstance(form, MoveForm)
    return render(request, "courses/decide.html", {**context, "crumbs": [*above, here(title)]})

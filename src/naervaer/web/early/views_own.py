"""The employee's own page of an offer of help, and of a referral they have agreed to."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from naervaer.core.access.model import Purpose
from naervaer.core.verdicts import Refused, Verdict
from naervaer.web import clock
from naervaer.web.access.asking import actor_of
from naervaer.web.access.rules import requires
from naervaer.web.design.crumbs import crumb, here
from naervaer.web.early import actions, queries

TOLD = {
    "accept": gettext_lazy("Tak for svaret. Din leder kan se, at du tager imod."),
    "wait": gettext_lazy("Tak for svaret. Tilbuddet står her, når du er klar."),
    "decline": gettext_lazy("Tak for svaret. Du kan ombestemme dig senere."),
}


@require_GET
@requires(Purpose.SEE_OWN)
def offer(request: HttpRequest, pk: int) -> HttpResponse:
    """*Tilbud om hjælp til dig*."""
    found = queries.own_offer(actor_of(request), pk)
    title = _("Tilbud om hjælp: %(who)s") % {"who": found.title}
    effort = queries.effort(clock.today())
    context = {"found": found, "title": title, "effort": effort, "crumbs": _crumbs(title)}
    return render(request, "early/own_offer.html", context)


@require_POST
@requires(Purpose.SEE_OWN)
def answer(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    return _said(request, actions.answer_own(by=actor_of(request), offer_id=pk, what=what), str(TOLD.get(what, "")))


@require_GET
@requires(Purpose.SEE_OWN)
def referral(request: HttpRequest, pk: int) -> HttpResponse:
    """*Henvisning, du er enig i*."""
    found = queries.own_referral(actor_of(request), pk)
    title = _("Forebyggende henvisning")
    return render(request, "early/own_referral.html", {"found": found, "title": title, "crumbs": _crumbs(title)})


@require_POST
@requires(Purpose.SEE_OWN)
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    verdict = actions.withdraw_own(by=actor_of(request), referral_id=pk)
    return _said(request, verdict, _("Henvisningen er trukket tilbage, og din sag er ikke længere overdraget."))


def _said(request: HttpRequest, verdict: Verdict, told: str) -> HttpResponse:
    if isinstance(verdict, Refused):
        for reason in verdict.reasons:
            messages.error(request, reason)
    else:
        messages.success(request, told)
    return redirect("accounts:own")


def _crumbs(title: str) -> list[dict[str, str]]:
    return [crumb(_("Min side"), "accounts:own"), here(title)]

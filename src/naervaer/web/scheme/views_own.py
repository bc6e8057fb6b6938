"""The employee's own page of a request: what was answered about them, and their word about it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from naervaer.core.access.model import Purpose
from naervaer.core.verdicts import Verdict
from naervaer.web.access.asking import actor_of
from naervaer.web.access.rules import requires
from naervaer.web.design.crumbs import crumb, here
from naervaer.web.design.forms import allowed, posted, tell
from naervaer.web.scheme import actions, queries
from naervaer.web.scheme.forms import DisputeForm


@require_GET
@requires(Purpose.SEE_OWN)
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """*Tilbud, din leder har søgt om til dig*."""
    row = queries.own_one(actor_of(request), pk)
    crumbs = [crumb(_("Min side"), "accounts:own"), here(row.title)]
    return render(request, "scheme/own_request.html", {"row": row, "crumbs": crumbs})


@require_POST
@requires(Purpose.SEE_OWN)
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    return _said(request, pk, actions.confirm(by=actor_of(request), request_id=pk), _("Tak. Din leder får besked."))


@require_http_methods(["GET", "POST"])
@requires(Purpose.SEE_OWN)
def dispute(request: HttpRequest, pk: int) -> HttpResponse:
    """*Det passer ikke*."""
    row, form = queries.own_one(actor_of(request), pk), DisputeForm(posted(request))
    if request.method == "POST" and form.is_valid():
        verdict = actions.dispute(by=actor_of(request), request_id=pk, **form.cleaned_data)
        if allowed(form, verdict):
            messages.success(request, _("Tak. Din leder får besked og svarer igen."))
            return redirect("scheme:own-request", pk)
    above = [crumb(_("Min side"), "accounts:own"), crumb(row.title, "scheme:own-request", pk)]
    crumbs = [*above, here(_("Det passer ikke"))]
    return render(request, "scheme/dispute.html", {"row": row, "form": form, "crumbs": crumbs})


@require_POST
@requires(Purpose.SEE_OWN)
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    verdict = actions.withdraw_own(by=actor_of(request), request_id=pk)
    return _said(request, pk, verdict, _("Anmodningen er trukket tilbage. Du behøver ikke sige hvorfor."))


def _said(request: HttpRequest, pk: int, verdict: Verdict, told: str) -> HttpResponse:
    tell(request, verdict, told)
    return redirect("scheme:own-request", pk)

"""*Timer ud over kvoten*: asked for by whoever gives the course, answered by the leader."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from naervaer.core.access.model import Purpose
from naervaer.web import clock
from naervaer.web.access.asking import actor_of
from naervaer.web.access.rules import requires
from naervaer.web.booking import actions, extra_queries, queries
from naervaer.web.booking.forms import ExtraForm
from naervaer.web.booking.views import GIVE, act
from naervaer.web.design.crumbs import here
from naervaer.web.design.forms import ReasonForm, allowed, posted, tell

ANSWER = (Purpose.BOOK_OFFER, Purpose.HANDLE_SCHEME)


@require_http_methods(["GET", "POST"])
@requires(GIVE)
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """*Bed om flere timer*."""
    row, form = queries.given_one(actor_of(request), pk, clock.today()), ExtraForm(posted(request))
    if form.is_valid() and allowed(form, actions.ask_extra(by=actor_of(request), course_id=pk, **form.cleaned_data)):
        messages.success(request, _("Der er spurgt. Du får besked, når der er svaret."))
        return redirect("booking:course", pk)
    return act(request, row, form, _("Bed om flere timer"))


@require_GET
@requires(*ANSWER)
def show(request: HttpRequest, pk: int) -> HttpResponse:
    row = extra_queries.extra_one(actor_of(request), pk)
    return render(request, "booking/extra.html", {"row": row, "crumbs": [here(_("Flere timer"))]})


@require_POST
@requires(*ANSWER)
def agree(request: HttpRequest, pk: int) -> HttpResponse:
    verdict = actions.agree_extra(by=actor_of(request), extra_id=pk)
    tell(request, verdict, _("Du har sagt ja. Arbejdspladsen betaler de timer, der bruges."))
    return redirect("booking:extra", pk)


@require_http_methods(["GET", "POST"])
@requires(*ANSWER)
def decline(request: HttpRequest, pk: int) -> HttpResponse:
    """*Sig nej*, with a reason."""
    actor = actor_of(request)
    row = extra_queries.extra_one(actor, pk)
    form = ReasonForm(posted(request), hint=_("Den, der giver forløbet, og medarbejderen kan læse det."))
    if form.is_valid() and allowed(form, actions.decline_extra(by=actor, extra_id=pk, **form.cleaned_data)):
        messages.success(request, _("Du har sagt nej, og der er givet besked."))
        return redirect("booking:extra", pk)
    back, crumbs = reverse("booking:extra", args=[pk]), [here(_("Sig nej"))]
    context = {"row": row, "form": form, "verb": _("Sig nej"), "back": back, "crumbs": crumbs}
    return render(request, "booking/extra_act.html", context)

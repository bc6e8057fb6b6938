"""The employee asks for themselves, or around a leader it is about; and whoever takes the leader's place."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from naervaer.core.access.model import Purpose
from naervaer.core.verdicts import Refused
from naervaer.web import clock
from naervaer.web.access.asking import actor_of
from naervaer.web.access.rules import requires
from naervaer.web.audit import actions as audit
from naervaer.web.design.crumbs import crumb, here
from naervaer.web.design.forms import allowed, posted, tell
from naervaer.web.organisation.employed import persons
from naervaer.web.scheme import actions, queries
from naervaer.web.scheme.forms import FrameForm, SendBackForm
from naervaer.web.scheme.frame import Frame, Road, own_frame, own_offers


@require_GET
@requires(Purpose.SEE_OWN)
def choose_around(request: HttpRequest) -> HttpResponse:
    """*Handler det om din leder?* What one can ask for without the leader, and what becomes of it."""
    offers = own_offers(actor_of(request), "around", clock.today())
    if not offers:
        raise Http404
    crumbs = [crumb(_("Min side"), "accounts:own"), here(_("Uden om din leder"))]
    return render(request, "scheme/choose_around.html", {"offers": offers, "crumbs": crumbs})


@require_http_methods(["GET", "POST"])
@requires(Purpose.SEE_OWN)
def ask_own(request: HttpRequest, offer_id: str) -> HttpResponse:
    """*Søg selv*."""
    return _ask(request, offer_id, "own")


@require_http_methods(["GET", "POST"])
@requires(Purpose.SEE_OWN)
def ask_around(request: HttpRequest, offer_id: str) -> HttpResponse:
    """*Uden om din leder*."""
    return _ask(request, offer_id, "around")


def _ask(request: HttpRequest, offer_id: str, road: Road) -> HttpResponse:
    actor = actor_of(request)
    asked = own_frame(actor, offer_id, road, clock.today())
    form = FrameForm(posted(request), asked=asked.asked)
    if request.method == "POST" and "send" in request.POST:
        do = actions.ask_own if road == "own" else actions.ask_around
        made = do(by=actor, offer=offer_id, answers=form.answers())
        if allowed(form, made) and not isinstance(made, Refused):
            messages.success(request, _("Tak. Du kan følge det her på Min side."))
            return redirect("scheme:own-request", made.pk)
    return _frame_page(request, asked, form)


@require_http_methods(["GET", "POST"])
@requires(Purpose.SEE_OWN)
def answer_again(request: HttpRequest, pk: int) -> HttpResponse:
    """*Svar igen*, when it was sent back."""
    actor = actor_of(request)
    row = queries.own_one(actor, pk)
    if row.road != "around" or "answer_again" not in {move.name for move in row.moves}:
        raise Http404
    asked = own_frame(actor, row.offer, "around", clock.today())
    form = FrameForm(posted(request), asked=asked.asked)
    if request.method == "POST" and "send" in request.POST:
        verdict = actions.answer_own_again(by=actor, request_id=pk, answers=form.answers())
        if allowed(form, verdict):
            messages.success(request, _("Tak. Dine nye svar er sendt."))
            return redirect("scheme:own-request", pk)
    sent_back = next((event.text for event in reversed(row.happened) if event.text), "")
    return _frame_page(request, asked, form, disputed=sent_back)


def _frame_page(request: HttpRequest, asked: Frame, form: FrameForm, **more: Any) -> HttpResponse:
    judged = asked.judged(form.answers()) if request.method == "POST" else None
    crumbs = [crumb(_("Min side"), "accounts:own"), here(asked.offer.title)]
    context = {"asked": asked, "form": form, "judged": judged, "crumbs": crumbs, **more}
    return render(request, "scheme/own_frame.html", context)


@require_GET
@requires(Purpose.HANDLE_SCHEME)
def handle(request: HttpRequest) -> HttpResponse:
    """*Anmodninger uden om lederen*."""
    rows = queries.handled(actor_of(request), clock.today())
    crumbs = [crumb(_("Trivselsordning"), "scheme:index"), here(_("Uden om lederen"))]
    return render(request, "scheme/handle.html", {"rows": rows, "crumbs": crumbs})


@require_GET
@requires(Purpose.HANDLE_SCHEME)
def handle_one(request: HttpRequest, pk: int) -> HttpResponse:
    actor = actor_of(request)
    row = queries.handled_one(actor, pk, clock.today())
    subjects = persons([row.person])
    audit.record_reads(by=actor, action="scheme.seen", subjects=subjects, purpose=Purpose.HANDLE_SCHEME)
    return render(request, "scheme/handle_one.html", {"row": row, "crumbs": [*_above(), here(row.title)]})


@require_POST
@requires(Purpose.HANDLE_SCHEME)
def confirm_around(request: HttpRequest, pk: int) -> HttpResponse:
    verdict = actions.confirm_around(by=actor_of(request), request_id=pk)
    tell(request, verdict, _("Anmodningen er bekræftet, og medarbejderen får besked."))
    return redirect("scheme:handle-one", pk)


@require_http_methods(["GET", "POST"])
@requires(Purpose.HANDLE_SCHEME)
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """*Send tilbage*, with what is missing."""
    actor = actor_of(request)
    row, form = queries.handled_one(actor, pk, clock.today()), SendBackForm(posted(request))
    if form.is_valid() and allowed(form, actions.send_back(by=actor, request_id=pk, **form.cleaned_data)):
        messages.success(request, _("Sendt tilbage til medarbejderen."))
        return redirect("scheme:handle-one", pk)
    crumbs = [*_above(), crumb(row.title, "scheme:handle-one", pk), here(_("Send tilbage"))]
    return render(request, "scheme/send_back.html", {"row": row, "form": form, "crumbs": crumbs})


def _above() -> list[dict[str, str]]:
    return [crumb(_("Trivselsordning"), "scheme:index"), crumb(_("Uden om lederen"), "scheme:handle")]

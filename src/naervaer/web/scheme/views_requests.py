"""The *spørgeramme* and what comes of it, for whoever leads the employee."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from naervaer.core.access.model import Purpose
from naervaer.web import clock
from naervaer.web.access.asking import actor_of
from naervaer.web.access.rules import requires
from naervaer.web.audit import actions as audit
from naervaer.web.design.crumbs import crumb, here
from naervaer.web.design.forms import FindForm, allowed, posted, tell
from naervaer.web.followup.people import named
from naervaer.web.organisation.employed import persons
from naervaer.web.scheme import actions, queries
from naervaer.web.scheme.catalogue import offer_on
from naervaer.web.scheme.forms import FrameForm
from naervaer.web.scheme.frame import Frame, frame, individual_offers


@require_GET
@requires(Purpose.BOOK_OFFER)
def find(request: HttpRequest, offer_id: str) -> HttpResponse:
    """*Søg for en medarbejder*: whom the offer is for, found by name among those one leads."""
    actor, day = actor_of(request), clock.today()
    offer, form = offer_on(offer_id, day), FindForm(request.GET or None)
    if offer not in individual_offers(day):
        raise Http404
    found = named(actor, Purpose.BOOK_OFFER, form.name, day) if form.name else []
    subjects = persons([member.person for member in found])
    audit.record_reads(by=actor, action="scheme.found", subjects=subjects, purpose=Purpose.BOOK_OFFER)
    crumbs = [crumb(offer.title, "scheme:offer", offer_id), here(_("Søg for en medarbejder"))]
    return render(request, "scheme/find.html", {"offer": offer, "form": form, "found": found, "crumbs": crumbs})


@require_GET
@requires(Purpose.BOOK_OFFER)
def choose(request: HttpRequest, person: int) -> HttpResponse:
    """*Tilbud til en medarbejder*: which of the offers it is about."""
    actor, day = actor_of(request), clock.today()
    if not queries.may_book(actor, person, day):
        raise Http404
    [about] = persons([person])
    offers = individual_offers(day)
    if not offers:
        raise Http404
    crumbs = [crumb(about.name, "followup:person", person), here(_("Tilbud"))]
    return render(request, "scheme/choose.html", {"about": about, "offers": offers, "crumbs": crumbs})


@require_http_methods(["GET", "POST"])
@requires(Purpose.BOOK_OFFER)
def ask(request: HttpRequest, person: int, offer_id: str) -> HttpResponse:
    """*Spørgeramme*: the verdict at once, and sending it to the employee when the conditions are met."""
    actor = actor_of(request)
    asked = frame(actor, person, offer_id, clock.today())
    form = FrameForm(posted(request), asked=asked.asked)
    if request.method == "POST" and "send" in request.POST:
        made = actions.ask(by=actor, person=person, offer=offer_id, answers=form.answers())
        if allowed(form, made):
            messages.success(request, _("Medarbejderen kan nu læse svarene på Min side og bekræfte dem."))
            return redirect("scheme:request", made.pk)  # type: ignore[union-attr]
    return _frame_page(request, asked, form)


@require_http_methods(["GET", "POST"])
@requires(Purpose.BOOK_OFFER)
def ask_again(request: HttpRequest, pk: int) -> HttpResponse:
    """*Svar igen*, with what the employee wrote beside it."""
    actor, day = actor_of(request), clock.today()
    row = queries.one(actor, pk, day)
    if "answer_again" not in {move.name for move in row.moves}:
        raise Http404
    asked = frame(actor, row.person, row.offer, day)
    form = FrameForm(posted(request), asked=asked.asked)
    if request.method == "POST" and "send" in request.POST:
        verdict = actions.answer_again(by=actor, request_id=pk, answers=form.answers())
        if allowed(form, verdict):
            messages.success(request, _("Medarbejderen kan nu læse de nye svar."))
            return redirect("scheme:request", pk)
    disputed = next((event.text for event in reversed(row.happened) if event.text), "")
    return _frame_page(request, asked, form, disputed=disputed)


def _frame_page(request: HttpRequest, asked: Frame, form: FrameForm, **more: Any) -> HttpResponse:
    person, name = asked.about.person, asked.about.name
    context = {
        "asked": asked,
        "form": form,
        "judged": asked.judged(form.answers()) if request.method == "POST" else None,
        "crumbs": [crumb(name, "followup:person", person), here(asked.offer.title)],
        **more,
    }
    return render(request, "scheme/frame.html", context)


@require_GET
@requires(Purpose.BOOK_OFFER)
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """*Anmodning*: where it stands, and what to do next."""
    actor, day = actor_of(request), clock.today()
    row = queries.one(actor, pk, day)
    subjects = persons([row.person])
    audit.record_reads(by=actor, action="scheme.seen", subjects=subjects, purpose=Purpose.BOOK_OFFER)
    crumbs = [crumb(row.name, "followup:person", row.person), here(row.title)]
    return render(request, "scheme/request.html", {"row": row, "crumbs": crumbs})


@require_POST
@requires(Purpose.BOOK_OFFER)
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    verdict = actions.withdraw(by=actor_of(request), request_id=pk)
    tell(request, verdict, _("Anmodningen er trukket tilbage, og medarbejderen får besked."))
    return redirect("scheme:request", pk)

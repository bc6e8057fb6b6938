"""A call for acute help is written down afterwards, by whoever called or leads the workplace."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from naervaer.core.access.model import Purpose
from naervaer.web import clock
from naervaer.web.access.asking import actor_of
from naervaer.web.access.rules import requires
from naervaer.web.design.crumbs import crumb, here
from naervaer.web.design.forms import ReasonForm, allowed, posted
from naervaer.web.scheme import acute_actions, acute_queries
from naervaer.web.scheme.catalogue import offer_on
from naervaer.web.scheme.forms import AcuteCallForm


@require_http_methods(["GET", "POST"])
@requires(Purpose.SEE_OWN, Purpose.BOOK_OFFER)
def write(request: HttpRequest, offer_id: str) -> HttpResponse:
    """*Registrér et opkald*."""
    actor, day = actor_of(request), clock.today()
    offer, units = offer_on(offer_id, day), acute_queries.workplaces(actor, day)
    if offer.acute is None or not units:
        raise Http404
    form = AcuteCallForm(posted(request), units=units, day=day)
    if form.is_valid() and allowed(form, acute_actions.write_call(by=actor, offer=offer_id, **form.cleaned_data)):
        messages.success(request, _("Tak. Opkaldet er registreret, og lederen får besked."))
        return redirect("scheme:offer", offer_id)
    context = {
        "form": form,
        "title": _("Registrér et opkald"),
        "verb": _("Gem"),
        "back": reverse("scheme:offer", args=[offer_id]),
        "crumbs": [crumb(offer.title, "scheme:offer", offer_id), here(_("Registrér et opkald"))],
    }
    return render(request, "design/act.html", context)


@require_http_methods(["GET", "POST"])
@requires(Purpose.SEE_OWN, Purpose.BOOK_OFFER)
def annul(request: HttpRequest, pk: int) -> HttpResponse:
    """*Annullér*."""
    actor = actor_of(request)
    call, form = acute_queries.one(actor, pk, clock.today()), ReasonForm(posted(request), hint="")
    if form.is_valid() and allowed(form, acute_actions.annul_call(by=actor, call_id=pk, **form.cleaned_data)):
        messages.success(request, _("Registreringen er annulleret."))
        return redirect("scheme:index")
    title = _("Annullér: %(what)s, %(where)s") % {"what": call.title, "where": call.unit}
    back = reverse("scheme:index")
    context = {"form": form, "title": title, "verb": _("Annullér"), "back": back, "crumbs": [here(title)]}
    return render(request, "design/act.html", context)

"""The pages of the wellbeing scheme that everybody may read: the catalogue, an offer, and the acute card."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from naervaer.web import clock, slots
from naervaer.web.access.asking import actor_of
from naervaer.web.access.rules import open_to_all, signed_in
from naervaer.web.design.crumbs import crumb, here
from naervaer.web.handbook.queries import active_policy
from naervaer.web.scheme import catalogue
from naervaer.web.scheme.frame import own_offers


@require_GET
@signed_in
def index(request: HttpRequest) -> HttpResponse:
    """*Trivselsordning*."""
    day = clock.today()
    if not catalogue.has_offers(active_policy(), day):
        raise Http404
    context = {
        "found": catalogue.catalogue(day),
        "links": sorted(slots.SCHEME_LINKS(actor_of(request), day), key=lambda link: link.order),
        "crumbs": [here(_("Trivselsordning"))],
    }
    return render(request, "scheme/index.html", context)


@require_GET
@signed_in
def offer(request: HttpRequest, offer_id: str) -> HttpResponse:
    """*Et tilbud*."""
    day = clock.today()
    actor, page = actor_of(request), catalogue.offer_page(offer_id, day)
    context = {
        "page": page,
        "own": page.offer in own_offers(actor, "own", day),
        "around": page.offer in own_offers(actor, "around", day),
        "buttons": list(slots.OFFER_BUTTONS(actor, offer_id, day)),
        "crumbs": [crumb(_("Trivselsordning"), "scheme:index"), here(page.offer.title)],
    }
    return render(request, "scheme/offer.html", context)


@require_GET
@open_to_all
def acute(request: HttpRequest) -> HttpResponse:
    """*Akutkort*: whom to call and what to say, for a colleague at night without a login. Nothing personal on it."""
    offers = catalogue.acute_offers(clock.today())
    if not offers:
        raise Http404
    return render(request, "scheme/acute.html", {"offers": offers, "municipality": active_policy().municipality})

"""The way in, the choice between roles, and *Min side*."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from naervaer.core.access.first_page import first_pages
from naervaer.web import clock
from naervaer.web.access.asking import actor_of
from naervaer.web.access.rules import signed_in
from naervaer.web.accounts.own import links, nothing_agreed, own_page, parts
from naervaer.web.accounts.wording import first_page_choices
from naervaer.web.slots import OWN_PANELS

CHOSEN = "first-page"


@require_GET
@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """The first page of the role somebody has chosen, else of their first role."""
    pages = [page for _, page in first_pages(actor_of(request).roles_on(clock.today()))]
    chosen = request.session.get(CHOSEN)
    usual = pages[0] if pages else "accounts:own"
    return redirect(chosen if chosen in pages else usual)


@require_http_methods(["GET", "POST"])
@signed_in
def choose(request: HttpRequest) -> HttpResponse:
    """*Vælg rolle*: where to begin, for whoever has several roles."""
    found = first_pages(actor_of(request).roles_on(clock.today()))
    if request.method == "POST":
        page = request.POST.get("page", "")
        if page in [name for _, name in found]:
            request.session[CHOSEN] = page
            return redirect(reverse("accounts:home"))
    return render(request, "accounts/choose.html", {"choices": first_page_choices(found)})


@require_GET
@signed_in
def own(request: HttpRequest) -> HttpResponse:
    """*Min side*."""
    actor, day = actor_of(request), clock.today()
    several = len(first_pages(actor.roles_on(day))) > 1
    page = own_page(actor, day)
    first, rest = parts(OWN_PANELS(actor, day))
    context = {
        "page": page,
        "links": links(page, first, rest),
        "nothing_agreed": nothing_agreed(page, (*first, *rest)),
        "first": first,
        "rest": rest,
        "several_roles": several,
        "demo": settings.NAERVAER_DEMO,
    }
    return render(request, "accounts/own.html", context)

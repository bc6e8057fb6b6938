"""*Sådan gør vi her*: the policy as pages that anyone signed in can read, and its state for who keeps it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from naervaer.core.access.model import Purpose
from naervaer.web import clock
from naervaer.web.access.asking import actor_of
from naervaer.web.access.rules import requires, signed_in
from naervaer.web.design.crumbs import Crumb, crumb, here
from naervaer.web.handbook import queries
from naervaer.web.slots import HANDBOOK_PANELS


def _crumbs(*more: Crumb) -> list[Crumb]:
    return [crumb(_("Forside"), "accounts:home"), crumb(_("Sådan gør vi her"), "handbook:index"), *more]


@signed_in
def index(request: HttpRequest) -> HttpResponse:
    today = clock.today()
    actor = actor_of(request)
    context = {
        "handbook": queries.handbook_on(today),
        "panels": HANDBOOK_PANELS(actor, today),
        "may_see_state": bool(actor.grants_for(Purpose.SEE_POLICY_STATE, today)),
    }
    return render(request, "handbook/index.html", context)


@signed_in
def area(request: HttpRequest, slug: str) -> HttpResponse:
    handbook = queries.handbook_on(clock.today())
    found = handbook.area(slug)
    if found is None:
        raise Http404
    return render(request, "handbook/area.html", {"area": found, "crumbs": _crumbs(here(found.title))})


@signed_in
def rule(request: HttpRequest, rule_id: str) -> HttpResponse:
    """To the place in the handbook where a rule stands, so that other pages need only know its id."""
    place = queries.handbook_on(clock.today()).place_of(rule_id)
    if place is None:
        raise Http404
    return redirect(f"{reverse('handbook:area', args=[place.area])}#{place.anchor}")


@requires(Purpose.SEE_POLICY_STATE)
def policy(request: HttpRequest) -> HttpResponse:
    state = queries.policy_state(clock.today())
    return render(request, "handbook/policy.html", {"state": state, "crumbs": _crumbs(here(_("Politikkens tilstand")))})

"""*Ledige tider*: what an own consultant puts up for others to book."""

from datetime import date, timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from naervaer.web import clock
from naervaer.web.access.asking import actor_of
from naervaer.web.access.rules import requires
from naervaer.web.booking import actions, opening_queries
from naervaer.web.booking.forms import DaysOffForm, OpeningForm
from naervaer.web.booking.views import GIVE, above
from naervaer.web.design.crumbs import crumb, here
from naervaer.web.design.forms import allowed, posted, tell
from naervaer.web.handbook.queries import active_policy


@require_http_methods(["GET", "POST"])
@requires(GIVE)
def index(request: HttpRequest) -> HttpResponse:
    """One's own times, and a new one."""
    actor, day = actor_of(request), clock.today()
    times = opening_queries.openings(actor, day)
    form = OpeningForm(posted(request), places=_places(day))
    if form.is_valid() and allowed(form, actions.add_opening(by=actor, **form.cleaned_data)):
        messages.success(request, _("Tiden er sat op."))
        return redirect("booking:openings")
    context = {
        "form": form,
        "times": times,
        "days_off": opening_queries.days_off(actor, day),
        "booked": opening_queries.booked_ahead(actor, day),
        "crumbs": [*above(), here(_("Ledige tider"))],
    }
    return render(request, "booking/openings.html", context)


@require_POST
@requires(GIVE)
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """*Tag ned*: from today on."""
    last = clock.today() - timedelta(days=1)
    tell(request, actions.end_opening(by=actor_of(request), opening_id=pk, last=last), _("Tiden er taget ned."))
    return redirect("booking:openings")


@require_http_methods(["GET", "POST"])
@requires(GIVE)
def close(request: HttpRequest) -> HttpResponse:
    """*Luk dage*."""
    actor = actor_of(request)
    opening_queries.days_off(actor, clock.today())
    form = DaysOffForm(posted(request))
    if form.is_valid() and allowed(form, actions.close_days(by=actor, **form.cleaned_data)):
        messages.success(request, _("Dagene er lukket. Det, der allerede er booket, står ved magt: flyt det selv."))
        return redirect("booking:openings")
    crumbs = [*above(), crumb(_("Ledige tider"), "booking:openings"), here(_("Luk dage"))]
    return render(request, "booking/close.html", {"form": form, "verb": _("Luk dage"), "crumbs": crumbs})


@require_POST
@requires(GIVE)
def open_again(request: HttpRequest, pk: int) -> HttpResponse:
    tell(request, actions.open_again(by=actor_of(request), days_off_id=pk), _("Dagene er åbne igen."))
    return redirect("booking:openings")


def _places(day: date) -> list[str]:
    """The places of what the own consultants give, and the phone."""
    policy = active_policy()
    own = {one.id for one in policy.provider if one.own}
    named = [place for offer in policy.offers_on(day) if offer.given_by in own for place in offer.places]
    return list(dict.fromkeys([*named, "telefon"]))

"""The employee's own times: how they can be reached, and booking, moving and calling off."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from naervaer.core.access.model import Purpose
from naervaer.web import clock
from naervaer.web.access.asking import actor_of
from naervaer.web.access.rules import requires
from naervaer.web.booking import actions, own_queries
from naervaer.web.booking.forms import ChooseForm, WayForm
from naervaer.web.booking.own_queries import OwnTimes
from naervaer.web.booking.queries import free_for
from naervaer.web.design.crumbs import crumb, here
from naervaer.web.design.forms import allowed, posted, tell

OWN = Purpose.SEE_OWN


@require_http_methods(["GET", "POST"])
@requires(OWN)
def way(request: HttpRequest, pk: int) -> HttpResponse:
    """*Sådan må I kontakte mig*."""
    times, form = own_queries.own_one(actor_of(request), pk), WayForm(posted(request))
    if form.is_valid() and allowed(form, actions.tell_way(by=actor_of(request), course_id=pk, **form.cleaned_data)):
        messages.success(request, _("Tak. Kun den, der giver forløbet, kan se det."))
        return redirect("courses:own", pk)
    return _page(request, times, form, _("Sådan må du kontaktes"), _("Gem"))


@require_http_methods(["GET", "POST"])
@requires(OWN)
def book(request: HttpRequest, pk: int) -> HttpResponse:
    """*Book en tid*."""
    actor, day = actor_of(request), clock.today()
    times = own_queries.own_one(actor, pk)
    if not times.bookable:
        raise Http404
    form = ChooseForm(posted(request), free=free_for(pk, day))
    if form.is_valid():
        made = actions.book_own(by=actor, course_id=pk, **form.told())
        if allowed(form, made):
            messages.success(request, _("Tiden er din. Du får den i kalenderen."))
            return redirect("courses:own", pk)
    return _page(request, times, form, _("Book en tid"), _("Book tiden"), choosing=True)


@require_http_methods(["GET", "POST"])
@requires(OWN)
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """*Flyt*."""
    actor, day = actor_of(request), clock.today()
    times, session = own_queries.own_session(actor, pk)
    form = ChooseForm(posted(request), free=free_for(times.pk, day))
    if form.is_valid():
        made = actions.move_own(by=actor, session_id=pk, **form.told())
        if allowed(form, made):
            messages.success(request, _("Tiden er flyttet. Du får den i kalenderen."))
            return redirect("courses:own", times.pk)
    return _page(request, times, form, _("Flyt tiden"), _("Flyt hertil"), choosing=True, session=session)


@require_POST
@requires(OWN)
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """*Aflys*."""
    times, _session = own_queries.own_session(actor_of(request), pk)
    tell(request, actions.cancel_own(by=actor_of(request), session_id=pk), _("Tiden er aflyst."))
    return redirect("courses:own", times.pk)


def _page(request: HttpRequest, times: OwnTimes, form: object, title: str, verb: str, **more: object) -> HttpResponse:
    back = reverse("courses:own", args=[times.pk])
    crumbs = [crumb(_("Min side"), "accounts:own"), crumb(times.title, "courses:own", times.pk), here(title)]
    context = {"times": times, "form": form, "title": title, "verb": verb, "back": back, "crumbs": crumbs, **more}
    return render(request, "booking/own_act.html", context)

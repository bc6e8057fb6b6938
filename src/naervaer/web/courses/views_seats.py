"""*Leverandører*: who gives what, and who may see the courses there."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from naervaer.core.access.model import Purpose
from naervaer.web import clock, slots
from naervaer.web.access.asking import actor_of
from naervaer.web.access.rules import requires
from naervaer.web.courses import actions, seats
from naervaer.web.courses.deciding import deciding
from naervaer.web.courses.forms import EndSeatForm, SeatForm
from naervaer.web.design.crumbs import crumb, here
from naervaer.web.design.forms import allowed, posted


@require_GET
@requires(Purpose.HANDLE_SCHEME)
def index(request: HttpRequest) -> HttpResponse:
    actor, day = actor_of(request), clock.today()
    deciding(actor)
    more = sorted(slots.PROVIDER_LINKS(actor, day), key=lambda link: link.order)
    crumbs = [crumb(_("Trivselsordning"), "scheme:index"), here(_("Leverandører"))]
    context = {"rows": seats.rows(day), "day": day, "links": more, "crumbs": crumbs}
    return render(request, "courses/seats.html", context)


@require_http_methods(["GET", "POST"])
@requires(Purpose.HANDLE_SCHEME)
def give(request: HttpRequest, provider: str) -> HttpResponse:
    """*Giv adgang*."""
    actor, day = actor_of(request), clock.today()
    deciding(actor)
    found, form = seats.provider_or_404(provider, day), SeatForm(posted(request), first=day)
    if form.is_valid():
        verdict = actions.give_seat(by=actor, provider=provider, **form.cleaned_data)
        if allowed(form, verdict):
            messages.success(request, _("Adgangen er givet."))
            return redirect("courses:seats")
    return _act(request, form, _("Giv adgang til leverandørens forløb"), _("Giv adgang"), found.title)


@require_http_methods(["GET", "POST"])
@requires(Purpose.HANDLE_SCHEME)
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """*Afslut adgang*."""
    actor = actor_of(request)
    deciding(actor)
    found, form = seats.seat_or_404(pk), EndSeatForm(posted(request), last=clock.today())
    if form.is_valid():
        verdict = actions.end_seat(by=actor, seat_id=pk, **form.cleaned_data)
        if allowed(form, verdict):
            messages.success(request, _("Adgangen er afsluttet."))
            return redirect("courses:seats")
    return _act(request, form, _("Afslut adgang"), _("Afslut"), found.name)


def _act(request: HttpRequest, form: SeatForm | EndSeatForm, title: str, verb: str, about: str) -> HttpResponse:
    crumbs = [crumb(_("Trivselsordning"), "scheme:index"), crumb(_("Leverandører"), "courses:seats"), here(title)]
    context = {"form": form, "title": title, "verb": verb, "about": about, "crumbs": crumbs}
    return render(request, "courses/seat_act.html", context)

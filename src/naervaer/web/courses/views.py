"""The employee's own courses, the waiting lists, and taking somebody off them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from naervaer.core.access.model import Purpose
from naervaer.web import clock, slots
from naervaer.web.access.asking import actor_of
from naervaer.web.access.rules import requires
from naervaer.web.courses import actions, queries
from naervaer.web.design.crumbs import crumb, here
from naervaer.web.design.forms import ReasonForm, allowed, posted, tell


@require_GET
@requires(Purpose.SEE_OWN)
def own(request: HttpRequest, pk: int) -> HttpResponse:
    """*Dit forløb*: where it stands, and what one can do."""
    actor, day = actor_of(request), clock.today()
    row = queries.own_one(actor, pk, day)
    parts = sorted(slots.OWN_COURSE_PARTS(actor, pk, day), key=lambda part: part.order)
    crumbs = [crumb(_("Min side"), "accounts:own"), here(row.title)]
    return render(request, "courses/own.html", {"row": row, "parts": parts, "crumbs": crumbs})


@require_POST
@requires(Purpose.SEE_OWN)
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    verdict = actions.accept_place(by=actor_of(request), course_id=pk)
    tell(request, verdict, _("Pladsen er din. Du hører fra den, der giver forløbet."))
    return redirect("courses:own", pk)


@require_POST
@requires(Purpose.SEE_OWN)
def let_go(request: HttpRequest, pk: int) -> HttpResponse:
    verdict = actions.let_place_go(by=actor_of(request), course_id=pk)
    tell(request, verdict, _("Pladsen er gået videre. Du står stadig på ventelisten."))
    return redirect("courses:own", pk)


@require_POST
@requires(Purpose.SEE_OWN)
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    verdict = actions.leave_list(by=actor_of(request), course_id=pk)
    tell(request, verdict, _("Du står ikke længere på ventelisten."))
    return redirect("courses:own", pk)


@require_http_methods(["GET", "POST"])
@requires(Purpose.BOOK_OFFER)
def take_off(request: HttpRequest, pk: int) -> HttpResponse:
    """*Tag af ventelisten*, by whoever leads the employee."""
    row = queries.led_one(actor_of(request), pk, clock.today())
    return _take_off(request, row, reverse("followup:person", args=[row.person]), row.name)


@require_http_methods(["GET", "POST"])
@requires(Purpose.HANDLE_SCHEME)
def strike(request: HttpRequest, pk: int) -> HttpResponse:
    """*Tag af ventelisten*, by whoever handles the scheme."""
    row = queries.handled_one(actor_of(request), pk, clock.today())
    return _take_off(request, row, reverse("courses:waiting"), _("Ventelister"))


def _take_off(request: HttpRequest, row: queries.Row, back: str, above: str) -> HttpResponse:
    form, title = ReasonForm(posted(request), hint=_("Medarbejderen kan læse det.")), _("Tag af ventelisten")
    if form.is_valid():
        verdict = actions.take_off_list(by=actor_of(request), course_id=row.pk, **form.cleaned_data)
        if allowed(form, verdict):
            messages.success(request, _("Forløbet er taget af ventelisten, og medarbejderen får besked."))
            return redirect(back)
    crumbs = [{"label": above, "url": back}, here(title)]
    return render(
        request, "courses/take_off.html", {"row": row, "form": form, "title": title, "back": back, "crumbs": crumbs}
    )


@require_GET
@requires(Purpose.HANDLE_SCHEME)
def waiting(request: HttpRequest) -> HttpResponse:
    """*Ventelister*: one agreement at a time, in the order places are given."""
    asked = request.GET
    lists = queries.waiting_lists(actor_of(request), clock.today(), asked.get("aftale", ""), asked.get("side"))
    crumbs = [crumb(_("Trivselsordning"), "scheme:index"), here(_("Ventelister"))]
    return render(request, "courses/waiting.html", {"lists": lists, "crumbs": crumbs})


@require_POST
@requires(Purpose.HANDLE_SCHEME)
def acute(request: HttpRequest, pk: int) -> HttpResponse:
    """*Akut* or not, on the waiting list."""
    wanted = "acute" in request.POST
    verdict = actions.mark_acute(by=actor_of(request), course_id=pk, acute=wanted)
    tell(request, verdict, _("Forløbet står nu som akut.") if wanted else _("Forløbet står ikke længere som akut."))
    return redirect("courses:waiting")

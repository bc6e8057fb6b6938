"""The pages of the payroll office: what is to be done in NemRefusion, and the three answers of a *Fast track*."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from naervaer.core.access.model import Purpose
from naervaer.core.verdicts import Refused
from naervaer.web import clock
from naervaer.web.access.asking import actor_of
from naervaer.web.access.rules import requires
from naervaer.web.audit import actions as audit
from naervaer.web.design.crumbs import crumb, here
from naervaer.web.design.forms import posted, refuse
from naervaer.web.organisation import employed
from naervaer.web.papers import actions, payroll
from naervaer.web.papers.forms import RefusionForm

HANDLE = Purpose.HANDLE_REFUSION
ROWS_A_PAGE = 50


@require_GET
@requires(HANDLE)
def refusions(request: HttpRequest) -> HttpResponse:
    """*Refusion*: what waits, soonest first."""
    actor, day = actor_of(request), clock.today()
    page = Paginator(payroll.due(actor, day), ROWS_A_PAGE).get_page(request.GET.get("side"))
    ready = payroll.fast_tracks(actor, day)
    shown = employed.persons({row.person for row in page} | {row.person for row in ready})
    audit.record_reads(by=actor, action="papers.refusion_seen", subjects=shown, purpose=HANDLE)
    context = {"page": page, "fast_tracks": ready, "crumbs": [here(_("Refusion"))]}
    return render(request, "papers/refusions.html", context)


@require_http_methods(["GET", "POST"])
@requires(HANDLE)
def fast_track(request: HttpRequest, pk: int) -> HttpResponse:
    """*Fast track*: the answers to copy, and that it has been sent."""
    actor, day = actor_of(request), clock.today()
    whole = payroll.fast_track(actor, pk, day)
    form = RefusionForm(posted(request), initial={"on_day": day})
    if request.method == "POST" and form.is_valid():
        verdict = actions.send_fast_track(by=actor, paper=pk, on_day=form.cleaned_data["on_day"])
        if not isinstance(verdict, Refused):
            messages.success(request, _("Registreret. Leder og medarbejder har fået besked."))
            return redirect("papers:refusions")
        refuse(form, verdict)
    audit.record_reads(
        by=actor, action="papers.fast_track_read", subjects=employed.persons([whole.row.person]), purpose=HANDLE
    )
    context = {
        "whole": whole,
        "number": employed.named([whole.row.employment])[whole.row.employment][2],
        "row": whole.row,
        "objects": whole.answer is not None and whole.answer.move == "object",
        "form": form,
        "crumbs": [crumb(_("Refusion"), "papers:refusions"), here(f"{whole.row.title}: {whole.row.name}")],
    }
    return render(request, "papers/fast_track.html", context)

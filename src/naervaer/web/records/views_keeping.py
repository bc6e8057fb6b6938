"""The pages of *opbevaring*: what must be kept, and what the rules let go."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from naervaer.core.access.model import Purpose
from naervaer.core.verdicts import Refused
from naervaer.web import clock
from naervaer.web.access import scope
from naervaer.web.access.asking import actor_of
from naervaer.web.access.rules import requires
from naervaer.web.design.forms import posted, refuse
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation.employed import persons
from naervaer.web.records import actions, clearing, holding
from naervaer.web.records.forms import HoldForm, ReleaseForm
from naervaer.web.records.views import act_page


@require_http_methods(["GET", "POST"])
@requires(Purpose.WORK_ON_CASE)
def hold(request: HttpRequest, pk: int) -> HttpResponse:
    """*Må ikke slettes*."""
    actor = actor_of(request)
    if not scope.in_reach(actor, Purpose.WORK_ON_CASE, pk, clock.today()):
        raise Http404
    [about] = persons([pk])
    form = HoldForm(posted(request))
    if request.method == "POST" and form.is_valid():
        verdict = actions.hold(by=actor, person=pk, **form.cleaned_data)
        if not isinstance(verdict, Refused):
            messages.success(request, _("Sagen bliver ikke slettet, før du siger til."))
            return redirect("records:person", pk)
        refuse(form, verdict)
    return act_page(request, about, form, _("Sagen må ikke slettes"), _("Gem sagen"))


@require_http_methods(["GET", "POST"])
@requires(Purpose.WORK_ON_CASE)
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """*Ophæv*."""
    actor, person = actor_of(request), holding.person_of(pk)
    if person is None or not scope.in_reach(actor, Purpose.WORK_ON_CASE, person, clock.today()):
        raise Http404
    [about] = persons([person])
    form = ReleaseForm(posted(request))
    if request.method == "POST" and form.is_valid():
        verdict = actions.release(by=actor, hold_id=pk, **form.cleaned_data)
        if not isinstance(verdict, Refused):
            messages.success(request, _("Sagen følger igen reglerne for opbevaring."))
            return redirect("records:person", person)
        refuse(form, verdict)
    return act_page(request, about, form, _("Ophæv, at sagen ikke må slettes"), _("Ophæv"))


@require_http_methods(["GET", "POST"])
@requires(Purpose.MANAGE_RETENTION)
def retention(request: HttpRequest) -> HttpResponse:
    """*Opbevaring*: how much of each kind the rules let go today, and what has been deleted before. Counts only."""
    policy, today = active_policy(), clock.today()
    if request.method == "POST":
        count = sum(one.count for one in actions.clear(by=actor_of(request)))
        messages.success(
            request,
            ngettext("%d er slettet.", "%d er slettet.", count) % count if count else _("Der var intet at slette."),
        )
        return redirect("records:retention")
    rows = clearing.preview(policy, today)
    context = {
        "rows": rows,
        "total": sum(row.count for row in rows),
        "without_rule": clearing.without_rule(policy, today),
        "deletions": clearing.deletions(),
    }
    return render(request, "records/retention.html", context)

"""*Aldrig prøvet*: the cases somebody works on in which nobody has tried part of a day, and why not."""

from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from naervaer.core.access.model import Purpose
from naervaer.core.verdicts import Refused
from naervaer.web import clock
from naervaer.web.access.asking import actor_of, back_to
from naervaer.web.access.rules import requires
from naervaer.web.audit import actions as audit
from naervaer.web.design.crumbs import crumb, here, list_of
from naervaer.web.design.forms import posted, refuse
from naervaer.web.followup.reach import about_now
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation import employed
from naervaer.web.returning import actions
from naervaer.web.returning import untried as queries
from naervaer.web.returning.forms import RuleOutForm

USUALLY_AGAIN = timedelta(weeks=4)


@require_GET
@requires(Purpose.WORK_ON_CASE)
def untried(request: HttpRequest) -> HttpResponse:
    """Those to think of now first, then those that have been ruled out for a while."""
    actor, day = actor_of(request), clock.today()
    found = queries.of_actor(actor, day)
    seen = employed.persons({one.person for one in found})
    audit.record_reads(by=actor, action="returning.untried", subjects=seen)
    context = {
        "waiting": [one for one in found if one.waits(day)],
        "ruled_out": [one for one in found if not one.waits(day)],
        "rules": active_policy().return_plan_on(day),
        "crumbs": [*list_of(actor, day), here(_("Nedsat tjeneste aldrig prøvet"))],
    }
    return render(request, "returning/untried.html", context)


@require_http_methods(["GET", "POST"])
@requires(Purpose.WORK_ON_CASE)
def rule_out(request: HttpRequest, person: int) -> HttpResponse:
    actor, day = actor_of(request), clock.today()
    about = about_now(actor, person, day)
    if about.case is None:
        raise Http404
    back = back_to(request, reverse("followup:person", args=[person]))
    form = RuleOutForm(posted(request), again_on=day + USUALLY_AGAIN)
    if request.method == "POST" and form.is_valid():
        verdict = actions.rule_out(by=actor, employment=about.employment, **form.cleaned_data)
        if not isinstance(verdict, Refused):
            messages.success(request, _("Det er gemt, og medarbejderen kan læse det på Min side."))
            return redirect(back)
        refuse(form, verdict)
    title = _("Nedsat tjeneste er ikke mulig nu")
    crumbs = [crumb(about.name, "followup:person", person), here(title)]
    context = {"form": form, "title": title, "about": about, "back": back, "crumbs": crumbs}
    return render(request, "returning/rule_out.html", context)

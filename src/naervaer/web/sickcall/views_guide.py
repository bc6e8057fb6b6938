"""*Sådan melder du dig syg*: one uniform page for each workplace, and the workplace's own rule."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from naervaer.core.access.model import Purpose
from naervaer.web import clock
from naervaer.web.access.asking import actor_of
from naervaer.web.access.rules import requires, signed_in
from naervaer.web.design.crumbs import crumb, here
from naervaer.web.design.forms import posted
from naervaer.web.handbook.queries import active_policy
from naervaer.web.sickcall import actions, queries
from naervaer.web.sickcall.forms import RuleForm, receiver_titles


@require_GET
@signed_in
def guide(request: HttpRequest, pk: int) -> HttpResponse:
    """The guide of a workplace: for everybody who works in the municipality, and fit to be printed.

    What the policy tells of a sick call is written to whoever takes it, and stands there for them only.
    """
    actor, day = actor_of(request), clock.today()
    takes_calls = actor.holds(Purpose.TAKE_SICK_CALL, day)
    own = queries.own_units(actor, day)
    context = {
        "guide": queries.guide(pk, day),
        "elsewhere": [(unit, name) for unit, name in own.items() if pk in own and unit != pk],
        "may_set": queries.may_set_rule(actor, pk, day),
        "guidance": active_policy().guidance_at("sick_call", day) if takes_calls else (),
        "crumbs": [crumb(_("Min side"), "accounts:own"), here(_("Sådan melder du dig syg"))],
    }
    return render(request, "sickcall/guide.html", context)


@require_GET
@signed_in
def own_guide(request: HttpRequest) -> HttpResponse:
    """The guide of one's own workplace."""
    units = queries.own_units(actor_of(request), clock.today())
    if not units:
        return render(request, "sickcall/no_guide.html")
    return redirect("sickcall:guide", next(iter(units)))


@require_http_methods(["GET", "POST"])
@requires(Purpose.ACT_ON_STEP)
def rule(request: HttpRequest, pk: int) -> HttpResponse:
    """*Ret arbejdspladsens regel*."""
    actor, day = actor_of(request), clock.today()
    if not queries.may_set_rule(actor, pk, day):
        raise Http404
    shown = queries.guide(pk, day)
    form = RuleForm(
        posted(request),
        titles=receiver_titles(active_policy().title),
        initial=queries.rule_now(pk, day),
    )
    if request.method == "POST" and form.is_valid():
        actions.set_workplace_rule(by=actor, unit=queries.unit(pk), **form.cleaned_data)
        messages.success(request, _("Reglen er gemt og gælder fra nu."))
        return redirect("sickcall:guide", pk)
    crumbs = [crumb(_("Sådan melder du dig syg"), "sickcall:guide", pk), here(_("Ret reglen"))]
    return render(request, "sickcall/rule.html", {"form": form, "guide": shown, "crumbs": crumbs})

"""*Sygenærvær*: said by the employee on a phone, taken up by the leader, said of a unit by its TRIO, and in totals."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from naervaer.core.access.model import Purpose
from naervaer.core.verdicts import Refused
from naervaer.web import clock
from naervaer.web.access.asking import actor_of, back_to
from naervaer.web.access.rules import requires
from naervaer.web.audit import actions as audit
from naervaer.web.design.crumbs import Crumb, crumb, here
from naervaer.web.design.forms import ReasonForm, posted, refuse
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation import employed
from naervaer.web.presenteeism import actions, queries
from naervaer.web.presenteeism.forms import NO_NAMES, SignalForm, UnitSignalForm

TAKING_UP = {
    "set": (gettext_lazy("Jeg har set det"), actions.see),
    "talt-sammen": (gettext_lazy("Vi har talt sammen"), actions.talk),
}


@require_GET
@requires(Purpose.SEE_UNIT_FIGURES)
def overview(request: HttpRequest) -> HttpResponse:
    """Totals by unit, and what TRIOs have said of theirs."""
    actor, day = actor_of(request), clock.today()
    if not queries.offered(day):
        raise Http404
    context = {
        "lines": queries.lines(actor, day),
        "months": queries.months(day),
        "signals": queries.of_units(actor, day),
        "speaks_for": queries.units_to_speak_for(actor, day),
        "least": active_policy().figures_on(day).suppress_below_persons,
    }
    return render(request, "presenteeism/overview.html", context)


@require_http_methods(["GET", "POST"])
@requires(Purpose.SEE_OWN)
def own_new(request: HttpRequest, pk: int) -> HttpResponse:
    """*Jeg arbejder, men burde nok være hjemme* (pk of one's own employment)."""
    actor, day = actor_of(request), clock.today()
    if pk not in queries.own_employments(actor, day) or not queries.offered(day):
        raise Http404
    form = SignalForm(posted(request))
    if request.method == "POST" and form.is_valid():
        made = actions.give(by=actor, employment=pk, **form.cleaned_data)
        if not isinstance(made, Refused):
            told = _("Tak. Din leder kan se det nu.") if made.told == "leader" else _("Tak. Det tælles med, uden navn.")
            messages.success(request, told)
            return redirect("accounts:own")
        refuse(form, made)
    crumbs = [crumb(_("Min side"), "accounts:own"), here(_("Sig det til"))]
    return _page(request, "presenteeism/new.html", form, _("Send"), reverse("accounts:own"), crumbs)


@require_http_methods(["GET", "POST"])
@requires(Purpose.SEE_OWN)
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """*Træk tilbage* one's own."""
    actor = actor_of(request)
    row = queries.own_one(actor, pk)
    if request.method == "POST":
        actions.withdraw(by=actor, signal_id=pk)
        messages.success(request, _("Det er trukket tilbage. Ingen kan se det, og det tælles ikke med."))
        return redirect("accounts:own")
    verb = _("Træk det tilbage")
    crumbs = [crumb(_("Min side"), "accounts:own"), here(verb)]
    return _page(request, "presenteeism/act.html", Form(), verb, reverse("accounts:own"), crumbs, row=row)


@require_http_methods(["GET", "POST"])
@requires(Purpose.ACT_ON_STEP)
def take_up(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """The leader has seen it, or has talked with the employee."""
    actor = actor_of(request)
    row = queries.one(actor, pk, clock.today())
    if what not in TAKING_UP:
        raise Http404
    verb, action = TAKING_UP[what]
    audit.record_reads(by=actor, action="presenteeism.seen", subjects=employed.persons([row.person]))
    back = back_to(request, reverse("followup:person", args=[row.person]))
    form = Form(posted(request))
    if request.method == "POST":
        verdict = action(by=actor, signal_id=pk)
        if not isinstance(verdict, Refused):
            messages.success(request, _("Det er registreret."))
            return redirect(back)
        messages.error(request, verdict.reasons[0])
        return redirect(back)
    crumbs = [crumb(row.name, "followup:person", row.person), here(str(verb))]
    return _page(request, "presenteeism/act.html", form, str(verb), back, crumbs, row=row, named=True)


@require_http_methods(["GET", "POST"])
@requires(Purpose.SIGNAL_FOR_UNIT)
def unit_new(request: HttpRequest, pk: int) -> HttpResponse:
    """A TRIO's word of its unit."""
    actor, day = actor_of(request), clock.today()
    if not queries.offered(day):
        raise Http404
    unit = queries.unit_to_speak_for(actor, pk, day)
    form = UnitSignalForm(posted(request))
    if request.method == "POST" and form.is_valid():
        made = actions.give_for_unit(by=actor, unit=pk, **form.cleaned_data)
        if not isinstance(made, Refused):
            messages.success(request, _("Tak. TRIO og lederne kan se det."))
            return redirect("presenteeism:overview")
        refuse(form, made)
    crumbs = [crumb(_("Sygenærvær"), "presenteeism:overview"), here(unit.name)]
    back = reverse("presenteeism:overview")
    return _page(request, "presenteeism/unit_new.html", form, _("Send"), back, crumbs, unit=unit)


@require_http_methods(["GET", "POST"])
@requires(Purpose.SIGNAL_FOR_UNIT)
def unit_annul(request: HttpRequest, pk: int) -> HttpResponse:
    """It was written by mistake."""
    actor, day = actor_of(request), clock.today()
    row = queries.unit_signal(actor, pk, day)
    form = ReasonForm(posted(request), hint=NO_NAMES)
    if request.method == "POST" and form.is_valid():
        actions.annul_for_unit(by=actor, signal_id=pk, **form.cleaned_data)
        messages.success(request, _("Signalet er annulleret."))
        return redirect("presenteeism:overview")
    verb = _("Annullér signalet")
    crumbs = [crumb(_("Sygenærvær"), "presenteeism:overview"), here(verb)]
    back = reverse("presenteeism:overview")
    return _page(request, "presenteeism/unit_annul.html", form, verb, back, crumbs, row=row)


def _page(
    request: HttpRequest, template: str, form: Form, verb: str, back: str, crumbs: list[Crumb], **more: Any
) -> HttpResponse:
    context = {"form": form, "verb": verb, "back": back, "crumbs": crumbs, **more}
    return render(request, template, context)

"""*Mulighedskatalog*: kept by the TRIO and the leader of a workplace."""

from collections.abc import Callable

from django.contrib import messages
from django.core.paginator import Paginator
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from naervaer.core.access.model import Actor, Purpose
from naervaer.core.verdicts import Refused, Verdict
from naervaer.web import clock
from naervaer.web.access import scope
from naervaer.web.access.asking import actor_of
from naervaer.web.access.rules import requires
from naervaer.web.design.crumbs import crumb, here
from naervaer.web.design.forms import ReasonForm, posted, refuse
from naervaer.web.organisation.snapshot import UnitRow, snapshot_on
from naervaer.web.papers import actions
from naervaer.web.papers.catalogue import catalogue as possibilities
from naervaer.web.papers.catalogue import tried_by, unit_of_accommodation
from naervaer.web.papers.forms import AccommodationForm, TriedForm, UnitsForm

KEEP = Purpose.KEEP_CATALOGUE
UNITS_A_PAGE = 50


def _unit(actor: Actor, pk: int) -> UnitRow:
    """The unit within reach; an unknown page for everybody else."""
    day = clock.today()
    found = snapshot_on(day).by_pk.get(pk)
    if found is None or not scope.units(actor, KEEP, day).filter(pk=pk).exists():
        raise Http404
    return found


@require_GET
@requires(KEEP)
def mine(request: HttpRequest) -> HttpResponse:
    """The workplaces whose catalogue one keeps; a single one is shown at once."""
    day, form = clock.today(), UnitsForm(request.GET)
    reached = set(scope.units(actor_of(request), KEEP, day).values_list("pk", flat=True))
    if len(reached) == 1:
        return redirect("papers:catalogue", pk=reached.pop())
    named = [row for row in snapshot_on(day).units.values() if row.pk in reached and form.wants(row.name)]
    page = Paginator(sorted(named, key=lambda row: row.name.casefold()), UNITS_A_PAGE).get_page(request.GET.get("side"))
    context = {"page": page, "form": form, "any": bool(reached), "crumbs": [here(_("Mulighedskatalog"))]}
    return render(request, "papers/catalogues.html", context)


@require_http_methods(["GET", "POST"])
@requires(KEEP)
def catalogue(request: HttpRequest, pk: int) -> HttpResponse:
    """The catalogue of a workplace, with room for one more."""
    actor = actor_of(request)
    unit = _unit(actor, pk)
    form = AccommodationForm(posted(request))
    if request.method == "POST" and form.is_valid():
        verdict = actions.add_accommodation(by=actor, unit=pk, **form.cleaned_data)
        if not isinstance(verdict, Refused):
            messages.success(request, _("Muligheden står nu i kataloget."))
            return redirect("papers:catalogue", pk=pk)
        for reason in verdict.reasons:
            form.add_error("title", reason)
    context = {
        "unit": unit,
        "possibilities": possibilities(pk),
        "mine": tried_by(actor.user_id, pk),
        "form": form,
        "crumbs": [crumb(_("Mulighedskatalog"), "papers:catalogues"), here(unit.name)],
    }
    return render(request, "papers/catalogue.html", context)


def _about(request: HttpRequest, pk: int, form: Form, action: Callable[..., Verdict], title: str) -> HttpResponse:
    actor = actor_of(request)
    unit = _unit(actor, unit_of_accommodation(pk))
    found = next((one for one in possibilities(unit.pk) if one.pk == pk), None)
    if found is None:
        raise Http404
    if request.method == "POST" and form.is_valid():
        verdict = action(by=actor, accommodation=pk, **form.cleaned_data)
        if not isinstance(verdict, Refused):
            messages.success(request, _("Kataloget er opdateret."))
            return redirect("papers:catalogue", pk=unit.pk)
        refuse(form, verdict)
    context = {
        "unit": unit,
        "possibility": found,
        "form": form,
        "title": title,
        "crumbs": [crumb(unit.name, "papers:catalogue", unit.pk), here(title)],
    }
    return render(request, "papers/catalogue_act.html", context)


def _why(request: HttpRequest) -> ReasonForm:
    return ReasonForm(posted(request), label=_("Hvorfor?"), hint="")


@require_http_methods(["GET", "POST"])
@requires(KEEP)
def tried(request: HttpRequest, pk: int) -> HttpResponse:
    """*Prøvet*: how it went, never for whom."""
    return _about(request, pk, TriedForm(posted(request)), actions.note_trial, _("Skriv, at den er prøvet"))


@require_http_methods(["GET", "POST"])
@requires(KEEP)
def annul(request: HttpRequest, pk: int) -> HttpResponse:
    """*Fortryd*: what one has written by mistake."""
    return _about(request, pk, _why(request), actions.annul_trial, _("Fortryd din seneste registrering"))


@require_http_methods(["GET", "POST"])
@requires(KEEP)
def retire(request: HttpRequest, pk: int) -> HttpResponse:
    """*Tag ud* of the catalogue."""
    return _about(request, pk, _why(request), actions.retire_accommodation, _("Tag ud af kataloget"))

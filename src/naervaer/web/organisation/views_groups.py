"""The groups of a unit and the seats in them, for whoever manages roles."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from naervaer.core.access.model import Purpose
from naervaer.web import clock
from naervaer.web.access.asking import actor_of
from naervaer.web.access.rules import requires
from naervaer.web.design.crumbs import Crumb, crumb, here
from naervaer.web.design.forms import allowed
from naervaer.web.organisation import actions, groups
from naervaer.web.organisation.forms import EndForm
from naervaer.web.organisation.group_forms import GroupForm, SeatForm
from naervaer.web.organisation.snapshot import UnitRow


@require_http_methods(["GET", "POST"])
@requires(Purpose.MANAGE_ROLES)
def new_group(request: HttpRequest, pk: int) -> HttpResponse:
    """*Opret gruppe* in a unit."""
    actor, day = actor_of(request), clock.today()
    unit = groups.managed_unit(actor, day, pk)
    if unit is None:
        raise Http404
    form = GroupForm(request.POST or None, unit=unit)
    if form.is_valid():
        body = actions.add_body(by=actor, unit=unit, **form.cleaned_data)
        messages.success(request, _("Gruppen er oprettet. Giv nu pladserne."))
        return redirect("organisation:group", body.pk)
    units = groups.crumbs_of(unit, day)
    return render(
        request,
        "organisation/new_group.html",
        {"form": form, "unit": units[-1], "crumbs": [*_units(units), here(_("Opret gruppe"))]},
    )


@require_GET
@requires(Purpose.MANAGE_ROLES)
def group(request: HttpRequest, pk: int) -> HttpResponse:
    """A group: who holds which seat, and who held it before."""
    page = groups.group_page(actor_of(request), clock.today(), pk)
    if page is None:
        raise Http404
    crumbs = [*_units(page.crumbs), here(page.group.name)]
    return render(request, "organisation/group.html", {"page": page, "group": page.group, "crumbs": crumbs})


@require_http_methods(["GET", "POST"])
@requires(Purpose.MANAGE_ROLES)
def new_seat(request: HttpRequest, pk: int) -> HttpResponse:
    """*Giv en plads*: also to an HR consultant in a TRIO."""
    actor, day = actor_of(request), clock.today()
    body = groups.managed_body(actor, day, pk)
    if body is None:
        raise Http404
    form = SeatForm(request.POST or None, initial={"first": day})
    if form.is_valid() and allowed(form, actions.add_member(by=actor, body=body, **form.decided())):
        messages.success(request, _("Pladsen er givet."))
        return redirect("organisation:group", pk)
    crumbs = [*_units(groups.crumbs_of(body.unit, day)), _group(pk, body.name), here(_("Giv en plads"))]
    return render(request, "organisation/new_seat.html", {"form": form, "body": body, "crumbs": crumbs})


@require_http_methods(["GET", "POST"])
@requires(Purpose.MANAGE_ROLES)
def end_seat(request: HttpRequest, pk: int) -> HttpResponse:
    """*Afslut plads*."""
    actor, day = actor_of(request), clock.today()
    page = groups.seat_page(actor, day, pk)
    if page is None:
        raise Http404
    form = EndForm(request.POST or None, initial={"last": day})
    if form.is_valid() and allowed(form, actions.end_membership(by=actor, member_pk=pk, **form.cleaned_data)):
        messages.success(request, _("Pladsen slutter den valgte dag."))
        return redirect("organisation:group", page.group.pk)
    crumbs = [*_units(page.crumbs), _group(page.group.pk, page.group.name), here(_("Afslut plads"))]
    return render(request, "organisation/end_seat.html", {"form": form, "page": page, "crumbs": crumbs})


def _units(units: tuple[UnitRow, ...]) -> list[Crumb]:
    top = crumb(_("Organisation"), "organisation:tree")
    return [top, *(crumb(unit.name, "organisation:unit", unit.pk) for unit in units)]


def _group(pk: int, name: str) -> Crumb:
    return crumb(name, "organisation:group", pk)

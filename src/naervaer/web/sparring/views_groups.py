"""The coordinator keeps the groups: units, members and the year's meetings."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from naervaer.core.access.model import Purpose
from naervaer.core.verdicts import Refused
from naervaer.web import clock
from naervaer.web.access.asking import actor_of
from naervaer.web.access.rules import requires
from naervaer.web.design.crumbs import crumb, here
from naervaer.web.design.forms import refuse
from naervaer.web.handbook.queries import active_policy
from naervaer.web.sparring import actions, queries
from naervaer.web.sparring.forms import EndForm, GroupForm, MemberForm, PlanForm, UnitForm
from naervaer.web.sparring.groups import GroupPage, group_of_seat, group_page


def _group(pk: int) -> GroupPage:
    page = group_page(pk, clock.today())
    if page is None:
        raise Http404
    return page


def _act(
    request: HttpRequest, page: GroupPage, form: Form, action: Callable[..., Any], *, said: str, title: str, verb: str
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        data = form.decided() if isinstance(form, MemberForm) else form.cleaned_data
        found = action(by=actor_of(request), **data)
        if not isinstance(found, Refused):
            messages.success(request, said)
            return redirect("sparring:group", page.pk)
        refuse(form, found)
    crumbs = [
        crumb(_("Fraværssparring"), "sparring:index"),
        crumb(page.name, "sparring:group", page.pk),
        here(title),
    ]
    context = {"form": form, "title": f"{title}: {page.name}", "verb": verb, "crumbs": crumbs, "group": page.pk}
    return render(request, "sparring/act.html", context)


@require_http_methods(["GET", "POST"])
@requires(Purpose.MANAGE_SPARRING)
def new_group(request: HttpRequest) -> HttpResponse:
    """*Opret sparringsgruppe*."""
    form = GroupForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = actions.add_group(by=actor_of(request), **form.cleaned_data)
        if not isinstance(made, Refused):
            messages.success(request, _("Gruppen er oprettet. Tilføj nu enheder og medlemmer."))
            return redirect("sparring:group", made.pk)
        form.add_error("name", made.reasons[0])
    title = _("Opret sparringsgruppe")
    crumbs = [crumb(_("Fraværssparring"), "sparring:index"), here(title)]
    context = {"form": form, "title": title, "verb": _("Opret gruppen"), "crumbs": crumbs}
    return render(request, "sparring/act.html", context)


@require_GET
@requires(Purpose.MANAGE_SPARRING)
def group(request: HttpRequest, pk: int) -> HttpResponse:
    """A group: its units, members and meetings."""
    page = _group(pk)
    crumbs = [crumb(_("Fraværssparring"), "sparring:index"), here(page.name)]
    context = {"page": page, "meetings": queries.of_group(pk), "crumbs": crumbs}
    return render(request, "sparring/group.html", context)


@require_http_methods(["GET", "POST"])
@requires(Purpose.MANAGE_SPARRING)
def new_unit(request: HttpRequest, pk: int) -> HttpResponse:
    """*Tilføj enhed*."""
    return _act(
        request,
        _group(pk),
        UnitForm(request.POST or None, initial={"first": clock.today()}),
        lambda **said: actions.add_unit(group=pk, **said),
        said=_("Enheden er med i gruppen."),
        title=_("Tilføj enhed"),
        verb=_("Tilføj enheden"),
    )


@require_http_methods(["GET", "POST"])
@requires(Purpose.MANAGE_SPARRING)
def new_member(request: HttpRequest, pk: int) -> HttpResponse:
    """*Tilføj medlem*."""
    return _act(
        request,
        _group(pk),
        MemberForm(request.POST or None, initial={"first": clock.today()}),
        lambda **said: actions.add_member(group=pk, **said),
        said=_("Personen er med i gruppen."),
        title=_("Tilføj medlem"),
        verb=_("Tilføj medlemmet"),
    )


@require_http_methods(["GET", "POST"])
@requires(Purpose.MANAGE_SPARRING)
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """*Planlæg møder*."""
    if active_policy().sparring_on(clock.today()) is None:
        raise Http404
    return _act(
        request,
        _group(pk),
        PlanForm(request.POST or None),
        lambda **said: actions.plan(group=pk, **said),
        said=_("Møderne er planlagt."),
        title=_("Planlæg møder"),
        verb=_("Planlæg"),
    )


@require_http_methods(["GET", "POST"])
@requires(Purpose.MANAGE_SPARRING)
def end_unit(request: HttpRequest, pk: int) -> HttpResponse:
    """The unit leaves the group."""
    return _end(request, pk, "unit", actions.end_unit, _("Enheden er ikke længere med fra dagen efter."))


@require_http_methods(["GET", "POST"])
@requires(Purpose.MANAGE_SPARRING)
def end_member(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody leaves the group."""
    return _end(request, pk, "member", actions.end_member, _("Pladsen slutter den valgte dag."))


def _end(request: HttpRequest, pk: int, kind: str, action: Callable[..., Any], said: str) -> HttpResponse:
    group_pk, name = group_of_seat(kind, pk)
    return _act(
        request,
        _group(group_pk),
        EndForm(request.POST or None, initial={"last": clock.today()}),
        lambda **data: action(pk=pk, **data),
        said=said,
        title=_("Afslut %(name)s") % {"name": name},
        verb=_("Afslut"),
    )

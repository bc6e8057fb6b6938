"""The tree, a unit, roles, deputies and handed-over cases. A view binds a form, makes one call and renders."""

from datetime import date

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from naervaer.core.access.model import Purpose
from naervaer.web import clock
from naervaer.web.access import scope
from naervaer.web.access.asking import actor_of
from naervaer.web.access.rules import requires
from naervaer.web.audit import actions as audit
from naervaer.web.design.crumbs import crumb, here
from naervaer.web.design.forms import allowed
from naervaer.web.organisation import actions, groups, handed, roles, tree
from naervaer.web.organisation.forms import AssignForm, DeputyForm, EndForm, HandOverForm, RolesFilterForm, TreeForm
from naervaer.web.organisation.models import Person
from naervaer.web.organisation.people import receiver, receivers
from naervaer.web.organisation.queries import persons_by_ext_id
from naervaer.web.slots import HANDED_PANELS

ROWS_A_PAGE = 50


@require_GET
@requires(Purpose.SEE_ORGANISATION)
def show_tree(request: HttpRequest) -> HttpResponse:
    """*Organisation*: the tree within reach on a day, or the units whose name holds a word."""
    today, form = clock.today(), TreeForm(request.GET)
    asked = form.asked()
    day: date = asked.day or today
    page = tree.tree_page(actor_of(request), today, day, asked.root)
    if page is None:
        raise Http404
    hits = None
    if asked.text:
        found = tree.search(actor_of(request), today, day, asked.text)
        hits = Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("side"))
    return render(
        request,
        "organisation/tree.html",
        {"tree": page, "form": form, "page": hits, "past": day if asked.day else None},
    )


@require_GET
@requires(Purpose.SEE_ORGANISATION)
def unit(request: HttpRequest, pk: int) -> HttpResponse:
    """A unit with its leaders, TRIO, *arbejdsmiljøgruppe*, MED and the central roles."""
    page = tree.unit_page(actor_of(request), clock.today(), pk)
    if page is None:
        raise Http404
    crumbs = [
        crumb(_("Organisation"), "organisation:tree"),
        *(crumb(above.name, "organisation:unit", above.pk) for above in page.crumbs),
        here(page.unit.name),
    ]
    manages = groups.manages(actor_of(request), clock.today(), pk)
    return render(request, "organisation/unit.html", {"page": page, "crumbs": crumbs, "manages": manages})


@require_GET
@requires(Purpose.MANAGE_ROLES)
def show_roles(request: HttpRequest) -> HttpResponse:
    """*Roller*: who holds what, for what and when."""
    form, day = RolesFilterForm(request.GET), clock.today()
    page = Paginator(roles.held(form.filter(), day), ROWS_A_PAGE).get_page(request.GET.get("side"))
    return render(request, "organisation/roles.html", {"page": page, "rows": roles.rows(page, day), "form": form})


@require_http_methods(["GET", "POST"])
@requires(Purpose.MANAGE_ROLES)
def assign(request: HttpRequest) -> HttpResponse:
    """*Giv en rolle*."""
    form = AssignForm(request.POST or None, initial={"first": clock.today()})
    if form.is_valid() and allowed(form, actions.assign_role(by=actor_of(request), **form.decided())):
        messages.success(request, _("Rollen er givet."))
        return redirect("organisation:roles")
    crumbs = [crumb(_("Roller"), "organisation:roles"), here(_("Giv en rolle"))]
    return render(request, "organisation/assign.html", {"form": form, "crumbs": crumbs})


@require_http_methods(["GET", "POST"])
@requires(Purpose.MANAGE_ROLES)
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """*Afslut rolle*."""
    assignment = roles.one(pk, clock.today())
    if assignment is None:
        raise Http404
    form = EndForm(request.POST or None, initial={"last": clock.today()})
    if form.is_valid() and allowed(form, actions.end_role(by=actor_of(request), assignment_pk=pk, **form.cleaned_data)):
        messages.success(request, _("Rollen slutter den valgte dag."))
        return redirect("organisation:roles")
    crumbs = [crumb(_("Roller"), "organisation:roles"), here(_("Afslut rolle"))]
    return render(request, "organisation/end.html", {"form": form, "assignment": assignment, "crumbs": crumbs})


@require_http_methods(["GET", "POST"])
@requires(Purpose.APPOINT_DEPUTY)
def deputy(request: HttpRequest) -> HttpResponse:
    """*Stedfortræder*: a leader appoints their own."""
    actor, day = actor_of(request), clock.today()
    leader = persons_by_ext_id([actor.person_id or ""]).get(actor.person_id or "")
    if leader is None:
        raise Http404
    form = DeputyForm(request.POST or None, initial={"first": day})
    if form.is_valid() and allowed(form, actions.appoint_deputy(by=actor, leader=leader, **form.cleaned_data)):
        messages.success(request, _("Stedfortræderen er udpeget."))
        return redirect("organisation:deputy")
    context = {
        "form": form,
        "deputies": roles.deputies_of(leader, day),
        "crumbs": [crumb(_("Min side"), "accounts:own"), here(_("Stedfortræder"))],
    }
    return render(request, "organisation/deputy.html", context)


@require_POST
@requires(Purpose.APPOINT_DEPUTY)
def end_deputy(request: HttpRequest, pk: int) -> HttpResponse:
    """The deputy's last day is today."""
    verdict = actions.end_role(by=actor_of(request), assignment_pk=pk, last=clock.today())
    for reason in getattr(verdict, "reasons", ()):
        messages.error(request, reason)
    return redirect("organisation:deputy")


@require_GET
@requires(Purpose.SEE_HANDED_CASES)
def handed_to_me(request: HttpRequest) -> HttpResponse:
    """*Overdragne sager*."""
    actor = actor_of(request)
    rows = handed.to_me(actor, clock.today())
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("side"))
    audit.record_reads(by=actor, action="organisation.handed", subjects=[row.person for row in page])
    panels = sorted(HANDED_PANELS(actor, clock.today()), key=lambda panel: panel.order)
    return render(request, "organisation/handed.html", {"page": page, "panels": panels})


@require_http_methods(["GET", "POST"])
@requires(Purpose.HAND_OVER)
def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    """*Overdrag sagen* to a consultant or lawyer, and see to whom it is handed over already."""
    actor, day = actor_of(request), clock.today()
    person = get_object_or_404(scope.persons(actor, Purpose.HAND_OVER, day), pk=pk)
    form = HandOverForm(request.POST or None, receivers=receivers(day))
    if form.is_valid():
        to, role = receiver(form.cleaned_data["to"])
        reason = form.cleaned_data["reason"]
        if allowed(form, actions.hand_over(by=actor, person=person, to=to, role=role, reason=reason, first=day)):
            messages.success(request, _("Sagen er overdraget til %(name)s.") % {"name": to.name})
            return redirect("organisation:hand-over", pk)
    context = {
        "form": form,
        "person": person,
        "rows": handed.of_person(person, day),
        "crumbs": [
            crumb(_("I dag"), "followup:today"),
            crumb(person.name, "followup:person", person.pk),
            here(_("Overdrag sagen")),
        ],
    }
    return render(request, "organisation/hand_over.html", context)


@require_POST
@requires(Purpose.HAND_OVER)
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """*Tag sagen tilbage*."""
    person: Person = actions.take_back(by=actor_of(request), handover_pk=pk)
    messages.success(request, _("Sagen er taget tilbage."))
    return redirect("organisation:hand-over", person.pk)

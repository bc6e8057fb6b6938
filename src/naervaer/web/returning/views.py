"""*Plan for at komme tilbage*: written by the leader, seen and commented on by the employee."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from naervaer.core.access.model import Actor, Purpose
from naervaer.core.verdicts import Refused, Verdict
from naervaer.web import clock
from naervaer.web.access.asking import actor_of, back_to
from naervaer.web.access.rules import requires
from naervaer.web.audit import actions as audit
from naervaer.web.design.crumbs import Crumb, crumb, here
from naervaer.web.design.forms import posted, refuse
from naervaer.web.followup.reach import about_now
from naervaer.web.handbook.queries import active_policy
from naervaer.web.letters.typeset import as_pdf
from naervaer.web.organisation import employed
from naervaer.web.papers.catalogue import for_employment
from naervaer.web.returning import actions, letters, queries
from naervaer.web.returning.forms import DAYS, EndForm, EvaluateForm, PlanForm, StartForm, TextForm
from naervaer.web.returning.queries import PlanView
from naervaer.web.returning.weeks import hours_of, weeks_of

USUAL_WEEKS = 6


def _crumbs(actor: Actor, plan: PlanView, title: str) -> list[Crumb]:
    mine = plan.person_id == actor.person_id
    start = crumb(_("Min side"), "accounts:own") if mine else crumb(plan.name, "followup:person", plan.person)
    if title == _("Plan for at komme tilbage"):
        return [start, here(title)]
    return [start, crumb(_("Plan for at komme tilbage"), "returning:show", plan.pk), here(title)]


def _seen(actor: Actor, plan: PlanView, action: str) -> None:
    [person] = employed.persons([plan.person])
    if plan.person_id != actor.person_id:
        audit.record(by=actor, kind=audit.Kind.READ, action=action, subject=person)


def _mondays(monday: date, weeks: int) -> list[date]:
    return [monday + timedelta(weeks=n) for n in range(weeks)]


@require_http_methods(["GET", "POST"])
@requires(Purpose.WORK_ON_CASE)
def new(request: HttpRequest, person: int) -> HttpResponse:
    """*Lav en plan*: first which weeks, then the hours of each day."""
    actor, day = actor_of(request), clock.today()
    about = about_now(actor, person, day)
    longest = active_policy().return_plan_on(day).longest_weeks
    next_monday = day + timedelta(days=7 - day.weekday())
    start = StartForm(
        request.GET if "fra" in request.GET else None, monday=next_monday, weeks=USUAL_WEEKS, longest=longest
    )
    monday, weeks = (start.monday, start.cleaned_data["uger"]) if start.is_valid() else (next_monday, USUAL_WEEKS)
    form = PlanForm(
        posted(request),
        mondays=_mondays(monday, min(weeks, longest)),
        norm=queries.norm(about.employment, day),
    )
    if request.method == "POST" and form.is_valid():
        made = actions.agree(by=actor, employment=about.employment, weeks=form.weeks, norm=form.norm, **form.said)
        if not isinstance(made, Refused):
            messages.success(request, _("Planen er lavet, og medarbejderen kan se den på Min side."))
            return redirect("returning:show", made.pk)
        refuse(form, made)
    context = {
        "start": start,
        "form": form,
        "days": DAYS,
        "about": about,
        "examples": active_policy().return_plan_on(day).examples,
        "possibilities": for_employment(about.employment, day),
        "crumbs": [crumb(about.name, "followup:person", person), here(_("Lav en plan"))],
    }
    return render(request, "returning/new.html", context)


@require_GET
@requires(Purpose.SEE_PERSON, Purpose.SEE_OWN)
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """The plan, week by week, against payroll."""
    actor = actor_of(request)
    plan = queries.one(actor, pk, clock.today())
    _seen(actor, plan, "returning.plan")
    context = {
        "plan": plan,
        "days": DAYS,
        "mine": plan.person_id == actor.person_id,
        "may_write": queries.may_write(actor, plan, clock.today()),
        "rules": active_policy().return_plan_on(clock.today()),
        "crumbs": _crumbs(actor, plan, _("Plan for at komme tilbage")),
    }
    return render(request, "returning/show.html", context)


@require_GET
@requires(Purpose.SEE_PERSON, Purpose.SEE_OWN)
def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The plan on paper."""
    actor = actor_of(request)
    plan = queries.one(actor, pk, clock.today())
    _seen(actor, plan, "returning.paper")
    municipality = active_policy().municipality.name
    unit = next((unit for _job, unit, _fte in employed.jobs([plan.employment], clock.today())), "")
    made = as_pdf(letters.paper(plan, municipality, unit), author=municipality)
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="plan.pdf"'
    response["Cache-Control"] = "no-store"
    return response


@require_http_methods(["GET", "POST"])
@requires(Purpose.WORK_ON_CASE)
def adjust(request: HttpRequest, pk: int) -> HttpResponse:
    """*Ret eller forlæng*."""
    actor, day = actor_of(request), clock.today()
    plan = queries.one_to_write(actor, pk, day)
    version = queries.newest(pk)
    before = weeks_of(version)
    longest = active_policy().return_plan_on(day).longest_weeks
    start = StartForm(
        request.GET if "uger" in request.GET else None, monday=before[0].monday, weeks=len(before), longest=longest
    )
    weeks = max(start.cleaned_data["uger"], len(before)) if start.is_valid() else len(before)
    form = PlanForm(
        posted(request),
        mondays=_mondays(before[0].monday, min(weeks, longest)),
        norm=hours_of(version.norm),
        given=before,
        gone=[week for week in before if week.sunday < day],
        tasks=version.tasks,
        accommodations=version.accommodations,
        reason="",
    )
    if request.method == "POST" and form.is_valid():
        verdict = actions.adjust(by=actor, plan_id=pk, weeks=form.weeks, norm=form.norm, **form.said)
        if not isinstance(verdict, Refused):
            messages.success(request, _("Planen er lavet om. Den gamle kan stadig ses."))
            return redirect("returning:show", pk)
        refuse(form, verdict)
    context = {
        "start": start,
        "form": form,
        "days": DAYS,
        "plan": plan,
        "possibilities": for_employment(plan.employment, day),
        "crumbs": _crumbs(actor, plan, _("Ret planen")),
    }
    return render(request, "returning/adjust.html", context)


def _act(
    request: HttpRequest,
    plan: PlanView,
    form: Form,
    action: Callable[[dict[str, Any]], Verdict],
    words: tuple[str, str],
) -> HttpResponse:
    verb, told = words
    back = back_to(request, reverse("returning:show", args=[plan.pk]))
    if request.method == "POST" and form.is_valid():
        verdict = action(form.cleaned_data)
        if not isinstance(verdict, Refused):
            messages.success(request, told)
            return redirect(back)
        refuse(form, verdict)
    crumbs = _crumbs(actor_of(request), plan, verb)
    return render(
        request, "returning/act.html", {"plan": plan, "form": form, "verb": verb, "back": back, "crumbs": crumbs}
    )


@require_http_methods(["GET", "POST"])
@requires(Purpose.WORK_ON_CASE)
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """*Afslut planen*."""
    actor, day = actor_of(request), clock.today()
    plan = queries.one_to_write(actor, pk, day)
    form = EndForm(posted(request), last=min(day, plan.last))
    words = (_("Afslut planen"), _("Planen er afsluttet. Husk at evaluere den sammen med medarbejderen."))
    return _act(request, plan, form, lambda data: actions.end(by=actor, plan_id=pk, **data), words)


@require_http_methods(["GET", "POST"])
@requires(Purpose.WORK_ON_CASE)
def evaluate(request: HttpRequest, pk: int) -> HttpResponse:
    """*Evaluér planen*."""
    actor = actor_of(request)
    plan = queries.one_to_write(actor, pk, clock.today())
    words = (_("Evaluér planen"), _("Evalueringen er gemt."))
    form = EvaluateForm(posted(request))
    return _act(request, plan, form, lambda data: actions.evaluate(by=actor, plan_id=pk, **data), words)


@require_http_methods(["GET", "POST"])
@requires(Purpose.WORK_ON_CASE)
def annul(request: HttpRequest, pk: int) -> HttpResponse:
    """*Annullér planen*."""
    actor = actor_of(request)
    plan = queries.one_to_write(actor, pk, clock.today())
    words = (_("Annullér planen"), _("Planen er annulleret."))
    form = TextForm(posted(request), label=_("Hvorfor?"))
    return _act(request, plan, form, lambda data: actions.annul(by=actor, plan_id=pk, **data), words)


@require_http_methods(["GET", "POST"])
@requires(Purpose.WORK_ON_CASE, Purpose.SEE_OWN)
def comment(request: HttpRequest, pk: int) -> HttpResponse:
    """*Skriv en kommentar*."""
    actor = actor_of(request)
    plan = queries.one_to_comment(actor, pk, clock.today())
    words = (_("Skriv en kommentar"), _("Kommentaren er gemt og kan ses af begge."))
    form = TextForm(posted(request), label=_("Kommentar"))
    return _act(request, plan, form, lambda data: actions.comment(by=actor, plan_id=pk, **data), words)

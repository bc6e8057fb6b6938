"""*Refusion* of a case: its dates, what has been done, and whether the codes go together."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from naervaer.core.access.model import Actor, Purpose
from naervaer.core.verdicts import Refused
from naervaer.web import clock
from naervaer.web.access.asking import actor_of
from naervaer.web.access.rules import requires
from naervaer.web.audit import actions as audit
from naervaer.web.design.crumbs import crumb, here
from naervaer.web.design.forms import ReasonForm, posted, refuse
from naervaer.web.followup.reach import RunningCase, case_of, cases_of, reach_of
from naervaer.web.organisation.employed import employment_of
from naervaer.web.papers import actions
from naervaer.web.papers.forms import RefusionForm
from naervaer.web.papers.payroll_actions import purpose_about
from naervaer.web.papers.refusion import TITLES, case_of_done, refusion_of


@dataclass(frozen=True, slots=True)
class _Case:
    """The case within sight, and for what: as part of one's work on it, or for the *refusion* alone."""

    case: RunningCase
    purpose: Purpose

    @property
    def works(self) -> bool:
        return self.purpose is Purpose.WORK_ON_CASE


def _case(actor: Actor, pk: int) -> _Case:
    """An unknown page for everybody who may not see it."""
    found, day = case_of(pk), clock.today()
    if found is None:
        raise Http404
    purpose = purpose_about(actor, found.employment, day)
    if found not in cases_of(reach_of(actor, purpose, [found.employment], day)):
        raise Http404
    return _Case(found, purpose)


def _context(about: _Case, title: str = "", form: Form | None = None) -> dict[str, Any]:
    """Payroll comes from its own list, and sees no page about the person."""
    case, employment = about.case, employment_of(about.case.employment)
    person, page = employment.person, _("Refusion")
    way = [crumb(person.name, "followup:person", person.pk)] if about.works else [crumb(page, "papers:refusions")]
    name = page if about.works else person.name
    way += [crumb(name, "papers:refusion", case.pk), here(title)] if title else [here(name)]
    return {
        "case": case,
        "person": person,
        "number": employment.ext_id,
        "works": about.works,
        "title": title,
        "form": form,
        "crumbs": way,
    }


def _seen(actor: Actor, found: _Case) -> None:
    subject = employment_of(found.case.employment).person
    audit.record_reads(by=actor, action="papers.refusion_seen", subjects=[subject], purpose=found.purpose)


@require_GET
@requires(Purpose.WORK_ON_CASE, Purpose.HANDLE_REFUSION)
def refusion(request: HttpRequest, pk: int) -> HttpResponse:
    """*Refusion*: the dates of the case."""
    actor = actor_of(request)
    found = _case(actor, pk)
    context = _context(found) | {"refusion": refusion_of(found.case, clock.today())}
    _seen(actor, found)
    return render(request, "papers/refusion.html", context)


@require_http_methods(["GET", "POST"])
@requires(Purpose.WORK_ON_CASE, Purpose.HANDLE_REFUSION)
def mark(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """*Registrér*: it was notified, or asked for."""
    actor = actor_of(request)
    found = _case(actor, pk)
    if what not in TITLES:
        raise Http404
    _seen(actor, found)
    form = RefusionForm(posted(request), initial={"on_day": clock.today()})
    if request.method == "POST" and form.is_valid():
        verdict = actions.mark_refusion(by=actor, case=pk, what=what, on_day=form.cleaned_data["on_day"])
        if not isinstance(verdict, Refused):
            messages.success(request, _("Datoen er registreret."))
            return redirect("papers:refusion", pk=pk)
        refuse(form, verdict)
    return render(request, "papers/refusion_act.html", _context(found, str(TITLES[what]), form))


@require_http_methods(["GET", "POST"])
@requires(Purpose.WORK_ON_CASE, Purpose.HANDLE_REFUSION)
def annul(request: HttpRequest, pk: int) -> HttpResponse:
    """*Annullér*: it was registered by mistake."""
    actor = actor_of(request)
    case = case_of_done(pk)
    found = _case(actor, case) if case else None
    if found is None:
        raise Http404
    _seen(actor, found)
    form = ReasonForm(posted(request), label=_("Hvorfor?"), hint="")
    if request.method == "POST" and form.is_valid():
        actions.annul_refusion(by=actor, done=pk, reason=form.cleaned_data["reason"])
        messages.success(request, _("Registreringen er annulleret."))
        return redirect("papers:refusion", pk=found.case.pk)
    return render(request, "papers/refusion_act.html", _context(found, _("Annullér registreringen"), form))

"""The pages of a decision about long absence. A view binds a form, makes one call and renders."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from naervaer.core.access.model import Purpose
from naervaer.core.verdicts import Refused, Verdict
from naervaer.web import clock
from naervaer.web.access.asking import actor_of
from naervaer.web.access.rules import requires
from naervaer.web.audit import actions as audit
from naervaer.web.decisions import actions, letters, queries, totals
from naervaer.web.decisions.forms import ConsiderForm, DecideForm, DropForm
from naervaer.web.decisions.queries import DecisionPage, decision_page
from naervaer.web.design.crumbs import Crumb, crumb, here
from naervaer.web.design.forms import posted, refuse
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation import employed


def _crumbs(page: DecisionPage, *more: Crumb) -> list[Crumb]:
    way = crumb(page.gate.title, "decisions:decision", page.case.pk, page.gate.id) if more else here(page.gate.title)
    if not page.follows:
        return [crumb(_("Langt fravær"), "decisions:overview"), way, *more]
    return [crumb(page.name, "followup:person", page.person), way, *more]


@require_GET
@requires(Purpose.SEE_PERSON)
def decision(request: HttpRequest, case: int, gate: str) -> HttpResponse:
    """*Beslutning efter langt fravær*: what is to be thought of, and what was decided."""
    actor, day = actor_of(request), clock.today()
    page = decision_page(actor, case, gate, day)
    audit.record_reads(by=actor, action="decisions.seen", subjects=employed.persons([page.person]))
    context = {
        "page": page,
        "gate": page.gate,
        "guidance": active_policy().guidance_at("long_absence", day),
        "lacking": [active_policy().title(role) for role in page.lacking],
        "deciders": [active_policy().title(party) for party in page.gate.decides],
        "crumbs": _crumbs(page),
    }
    return render(request, "decisions/decision.html", context)


def _act(
    request: HttpRequest,
    page: DecisionPage,
    form: Form,
    action: Callable[..., Verdict],
    said: str,
    *,
    title: str,
    verb: str,
    **context: Any,
) -> HttpResponse:
    """Show the form; or do it and go back. What was typed stays when it is refused."""
    if not page.may_work:
        raise Http404
    if request.method == "POST" and form.is_valid():
        verdict = action(case=page.case.pk, gate=page.gate.id, **form.cleaned_data)
        if not isinstance(verdict, Refused):
            messages.success(request, said)
            return redirect("decisions:decision", page.case.pk, page.gate.id)
        refuse(form, verdict)
    context |= {"page": page, "form": form, "title": title, "verb": verb, "crumbs": _crumbs(page, here(title))}
    return render(request, "decisions/act.html", context)


@require_http_methods(["GET", "POST"])
@requires(Purpose.WORK_ON_CASE)
def consider(request: HttpRequest, case: int, gate: str, consideration: str) -> HttpResponse:
    """*Overvej*: one of the considerations."""
    actor = actor_of(request)
    page = decision_page(actor, case, gate, clock.today())
    row = next((row for row in page.rows if row.rule.id == consideration), None)
    if row is None:
        raise Http404
    return _act(
        request,
        page,
        ConsiderForm(request.POST or None),
        lambda **said: actions.consider(by=actor, consideration=consideration, **said),
        _("Overvejelsen er skrevet."),
        title=row.rule.title,
        verb=_("Gem overvejelsen"),
        rule=row.rule,
    )


@require_http_methods(["GET", "POST"])
@requires(Purpose.WORK_ON_CASE)
def decide(request: HttpRequest, case: int, gate: str) -> HttpResponse:
    """*Beslut*."""
    actor = actor_of(request)
    page = decision_page(actor, case, gate, clock.today())
    return _act(
        request,
        page,
        DecideForm(request.POST or None, gate=page.gate, correcting=False),
        lambda **said: actions.decide(by=actor, **said),
        _("Beslutningen er skrevet."),
        title=_("Beslut"),
        verb=_("Gem beslutningen"),
        outcomes=page.gate.outcome,
    )


@require_http_methods(["GET", "POST"])
@requires(Purpose.WORK_ON_CASE)
def correct(request: HttpRequest, case: int, gate: str) -> HttpResponse:
    """*Ret beslutningen*."""
    actor = actor_of(request)
    page = decision_page(actor, case, gate, clock.today())
    return _act(
        request,
        page,
        DecideForm(request.POST or None, gate=page.gate, correcting=True),
        lambda **said: actions.correct(by=actor, **said),
        _("Beslutningen er rettet. Den gamle står stadig."),
        title=_("Ret beslutningen"),
        verb=_("Gem rettelsen"),
        outcomes=page.gate.outcome,
    )


@require_http_methods(["GET", "POST"])
@requires(Purpose.WORK_ON_CASE)
def inform(request: HttpRequest, case: int, gate: str) -> HttpResponse:
    """*Giv besked*: the letter is read through, then given."""
    actor, day = actor_of(request), clock.today()
    page = decision_page(actor, case, gate, day)
    outcome = page.outcome
    if outcome is None or not outcome.letter:
        raise Http404
    return _act(
        request,
        page,
        Form(posted(request)),
        lambda **said: actions.inform(by=actor, **said),
        _("Medarbejderen kan nu læse brevet på Min side. Husk også at sende eller give det."),
        title=_("Giv medarbejderen besked"),
        verb=_("Giv besked"),
        letter=letters.text_of(outcome, page.case, day),
    )


@require_http_methods(["GET", "POST"])
@requires(Purpose.WORK_ON_CASE)
def drop(request: HttpRequest, case: int, gate: str) -> HttpResponse:
    """*Ikke aktuel*."""
    actor = actor_of(request)
    page = decision_page(actor, case, gate, clock.today())
    return _act(
        request,
        page,
        DropForm(request.POST or None),
        lambda **said: actions.drop(by=actor, **said),
        _("Beslutningen er ikke længere aktuel."),
        title=_("Ikke længere aktuel"),
        verb=_("Gem"),
    )


def _pdf(found: queries.Letter) -> HttpResponse:
    content = letters.pdf_of(_("Besked om dit fravær"), found.text, name=found.name, written_on=found.on, by=found.by)
    headers = {"Content-Disposition": 'attachment; filename="besked.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


@require_GET
@requires(Purpose.SEE_PERSON)
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter of a decision, for those who see the case."""
    actor = actor_of(request)
    found = queries.letter(actor, pk, clock.today())
    audit.record(by=actor, kind=audit.Kind.EXPORT, action="decisions.letter", subject=found.person)
    return _pdf(found)


@require_GET
@requires(Purpose.SEE_OWN)
def own_letter(request: HttpRequest, pk: int) -> HttpResponse:
    """The employee's own copy."""
    return _pdf(queries.own_letter(actor_of(request), pk))


@require_GET
@requires(Purpose.SEE_FOLLOW_UP_TOTALS)
def overview(request: HttpRequest) -> HttpResponse:
    """How many decisions wait, by unit: totals, and none of few people; by name those the leader's leader may take."""
    actor, day = actor_of(request), clock.today()
    above = queries.waiting_above(actor, day)
    audit.record_reads(by=actor, action="decisions.seen", subjects=employed.persons([one.person for one in above]))
    context = {
        "above": above,
        "lines": totals.lines(actor, day),
        "gates": [gate for gate in active_policy().gate if gate.in_force(day)],
        "guidance": active_policy().guidance_at("long_absence", day),
    }
    return render(request, "decisions/overview.html", context)

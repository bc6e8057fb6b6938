"""*Mødet på én skærm*: one case at a time. Works without JavaScript; with it, by keyboard."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from naervaer.core.access.model import Actor, Purpose
from naervaer.core.verdicts import Refused, Verdict
from naervaer.web import clock
from naervaer.web.access.asking import actor_of
from naervaer.web.access.rules import requires
from naervaer.web.audit import actions as audit
from naervaer.web.design.crumbs import crumb, here
from naervaer.web.design.danish import numeric_date
from naervaer.web.design.forms import refuse
from naervaer.web.followup import points
from naervaer.web.followup.person import person_page
from naervaer.web.organisation import employed
from naervaer.web.sparring import actions, queries
from naervaer.web.sparring.forms import DecisionForm, NoteForm
from naervaer.web.sparring.talking import CasePage, case_page


def _shown(
    request: HttpRequest, actor: Actor, page: CasePage, *, decision: Form | None = None, note: Form | None = None
) -> HttpResponse:
    """The case with its forms; a form that was refused keeps what was typed."""
    day = clock.today()
    person = person_page(actor, page.line.person, day)
    case = person.case if person.case and person.case.pk == page.case else None
    agenda = queries.agenda_page(actor, page.meeting.pk, day)
    title = _("%(group)s, %(day)s") % {"group": page.meeting.group, "day": numeric_date(page.meeting.on_day)}
    context: dict[str, Any] = {
        "page": page,
        "line": page.line,
        "meeting": page.meeting,
        "agenda": agenda,
        "person": person,
        "case": case,
        "decision": decision or DecisionForm(),
        "note": note or NoteForm(auto_id="note_%s"),
        "crumbs": [
            crumb(_("Fraværssparring"), "sparring:index"),
            crumb(title, "sparring:meeting", page.meeting.pk),
            here(page.line.name),
        ],
    }
    if case:
        context |= {"marks": points.marks(case), "band_text": points.in_words(case)}
    return render(request, "sparring/item.html", context)


@require_GET
@requires(Purpose.SPAR)
def item(request: HttpRequest, pk: int) -> HttpResponse:
    """A case of the agenda."""
    actor, day = actor_of(request), clock.today()
    page = case_page(actor, pk, day)
    people = employed.persons([page.line.person])
    audit.record_reads(by=actor, action="sparring.case", subjects=people, purpose=Purpose.SPAR)
    return _shown(request, actor, page)


def _done(
    request: HttpRequest,
    pk: int,
    form: Form,
    name: str,
    action: Callable[..., Verdict],
    said: str,
    to: int | None = None,
) -> HttpResponse:
    actor = actor_of(request)
    page = case_page(actor, pk, clock.today())
    if form.is_valid():
        verdict = action(by=actor, item_id=pk, **form.cleaned_data)
        if not isinstance(verdict, Refused):
            messages.success(request, said)
            return redirect("sparring:item", to or pk)
        refuse(form, verdict)
    return _shown(request, actor, page, **{name: form})


@require_POST
@requires(Purpose.SPAR)
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """*Ny beslutning*."""
    return _done(request, pk, DecisionForm(request.POST), "decision", actions.decide, _("Beslutningen er skrevet."))


def _next(request: HttpRequest, pk: int) -> int | None:
    return case_page(actor_of(request), pk, clock.today()).following


@require_POST
@requires(Purpose.SPAR)
def talked(request: HttpRequest, pk: int) -> HttpResponse:
    """*Drøftet*, and on to the next."""
    form = NoteForm(request.POST, auto_id="note_%s")
    return _done(request, pk, form, "note", actions.talked, _("Sagen er drøftet."), _next(request, pk))


@require_POST
@requires(Purpose.SPAR)
def postpone(request: HttpRequest, pk: int) -> HttpResponse:
    """*Udskyd til næste gang*, and on to the next."""
    form = NoteForm(request.POST, auto_id="note_%s")
    return _done(request, pk, form, "note", actions.postpone, _("Sagen kommer på igen næste gang."), _next(request, pk))


@require_POST
@requires(Purpose.SPAR)
def done(request: HttpRequest, pk: int, agreement: int) -> HttpResponse:
    """*Gjort*: of what was decided before."""
    verdict = actions.decided_is_done(by=actor_of(request), item_id=pk, agreement_id=agreement)
    if isinstance(verdict, Refused):
        messages.error(request, " ".join(verdict.reasons))
    else:
        messages.success(request, _("Beslutningen er registreret som gjort."))
    return redirect("sparring:item", pk)

"""The pages of a case's papers. A view binds a form, makes one call and renders."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from naervaer.core.access.model import Purpose
from naervaer.core.calendar import calendar_of
from naervaer.core.papers.deadlines import expected_back_before, objection_by, return_by
from naervaer.core.papers.rules import may_start
from naervaer.core.states import Move
from naervaer.core.verdicts import Refused
from naervaer.web import clock
from naervaer.web.access.asking import actor_of
from naervaer.web.access.rules import requires
from naervaer.web.audit import actions as audit
from naervaer.web.design.crumbs import Crumb, crumb, here
from naervaer.web.design.danish import file_name
from naervaer.web.design.forms import posted, refuse
from naervaer.web.followup.reach import about_now
from naervaer.web.handbook.queries import active_policy
from naervaer.web.letters.typeset import as_pdf
from naervaer.web.organisation import employed
from naervaer.web.organisation.queries import leaders_of_employment
from naervaer.web.papers import actions, queries
from naervaer.web.papers.catalogue import for_employment
from naervaer.web.papers.forms import MoveForm, PartForm
from naervaer.web.papers.kinds import kinds_on
from naervaer.web.papers.queries import Whole
from naervaer.web.papers.refusion import renewal_of
from naervaer.web.papers.sheets import sheet


def crumbs(whole: Whole, *more: Crumb) -> list[Crumb]:
    row = whole.row
    way = crumb(row.title, "papers:show", row.pk) if more else here(row.title)
    return [crumb(row.name, "followup:person", row.person), way, *more]


@require_http_methods(["GET", "POST"])
@requires(Purpose.WORK_ON_CASE)
def new(request: HttpRequest, pk: int) -> HttpResponse:
    """*Nyt papir*: which can be used now, and why the others cannot."""
    actor, day = actor_of(request), clock.today()
    about = about_now(actor, pk, day)
    if request.method == "POST":
        wanted = next((kind.id for kind in kinds_on(day) if kind.id == request.POST.get("slags")), None)
        if wanted is None:
            return redirect("papers:new", pk=pk)
        made = actions.start(by=actor, employment=about.employment, case=about.case, kind=wanted)
        if not isinstance(made, Refused):
            return redirect("papers:show", pk=made.pk)
        for reason in made.reasons:
            messages.error(request, reason)
        return redirect("papers:new", pk=pk)
    rows = [row for row in queries.of_person(actor, pk, day) if row.employment == about.employment and not row.ended]
    taken = [row.kind_id for row in rows if row.state not in ("received", "approved")]
    choices = [(kind, may_start(kind, about.first_day, day, taken)) for kind in kinds_on(day)]
    context = {
        "about": about,
        "choices": [(kind, verdict.reasons[0] if isinstance(verdict, Refused) else "") for kind, verdict in choices],
        "expected_back": expected_back_before(about.first_day) if about.first_day else None,
        "crumbs": [crumb(about.name, "followup:person", about.person), here(_("Nyt papir"))],
    }
    audit.record_reads(by=actor, action="papers.seen", subjects=employed.persons([about.person]))
    return render(request, "papers/new.html", context)


@require_GET
@requires(Purpose.WORK_ON_CASE)
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """*Papir*: what is written, how far it has come, and what can be done now."""
    actor, day = actor_of(request), clock.today()
    whole = queries.one(actor, pk, day)
    audit.record_reads(by=actor, action="papers.seen", subjects=employed.persons([whole.row.person]))
    context = {
        "whole": whole,
        "row": whole.row,
        "objection_by": objection_of(whole),
        "renewal": renewal_of(whole.row.employment, day) if whole.row.is_agreement else None,
        "crumbs": crumbs(whole),
    }
    return render(request, "papers/show.html", context)


def objection_of(whole: Whole) -> date | None:
    """The last day the employee can object to what is written of them to the municipality."""
    told = whole.told_on("tell") if whole.row.family == "fast_track" else None
    return objection_by(told) if told else None


@require_http_methods(["GET", "POST"])
@requires(Purpose.WORK_ON_CASE)
def write(request: HttpRequest, pk: int, part: str) -> HttpResponse:
    """*Udfyld en del*, with what the workplace can offer beside it."""
    actor, day = actor_of(request), clock.today()
    whole = queries.one(actor, pk, day)
    row = next((one for one in whole.parts if one.part.id == part and not one.by_doctor), None)
    if row is None or not whole.writable:
        raise Http404
    audit.record_reads(by=actor, action="papers.seen", subjects=employed.persons([whole.row.person]))
    written = {answer.question.id: answer.text for answer in row.answers}
    form = PartForm(posted(request), part=row.part, initial=written)
    if request.method == "POST" and form.is_valid():
        verdict = actions.write(by=actor, paper=pk, part=part, answers=form.cleaned_data)
        if not isinstance(verdict, Refused):
            messages.success(request, _("Svarene er gemt."))
            return redirect("papers:show", pk=pk)
        refuse(form, verdict)
    context = {
        "whole": whole,
        "row": whole.row,
        "form": form,
        "title": row.part.title,
        "verb": _("Gem"),
        "possibilities": for_employment(whole.row.employment, day),
        "crumbs": crumbs(whole, here(row.part.title)),
    }
    return render(request, "papers/act.html", context)


@require_http_methods(["GET", "POST"])
@requires(Purpose.WORK_ON_CASE)
def act(request: HttpRequest, pk: int, move: str) -> HttpResponse:
    """Take the paper a step on."""
    actor, day = actor_of(request), clock.today()
    whole = queries.one(actor, pk, day)
    kind, known = whole.row.kind, next((one for one in whole.moves if one.name == move), None)
    if kind is None or known is None:
        raise Http404
    due = return_by(day, kind.days, calendar_of(active_policy()))
    form = MoveForm(posted(request), kind=kind, move=move, today=day, due=due)
    if request.method == "POST" and form.is_valid():
        verdict = actions.move(by=actor, paper=pk, move=move, said=form.said())
        if not isinstance(verdict, Refused):
            messages.success(request, f"{whole.row.title}: {known.title.lower()}.")
            return redirect("papers:show", pk=pk)
        refuse(form, verdict)
    return render(request, "papers/act.html", _acting(whole, known, form))


def _acting(whole: Whole, move: Move, form: Form) -> dict[str, Any]:
    return {
        "whole": whole,
        "row": whole.row,
        "form": form,
        "title": move.title,
        "verb": _("Registrér"),
        "missing": whole.missing if move.name not in ("drop", "refuse") else (),
        "crumbs": crumbs(whole, here(move.title)),
    }


@require_GET
@requires(Purpose.WORK_ON_CASE)
def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The paper to print."""
    actor, day = actor_of(request), clock.today()
    whole = queries.one(actor, pk, day)
    [person] = employed.persons([whole.row.person])
    audit.record(by=actor, kind=audit.Kind.EXPORT, action="papers.pdf", subject=person)
    return printed(whole)


def printed(whole: Whole) -> HttpResponse:
    """The paper as a PDF; the page is signed in for, so nothing keeps a copy."""
    day, municipality = clock.today(), active_policy().municipality.name
    jobs = employed.jobs([whole.row.employment], day)
    leaders = leaders_of_employment(whole.row.employment, day).values_list("name", flat=True)
    document = sheet(
        whole,
        municipality=municipality,
        unit=jobs[0][1] if jobs else "",
        leader=" og ".join(leaders),
        printed=day,
    )
    headers = {"Content-Disposition": f'attachment; filename="{file_name(whole.row.title)}.pdf"'}
    return HttpResponse(as_pdf(document, author=municipality), content_type="application/pdf", headers=headers)

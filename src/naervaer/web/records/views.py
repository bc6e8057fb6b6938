"""The pages of *aktindsigt*: asking, answering, and the case as one PDF."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from naervaer.core.access.model import Purpose
from naervaer.core.letters.document import Document
from naervaer.core.verdicts import Refused, Verdict
from naervaer.web import clock
from naervaer.web.access import scope
from naervaer.web.access.asking import actor_of
from naervaer.web.access.rules import requires
from naervaer.web.audit import actions as audit
from naervaer.web.design.crumbs import crumb, here
from naervaer.web.design.forms import posted
from naervaer.web.design.forms import refuse as refuse_form
from naervaer.web.handbook.queries import active_policy
from naervaer.web.letters.enclosing import with_files
from naervaer.web.letters.typeset import as_pdf
from naervaer.web.organisation.employed import persons
from naervaer.web.records import actions, holding, queries
from naervaer.web.records.forms import AskForm, RefuseForm, RegisterForm
from naervaer.web.records.queries import RequestRow
from naervaer.web.slots import Enclosed


@require_http_methods(["GET", "POST"])
@requires(Purpose.SEE_OWN)
def own(request: HttpRequest) -> HttpResponse:
    """*Aktindsigt i min sag*."""
    actor = actor_of(request)
    form = AskForm(posted(request))
    if request.method == "POST" and form.is_valid():
        made = actions.ask(by=actor, **form.cleaned_data)
        if not isinstance(made, Refused):
            messages.success(request, _("Din anmodning er modtaget."))
            return redirect("records:own")
        refuse_form(form, made)
    rows = queries.own(actor)
    context = {
        "form": form,
        "rows": rows,
        "waits": any(row.waits for row in rows),
        "rules": active_policy().access_request_on(clock.today()),
        "crumbs": [crumb(_("Min side"), "accounts:own"), here(_("Aktindsigt"))],
    }
    return render(request, "records/own.html", context)


def _about(request: HttpRequest, pk: int) -> Any:
    """The person, for whoever works on their case; else an unknown page."""
    if not scope.in_reach(actor_of(request), Purpose.WORK_ON_CASE, pk, clock.today()):
        raise Http404
    [found] = persons([pk])
    return found


@require_GET
@requires(Purpose.WORK_ON_CASE)
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """*Aktindsigt og opbevaring*: the requests about somebody, and whether their case must be kept."""
    about, actor, day = _about(request, pk), actor_of(request), clock.today()
    audit.record_reads(by=actor, action="records.person", subjects=[about], purpose=Purpose.WORK_ON_CASE)
    context = {
        "about": about,
        "rows": queries.of_person(actor, pk, day),
        "holds": holding.of_person(actor, pk, day),
        "who": queries.titles_of_answerers(day),
        "rules": active_policy().access_request_on(day),
        "day": day,
        "crumbs": [crumb(about.name, "followup:person", pk), here(_("Aktindsigt og opbevaring"))],
    }
    return render(request, "records/person.html", context)


@require_http_methods(["GET", "POST"])
@requires(Purpose.WORK_ON_CASE)
def register(request: HttpRequest, pk: int) -> HttpResponse:
    """*Registrér en anmodning*."""
    about = _about(request, pk)
    form = RegisterForm(posted(request), today=clock.today())
    if request.method == "POST" and form.is_valid():
        made = actions.register(by=actor_of(request), person=pk, **form.cleaned_data)
        if not isinstance(made, Refused):
            messages.success(request, _("Anmodningen er registreret."))
            return redirect("records:request", made.pk)
        refuse_form(form, made)
    return act_page(request, about, form, _("Registrér en anmodning om aktindsigt"), _("Gem anmodningen"))


def act_page(request: HttpRequest, about: Any, form: Form, title: str, verb: str) -> HttpResponse:
    """A form about somebody, with the way back."""
    crumbs = [
        crumb(about.name, "followup:person", about.pk),
        crumb(_("Aktindsigt og opbevaring"), "records:person", about.pk),
        here(title),
    ]
    context = {"about": about, "form": form, "title": title, "verb": verb, "crumbs": crumbs}
    return render(request, "records/act.html", context)


@require_GET
@requires(Purpose.WORK_ON_CASE, Purpose.SEE_OWN)
def request_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One request: where it stands; for whoever may answer, what would be given out."""
    return _show(request, pk, RefuseForm())


def _show(request: HttpRequest, pk: int, form: Form) -> HttpResponse:
    actor, day = actor_of(request), clock.today()
    row = queries.one(actor, pk, day)
    mine, answers = row.person_id == actor.person_id, queries.answers(actor, row, day)
    if not mine:
        audit.record_reads(
            by=actor, action="records.request", subjects=persons([row.person]), purpose=Purpose.WORK_ON_CASE
        )
    back = crumb(_("Aktindsigt"), "records:own") if mine else crumb(row.name, "followup:person", row.person)
    context = {
        "row": row,
        "mine": mine,
        "answers": answers,
        "draft": queries.draft(row) if answers and row.waits else None,
        "who": queries.titles_of_answerers(row.received),
        "may_hand_over": scope.in_reach(actor, Purpose.HAND_OVER, row.person, day),
        "form": form,
        "day": day,
        "crumbs": [back, here(_("Anmodning om aktindsigt"))],
    }
    return render(request, "records/request.html", context)


@require_POST
@requires(Purpose.WORK_ON_CASE)
def give(request: HttpRequest, pk: int) -> HttpResponse:
    """*Godkend og udlevér*."""
    verdict = actions.give(by=actor_of(request), request_id=pk)
    return _told(request, pk, verdict, _("Sagen er udleveret. Medarbejderen kan hente den på Min side."))


@require_POST
@requires(Purpose.WORK_ON_CASE)
def refuse(request: HttpRequest, pk: int) -> HttpResponse:
    """*Afvis*; what was typed stays when it is refused."""
    actor = actor_of(request)
    row = queries.one(actor, pk, clock.today())
    if row.person_id == actor.person_id:
        raise Http404
    form = RefuseForm(request.POST)
    if not form.is_valid():
        return _show(request, pk, form)
    verdict = actions.refuse(by=actor, request_id=pk, **form.cleaned_data)
    return _told(request, pk, verdict, _("Anmodningen er afvist."))


@require_POST
@requires(Purpose.SEE_OWN)
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """*Træk tilbage*."""
    verdict = actions.withdraw(by=actor_of(request), request_id=pk)
    return _told(request, pk, verdict, _("Din anmodning er trukket tilbage."))


def _told(request: HttpRequest, pk: int, verdict: Verdict, said: str) -> HttpResponse:
    if isinstance(verdict, Refused):
        messages.error(request, " ".join(verdict.reasons))
    else:
        messages.success(request, said)
    return redirect("records:request", pk)


def _answering(request: HttpRequest, pk: int) -> RequestRow:
    """A request the actor may answer: to others than the employee the whole case is an unknown page."""
    actor, day = actor_of(request), clock.today()
    row = queries.one(actor, pk, day)
    if not queries.answers(actor, row, day):
        raise Http404
    return row


@require_GET
@requires(Purpose.WORK_ON_CASE)
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """The case as it would be given out, for whoever may answer."""
    row = _answering(request, pk)
    files = queries.enclosed(actor_of(request), row)
    return _pdf(request, row, queries.put_together(row, clock.today()), files, "records.draft")


@require_GET
@requires(Purpose.WORK_ON_CASE, Purpose.SEE_OWN)
def file(request: HttpRequest, pk: int) -> HttpResponse:
    """The case as it was given out."""
    actor = actor_of(request)
    row = queries.one(actor, pk, clock.today())
    if row.person_id != actor.person_id:
        row = _answering(request, pk)
    files = queries.enclosed(actor, row, queries.given_at(row))
    return _pdf(request, row, queries.given(row), files, "records.file")


def _pdf(request: HttpRequest, row: RequestRow, document: Document, files: list[Enclosed], action: str) -> HttpResponse:
    [subject] = persons([row.person])
    audit.record(
        by=actor_of(request), kind=audit.Kind.EXPORT, action=action, subject=subject, detail={"request": row.pk}
    )
    pdf = as_pdf(document, author=active_policy().municipality.name)
    content = with_files(pdf, queries.opened(files))
    headers = {"Content-Disposition": f'attachment; filename="aktindsigt-{row.pk}.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)

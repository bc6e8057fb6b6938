"""The employee's own papers: read, answered, asked for, and what came back laid up."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from naervaer.core.access.model import Purpose
from naervaer.core.policy.papers import Paper as Kind
from naervaer.core.policy.wording import listed
from naervaer.core.verdicts import Refused
from naervaer.web import clock
from naervaer.web.access.asking import actor_of
from naervaer.web.access.rules import requires
from naervaer.web.design.crumbs import Crumb, crumb, here
from naervaer.web.design.forms import posted, refuse
from naervaer.web.handbook.queries import active_policy
from naervaer.web.papers import actions, queries
from naervaer.web.papers.forms import ANSWERS, AnswerForm, AskForm, FileForm, sent_files
from naervaer.web.papers.own import plans_to_ask_for
from naervaer.web.papers.queries import Whole
from naervaer.web.papers.views import objection_of, printed
from naervaer.web.papers.views_files import sent
from naervaer.web.vault.uploads import kept_in_memory

OWN = Purpose.SEE_OWN


def _crumbs(whole: Whole, *more: Crumb) -> list[Crumb]:
    way = crumb(whole.row.title, "papers:own", whole.row.pk) if more else here(whole.row.title)
    return [crumb(_("Min side"), "accounts:own"), way, *more]


def _whole(request: HttpRequest, pk: int) -> Whole:
    return queries.own_one(actor_of(request), pk, clock.today())


@require_GET
@requires(OWN)
def own(request: HttpRequest, pk: int) -> HttpResponse:
    whole = _whole(request, pk)
    context = {
        "whole": whole,
        "row": whole.row,
        "answers": [(move.name, ANSWERS[move.name][0]) for move in whole.own_moves],
        "objection_by": objection_of(whole),
        "crumbs": _crumbs(whole),
    }
    return render(request, "papers/own.html", context)


@require_GET
@requires(OWN)
def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    return printed(_whole(request, pk))


@require_GET
@requires(OWN)
def fetch(request: HttpRequest, pk: int) -> HttpResponse:
    locked = queries.file_of(pk)
    return sent(_whole(request, locked.paper), locked)


def _acting(request: HttpRequest, whole: Whole, form: Form, title: str, **more: Any) -> HttpResponse:
    context = {"whole": whole, "row": whole.row, "form": form, "title": title, "crumbs": _crumbs(whole, here(title))}
    return render(request, "papers/own_act.html", context | more)


@require_http_methods(["GET", "POST"])
@requires(OWN)
def answer(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """*Svar* on a *Fast track*: yes, no, or that something in it is not right."""
    whole = _whole(request, pk)
    move = next((one for one in whole.own_moves if one.name == what), None)
    if move is None:
        raise Http404
    form = AnswerForm(posted(request), move=what)
    if request.method == "POST" and form.is_valid():
        verdict = actions.answer(by=actor_of(request), paper=pk, what=what, note=form.cleaned_data.get("note", ""))
        if not isinstance(verdict, Refused):
            messages.success(request, _("Dit svar er gemt, og din leder har fået besked."))
            return redirect("papers:own", pk=pk)
        refuse(form, verdict)
    return _acting(request, whole, form, str(form.title), verb=form.title, says=form.says)


def _readers(kind: Kind) -> str:
    """Who sees what is laid up, as the policy has it."""
    return listed([active_policy().title(role) for role in kind.seen_by])


@kept_in_memory
@require_http_methods(["GET", "POST"])
@requires(OWN)
def attach(request: HttpRequest, pk: int) -> HttpResponse:
    """*Læg papiret op*: as it came back from the doctor, or as one has filled it in oneself."""
    whole = _whole(request, pk)
    kind = whole.row.kind
    if kind is None or not whole.takes_own_files:
        raise Http404
    form = FileForm(*sent_files(request), kind=kind)
    if request.method == "POST" and form.is_valid():
        file = form.upload
        verdict = actions.attach_own(
            by=actor_of(request), paper=pk, name=file.name or "", content=file.read(), size=file.size or 0
        )
        if not isinstance(verdict, Refused):
            messages.success(request, _("Papiret er lagt op og krypteret, og din leder har fået besked."))
            return redirect("papers:own", pk=pk)
        for reason in verdict.reasons:
            form.add_error("file", reason)
    return _acting(request, whole, form, _("Læg papiret op"), verb=_("Læg op"), upload=True, readers=_readers(kind))


@require_http_methods(["GET", "POST"])
@requires(OWN)
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """*Bed om en fastholdelsesplan* in an employment of one's own (pk)."""
    actor = actor_of(request)
    plan = next((one for one in plans_to_ask_for(actor, clock.today()) if one.employment == pk), None)
    if plan is None:
        raise Http404
    form = AskForm(posted(request), eight_weeks=plan.eight_weeks)
    if request.method == "POST" and form.is_valid():
        made = actions.ask_for_plan(by=actor, employment=pk, kind=plan.kind.id, note=form.cleaned_data["note"])
        if not isinstance(made, Refused):
            messages.success(request, _("Din leder har fået besked om, at du har bedt om en plan."))
            return redirect("papers:own", pk=made.pk)
        refuse(form, made)
    title = _("Bed om en %(title)s") % {"title": plan.kind.title.lower()}
    context = {
        "plan": plan,
        "form": form,
        "title": title,
        "crumbs": [crumb(_("Min side"), "accounts:own"), here(title)],
    }
    return render(request, "papers/ask.html", context)

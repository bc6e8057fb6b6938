"""*Tidlig Indsats*: judging, offering help, noting what came of it, and referring before any absence."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from naervaer.core.access.model import Actor, Purpose
from naervaer.core.early.states import REFERRAL
from naervaer.core.states import Move
from naervaer.web import clock
from naervaer.web.access.asking import actor_of
from naervaer.web.access.rules import requires
from naervaer.web.audit import actions as audit
from naervaer.web.design.crumbs import crumb, here
from naervaer.web.design.forms import allowed, posted
from naervaer.web.early import actions, queries
from naervaer.web.early.forms import AnswerForm, HappenedForm, JudgeForm, OfferForm, ReferForm
from naervaer.web.followup.reach import about_now
from naervaer.web.organisation import employed
from naervaer.web.organisation.people import receivers


@require_http_methods(["GET", "POST"])
@requires(Purpose.WORK_ON_CASE)
def judge(request: HttpRequest, person: int) -> HttpResponse:
    """*Skriv din vurdering*, beside what others have judged."""
    actor, day = actor_of(request), clock.today()
    about = about_now(actor, person, day, request.GET.get("ansaettelse", ""))
    rule = queries.assessment(about, day)
    if rule is None:
        raise Http404
    form = JudgeForm(posted(request), answers=rule.answers)
    if request.method == "POST" and form.is_valid():
        said = actions.judge(by=actor, employment=about.employment, rule=rule.id, **form.cleaned_data)
        if allowed(form, said):
            return _done(request, person, _("Din vurdering er gemt."))
    _seen(actor, person, "early.judgements")
    more = {"judged": queries.judgements(actor, person, day), "lead": rule.why}
    return _page(request, form, (rule.title, _("Gem vurderingen")), (person, about.name), more)


@require_http_methods(["GET", "POST"])
@requires(Purpose.WORK_ON_CASE)
def offer(request: HttpRequest, person: int) -> HttpResponse:
    """*Tilbyd hjælp*."""
    actor, day = actor_of(request), clock.today()
    about, effort = about_now(actor, person, day, request.GET.get("ansaettelse", "")), queries.effort(day)
    if about.case is None or not effort.professionals:
        raise Http404
    form = OfferForm(posted(request), professionals=effort.professionals)
    if request.method == "POST" and form.is_valid():
        made = actions.offer(by=actor, employment=about.employment, **form.cleaned_data)
        if allowed(form, made):
            return _done(request, person, _("Tilbuddet er gemt, og medarbejderen kan svare på Min side."))
    words = (_("Tilbyd sundhedsfaglig hjælp"), _("Giv tilbuddet"))
    return _page(request, form, words, (person, about.name), {"lead": effort.what_is_said})


@require_http_methods(["GET", "POST"])
@requires(Purpose.HAND_OVER)
def refer(request: HttpRequest, person: int) -> HttpResponse:
    """*Henvis forebyggende*."""
    actor, day = actor_of(request), clock.today()
    about, effort = about_now(actor, person, day), queries.effort(day)
    if not effort.preventive:
        raise Http404
    form = ReferForm(posted(request), receivers=receivers(day, effort.refers_to))
    if request.method == "POST" and form.is_valid():
        made = actions.refer(by=actor, employment=about.employment, **form.cleaned_data)
        if allowed(form, made):
            return _done(request, person, _("Henvisningen er sendt."))
    words = (_("Henvis forebyggende"), _("Send henvisningen"))
    return _page(request, form, words, (person, about.name), {"lead": effort.what_is_said})


@require_http_methods(["GET", "POST"])
@requires(Purpose.WORK_ON_CASE)
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """*Skriv svaret*, when the employee has told it and not given it themselves."""
    actor, day = actor_of(request), clock.today()
    found = queries.offer_to_write(actor, pk, day)
    if not found.answers:
        raise Http404
    form = AnswerForm(posted(request), day=day, moves=found.answers)
    if request.method == "POST" and form.is_valid():
        said = actions.answer(by=actor, offer_id=pk, **form.cleaned_data)
        if allowed(form, said):
            return _done(request, found.person, _("Svaret er gemt."))
    more = {"lead": _("Tilbud: %(who)s. Medarbejderen kan også svare selv på Min side.") % {"who": found.title}}
    return _page(request, form, (_("Skriv svaret"), _("Gem")), (found.person, found.name), more)


@require_http_methods(["GET", "POST"])
@requires(Purpose.WORK_ON_CASE)
def act(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """That the help begins and ends."""
    actor, day = actor_of(request), clock.today()
    found = queries.offer_to_write(actor, pk, day)
    move = _move(found.others, what)
    form = HappenedForm(posted(request), day=day, giver=what == "begin")
    if request.method == "POST" and form.is_valid():
        said = actions.begin_or_end(by=actor, offer_id=pk, what=what, **form.cleaned_data)
        if allowed(form, said):
            return _done(request, found.person, _("Det er gemt."))
    more = {"lead": _("Tilbud: %(who)s. Skriv intet om, hvad der bliver talt om.") % {"who": found.title}}
    return _page(request, form, (move.title, _("Gem")), (found.person, found.name), more)


@require_http_methods(["GET", "POST"])
@requires(Purpose.WORK_ON_CASE)
def carry_on(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """What comes of a preventive referral."""
    actor, day = actor_of(request), clock.today()
    found = queries.referral_to_write(actor, pk, day)
    audit.record_reads(by=actor, action="early.referral_seen", subjects=employed.persons([found.person]))
    move = _move(REFERRAL.open_moves(found.state), what)
    form = HappenedForm(posted(request), day=day)
    if request.method == "POST" and form.is_valid():
        said = actions.carry_on(by=actor, referral_id=pk, what=what, **form.cleaned_data)
        if allowed(form, said):
            return _done(request, found.person, _("Det er gemt."))
    return _page(request, form, (move.title, _("Gem")), (found.person, found.name), {"lead": found.text})


def _move(moves: tuple[Move, ...], what: str) -> Move:
    found = next((move for move in moves if move.name == what), None)
    if found is None:
        raise Http404
    return found


def _done(request: HttpRequest, person: int, told: str) -> HttpResponse:
    messages.success(request, told)
    return redirect("followup:person", person)


def _seen(actor: Actor, person: int, action: str) -> None:
    [whom] = employed.persons([person])
    audit.record(by=actor, kind=audit.Kind.READ, action=action, subject=whom)


def _page(
    request: HttpRequest, form: Form, words: tuple[str, str], about: tuple[int, str], more: dict[str, Any]
) -> HttpResponse:
    title, verb = words
    person, name = about
    crumbs = [crumb(name, "followup:person", person), here(title)]
    context = {"form": form, "title": title, "verb": verb, "person": person, "name": name, "crumbs": crumbs}
    return render(request, "early/act.html", {**context, **more})

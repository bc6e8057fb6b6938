"""Efforts for groups and units: the list, the application form, and the answer."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from naervaer.core.access.model import Purpose
from naervaer.core.scheme.applying import is_applied_for
from naervaer.web import clock
from naervaer.web.access.asking import actor_of
from naervaer.web.access.rules import requires
from naervaer.web.design.crumbs import crumb, here
from naervaer.web.design.forms import allowed, posted, tell
from naervaer.web.efforts import actions, queries
from naervaer.web.efforts.applying import judged, offer_for, offers_for, units_for
from naervaer.web.efforts.forms import ApplyForm, ApproveForm, SchemaForm, SendBackForm
from naervaer.web.efforts.reach import APPLY
from naervaer.web.efforts.schema import questions
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation import queries as organisation
from naervaer.web.scheme.catalogue import offer_on

ANSWER = (Purpose.AIM_EFFORT, Purpose.HANDLE_SCHEME)


@require_GET
@requires(APPLY, *ANSWER)
def index(request: HttpRequest) -> HttpResponse:
    """*Indsatser for grupper og enheder*."""
    actor, day = actor_of(request), clock.today()
    if not any(is_applied_for(offer) for offer in active_policy().offers_on(day)):
        raise Http404
    rows = queries.all_of(actor, day)
    context = {
        "waiting": [row for row in rows if row.waits_for_me],
        "others": [row for row in rows if not row.waits_for_me],
        "offers": offers_for(actor, day),
        "crumbs": [crumb(_("Trivselsordning"), "scheme:index"), here(_("Indsatser"))],
    }
    return render(request, "efforts/index.html", context)


@require_http_methods(["GET", "POST"])
@requires(APPLY)
def apply(request: HttpRequest, offer_id: str) -> HttpResponse:
    """*Ansøg*."""
    actor, day = actor_of(request), clock.today()
    offer = offer_for(actor, offer_id, day)
    form = ApplyForm(posted(request), asked=questions(offer), units=units_for(actor, offer, day))
    if request.method == "POST" and "send" in request.POST and form.is_valid():
        chosen = {name: form.cleaned_data[name] for name in ("unit", "concerns_leader")}
        made = actions.apply(by=actor, offer=offer_id, **chosen, **form.told())
        if allowed(form, made):
            messages.success(request, _("Ansøgningen er sendt."))
            return redirect("efforts:show", made.pk)  # type: ignore[union-attr]
    context = {"offer": offer, "form": form, "judged": None, "crumbs": [*_above(), here(offer.title)]}
    if form.chosen:
        leads = actor.person_id in organisation.leaders_of_unit(form.chosen, day)
        context["judged"] = judged(offer, form.chosen, day, for_leader=leads)
    return render(request, "efforts/apply.html", context)


@require_GET
@requires(APPLY, *ANSWER)
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """*Ansøgning*: what was written, what became of it, and what to do next."""
    row = queries.one(actor_of(request), pk, clock.today())
    return render(request, "efforts/show.html", {"row": row, "crumbs": [*_above(), here(row.title)]})


@require_http_methods(["GET", "POST"])
@requires(APPLY)
def answer_again(request: HttpRequest, pk: int) -> HttpResponse:
    """*Send igen*."""
    actor, day = actor_of(request), clock.today()
    row = queries.one(actor, pk, day)
    if not row.mine or "answer_again" not in {move.name for move in row.moves}:
        raise Http404
    asked, before = questions(offer_on(row.offer, day)), dict(row.answers)
    told = {one.id: before.get(one.ask, "") for one in asked}
    form = SchemaForm(posted(request), asked=asked, persons=row.persons, **told)
    if form.is_valid() and allowed(form, actions.answer_again(by=actor, application_id=pk, **form.told())):
        messages.success(request, _("Ansøgningen er sendt igen."))
        return redirect("efforts:show", pk)
    return _act(request, row, form, _("Send igen"))


@require_POST
@requires(APPLY)
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    verdict = actions.withdraw(by=actor_of(request), application_id=pk)
    tell(request, verdict, _("Ansøgningen er trukket tilbage."))
    return redirect("efforts:show", pk)


@require_http_methods(["GET", "POST"])
@requires(*ANSWER)
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """*Godkend*, with an aim and a priority."""
    row, form = _to_answer(request, pk), ApproveForm(posted(request))
    if form.is_valid():
        verdict = actions.approve(by=actor_of(request), application_id=pk, **form.cleaned_data)
        if allowed(form, verdict):
            messages.success(request, _("Ansøgningen er godkendt, og den, der har søgt, får besked."))
            return redirect("efforts:show", pk)
    return _act(request, row, form, _("Godkend"))


@require_http_methods(["GET", "POST"])
@requires(*ANSWER)
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """*Send tilbage*, with a reason."""
    row, form = _to_answer(request, pk), SendBackForm(posted(request))
    if form.is_valid():
        verdict = actions.send_back(by=actor_of(request), application_id=pk, **form.cleaned_data)
        if allowed(form, verdict):
            messages.success(request, _("Ansøgningen er sendt tilbage."))
            return redirect("efforts:show", pk)
    return _act(request, row, form, _("Send tilbage"))


def _to_answer(request: HttpRequest, pk: int) -> queries.Row:
    row = queries.one(actor_of(request), pk, clock.today())
    if not row.answers_it:
        raise Http404
    return row


def _act(request: HttpRequest, row: queries.Row, form: object, verb: str) -> HttpResponse:
    back = reverse("efforts:show", args=[row.pk])
    crumbs = [*_above(), crumb(row.title, "efforts:show", row.pk), here(verb)]
    return render(request, "efforts/act.html", {"row": row, "form": form, "verb": verb, "back": back, "crumbs": crumbs})


def _above() -> list[dict[str, str]]:
    return [crumb(_("Trivselsordning"), "scheme:index"), crumb(_("Indsatser"), "efforts:index")]

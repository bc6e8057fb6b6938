"""The leader's pages: calling to a conversation, moving it, holding it."""

from collections.abc import Callable, Mapping
from datetime import date, time
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from naervaer.core.access.model import Purpose
from naervaer.core.conversations.rules import first_day_to_suggest, warnings
from naervaer.core.conversations.states import CONVERSATION
from naervaer.core.policy.conversations import Conversation as Kind
from naervaer.core.verdicts import Refused, Verdict
from naervaer.web import clock
from naervaer.web.access.asking import actor_of, number_in
from naervaer.web.access.rules import requires
from naervaer.web.audit import actions as audit
from naervaer.web.conversations import actions, queries, satisfying
from naervaer.web.conversations.forms import (
    MEETING,
    PHONE,
    AnnulForm,
    CallOffForm,
    HeldForm,
    InviteForm,
    NotPossibleForm,
    WhereForm,
)
from naervaer.web.conversations.kinds import kind_for_step, kinds_on
from naervaer.web.conversations.queries import Whole
from naervaer.web.design.crumbs import crumb, here
from naervaer.web.design.forms import posted, refuse
from naervaer.web.followup.reach import About, about_now
from naervaer.web.followup.waiting import WaitingStep, waiting_step
from naervaer.web.organisation.employed import persons
from naervaer.web.organisation.handed import advisers_of

USUAL_TIME = time(10, 0)


@require_http_methods(["GET", "POST"])
@requires(Purpose.WORK_ON_CASE)
def new(request: HttpRequest, person: int) -> HttpResponse:
    """*Indkald til samtale*: choose the kind, then day and place; the letter is sent as the form is."""
    actor, today = actor_of(request), clock.today()
    about = about_now(actor, person, today)
    step = _step(request, about)
    kind = _chosen(request, about, step, today)
    if kind is None:
        return _choose(request, about, _("Indkald til samtale"))
    latest = satisfying.latest(kind, about.case, step.pk if step else None)
    target = step.target if step else None
    initial = {"day": first_day_to_suggest(kind, today, target), "at": USUAL_TIME, "place": _usual_place(about)}
    data, warned = posted(request), bool(request.POST.get("varslet"))
    form = InviteForm(data, kind=kind, advisers=advisers_of(person, today), initial=initial, warned=warned)
    said: tuple[str, ...] = ()
    if data is not None and form.is_valid():
        said = warnings(kind, form.where.starts.date(), today, latest=latest)
        if said and not warned:
            form = InviteForm(data, kind=kind, advisers=advisers_of(person, today), initial=initial, warned=True)
            form.is_valid()
        made = actions.invite(
            by=actor,
            employment=about.employment,
            kind=kind.id,
            where=form.where,
            advisers=form.cleaned_data.get("advisers", ()),
            others=form.cleaned_data.get("others", ""),
            step=step.pk if step else None,
            knowing=bool(form.cleaned_data.get("knowing")),
        )
        if not isinstance(made, Refused):
            messages.success(request, _("Brevet er skrevet, og medarbejderen kan læse det og svare på Min side."))
            return redirect("conversations:show", pk=made.pk)
        refuse(form, made)
    context = {
        "form": form,
        "kind": kind,
        "about": about,
        "latest": latest,
        "step": step,
        "warned": bool(said) or warned,
        "summoned": kind.duty(sick=about.case is not None) == "summoned",
        "crumbs": [crumb(about.name, "followup:person", person), here(_("Indkald til samtale"))],
    }
    return render(request, "conversations/invite.html", context)


@require_http_methods(["GET", "POST"])
@requires(Purpose.WORK_ON_CASE)
def walk_in(request: HttpRequest, person: int) -> HttpResponse:
    """A conversation that was held without an invitation."""
    actor, today = actor_of(request), clock.today()
    about = about_now(actor, person, today)
    kind = _chosen(request, about, None, today)
    if kind is None:
        return _choose(request, about, _("Registrér en samtale, der er holdt"))
    data = posted(request)
    form = HeldForm(data, kind=kind, day=today)
    if data is not None and form.is_valid():
        made = actions.walk_in(by=actor, employment=about.employment, kind=kind.id, **form.cleaned_data)
        if not isinstance(made, Refused):
            messages.success(request, _("Samtalen er registreret. Skriv referatet, mens I husker den."))
            return redirect("conversations:minutes", pk=made.pk)
        refuse(form, made)
    crumbs = [crumb(about.name, "followup:person", person), here(_("Registrér en samtale, der er holdt"))]
    context = {"form": form, "kind": kind, "about": about, "crumbs": crumbs}
    return render(request, "conversations/walk_in.html", context)


@require_GET
@requires(Purpose.WORK_ON_CASE)
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One conversation: how it stands, its letters, and what can be done."""
    actor = actor_of(request)
    whole = queries.one(actor, pk, clock.today())
    seen(request, "conversations.show", whole)
    state = whole.row.state
    context = {
        "whole": whole,
        "row": whole.row,
        "may": {move.name for move in CONVERSATION.open_moves(state)},
        "crumbs": [crumb(whole.row.name, "followup:person", whole.row.person), here(whole.row.title)],
    }
    return render(request, "conversations/show.html", context)


@require_http_methods(["GET", "POST"])
@requires(Purpose.WORK_ON_CASE)
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """*Flyt*: a new day, filled in with what the employee asked for."""
    actor, today = actor_of(request), clock.today()
    whole = queries.one(actor, pk, today)
    kind, row = whole.kind, whole.row
    if kind is None or row.starts is None:
        raise Http404
    asked = row.wish or row.starts
    way = PHONE if row.by_phone else MEETING
    initial = {"day": asked.date(), "at": asked.time(), "place": row.place, "way": way}
    data, warned = posted(request), bool(request.POST.get("varslet"))
    form = WhereForm(data, kind=kind, initial=initial, warned=warned)
    if data is not None and form.is_valid():
        latest = satisfying.latest(kind, whole.case, row.step)
        if not warned and warnings(kind, form.where.starts.date(), today, latest=latest):
            warned = True
            form = WhereForm(data, kind=kind, initial=initial, warned=True)
            form.is_valid()
        knowing = bool(form.cleaned_data.get("knowing"))
        verdict = actions.move(by=actor, conversation_id=pk, where=form.where, knowing=knowing)
        if not isinstance(verdict, Refused):
            messages.success(request, _("Samtalen er flyttet, og medarbejderen har fået et nyt brev."))
            return redirect("conversations:show", pk=pk)
        refuse(form, verdict)
    context = {"form": form, "row": row, "warned": warned, "crumbs": crumbs_of(whole, _("Flyt samtalen"))}
    return render(request, "conversations/move.html", context)


ACTS: Mapping[str, tuple[str, str, str]] = {
    "holdt": ("hold", "Registrér som holdt", "Samtalen er registreret som holdt."),
    "kunne-ikke-holdes": ("not_possible", "Kunne ikke holdes", "Det er registreret, at samtalen ikke kunne holdes."),
    "aflys": ("cancel", "Aflys samtalen", "Samtalen er aflyst, og medarbejderen har fået besked."),
    "annuller": ("annul", "Annullér registreringen", "Registreringen er annulleret."),
}


@require_http_methods(["GET", "POST"])
@requires(Purpose.WORK_ON_CASE)
def act(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """Say what became of a conversation."""
    actor, today = actor_of(request), clock.today()
    whole = queries.one(actor, pk, today)
    if what not in ACTS or whole.kind is None:
        raise Http404
    move_name, verb, told = ACTS[what]
    form = _act_form(move_name, posted(request), whole, whole.kind, today)
    if request.method == "POST" and form.is_valid():
        verdict = _do(actor, pk, move_name, form.cleaned_data)
        if not isinstance(verdict, Refused):
            messages.success(request, _(told))
            after = "conversations:minutes" if move_name == "hold" else "conversations:show"
            return redirect(after, pk=pk)
        refuse(form, verdict)
    context = {
        "form": form,
        "row": whole.row,
        "move": move_name,
        "verb": _(verb),
        "crumbs": crumbs_of(whole, _(verb)),
    }
    return render(request, "conversations/act.html", context)


def _act_form(move_name: str, data: QueryDict | None, whole: Whole, kind: Kind, today: date) -> Form:
    if move_name == "hold":
        held = whole.row.starts.date() if whole.row.starts else today
        return HeldForm(data, kind=kind, day=min(held, today), by_phone=whole.row.by_phone)
    return {"not_possible": NotPossibleForm, "cancel": CallOffForm, "annul": AnnulForm}[move_name](data)


def _do(actor: Any, pk: int, move_name: str, said: dict[str, Any]) -> Verdict:
    doing: dict[str, Callable[..., Verdict]] = {
        "hold": actions.hold,
        "not_possible": actions.not_possible,
        "cancel": actions.call_off,
        "annul": actions.annul,
    }
    return doing[move_name](by=actor, conversation_id=pk, **said)


def crumbs_of(whole: Whole, label: str) -> list[dict[str, str]]:
    row = whole.row
    return [
        crumb(row.name, "followup:person", row.person),
        crumb(row.title, "conversations:show", row.pk),
        here(label),
    ]


def _step(request: HttpRequest, about: About) -> WaitingStep | None:
    """The step the button stood by; one that is not this person's is a page that does not exist."""
    pk = number_in(request, "skridt")
    found = waiting_step(pk) if pk else None
    if pk and found is not None and found.employment != about.employment:
        raise Http404
    return found


def _chosen(request: HttpRequest, about: About, step: WaitingStep | None, day: date) -> Kind | None:
    """The kind that the address names, else the one that does the step."""
    fitting = {kind.id: kind for kind in kinds_on(day, in_case=about.case is not None)}
    asked = request.GET.get("slags", "")
    if asked:
        if asked not in fitting:
            raise Http404
        return fitting[asked]
    return kind_for_step(step.rule, day) if step else None


def _choose(request: HttpRequest, about: About, heading: str) -> HttpResponse:
    """Which conversation is it to be?"""
    context = {
        "kinds": kinds_on(clock.today(), in_case=about.case is not None),
        "about": about,
        "heading": heading,
        "crumbs": [crumb(about.name, "followup:person", about.person), here(heading)],
    }
    return render(request, "conversations/choose.html", context)


def _usual_place(about: About) -> str:
    """Where the employee was last asked to come."""
    return queries.last_place(about.employment)


def seen(request: HttpRequest, action: str, whole: Whole) -> None:
    [person] = persons([whole.row.person])
    audit.record(
        by=actor_of(request),
        kind=audit.Kind.READ,
        action=action,
        subject=person,
        detail={"conversation": whole.row.pk},
    )

"""Making an agreement from a person's page, and saying what became of one."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from naervaer.core.access.model import Purpose
from naervaer.core.verdicts import Refused, Verdict
from naervaer.web import clock
from naervaer.web.access.asking import actor_of, back_to
from naervaer.web.access.rules import requires
from naervaer.web.agreements import actions, queries
from naervaer.web.agreements.forms import AgreeForm, CommentForm, NoteForm, PostponeForm, ReasonForm
from naervaer.web.agreements.origins import DIRECT
from naervaer.web.agreements.queries import Row
from naervaer.web.design.crumbs import crumb, here
from naervaer.web.design.forms import posted, refuse
from naervaer.web.followup.reach import about_now

Data = QueryDict | None


@dataclass(frozen=True, slots=True)
class Act:
    """What can be said of an agreement: the words of the button, the form, the action, and what is told after."""

    verb: Any
    form: Callable[[Data, Row], Form]
    action: Callable[..., Verdict]
    told: Any


COMMENT = "kommentar"

ACTS = {
    COMMENT: Act(
        gettext_lazy("Skriv en kommentar"),
        lambda data, _row: CommentForm(data),
        actions.comment,
        gettext_lazy("Din kommentar står nu ved aftalen."),
    ),
    "gjort": Act(
        gettext_lazy("Registrér som gjort"),
        lambda data, _row: NoteForm(data),
        actions.mark_done,
        gettext_lazy("Aftalen er registreret som gjort."),
    ),
    "ny-dato": Act(
        gettext_lazy("Sæt ny dato"),
        lambda data, row: PostponeForm(data, target=row.target),
        actions.postpone,
        gettext_lazy("Aftalen har fået en ny dato."),
    ),
    "ikke-aktuel": Act(
        gettext_lazy("Ikke længere aktuel"),
        lambda data, _row: ReasonForm(data),
        actions.drop,
        gettext_lazy("Aftalen er lukket som ikke længere aktuel."),
    ),
    "aabn-igen": Act(
        gettext_lazy("Åbn igen"),
        lambda data, _row: NoteForm(data),
        actions.reopen,
        gettext_lazy("Aftalen er åbnet igen."),
    ),
    "annuller": Act(
        gettext_lazy("Annullér, skrevet ved en fejl"),
        lambda data, _row: ReasonForm(data),
        actions.annul,
        gettext_lazy("Aftalen er annulleret."),
    ),
    "del": Act(
        gettext_lazy("Vis den for medarbejderen"),
        lambda data, _row: Form(data),
        actions.share,
        gettext_lazy("Medarbejderen kan nu se aftalen."),
    ),
}


@require_http_methods(["GET", "POST"])
@requires(Purpose.WORK_ON_CASE, Purpose.SEE_OWN)
def act(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """Say what became of an agreement."""
    actor = actor_of(request)
    row = queries.one(actor, pk, clock.today(), commenting=what == COMMENT)
    chosen = ACTS.get(what)
    if chosen is None:
        raise Http404
    mine = row.person_id == actor.person_id
    back = back_to(request, reverse("accounts:own") if mine else reverse("followup:person", args=[row.person]))
    form = chosen.form(posted(request), row)
    if request.method == "POST" and form.is_valid():
        verdict = chosen.action(by=actor, agreement_id=pk, **form.cleaned_data)
        if not isinstance(verdict, Refused):
            messages.success(request, str(chosen.told))
            return redirect(back)
        refuse(form, verdict)
    crumbs = [crumb(_("Min side"), "accounts:own")] if mine else [crumb(row.name, "followup:person", row.person)]
    context = {
        "row": row,
        "mine": mine,
        "form": form,
        "verb": chosen.verb,
        "back": back,
        "crumbs": [*crumbs, here(str(chosen.verb))],
    }
    return render(request, "agreements/act.html", context)


@require_http_methods(["GET", "POST"])
@requires(Purpose.WORK_ON_CASE)
def new(request: HttpRequest, person: int) -> HttpResponse:
    """*Ny aftale*, made outside a conversation."""
    actor = actor_of(request)
    about = about_now(actor, person, clock.today())
    back = back_to(request, reverse("followup:person", args=[person]))
    form = AgreeForm(posted(request))
    if request.method == "POST" and form.is_valid():
        made = actions.agree(
            by=actor,
            employment=about.employment,
            case=about.case,
            origin=DIRECT,
            origin_pk=about.employment,
            **form.cleaned_data,
        )
        if not isinstance(made, Refused):
            messages.success(request, _("Aftalen er skrevet."))
            return redirect(back)
        refuse(form, made)
    crumbs = [crumb(about.name, "followup:person", person), here(_("Ny aftale"))]
    return render(request, "agreements/new.html", {"form": form, "about": about, "back": back, "crumbs": crumbs})

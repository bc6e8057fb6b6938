"""Calling in sick and well again, for oneself and for others. A view binds a form, makes one call and renders."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from naervaer.core.access.model import Purpose
from naervaer.core.verdicts import Refused, Verdict
from naervaer.web import clock
from naervaer.web.access.asking import actor_of, back_to
from naervaer.web.access.rules import requires
from naervaer.web.design.crumbs import crumb, here
from naervaer.web.design.forms import FindForm, ReasonForm, posted, refuse
from naervaer.web.followup.people import named
from naervaer.web.sickcall import actions, queries, reading
from naervaer.web.sickcall.forms import CallForm, InjuryForm, WellForm
from naervaer.web.sickcall.models import SickCall
from naervaer.web.sickcall.queries import CallRow


@require_GET
@requires(Purpose.TAKE_SICK_CALL)
def calls(request: HttpRequest) -> HttpResponse:
    """*Sygemelding*: whoever takes the calls looks somebody up, and sees who is called in sick now."""
    actor, day = actor_of(request), clock.today()
    form = FindForm(request.GET or None)
    name = form.name
    found = named(actor, Purpose.TAKE_SICK_CALL, name, day) if name else []
    rows = queries.taken_in_reach(actor, day)
    reading.seen(actor, "sickcall.calls", [*(row.person for row in rows), *(member.person for member in found)])
    return render(
        request, "sickcall/calls.html", {"form": form, "name": name, "found": found, "rows": rows, "day": day}
    )


@require_http_methods(["GET", "POST"])
@requires(Purpose.TAKE_SICK_CALL)
def new(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the call of somebody at the workplace (pk of the employment)."""
    actor, day = actor_of(request), clock.today()
    member = queries.member(actor, pk, day)
    form = CallForm(posted(request), today=day, self_=False)

    def report() -> SickCall | Refused:
        return actions.report(by=actor, employment=pk, **form.told)

    crumbs = [crumb(_("Sygemelding"), "sickcall:calls"), here(member.name)]
    about = {"self": False, "name": member.name, "crumbs": crumbs, "guide": queries.guide_of_employment(pk, day)}
    return _report(request, form, report, about, back=reverse("sickcall:calls"))


@require_http_methods(["GET", "POST"])
@requires(Purpose.SEE_OWN)
def own_new(request: HttpRequest, pk: int) -> HttpResponse:
    """*Meld dig syg* (pk of one's own employment)."""
    actor, day = actor_of(request), clock.today()
    if pk not in queries.own_employments(actor, day):
        raise Http404
    places = queries.own_places(actor, day)
    form = CallForm(posted(request), today=day, self_=True, places=places)

    def report() -> list[SickCall] | Refused:
        employments = form.cleaned_data.get("where", [pk])
        return actions.report_own(by=actor, employments=employments, **form.told)

    crumbs = [crumb(_("Min side"), "accounts:own"), here(_("Meld dig syg"))]
    about = {"self": True, "name": "", "crumbs": crumbs, "guide": queries.guide_of_employment(pk, day)}
    return _report(request, form, report, about, back=reverse("accounts:own"))


def _report(
    request: HttpRequest,
    form: CallForm,
    report: Callable[[], SickCall | list[SickCall] | Refused],
    about: dict[str, Any],
    *,
    back: str,
) -> HttpResponse:
    back = back_to(request, back)
    if request.method == "POST" and form.is_valid():
        made = report()
        if not isinstance(made, Refused):
            messages.success(request, _("Sygemeldingen er modtaget. De, der skal vide det, har fået besked."))
            return redirect(back)
        refuse(form, made)
    return render(request, "sickcall/new.html", {**about, "form": form, "back": back})


def _act(
    request: HttpRequest,
    row: CallRow,
    form: Form,
    action: Callable[[dict[str, Any]], Verdict | SickCall],
    words: tuple[str, str],
) -> HttpResponse:
    """Show the form of something that is said about a call; or do it and go back."""
    verb, told = words
    actor = actor_of(request)
    mine = row.person_id == actor.person_id
    back = back_to(request, reverse("accounts:own") if mine else reverse("sickcall:calls"))
    if request.method == "POST" and form.is_valid():
        verdict = action(form.cleaned_data)
        if not isinstance(verdict, Refused):
            messages.success(request, told)
            return redirect(back)
        refuse(form, verdict)
    start = crumb(_("Min side"), "accounts:own") if mine else crumb(_("Sygemelding"), "sickcall:calls")
    context = {"row": row, "form": form, "verb": verb, "back": back, "mine": mine, "crumbs": [start, here(verb)]}
    return render(request, "sickcall/act.html", context)


@require_http_methods(["GET", "POST"])
@requires(Purpose.TAKE_SICK_CALL, Purpose.SEE_OWN)
def well(request: HttpRequest, pk: int) -> HttpResponse:
    """*Meld rask*."""
    actor, day = actor_of(request), clock.today()
    row = queries.one(actor, pk, day)
    form = WellForm(posted(request), today=max(day, row.first))
    words = (_("Meld rask"), _("Raskmeldingen er modtaget. De, der skal vide det, har fået besked."))
    return _act(request, row, form, lambda data: actions.well(by=actor, call_id=pk, **data), words)


@require_http_methods(["GET", "POST"])
@requires(Purpose.TAKE_SICK_CALL, Purpose.SEE_OWN)
def well_without_call(request: HttpRequest, pk: int) -> HttpResponse:
    """*Meld rask* of an employment (pk) whose absence only payroll knows."""
    actor, day = actor_of(request), clock.today()
    absent = queries.absent_by_payroll(actor, pk, day)
    form = WellForm(posted(request), today=day)
    back = back_to(
        request, reverse("accounts:own") if absent.mine else reverse("followup:person", args=[absent.person])
    )
    if request.method == "POST" and form.is_valid():
        verdict = actions.well_without_call(by=actor, employment=pk, **form.cleaned_data)
        if not isinstance(verdict, Refused):
            messages.success(request, _("Raskmeldingen er modtaget. De, der skal vide det, har fået besked."))
            return redirect(back)
        refuse(form, verdict)
    crumbs = [crumb(_("Min side"), "accounts:own")] if absent.mine else []
    context = {"row": absent, "form": form, "verb": _("Meld rask"), "back": back, "mine": absent.mine}
    return render(request, "sickcall/act.html", context | {"crumbs": [*crumbs, here(_("Meld rask"))]})


@require_http_methods(["GET", "POST"])
@requires(Purpose.TAKE_SICK_CALL, Purpose.SEE_OWN)
def not_well(request: HttpRequest, pk: int) -> HttpResponse:
    """*Stadig syg*: the well call is taken back."""
    actor = actor_of(request)
    row = queries.one(actor, pk, clock.today())
    words = (_("Træk raskmeldingen tilbage"), _("Raskmeldingen er trukket tilbage."))
    form = ReasonForm(posted(request))
    return _act(request, row, form, lambda data: actions.not_well(by=actor, call_id=pk, **data), words)


@require_http_methods(["GET", "POST"])
@requires(Purpose.TAKE_SICK_CALL, Purpose.SEE_OWN)
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """*Ret sygemeldingen*: what was taken down was wrong."""
    actor, day = actor_of(request), clock.today()
    row = queries.one(actor, pk, day)
    form = CallForm(
        posted(request), today=day, self_=row.person_id == actor.person_id, call=queries.as_taken(actor, pk, day)
    )
    return _act(
        request,
        row,
        form,
        lambda data: actions.correct(by=actor, call_id=pk, **form.told),
        (_("Ret sygemeldingen"), _("Sygemeldingen er rettet. Den første kan stadig ses.")),
    )


@require_http_methods(["GET", "POST"])
@requires(Purpose.TAKE_SICK_CALL, Purpose.SEE_OWN)
def annul(request: HttpRequest, pk: int) -> HttpResponse:
    """*Annullér*: nobody was ill."""
    actor = actor_of(request)
    row = queries.one(actor, pk, clock.today())
    words = (_("Annullér sygemeldingen"), _("Sygemeldingen er annulleret."))
    form = ReasonForm(posted(request))
    return _act(request, row, form, lambda data: actions.annul(by=actor, call_id=pk, **data), words)


@require_http_methods(["GET", "POST"])
@requires(Purpose.ACT_ON_STEP)
def payroll_right(request: HttpRequest, pk: int) -> HttpResponse:
    """*Lønsystemet har ret*."""
    actor = actor_of(request)
    row = queries.one_to_lead(actor, pk, clock.today())
    words = (_("Lønsystemet har ret"), _("Afgjort: lønsystemets dage gælder."))
    form = ReasonForm(posted(request))
    return _act(request, row, form, lambda data: actions.believe_payroll(by=actor, call_id=pk, **data), words)


@require_http_methods(["GET", "POST"])
@requires(Purpose.ACT_ON_STEP)
def call_right(request: HttpRequest, pk: int) -> HttpResponse:
    """*Sygemeldingen har ret*: payroll is to be told."""
    actor = actor_of(request)
    row = queries.one_to_lead(actor, pk, clock.today())
    words = (
        _("Sygemeldingen har ret"),
        _("Afgjort: sygemeldingens dage gælder. Giv lønkontoret besked, så lønsystemet bliver rettet."),
    )
    form = ReasonForm(posted(request))
    return _act(request, row, form, lambda data: actions.believe_call(by=actor, call_id=pk, **data), words)


@require_http_methods(["GET", "POST"])
@requires(Purpose.ACT_ON_STEP)
def injury(request: HttpRequest, pk: int) -> HttpResponse:
    """*Arbejdsskaden er anmeldt*."""
    actor, day = actor_of(request), clock.today()
    row = queries.one_to_lead(actor, pk, day)
    words = (_("Arbejdsskaden er anmeldt"), _("Det er noteret, at arbejdsskaden er anmeldt."))
    form = InjuryForm(posted(request), today=day)
    return _act(request, row, form, lambda data: actions.report_injury(by=actor, call_id=pk, **data), words)

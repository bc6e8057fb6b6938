"""*I dag* and what is done from it. A view binds a form, makes one call and renders."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods
from django_htmx.http import reselect, reswap, retarget

from naervaer.core.access.model import Purpose
from naervaer.core.verdicts import Refused, Verdict
from naervaer.web import clock
from naervaer.web.access.asking import actor_of, back_to, day_in, number_in
from naervaer.web.access.rules import requires
from naervaer.web.design.crumbs import crumb, here, list_of
from naervaer.web.design.fields import GUARD
from naervaer.web.design.forms import ReasonForm, refuse
from naervaer.web.followup import actions, points, reading, wording
from naervaer.web.followup.acting import ActPage, alert_page, event_page, step_page
from naervaer.web.followup.forms import AnswerForm, DeferForm, DoneForm
from naervaer.web.followup.person import person_page
from naervaer.web.followup.tasks import step_buttons, waiting
from naervaer.web.followup.today import today as today_of
from naervaer.web.reports import queries as reports
from naervaer.web.reports.presentation import cards
from naervaer.web.slots import PERSON_BUTTONS, PERSON_MOMENTS, PERSON_PANELS, TODAY_PANELS

ROWS_A_PAGE = 50
UNITS_WITH_FIGURES = 4


@require_GET
@requires(Purpose.ACT_ON_STEP)
def today(request: HttpRequest) -> HttpResponse:
    """*I dag*."""
    actor, day = actor_of(request), clock.today()
    found = today_of(actor, day, number_in(request, "enhed"))
    if found is None:
        raise Http404
    pages = Paginator([*found.waiting, *found.alerts], ROWS_A_PAGE)
    page = pages.get_page(request.GET.get("side"))
    reading.seen_today(actor, found)
    context = {
        "today": found,
        "page": page,
        "buttons": step_buttons(actor, (row.asked for row in (*found.asking, *found.coming)), day),
        "summary": wording.summary(found),
        "cards": cards(reports.headlines(actor, found.units[:UNITS_WITH_FIGURES], day)),
        "panels": sorted(TODAY_PANELS(actor, day), key=lambda panel: panel.order),
    }
    return render(request, "followup/today.html", context)


def _act(
    request: HttpRequest,
    page: ActPage,
    form: Form,
    action: Callable[[dict[str, Any]], Verdict],
    said: str,
) -> HttpResponse:
    """Show the form; or do it and go back. What was typed stays when it is refused."""
    back = back_to(request, reverse("followup:person", args=[page.person]))
    if request.method == "POST" and form.is_valid():
        verdict = action(form.cleaned_data)
        if not isinstance(verdict, Refused):
            messages.success(request, said)
            return redirect(back)
        refuse(form, verdict)
    inline = bool(request.headers.get("HX-Request")) and not request.headers.get("HX-Boosted")
    template = "followup/_act_form.html" if inline else "followup/act.html"
    crumbs = [
        crumb(_("I dag"), "followup:today"),
        crumb(page.name, "followup:person", page.person),
        here(f"{page.verb}: {page.title}"),
    ]
    context = {"page": page, "form": form, "back": back, "inline": inline, "crumbs": crumbs}
    response = render(request, template, context)
    if inline and request.method == "POST":
        retarget(response, f"#{page.slot}")
        reswap(response, "innerHTML")
        reselect(response, ".act")
    return response


@require_http_methods(["GET", "POST"])
@requires(Purpose.ACT_ON_STEP)
def done(request: HttpRequest, pk: int) -> HttpResponse:
    """*Registrér*."""
    actor, day = actor_of(request), clock.today()
    page = step_page(actor, pk, day, _("Registrér"))
    if page.step_rule is None or not page.step_rule.by_hand:
        raise Http404
    form = DoneForm(request.POST or None, rule=page.step_rule, today=day)
    return _act(
        request,
        page,
        form,
        lambda data: actions.mark_done(by=actor, step_id=pk, **data),
        _("%(title)s er registreret for %(name)s.") % page.words,
    )


@require_http_methods(["GET", "POST"])
@requires(Purpose.ACT_ON_STEP)
def defer(request: HttpRequest, pk: int) -> HttpResponse:
    """*Udskyd*."""
    actor = actor_of(request)
    page = step_page(actor, pk, clock.today(), _("Udskyd"))
    return _act(
        request,
        page,
        DeferForm(request.POST or None, latest=page.latest),
        lambda data: actions.defer(by=actor, step_id=pk, **data),
        _("%(title)s er udskudt for %(name)s.") % page.words,
    )


@require_http_methods(["GET", "POST"])
@requires(Purpose.ACT_ON_STEP)
def not_relevant(request: HttpRequest, pk: int) -> HttpResponse:
    """*Ikke relevant*."""
    actor = actor_of(request)
    page = step_page(actor, pk, clock.today(), _("Ikke relevant"))
    return _act(
        request,
        page,
        ReasonForm(request.POST or None),
        lambda data: actions.mark_not_relevant(by=actor, step_id=pk, **data),
        _("%(title)s er sat til ikke relevant for %(name)s.") % page.words,
    )


@require_http_methods(["GET", "POST"])
@requires(Purpose.ACT_ON_STEP)
def annul(request: HttpRequest, pk: int) -> HttpResponse:
    """*Annullér* what was said about a step."""
    actor = actor_of(request)
    page = event_page(actor, pk, clock.today())
    return _act(
        request,
        page,
        ReasonForm(request.POST or None),
        lambda data: actions.annul(by=actor, event_id=pk, **data),
        _("Registreringen er annulleret."),
    )


@require_http_methods(["GET", "POST"])
@requires(Purpose.ACT_ON_STEP)
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """*Svar på advis*."""
    actor = actor_of(request)
    page = alert_page(actor, pk, clock.today(), _("Svar på advis"))
    return _act(
        request,
        page,
        AnswerForm(request.POST or None, answers=page.answers),
        lambda data: actions.answer_alert(by=actor, alert_id=pk, **data),
        _("Advis om %(name)s er besvaret.") % page.words,
    )


@require_http_methods(["GET", "POST"])
@requires(Purpose.ACT_ON_STEP)
def annul_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """*Annullér* the answer to an alert."""
    actor = actor_of(request)
    page = alert_page(actor, pk, clock.today(), _("Annullér svar på advis"))
    return _act(
        request,
        page,
        ReasonForm(request.POST or None),
        lambda data: actions.annul_answer(by=actor, alert_id=pk, **data),
        _("Svaret på advis er annulleret."),
    )


@require_GET
@requires(Purpose.SEE_PERSON)
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """*Personens side*."""
    actor, day = actor_of(request), clock.today()
    found = person_page(actor, pk, day, day_in(request, "forloeb"))
    reading.seen_person(actor, pk)
    crumbs = [*list_of(actor, day), here(found.name)]
    context: dict[str, Any] = {
        "person": found,
        "case": found.case,
        "guard": GUARD,
        "crumbs": crumbs,
        "panels": sorted(PERSON_PANELS(actor, pk, day), key=lambda panel: panel.order),
        "offers": sorted(PERSON_BUTTONS(actor, pk, day), key=lambda button: button.order),
        "tasks": waiting(actor, found.acting, day),
        "buttons": step_buttons(actor, found.asked, day),
    }
    if found.case:
        moments = PERSON_MOMENTS(actor, [found.case.employment], day)
        context |= {
            "points": points.points(found.case, moments, day),
            "notes": points.notes(found.case),
            "marks": points.marks(found.case),
            "band_text": points.in_words(found.case),
        }
    return render(request, "followup/person.html", context)

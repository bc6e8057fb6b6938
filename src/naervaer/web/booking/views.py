"""*Mine forløb*: the first page of whoever gives courses, and the page of one course."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from naervaer.core.access.model import Actor, Purpose, Role
from naervaer.web import clock, slots
from naervaer.web.access.asking import actor_of
from naervaer.web.access.rules import requires
from naervaer.web.audit import actions as audit
from naervaer.web.booking import actions, queries
from naervaer.web.booking.forms import ContactForm
from naervaer.web.courses import actions as courses
from naervaer.web.design.crumbs import crumb, here
from naervaer.web.design.forms import ReasonForm, allowed, posted, tell
from naervaer.web.organisation.employed import persons

GIVE = Purpose.GIVE_OFFER


@require_GET
@requires(GIVE)
def index(request: HttpRequest) -> HttpResponse:
    """*Mine forløb*: who needs what today, and why."""
    actor, day = actor_of(request), clock.today()
    page, rows = queries.given(actor, day, request.GET.get("side"))
    ended = queries.ended_lately(actor, day) if page.number == 1 else []
    seen(actor, [*rows, *ended])
    context = {
        "running": rows,
        "page": page,
        "ended": ended,
        "own": Role.WELLBEING_CONSULTANT in actor.roles_on(day),
        "more": sorted(slots.PROVIDER_LINKS(actor, day), key=lambda link: link.order),
        "crumbs": [here(_("Mine forløb"))],
    }
    return render(request, "booking/given.html", context)


@require_GET
@requires(GIVE)
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """*Forløb*, as whoever gives it sees it."""
    actor, day = actor_of(request), clock.today()
    row = queries.given_one(actor, pk, day)
    seen(actor, [row])
    parts = sorted(slots.GIVEN_COURSE_PARTS(actor, pk, day), key=lambda part: part.order)
    return render(request, "booking/course.html", {"row": row, "parts": parts, "crumbs": [*above(), here(row.shown)]})


@require_POST
@requires(GIVE)
def take(request: HttpRequest, pk: int) -> HttpResponse:
    tell(request, actions.take_course(by=actor_of(request), course_id=pk), _("Forløbet er dit."))
    return redirect("booking:course", pk)


@require_http_methods(["GET", "POST"])
@requires(GIVE)
def contact(request: HttpRequest, pk: int) -> HttpResponse:
    """*Første kontakt*."""
    row, form = queries.given_one(actor_of(request), pk, clock.today()), ContactForm(posted(request))
    if form.is_valid():
        verdict = actions.note_contact(by=actor_of(request), course_id=pk, **form.cleaned_data)
        if allowed(form, verdict):
            messages.success(request, _("Kontakten er registreret."))
            return redirect("booking:course", pk)
    return act(request, row, form, _("Registrér første kontakt"))


@require_POST
@requires(GIVE)
def finish(request: HttpRequest, pk: int) -> HttpResponse:
    """*Afslut*."""
    verdict = courses.finish(by=actor_of(request), course_id=pk)
    tell(request, verdict, _("Forløbet er afsluttet."))
    return redirect("booking:course", pk)


@require_http_methods(["GET", "POST"])
@requires(GIVE)
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """*Stop* before time."""
    row = queries.given_one(actor_of(request), pk, clock.today())
    hint = _("Medarbejderen og personaleafdelingen kan læse det. Skriv intet om det, I har talt om.")
    form = ReasonForm(posted(request), hint=hint)
    if form.is_valid() and allowed(form, courses.stop(by=actor_of(request), course_id=pk, **form.cleaned_data)):
        messages.success(request, _("Forløbet er stoppet."))
        return redirect("booking:course", pk)
    return act(request, row, form, _("Stop forløbet"))


def seen(actor: Actor, rows: Iterable[queries.Given]) -> None:
    """Whoever reads of somebody's course stands in their log."""
    subjects = persons([row.person for row in rows if row.person])
    audit.record_reads(by=actor, action="booking.seen", subjects=subjects, purpose=GIVE)


def above() -> list[dict[str, str]]:
    return [crumb(_("Mine forløb"), "booking:given")]


def act(request: HttpRequest, row: queries.Given, form: object, verb: str) -> HttpResponse:
    """A page with one form about a course."""
    back = reverse("booking:course", args=[row.pk])
    crumbs = [*above(), crumb(row.shown, "booking:course", row.pk), here(verb)]
    context = {"row": row, "form": form, "verb": verb, "back": back, "crumbs": crumbs}
    return render(request, "booking/act.html", context)

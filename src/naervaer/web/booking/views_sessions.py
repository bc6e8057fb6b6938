"""The sessions of a course, for whoever gives it: agreed, held, moved, called off."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from naervaer.web import clock
from naervaer.web.access.asking import actor_of
from naervaer.web.access.rules import requires
from naervaer.web.booking import actions, queries
from naervaer.web.booking.forms import HeldForm, SessionForm, TimeForm
from naervaer.web.booking.rows import SessionRow
from naervaer.web.booking.views import GIVE, act
from naervaer.web.design.forms import allowed, posted, tell


@require_http_methods(["GET", "POST"])
@requires(GIVE)
def book(request: HttpRequest, pk: int) -> HttpResponse:
    """*Aftal en samtale*."""
    row = queries.given_one(actor_of(request), pk, clock.today())
    wanted = next((one for one in row.programme if one.meeting.part == request.GET.get("del")), None)
    told = {"part": wanted.meeting.part, "minutes": wanted.minutes} if wanted else {}
    form = SessionForm(posted(request), places=row.places, unit=row.unit_course, **told)
    if form.is_valid():
        made = actions.book_session(by=actor_of(request), course_id=pk, **form.told())
        if allowed(form, made):
            messages.success(request, _("Tiden er aftalt, og der er sendt en kalenderaftale."))
            return redirect("booking:course", pk)
    return act(request, row, form, _("Aftal en tid"))


@require_http_methods(["GET", "POST"])
@requires(GIVE)
def hold_now(request: HttpRequest, pk: int) -> HttpResponse:
    """*Registrér en samtale*, that has been held."""
    row = queries.given_one(actor_of(request), pk, clock.today())
    form = SessionForm(posted(request), places=row.places, unit=row.unit_course)
    if form.is_valid():
        made = actions.hold_now(by=actor_of(request), course_id=pk, **form.told())
        if allowed(form, made):
            messages.success(request, _("Samtalen er registreret."))
            return redirect("booking:course", pk)
    return act(request, row, form, _("Registrér en samtale, der er holdt"))


@require_http_methods(["GET", "POST"])
@requires(GIVE)
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """*Flyt*."""
    row, session = _planned(request, pk)
    starts = localtime(session.starts)
    told = {"day": starts.date(), "at": starts.time(), "minutes": session.minutes, "place": session.place}
    places = dict.fromkeys([session.place, *row.places])
    form = TimeForm(posted(request), places=places, **told)
    if form.is_valid():
        made = actions.move_session(by=actor_of(request), session_id=pk, **form.told())
        if allowed(form, made):
            messages.success(request, _("Tiden er flyttet, og der er sendt en ny kalenderaftale."))
            return redirect("booking:course", row.pk)
    return act(request, row, form, _("Flyt tiden"))


@require_http_methods(["GET", "POST"])
@requires(GIVE)
def hold(request: HttpRequest, pk: int) -> HttpResponse:
    """*Holdt*."""
    row, session = _planned(request, pk)
    form = HeldForm(posted(request), minutes=session.minutes)
    if form.is_valid():
        verdict = actions.hold(by=actor_of(request), session_id=pk, **form.cleaned_data)
        if allowed(form, verdict):
            messages.success(request, _("Samtalen er registreret."))
            return redirect("booking:course", row.pk)
    return act(request, row, form, _("Samtalen er holdt"))


@require_POST
@requires(GIVE)
def no_show(request: HttpRequest, pk: int) -> HttpResponse:
    """*Kom ikke*."""
    row, _session = queries.given_session(actor_of(request), pk, clock.today())
    tell(request, actions.no_show(by=actor_of(request), session_id=pk), _("Det er registreret."))
    return redirect("booking:course", row.pk)


@require_POST
@requires(GIVE)
def call_off(request: HttpRequest, pk: int) -> HttpResponse:
    """*Aflys*."""
    row, _session = queries.given_session(actor_of(request), pk, clock.today())
    verdict = actions.call_off(by=actor_of(request), session_id=pk)
    tell(request, verdict, _("Tiden er aflyst, og der er sendt besked i kalenderen."))
    return redirect("booking:course", row.pk)


def _planned(request: HttpRequest, pk: int) -> tuple[queries.Given, SessionRow]:
    row, session = queries.given_session(actor_of(request), pk, clock.today())
    if session.state != "planned":
        raise Http404
    return row, session

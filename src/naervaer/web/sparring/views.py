"""Meetings: the list, the agenda, and what is done with it. A view binds a form, makes one call and renders."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from naervaer.core.access.model import Actor, Purpose
from naervaer.core.verdicts import Refused, Verdict
from naervaer.web import clock
from naervaer.web.access.asking import actor_of, back_to
from naervaer.web.access.rules import requires
from naervaer.web.audit import actions as audit
from naervaer.web.design.crumbs import Crumb, crumb, here
from naervaer.web.design.danish import numeric_date
from naervaer.web.design.forms import refuse
from naervaer.web.followup.reach import about_now
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation import employed
from naervaer.web.sparring import actions, activity, queries
from naervaer.web.sparring import minutes as paper
from naervaer.web.sparring.forms import CancelForm, EndMeetingForm, TakeOffForm, WishForm
from naervaer.web.sparring.groups import all_groups, manages
from naervaer.web.sparring.queries import Agenda

OF_MEETINGS = (Purpose.SPAR, Purpose.SEE_HANDED_CASES, Purpose.MANAGE_SPARRING)
"""Leaders, advisers and the coordinator; which meetings they see is asked of each."""


@require_GET
@requires(*OF_MEETINGS)
def index(request: HttpRequest) -> HttpResponse:
    """*Fraværssparring*: the meetings to come and those held; for the coordinator the groups and their activity."""
    actor, day = actor_of(request), clock.today()
    policy = active_policy()
    context: dict[str, Any] = {
        "rules": policy.sparring_on(day),
        "coming": queries.coming(actor, day),
        "past": queries.past(actor, day),
        "guidance": policy.guidance_at("sparring", day),
        "manages": manages(actor, day),
    }
    if context["manages"]:
        context |= {"groups": all_groups(day), "activity": activity.by_month(day)}
    return render(request, "sparring/index.html", context)


def to_meeting(page: Agenda, *more: Crumb) -> list[Crumb]:
    title = _("%(group)s, %(day)s") % {"group": page.meeting.group, "day": numeric_date(page.meeting.on_day)}
    way = crumb(title, "sparring:meeting", page.meeting.pk) if more else here(title)
    return [crumb(_("Fraværssparring"), "sparring:index"), way, *more]


def seen(actor: Actor, page: Agenda) -> None:
    people = {line.person for line in (*page.lines, *page.waiting, *page.taken_off)}
    audit.record_reads(by=actor, action="sparring.agenda", subjects=employed.persons(people), purpose=Purpose.SPAR)


@require_GET
@requires(*OF_MEETINGS)
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """The agenda: each reader sees their own cases."""
    actor, day = actor_of(request), clock.today()
    page = queries.agenda_page(actor, pk, day)
    seen(actor, page)
    context = {"page": page, "meeting": page.meeting, "rules": active_policy().sparring_on(page.meeting.on_day)}
    return render(request, "sparring/meeting.html", context | {"crumbs": to_meeting(page)})


@require_POST
@requires(*OF_MEETINGS)
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """*Send dagsorden*."""
    verdict = actions.send(by=actor_of(request), meeting_id=pk)
    if isinstance(verdict, Refused):
        messages.error(request, " ".join(verdict.reasons))
    else:
        messages.success(request, _("Dagsordenen er sendt. De indkaldte kan nu se deres sager."))
    return redirect("sparring:meeting", pk)


def _act(
    request: HttpRequest,
    form: Form,
    action: Callable[..., Verdict],
    *,
    said: str,
    title: str,
    verb: str,
    back: str,
    crumbs: list[Crumb],
    about: str = "",
) -> HttpResponse:
    """Show the form; or do it and go back. What was typed stays when it is refused."""
    if request.method == "POST" and form.is_valid():
        verdict = action(**form.cleaned_data)
        if not isinstance(verdict, Refused):
            messages.success(request, said)
            return redirect(back)
        refuse(form, verdict)
    context = {"form": form, "title": title, "verb": verb, "back": back, "about": about, "crumbs": crumbs}
    return render(request, "sparring/act.html", context)


def _of_meeting(pk: int) -> str:
    return reverse("sparring:meeting", args=[pk])


@require_http_methods(["GET", "POST"])
@requires(*OF_MEETINGS)
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """*Aflys mødet*."""
    actor = actor_of(request)
    page = queries.agenda_page(actor, pk, clock.today())
    return _act(
        request,
        CancelForm(request.POST or None),
        lambda **said: actions.cancel(by=actor, meeting_id=pk, **said),
        said=_("Mødet er aflyst."),
        title=_("Aflys mødet"),
        verb=_("Aflys mødet"),
        back=_of_meeting(pk),
        crumbs=to_meeting(page, here(_("Aflys mødet"))),
    )


@require_http_methods(["GET", "POST"])
@requires(*OF_MEETINGS)
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """*Slut mødet*."""
    actor = actor_of(request)
    page = queries.agenda_page(actor, pk, clock.today())
    left = sum(line.state == "waiting" for line in page.lines)
    about = _("%(n)d af dine sager er ikke drøftet. De kommer på næste dagsorden.") % {"n": left} if left else ""
    return _act(
        request,
        EndMeetingForm(request.POST or None, participants=page.participants),
        lambda **said: actions.end(by=actor, meeting_id=pk, **said),
        said=_("Mødet er slut, og referatet er klar."),
        title=_("Slut mødet"),
        verb=_("Slut mødet"),
        back=_of_meeting(pk),
        crumbs=to_meeting(page, here(_("Slut mødet"))),
        about=about,
    )


@require_http_methods(["GET", "POST"])
@requires(Purpose.ACT_ON_STEP)
def take_off(request: HttpRequest, pk: int, employment: int) -> HttpResponse:
    """*Tag af dagsordenen*, by the leader of the one it is about."""
    actor = actor_of(request)
    page = queries.agenda_page(actor, pk, clock.today())
    line = next((line for line in (*page.lines, *page.waiting) if line.employment == employment and line.mine), None)
    if line is None:
        raise Http404
    return _act(
        request,
        TakeOffForm(request.POST or None),
        lambda **said: actions.take_off(by=actor, meeting_id=pk, employment=employment, **said),
        said=_("Sagen er taget af dagsordenen."),
        title=_("Tag %(name)s af dagsordenen") % {"name": line.name},
        verb=_("Tag af dagsordenen"),
        back=_of_meeting(pk),
        crumbs=to_meeting(page, here(_("Tag af dagsordenen"))),
    )


@require_http_methods(["GET", "POST"])
@requires(Purpose.ACT_ON_STEP)
def wish(request: HttpRequest, person: int) -> HttpResponse:
    """*Tag med på fraværssparring*: also before anybody is ill."""
    actor, day = actor_of(request), clock.today()
    about = about_now(actor, person, day)
    meetings = queries.next_meetings_of(person, day)
    rules = active_policy().sparring_on(day)
    if not meetings or rules is None:
        raise Http404
    return _act(
        request,
        WishForm(request.POST or None, meetings=meetings, themes=rules.themes),
        lambda **said: actions.put_on(by=actor, employment=about.employment, **said),
        said=_("%(name)s er på dagsordenen.") % {"name": about.name},
        title=_("Tag med på fraværssparring"),
        verb=_("Sæt på dagsordenen"),
        back=back_to(request, reverse("followup:person", args=[person])),
        crumbs=[crumb(about.name, "followup:person", person), here(_("Tag med på fraværssparring"))],
        about=_("Fastholdelseskonsulenten og juristen ser sagen omkring mødet og kun det, mødet handler om."),
    )


@require_GET
@requires(*OF_MEETINGS)
def minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """*Referat* for whoever took part: the cases they see."""
    actor, day = actor_of(request), clock.today()
    page = queries.agenda_page(actor, pk, day)
    if page.meeting.state != "ended" or not page.takes_part:
        raise Http404
    for person in employed.persons({line.person for line in page.lines}):
        audit.record(by=actor, kind=audit.Kind.EXPORT, action="sparring.minutes", subject=person)
    name = f"referat-{page.meeting.on_day:%Y-%m-%d}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(paper.pdf_of(page), content_type="application/pdf", headers=headers)

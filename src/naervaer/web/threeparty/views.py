"""The three-party conversation: called, written by whoever gives the course, approved by the employee, then read."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from naervaer.core.access.model import Purpose
from naervaer.web import clock
from naervaer.web.access.asking import actor_of
from naervaer.web.access.rules import requires
from naervaer.web.audit import actions as audit
from naervaer.web.design.crumbs import crumb, here
from naervaer.web.design.forms import allowed, posted, tell
from naervaer.web.organisation.employed import persons
from naervaer.web.threeparty import actions, queries
from naervaer.web.threeparty.forms import DisputeForm, JointForm


@require_POST
@requires(Purpose.GIVE_OFFER)
def call(request: HttpRequest, pk: int) -> HttpResponse:
    """*Indkald* the leader, or whoever takes their place."""
    verdict = actions.call(by=actor_of(request), course_id=pk, party=request.POST.get("party", ""))
    tell(request, verdict, _("Indkaldt. De får besked og tiden i kalenderen."))
    return redirect("booking:course", pk)


@require_http_methods(["GET", "POST"])
@requires(Purpose.GIVE_OFFER)
def write(request: HttpRequest, pk: int) -> HttpResponse:
    """*Skriv den fælles aftale*."""
    talk = queries.given(actor_of(request), pk, clock.today())
    form = JointForm(posted(request), before=queries.before(pk))
    if form.is_valid():
        verdict = actions.write(by=actor_of(request), course_id=pk, lines=form.lines())
        if allowed(form, verdict):
            messages.success(request, _("Medarbejderen kan nu læse aftalen og godkende den."))
            return redirect("booking:course", pk)
    back, verb = reverse("booking:course", args=[pk]), _("Send til medarbejderen")
    crumbs = [crumb(_("Mine forløb"), "booking:given"), crumb(_("Forløb"), "booking:course", pk), here(_("Aftale"))]
    context = {"talk": talk, "form": form, "verb": verb, "title": _("Fælles aftale"), "back": back, "crumbs": crumbs}
    return render(request, "threeparty/write.html", context)


@require_POST
@requires(Purpose.SEE_OWN)
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """*Godkend*."""
    actor = actor_of(request)
    course = queries.own_one(actor, pk).course
    tell(request, actions.approve(by=actor, joint_id=pk), _("Aftalen er godkendt, og din leder kan nu se den."))
    return redirect("courses:own", course)


@require_http_methods(["GET", "POST"])
@requires(Purpose.SEE_OWN)
def dispute(request: HttpRequest, pk: int) -> HttpResponse:
    """*Det passer ikke*."""
    actor = actor_of(request)
    row, form = queries.own_one(actor, pk), DisputeForm(posted(request))
    if form.is_valid() and allowed(form, actions.dispute(by=actor, joint_id=pk, **form.cleaned_data)):
        messages.success(request, _("Sendt tilbage. Din leder har ikke set aftalen."))
        return redirect("courses:own", row.course)
    back, verb = reverse("courses:own", args=[row.course]), _("Send tilbage")
    crumbs = [crumb(_("Min side"), "accounts:own"), crumb(row.title, "courses:own", row.course), here(verb)]
    context = {"row": row, "form": form, "verb": verb, "title": _("Det passer ikke"), "back": back, "crumbs": crumbs}
    return render(request, "threeparty/dispute.html", context)


@require_GET
@requires(Purpose.SEE_OWN)
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """An approved agreement, for those who were called."""
    actor = actor_of(request)
    row, employment = queries.read_one(actor, pk, clock.today())
    if employment is not None:
        subjects = persons([employment.person_id])
        audit.record_reads(by=actor, action="threeparty.seen", subjects=subjects, purpose=Purpose.BOOK_OFFER)
    return render(request, "threeparty/show.html", {"row": row, "crumbs": [here(_("Fælles aftale"))]})

"""What the coordinator sees and publishes, what advisers propose, and the page of the handbook."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from naervaer.core.access.model import Purpose
from naervaer.core.verdicts import Refused, Verdict
from naervaer.web import clock
from naervaer.web.access.asking import actor_of
from naervaer.web.access.rules import requires, signed_in
from naervaer.web.advice import actions, counting, queries
from naervaer.web.advice.forms import ProposeForm, ReasonForm
from naervaer.web.advice.views import EVERYBODY, act_page, crumbs_to, seen
from naervaer.web.design.crumbs import crumb, here
from naervaer.web.design.forms import posted, refuse
from naervaer.web.handbook.queries import active_policy, too_few


@require_GET
@requires(Purpose.SEE_QUESTIONS)
def overview(request: HttpRequest) -> HttpResponse:
    """What has been left lying, what is asked about, and what is proposed for the handbook."""
    actor, day = actor_of(request), clock.today()
    by_theme, by_area = counting.of_the_year(day)
    late = queries.left_lying(actor, day)
    seen(actor, late)
    context = {
        "left_lying": late,
        "late_panel": {"rows": late},
        "tables": [(_("Tema"), by_theme), (_("Område"), by_area)],
        "proposed": queries.proposed(),
        "too_few": too_few(day),
        "published": queries.known_answers(),
        "crumbs": crumbs_to(here(_("Overblik"))),
    }
    return render(request, "advice/overview.html", context)


@require_http_methods(["GET", "POST"])
@requires(*EVERYBODY)
def propose(request: HttpRequest, pk: int) -> HttpResponse:
    """*Foreslå til håndbogen*."""
    actor = actor_of(request)
    page = queries.thread(actor, pk, clock.today())
    if not page.row.standing.answers:
        raise Http404
    form = ProposeForm(posted(request))
    if request.method == "POST" and form.is_valid():
        made = actions.propose(by=actor, question_id=pk, **form.cleaned_data)
        if not isinstance(made, Refused):
            messages.success(request, _("Tak. Koordinatoren ser på det, før det står i håndbogen."))
            return redirect("advice:show", pk)
        refuse(form, made)
    return act_page(request, form, verb=_("Foreslå til håndbogen"), page=page)


WORDS = {
    "saet-i": gettext_lazy("Sæt i håndbogen"),
    "afvis": gettext_lazy("Tag ikke med"),
    "tag-ned": gettext_lazy("Tag ned fra håndbogen"),
}
FROM = {"saet-i": "proposed", "afvis": "proposed", "tag-ned": "published"}


@require_http_methods(["GET", "POST"])
@requires(Purpose.SEE_QUESTIONS)
def decide(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """Publish a proposed answer, leave it out, or take one down."""
    actor = actor_of(request)
    found, state = queries.known_answer(pk)
    if FROM.get(what) != state:
        raise Http404
    form = ReasonForm(posted(request)) if what != "saet-i" else None
    if request.method == "POST" and (form is None or form.is_valid()):
        verdict: Verdict
        if form is None:
            verdict = actions.publish(by=actor, known_answer_id=pk)
        else:
            action = actions.decline if what == "afvis" else actions.take_down
            verdict = action(by=actor, known_answer_id=pk, reason=form.cleaned_data["reason"])
        if not isinstance(verdict, Refused):
            messages.success(request, _("Håndbogen er opdateret."))
            return redirect("advice:overview")
        for reason in verdict.reasons:
            messages.error(request, reason)
    way = crumb(_("Overblik"), "advice:overview")
    context = {"form": form, "found": found, "verb": WORDS[what], "crumbs": crumbs_to(way, here(str(WORDS[what])))}
    return render(request, "advice/decide.html", context)


@require_GET
@signed_in
def known(request: HttpRequest) -> HttpResponse:
    """*Spørgsmål og svar* of the handbook, with search."""
    themes = [(rule.id, rule.title) for rule in active_policy().themes_on(clock.today())]
    search, theme = request.GET.get("q", "")[:100], request.GET.get("tema", "")
    found = queries.known_answers(theme=theme, search=search)
    context = {
        "found": found,
        "known_panel": {"found": found},
        "search": search,
        "theme": theme,
        "themes": themes,
        "crumbs": [crumb(_("Sådan gør vi her"), "handbook:index"), here(_("Spørgsmål og svar"))],
    }
    return render(request, "advice/known.html", context)

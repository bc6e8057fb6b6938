"""*Spørg om hjælp*: one's questions and those one may answer, the asking itself, and the thread."""

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
from django.views.decorators.http import require_GET, require_http_methods

from naervaer.core.access.model import Actor, Purpose
from naervaer.core.verdicts import Refused, Verdict
from naervaer.web import clock
from naervaer.web.access.asking import actor_of, number_in
from naervaer.web.access.rules import requires
from naervaer.web.advice import actions, asking, queries
from naervaer.web.advice.forms import AskForm, GiveForm, PassOnForm, TextForm
from naervaer.web.advice.queries import Thread
from naervaer.web.audit import actions as audit
from naervaer.web.design.crumbs import Crumb, crumb, here
from naervaer.web.design.forms import posted, refuse
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation import employed

EVERYBODY = (Purpose.ASK_ADVICE, Purpose.ANSWER_QUESTIONS, Purpose.SEE_QUESTIONS)
"""Those who ask, answer and oversee; which questions they see is asked of each."""

Data = QueryDict | None


def crumbs_to(*more: Crumb) -> list[Crumb]:
    return [crumb(_("Spørg om hjælp"), "advice:index"), *more]


@require_GET
@requires(*EVERYBODY)
def index(request: HttpRequest) -> HttpResponse:
    """What I have asked, and what I may answer."""
    actor, day = actor_of(request), clock.today()
    mine, to_me = queries.for_me(actor, day)
    seen(actor, [*mine, *to_me])
    context = {
        "mine": mine,
        "mine_panel": {"rows": mine},
        "to_me": to_me,
        "to_me_panel": {"rows": to_me},
        "asks": actor.holds(Purpose.ASK_ADVICE, day),
        "answers": actor.holds(Purpose.ANSWER_QUESTIONS, day),
        "oversees": actor.holds(Purpose.SEE_QUESTIONS, day),
    }
    return render(request, "advice/index.html", context)


def seen(actor: Actor, rows: list[queries.Row]) -> None:
    """Only those whose name stands there have been seen."""
    people = employed.persons({row.person for row in rows if row.person is not None})
    if people:
        audit.record_reads(by=actor, action="advice.show", subjects=people)


@require_GET
@requires(Purpose.ASK_ADVICE)
def choose(request: HttpRequest) -> HttpResponse:
    """*Hvad handler det om?* Each theme says who answers and when, before anything is written."""
    actor, day = actor_of(request), clock.today()
    asked = asking.place_of(actor, number_in(request, "person"), day)
    ways = [asking.shown(theme, asked, day) for theme in active_policy().themes_on(day)]
    crumbs = [crumb(asked.name, "followup:person", asked.person)] if asked.person else crumbs_to()
    context = {"asked": asked, "ways": ways, "crumbs": [*crumbs, here(_("Stil et spørgsmål"))]}
    return render(request, "advice/choose.html", context)


@require_http_methods(["GET", "POST"])
@requires(Purpose.ASK_ADVICE)
def ask(request: HttpRequest, theme: str) -> HttpResponse:
    """*Stil spørgsmålet*: to whom it goes, what is known already, and the text."""
    actor, day = actor_of(request), clock.today()
    rule = actions.theme_of(theme)
    asked = asking.place_of(actor, number_in(request, "person"), day)
    way = asking.shown(rule, asked, day)
    data = posted(request)
    form = AskForm(data, units=asked.units, hand_to=asking.receivers(way, asked))
    if request.method == "POST" and form.is_valid():
        made = actions.ask(by=actor, theme=theme, **asking.said(form.cleaned_data, asked))
        if not isinstance(made, Refused):
            messages.success(request, _("Dit spørgsmål er sendt. Du får en mail, når der er svar."))
            return redirect("advice:show", made.pk)
        for reason in made.reasons:
            form.add_error("text", reason)
    crumbs = [crumb(asked.name, "followup:person", asked.person)] if asked.person else crumbs_to()
    context = {"asked": asked, "way": way, "form": form, "known": queries.known_answers(theme=theme)}
    return render(request, "advice/ask.html", context | {"crumbs": [*crumbs, here(rule.title)]})


@require_GET
@requires(*EVERYBODY)
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """The thread."""
    actor = actor_of(request)
    page = queries.thread(actor, pk, clock.today())
    seen(actor, [page.row])
    context = {
        "page": page,
        "row": page.row,
        "acts": [(what, act.verb) for what, act in ACTS.items() if act.moves & page.moves],
        "may_propose": page.row.standing.answers and page.question.first_answered and not page.proposed,
        "known": queries.known_answers(theme=page.theme_id) if page.row.state in ("waiting", "taken") else [],
        "crumbs": crumbs_to(here(page.row.theme)),
    }
    return render(request, "advice/show.html", context)


@dataclass(frozen=True, slots=True)
class Act:
    """What can be done with a question: the moves of the table, the words, the form, the action, and what is told."""

    moves: frozenset[str]
    verb: Any
    form: Callable[[Data, Thread], Form]
    action: Callable[..., Verdict]
    told: Any


def _text(label: Any, *, required: bool = True) -> Callable[[Data, Thread], Form]:
    return lambda data, _page: TextForm(data, label=label, required=required)


def _themes(data: Data, page: Thread) -> Form:
    themes = [(rule.id, rule.title) for rule in active_policy().themes_on(clock.today()) if rule.id != page.theme_id]
    return PassOnForm(data, themes=themes)


ACTS = {
    "tag": Act(
        frozenset({"take"}),
        gettext_lazy("Tag spørgsmålet"),
        lambda data, _page: Form(data),
        actions.take,
        gettext_lazy("Spørgsmålet er dit."),
    ),
    "svar": Act(
        frozenset({"answer"}),
        gettext_lazy("Svar"),
        _text(gettext_lazy("Dit svar")),
        actions.answer,
        gettext_lazy("Svaret er sendt."),
    ),
    "spoerg-tilbage": Act(
        frozenset({"ask_back"}),
        gettext_lazy("Spørg tilbage"),
        _text(gettext_lazy("Hvad mangler du at vide?")),
        actions.ask_back,
        gettext_lazy("Du har spurgt tilbage."),
    ),
    "skriv": Act(
        frozenset({"add", "reply"}),
        gettext_lazy("Skriv igen"),
        _text(gettext_lazy("Hvad vil du skrive?")),
        actions.reply,
        gettext_lazy("Det er sendt."),
    ),
    "send-videre": Act(
        frozenset({"pass_on"}),
        gettext_lazy("Send videre"),
        _themes,
        actions.pass_on,
        gettext_lazy("Spørgsmålet er sendt videre."),
    ),
    "giv": Act(
        frozenset({"give"}),
        gettext_lazy("Giv det til en anden"),
        lambda data, _page: GiveForm(data),
        actions.give,
        gettext_lazy("Spørgsmålet er givet videre."),
    ),
    "afslut": Act(
        frozenset({"close"}),
        gettext_lazy("Afslut"),
        _text(gettext_lazy("Vil du skrive noget til sidst?"), required=False),
        actions.close,
        gettext_lazy("Spørgsmålet er afsluttet."),
    ),
    "traek-tilbage": Act(
        frozenset({"withdraw"}),
        gettext_lazy("Træk spørgsmålet tilbage"),
        _text(gettext_lazy("Hvorfor?"), required=False),
        actions.withdraw,
        gettext_lazy("Spørgsmålet er trukket tilbage."),
    ),
}


@require_http_methods(["GET", "POST"])
@requires(*EVERYBODY)
def act(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """Do something with a question."""
    actor = actor_of(request)
    page = queries.thread(actor, pk, clock.today())
    chosen = ACTS.get(what)
    if chosen is None or not chosen.moves & page.moves:
        raise Http404
    form = chosen.form(posted(request), page)
    if request.method == "POST" and form.is_valid():
        verdict = chosen.action(by=actor, question_id=pk, **form.cleaned_data)
        if not isinstance(verdict, Refused):
            messages.success(request, str(chosen.told))
            gone = chosen.moves <= {"pass_on", "give"} and not page.row.standing.asks
            return redirect("advice:index") if gone else redirect("advice:show", pk)
        refuse(form, verdict)
    return act_page(request, form, verb=str(chosen.verb), page=page)


def act_page(request: HttpRequest, form: Form, *, verb: str, page: Thread) -> HttpResponse:
    context = {
        "form": form,
        "verb": verb,
        "page": page,
        "back": reverse("advice:show", args=[page.row.pk]),
        "crumbs": crumbs_to(crumb(page.row.theme, "advice:show", page.row.pk), here(verb)),
    }
    return render(request, "advice/act.html", context)


@require_http_methods(["GET", "POST"])
@requires(*EVERYBODY)
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """*Ret* one's own words."""
    actor = actor_of(request)
    page, word = queries.thread_of_word(actor, pk, clock.today())
    form = TextForm(posted(request), label=_("Ny tekst"), text=word.text)
    if request.method == "POST" and form.is_valid():
        verdict = actions.correct(by=actor, word_id=pk, **form.cleaned_data)
        if not isinstance(verdict, Refused):
            messages.success(request, _("Teksten er rettet. Den første kan stadig læses."))
            return redirect("advice:show", page.row.pk)
        for reason in verdict.reasons:
            form.add_error("text", reason)
    return act_page(request, form, verb=_("Ret teksten"), page=page)

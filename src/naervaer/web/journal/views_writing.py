"""Writing in a journal. What has been typed is not lost when it was locked meanwhile: the form asks for the secret."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from naervaer.core.access.model import Purpose
from naervaer.core.journal.note import Note
from naervaer.core.verdicts import Refused
from naervaer.web import clock
from naervaer.web.access.asking import actor_of
from naervaer.web.access.rules import requires
from naervaer.web.design.crumbs import crumb, here
from naervaer.web.design.forms import allowed, posted
from naervaer.web.journal import actions, queries, unlocking
from naervaer.web.journal.forms import CorrectForm, KeptForm, NoteForm, PassedOnForm
from naervaer.web.journal.opening import confidential, open_key, to_unlock
from naervaer.web.journal.unlocking import Unlocked
from naervaer.web.vault.uploads import kept_in_memory


@dataclass(frozen=True)
class Words:
    """What the page is called, what its button says, and what is told when it is done."""

    title: str
    verb: str
    done: str


@kept_in_memory
@require_http_methods(["GET", "POST"])
@requires(Purpose.KEEP_JOURNAL)
@confidential
def write(request: HttpRequest, pk: int) -> HttpResponse:
    """*Skriv i journalen*."""
    actor, day = actor_of(request), clock.today()
    themes = actions.themes_offered()

    def form(locked: bool) -> NoteForm:
        files = request.FILES if request.method == "POST" else None
        return NoteForm(posted(request), files, day=day, themes=themes, locked=locked)

    def save(opened: Unlocked, told: NoteForm) -> object:
        sent = told.upload
        upload = sent and actions.Upload(told.cleaned_data["title"], sent.name or "", sent.read(), sent.size or 0)
        return actions.write(by=actor, journal_id=pk, opened=opened, note=told.note(), upload=upload or None)

    words = Words(_("Skriv i journalen"), _("Gem i journalen"), _("Notatet er gemt."))
    return _written(request, pk, form, save, words, {"upload": True})


@require_http_methods(["GET", "POST"])
@requires(Purpose.KEEP_JOURNAL)
@confidential
def pass_on(request: HttpRequest, pk: int) -> HttpResponse:
    """*Videregivet eller indhentet*."""
    actor, day = actor_of(request), clock.today()

    def form(locked: bool) -> PassedOnForm:
        return PassedOnForm(posted(request), day=day, locked=locked)

    def save(opened: Unlocked, told: PassedOnForm) -> object:
        return actions.write(by=actor, journal_id=pk, opened=opened, note=told.note())

    words = Words(_("Skriv, hvad der er givet videre eller indhentet"), _("Gem i journalen"), _("Det er gemt."))
    return _written(request, pk, form, save, words, {})


@require_http_methods(["GET", "POST"])
@requires(Purpose.KEEP_JOURNAL)
@confidential
def correct(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """*Ret*: what stands is read first, and is a line of the log like any other reading."""
    actor, opened = actor_of(request), open_key(request)
    row = queries.one(actor, pk, clock.today())
    was: Note | None = None
    if request.method == "GET" and opened is not None and not row.waits:
        why = unlocking.purpose_of(request, pk)
        if not why:
            return redirect("journal:purpose", pk=pk)
        shown = actions.read(by=actor, journal_id=pk, opened=opened, purpose=why)
        was = next((one.note for one in shown if one.number == number), None)
        if was is None:
            raise Http404
    kept = was.themes if was else request.POST.getlist("themes")
    themes = dict.fromkeys((*actions.themes_offered(), *kept))

    def form(locked: bool) -> CorrectForm:
        return CorrectForm(posted(request), was=was, themes=themes, locked=locked)

    def save(opened: Unlocked, told: CorrectForm) -> object:
        return actions.correct(by=actor, journal_id=pk, number=number, opened=opened, **told.corrected())

    words = Words(_("Ret et notat"), _("Gem rettelsen"), _("Rettelsen er gemt. Det, der stod før, kan stadig læses."))
    return _written(request, pk, form, save, words, {})


def _written(
    request: HttpRequest,
    pk: int,
    make: Callable[[bool], Any],
    save: Callable[[Unlocked, Any], object],
    words: Words,
    more: dict[str, Any],
) -> HttpResponse:
    """The page, and what is saved from it; to everybody but the keeper there is none."""
    row, opened = queries.one(actor_of(request), pk, clock.today()), open_key(request)
    if row.waits:
        return redirect("journal:index")
    if opened is None and request.method == "GET":
        return to_unlock(request)
    form, anew = make(opened is None), None
    if request.method == "POST" and form.is_valid():
        if opened is None:
            opened = anew = _unlocked(request, form)
        if opened is not None and allowed(form, save(opened, form)):
            messages.success(request, words.done)
            return _kept_open(request, redirect("journal:show", pk=pk), anew, pk)
    above = [crumb(_("Journal"), "journal:index"), crumb(row.client, "journal:show", pk)]
    context = {"form": form, "row": row, "words": words, "crumbs": [*above, here(words.title)], **more}
    return _kept_open(request, render(request, "journal/write.html", context), anew, None)


def _unlocked(request: HttpRequest, form: KeptForm) -> Unlocked | None:
    """The key, by the secret that was typed beside the text."""
    made = actions.unlock(by=actor_of(request), secret=form.secret)
    if isinstance(made, Refused):
        for reason in made.reasons:
            form.add_error("secret", reason)
        return None
    return made


def _kept_open(request: HttpRequest, response: HttpResponse, anew: Unlocked | None, pk: int | None) -> HttpResponse:
    """Who has just written has said why the journal is open."""
    if anew is not None:
        unlocking.keep_open(request, response, anew)
    if pk is not None and not unlocking.purpose_of(request, pk):
        unlocking.say_purpose(request, pk, "write")
    return response

"""The employee's page of one conversation: the letter, the answer, the minutes and the comment."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from naervaer.core.access.model import Purpose
from naervaer.core.verdicts import Refused
from naervaer.web import clock
from naervaer.web.access.asking import actor_of
from naervaer.web.access.rules import requires
from naervaer.web.agreements.queries import of_origin
from naervaer.web.conversations import actions, queries
from naervaer.web.conversations.forms import CommentForm, OtherTimeForm
from naervaer.web.conversations.minutes import ORIGIN
from naervaer.web.design.crumbs import crumb, here

ANSWERS = {"kommer": "come", "anden-tid": "ask_other_time", "kommer-ikke": "stay_away"}
TOLD = {
    "come": _("Tak. Din leder kan se, at du kommer."),
    "ask_other_time": _("Tak. Din leder kan se dit ønske og vender tilbage med en ny tid."),
    "stay_away": _("Tak for svaret. Du behøver ikke skrive hvorfor."),
}


@require_GET
@requires(Purpose.SEE_OWN)
def own(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, pk, OtherTimeForm(), CommentForm())


@require_POST
@requires(Purpose.SEE_OWN)
def answer(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """*Svar på indkaldelse*."""
    if what not in ANSWERS:
        raise Http404
    form = OtherTimeForm(request.POST)
    said = ANSWERS[what]
    asks = said == "ask_other_time"
    if asks and not form.is_valid():
        return _page(request, pk, form, CommentForm())
    wanted = {"starts": form.starts, "note": form.cleaned_data["note"]} if asks else {}
    verdict = actions.answer(by=actor_of(request), conversation_id=pk, what=said, **wanted)
    if isinstance(verdict, Refused):
        for reason in verdict.reasons:
            form.add_error(None, reason) if asks else messages.error(request, reason)
        return _page(request, pk, form if asks else OtherTimeForm(), CommentForm())
    messages.success(request, TOLD[said])
    return redirect("conversations:own", pk=pk)


@require_POST
@requires(Purpose.SEE_OWN)
def comment(request: HttpRequest, pk: int) -> HttpResponse:
    """*Kommentar til referatet*: to the newest version."""
    whole = queries.own_one(actor_of(request), pk)
    if whole.newest is None:
        raise Http404
    form = CommentForm(request.POST)
    if form.is_valid():
        actions.comment(by=actor_of(request), minutes_id=whole.newest.pk, text=form.cleaned_data["text"])
        messages.success(request, _("Din kommentar er gemt sammen med referatet."))
        return redirect("conversations:own", pk=pk)
    return _page(request, pk, OtherTimeForm(), form)


def _page(request: HttpRequest, pk: int, other_time: OtherTimeForm, said: CommentForm) -> HttpResponse:
    whole = queries.own_one(actor_of(request), pk)
    row = whole.row
    form = next((form for form in (other_time, said) if form.errors), None)
    context = {
        "whole": whole,
        "row": row,
        "may_answer": row.waits and row.starts is not None and row.starts > clock.now(),
        "sick": whole.case is not None,
        "other_time": other_time,
        "comment": said,
        "form": form,
        "agreements": [one for one in of_origin(ORIGIN, [pk])[pk] if one.shared and one.state != "annulled"],
        "crumbs": [crumb(str(_("Min side")), "accounts:own"), here(row.title)],
    }
    return render(request, "conversations/own.html", context)

"""A journal given out: the client's copy as PDF, and the whole of it to a successor."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from naervaer.core.access.model import Purpose
from naervaer.core.verdicts import Refused
from naervaer.web import clock
from naervaer.web.access.asking import actor_of
from naervaer.web.access.rules import requires
from naervaer.web.design.crumbs import crumb, here
from naervaer.web.design.forms import allowed, posted, refuse
from naervaer.web.journal import actions, handing, queries
from naervaer.web.journal.forms import CopyForm, HandForm
from naervaer.web.journal.opening import with_key
from naervaer.web.journal.queries import JournalRow
from naervaer.web.journal.unlocking import Unlocked


@require_http_methods(["GET", "POST"])
@requires(Purpose.KEEP_JOURNAL)
@with_key
def copy(request: HttpRequest, pk: int, opened: Unlocked) -> HttpResponse:
    """*Aktindsigt*: written in the journal, made in memory and kept nowhere."""
    row = queries.one(actor_of(request), pk, clock.today())
    form = CopyForm(posted(request), client=row.client)
    if request.method == "POST" and form.is_valid():
        made = actions.give_copy(by=actor_of(request), journal_id=pk, opened=opened, passed_on=form.passed_on())
        if not isinstance(made, Refused):
            headers = {"Content-Disposition": f'attachment; filename="journal-{pk}.pdf"'}
            return HttpResponse(made, content_type="application/pdf", headers=headers)
        refuse(form, made)
    return _page(request, "journal/copy.html", row, form, _("Giv aktindsigt i journalen"))


@require_http_methods(["GET", "POST"])
@requires(Purpose.KEEP_JOURNAL)
@with_key
def hand_over(request: HttpRequest, pk: int, opened: Unlocked) -> HttpResponse:
    """*Overdrag journalen*."""
    actor, day = actor_of(request), clock.today()
    row = queries.one(actor, pk, day)
    others = [(one.person, one.name) for one in handing.successors(day, but=actor)]
    form = HandForm(posted(request), successors=others)
    if request.method == "POST" and form.is_valid():
        made = actions.hand_over(by=actor, journal_id=pk, opened=opened, **form.cleaned_data)
        if allowed(form, made):
            messages.success(request, _("Journalen er overdraget. Du kan ikke længere åbne den."))
            return redirect("journal:index")
    return _page(request, "journal/hand_over.html", row, form, _("Overdrag journalen"), nobody=not others)


def _page(
    request: HttpRequest, template: str, row: JournalRow, form: object, title: str, *, nobody: bool = False
) -> HttpResponse:
    above = [crumb(_("Journal"), "journal:index"), crumb(row.client, "journal:show", row.pk)]
    context = {"row": row, "form": form, "title": title, "nobody": nobody, "crumbs": [*above, here(title)]}
    return render(request, template, context)

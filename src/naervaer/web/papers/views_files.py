"""*Bilag*: laid up and fetched. The plain bytes pass through memory only."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from naervaer.core.access.model import Purpose
from naervaer.core.papers.files import MEDIA_TYPES
from naervaer.core.verdicts import Refused
from naervaer.web import clock
from naervaer.web.access.asking import actor_of
from naervaer.web.access.rules import requires
from naervaer.web.audit import actions as audit
from naervaer.web.design.crumbs import here
from naervaer.web.design.danish import file_name
from naervaer.web.organisation import employed
from naervaer.web.papers import actions, queries
from naervaer.web.papers.forms import FileForm, sent_files
from naervaer.web.papers.queries import Locked, Whole
from naervaer.web.papers.views import crumbs
from naervaer.web.vault.safe import CannotOpen, open_file
from naervaer.web.vault.uploads import kept_in_memory


@kept_in_memory
@require_http_methods(["GET", "POST"])
@requires(Purpose.WORK_ON_CASE)
def attach(request: HttpRequest, pk: int) -> HttpResponse:
    """*Læg et bilag op*."""
    actor, day = actor_of(request), clock.today()
    whole = queries.one(actor, pk, day)
    kind = whole.row.kind
    if kind is None or not whole.may_open or not whole.takes_files:
        raise Http404
    form = FileForm(*sent_files(request), kind=kind)
    if request.method == "POST" and form.is_valid():
        sent = form.upload
        said = actions.attach(by=actor, paper=pk, name=sent.name or "", content=sent.read(), size=sent.size or 0)
        if not isinstance(said, Refused):
            messages.success(request, _("Bilaget er lagt op og krypteret."))
            return redirect("papers:show", pk=pk)
        for reason in said.reasons:
            form.add_error("file", reason)
    context = {
        "whole": whole,
        "row": whole.row,
        "form": form,
        "title": _("Læg et bilag op"),
        "verb": _("Læg op"),
        "upload": True,
        "crumbs": crumbs(whole, here(_("Bilag"))),
    }
    return render(request, "papers/act.html", context)


@require_GET
@requires(Purpose.WORK_ON_CASE)
def fetch(request: HttpRequest, pk: int) -> HttpResponse:
    """The file, for those the policy lets see this sort of paper. Every fetch is a line of the log."""
    actor = actor_of(request)
    locked = queries.file_of(pk)
    whole = queries.one(actor, locked.paper, clock.today())
    if not whole.may_open:
        raise Http404
    [person] = employed.persons([whole.row.person])
    audit.record(by=actor, kind=audit.Kind.EXPORT, action="papers.file", subject=person)
    return sent(whole, locked)


def sent(whole: Whole, locked: Locked) -> HttpResponse:
    """Always to be saved, never shown as part of our pages, never kept on the way."""
    try:
        content = open_file(locked.key)
    except CannotOpen:
        raise Http404 from None
    name = f"{file_name(whole.row.title)}-{locked.number}.{locked.file_type}"
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(content, content_type=MEDIA_TYPES[locked.file_type], headers=headers)

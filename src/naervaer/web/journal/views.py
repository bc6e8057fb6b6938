"""*Journal*: the list of one's own, and one of them read with a purpose."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from naervaer.core.access.model import Purpose
from naervaer.core.journal.note import BASES
from naervaer.core.journal.rules import READS
from naervaer.core.papers.files import MEDIA_TYPES
from naervaer.core.verdicts import Refused
from naervaer.web import clock
from naervaer.web.access.asking import actor_of
from naervaer.web.access.rules import requires
from naervaer.web.design.crumbs import crumb, here
from naervaer.web.design.danish import file_name
from naervaer.web.design.forms import posted
from naervaer.web.handbook.queries import active_policy
from naervaer.web.journal import actions, queries, unlocking
from naervaer.web.journal.forms import PurposeForm
from naervaer.web.journal.opening import confidential, off_the_screen, open_key, to_unlock, with_key
from naervaer.web.journal.queries import CourseRow
from naervaer.web.journal.unlocking import Unlocked


@require_GET
@requires(Purpose.KEEP_JOURNAL)
@with_key
def index(request: HttpRequest, opened: Unlocked) -> HttpResponse:
    """*Journal*: one's own journals, and the courses that have none yet."""
    actor, day = actor_of(request), clock.today()
    kept = queries.kept(actor, day)
    context = {
        "rows": [row for row in kept if not row.waits],
        "shut": [row for row in kept if row.waits],
        "minutes": active_policy().journal_on(day).locked_after_minutes,
        "waiting": queries.to_begin(actor, day),
        "recovery": queries.recovery(),
        "crumbs": [here(_("Journal"))],
    }
    return off_the_screen(request, render(request, "journal/index.html", context))


@require_http_methods(["GET", "POST"])
@requires(Purpose.KEEP_JOURNAL)
@confidential
def of_course(request: HttpRequest, course: int) -> HttpResponse:
    """*Journalen for forløbet*, or the button that begins it: where a course's own page leads."""
    actor, day = actor_of(request), clock.today()
    found = queries.of_course(actor, course, day)
    if not isinstance(found, CourseRow):
        return redirect("journal:show", pk=found)
    if open_key(request) is None:
        return to_unlock(request)
    if request.method == "POST":
        made = actions.begin(by=actor, course=course)
        if not isinstance(made, Refused):
            messages.success(request, _("Journalen er begyndt med klienten og henvisningen fra forløbet."))
            return redirect("journal:write", pk=made.pk)
        messages.error(request, " ".join(made.reasons))
    title = _("Begynd journalen")
    context = {"row": found, "title": title, "crumbs": [crumb(_("Journal"), "journal:index"), here(title)]}
    return render(request, "journal/begin.html", context)


@require_http_methods(["GET", "POST"])
@requires(Purpose.KEEP_JOURNAL)
@with_key
def purpose(request: HttpRequest, pk: int, opened: Unlocked) -> HttpResponse:
    """*Hvorfor åbner du journalen?*"""
    row, form = queries.one(actor_of(request), pk, clock.today()), PurposeForm(posted(request))
    if request.method == "POST" and form.is_valid():
        unlocking.say_purpose(request, pk, form.cleaned_data["purpose"])
        return redirect("journal:show", pk=pk)
    crumbs = [crumb(_("Journal"), "journal:index"), here(row.client)]
    return render(request, "journal/purpose.html", {"row": row, "form": form, "crumbs": crumbs})


@require_GET
@requires(Purpose.KEEP_JOURNAL)
@with_key
def show(request: HttpRequest, pk: int, opened: Unlocked) -> HttpResponse:
    """*Journalen* as it stands, with what was corrected and who has read it."""
    actor, why = actor_of(request), unlocking.purpose_of(request, pk)
    row = queries.one(actor, pk, clock.today())
    if not why:
        return redirect("journal:purpose", pk=pk)
    shown = actions.read(by=actor, journal_id=pk, opened=opened, purpose=why)
    context = {
        "row": row,
        "shown": shown,
        "looked": queries.looked(pk),
        "handed": queries.handed(pk),
        "why": READS[why],
        "bases": BASES,
        "crumbs": [crumb(_("Journal"), "journal:index"), here(row.client)],
    }
    return off_the_screen(request, render(request, "journal/show.html", context))


@require_GET
@requires(Purpose.KEEP_JOURNAL)
@with_key
def file(request: HttpRequest, pk: int, number: int, opened: Unlocked) -> HttpResponse:
    """A paper, always to be saved and never shown as part of our pages."""
    why = unlocking.purpose_of(request, pk)
    if not why:
        return redirect("journal:purpose", pk=pk)
    paper, content = actions.fetch(by=actor_of(request), journal_id=pk, number=number, opened=opened, purpose=why)
    headers = {
        "Content-Disposition": f'attachment; filename="{file_name(paper.title)}.{paper.file_type}"',
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(content, content_type=MEDIA_TYPES[paper.file_type], headers=headers)

"""*Gendannelsesnøgle*: made by HR, printed once, and used when somebody else must keep a journal."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from naervaer.core.access.model import Purpose
from naervaer.core.journal.paper_key import in_lines
from naervaer.web import clock
from naervaer.web.access.asking import actor_of
from naervaer.web.access.rules import requires
from naervaer.web.design.crumbs import crumb, here
from naervaer.web.design.danish import numeric_date
from naervaer.web.design.forms import allowed, posted
from naervaer.web.handbook.queries import active_policy
from naervaer.web.journal import actions, handing, queries
from naervaer.web.journal.forms import RecoverForm
from naervaer.web.journal.opening import confidential


@require_GET
@requires(Purpose.HANDLE_SCHEME)
def recovery(request: HttpRequest) -> HttpResponse:
    """*Gendannelse af journaler*."""
    crumbs = [here(_("Gendannelse af journaler"))]
    context = {"key": queries.recovery(), "keepers": queries.keepers(), "crumbs": crumbs}
    return render(request, "journal/recovery.html", context)


@require_POST
@requires(Purpose.HANDLE_SCHEME)
def make_key(request: HttpRequest) -> HttpResponse:
    """The key on a page to print. It is shown this once; the page is kept by no browser."""
    paper = actions.make_recovery_key(by=actor_of(request))
    crumbs = [crumb(_("Gendannelse af journaler"), "journal:recovery"), here(_("Print nøglen"))]
    municipality = active_policy().municipality.name
    context = {"lines": in_lines(paper), "key": queries.recovery(), "municipality": municipality, "crumbs": crumbs}
    return render(request, "journal/paper.html", context)


@require_http_methods(["GET", "POST"])
@requires(Purpose.HANDLE_SCHEME)
@confidential
def recover(request: HttpRequest, keeper: int) -> HttpResponse:
    """*Overdrag med gendannelsesnøglen*: HR is told numbers and days, never whom a journal is about."""
    kept = next((one for one in queries.keepers() if one.person == keeper), None)
    if kept is None:
        raise Http404
    told = _("Journal nr. %(pk)s, begyndt %(begun)s, senest skrevet i %(last)s")
    journals = [
        (pk, told % {"pk": pk, "begun": numeric_date(begun), "last": numeric_date(last)})
        for pk, begun, last in queries.journals_of(keeper)
    ]
    known = handing.successors(clock.today(), but=actor_of(request))
    successors = [(one.person, one.name) for one in known if kept.waits or one.person != keeper]
    form = RecoverForm(posted(request), journals=journals, successors=successors)
    if request.method == "POST" and form.is_valid():
        verdict = actions.recover(by=actor_of(request), **form.cleaned_data)
        if allowed(form, verdict):
            messages.success(request, _("Gendannelsesnøglen er brugt. Lås papiret inde igen."))
            return redirect("journal:recovery")
    title = _("Journaler hos %(name)s") % {"name": kept.name}
    crumbs = [crumb(_("Gendannelse af journaler"), "journal:recovery"), here(title)]
    context = {"form": form, "title": title, "kept": kept, "nobody": not successors, "crumbs": crumbs}
    return render(request, "journal/recover.html", context)

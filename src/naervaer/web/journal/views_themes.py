"""*Temaer*: counted by the keeper, released a year at a time, and read by those who handle the scheme (N11)."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from naervaer.core.access.model import Purpose
from naervaer.core.verdicts import Refused
from naervaer.web import clock
from naervaer.web.access.asking import actor_of
from naervaer.web.access.rules import requires
from naervaer.web.design.crumbs import crumb, here
from naervaer.web.design.forms import posted
from naervaer.web.handbook.queries import active_policy
from naervaer.web.journal import actions, queries
from naervaer.web.journal.forms import YearForm
from naervaer.web.journal.opening import off_the_screen, with_key
from naervaer.web.journal.unlocking import Unlocked


@require_http_methods(["GET", "POST"])
@requires(Purpose.KEEP_JOURNAL)
@with_key
def themes(request: HttpRequest, opened: Unlocked) -> HttpResponse:
    """*Tæl temaer*: for the keeper alone. Counting opens every journal of the year, and is written in their logs."""
    actor, day = actor_of(request), clock.today()
    years = queries.years_of(actor, day)
    form, counted = YearForm(posted(request), years=years), None
    if request.method == "POST" and form.is_valid():
        counted = actions.count_themes(by=actor, opened=opened, year=form.cleaned_data["year"])
    context = {
        "years": years,
        "counted": counted,
        "in_order": sorted(counted.by_theme.items(), key=lambda one: (-(one[1] or 0), one[0])) if counted else [],
        "may_release": counted is not None and counted.year < day.year,
        "least": active_policy().journal_on(day).suppress_below,
        "crumbs": [crumb(_("Journal"), "journal:index"), here(_("Temaer"))],
    }
    return off_the_screen(request, render(request, "journal/themes.html", context))


@require_http_methods(["POST"])
@requires(Purpose.KEEP_JOURNAL)
@with_key
def release(request: HttpRequest, opened: Unlocked) -> HttpResponse:
    """*Frigiv tal*."""
    actor = actor_of(request)
    form = YearForm(posted(request), years=queries.years_of(actor, clock.today()))
    if not form.is_valid():
        raise Http404
    made = actions.release_totals(by=actor, opened=opened, year=form.cleaned_data["year"])
    if isinstance(made, Refused):
        messages.error(request, " ".join(made.reasons))
        return redirect("journal:themes")
    messages.success(request, _("Tallene er frigivet."))
    return redirect("journal:totals")


@require_GET
@requires(Purpose.KEEP_JOURNAL, Purpose.HANDLE_SCHEME)
def totals(request: HttpRequest) -> HttpResponse:
    """*Temaer i forløbene*: what has been released."""
    least = active_policy().journal_on(clock.today()).suppress_below
    context = {"released": queries.released(), "least": least, "crumbs": [here(_("Temaer i forløbene"))]}
    return render(request, "journal/totals.html", context)

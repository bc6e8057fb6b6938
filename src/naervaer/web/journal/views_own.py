"""*Din journal*: what the client is told of it, and how to have it. Never what stands in it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from naervaer.core.access.model import Purpose
from naervaer.web import clock
from naervaer.web.access.asking import actor_of
from naervaer.web.access.rules import requires
from naervaer.web.design.crumbs import crumb, here
from naervaer.web.journal import queries


@require_GET
@requires(Purpose.SEE_OWN)
def own(request: HttpRequest) -> HttpResponse:
    """*Din journal*."""
    rows = queries.own(actor_of(request), clock.today())
    crumbs = [crumb(_("Min side"), "accounts:own"), here(_("Din journal"))]
    return render(request, "journal/own.html", {"rows": rows, "crumbs": crumbs})

"""The employee's own papers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from naervaer.core.access.model import Purpose
from naervaer.web import clock
from naervaer.web.access.asking import actor_of
from naervaer.web.access.rules import requires
from naervaer.web.design.crumbs import crumb, here
from naervaer.web.papers import queries
from naervaer.web.papers.views import printed
from naervaer.web.papers.views_files import sent


@require_GET
@requires(Purpose.SEE_OWN)
def own(request: HttpRequest, pk: int) -> HttpResponse:
    whole = queries.own_one(actor_of(request), pk, clock.today())
    context = {
        "whole": whole,
        "row": whole.row,
        "crumbs": [crumb(_("Min side"), "accounts:own"), here(whole.row.title)],
    }
    return render(request, "papers/own.html", context)


@require_GET
@requires(Purpose.SEE_OWN)
def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    return printed(queries.own_one(actor_of(request), pk, clock.today()))


@require_GET
@requires(Purpose.SEE_OWN)
def fetch(request: HttpRequest, pk: int) -> HttpResponse:
    locked = queries.file_of(pk)
    return sent(queries.own_one(actor_of(request), locked.paper, clock.today()), locked)

"""*Samtaler holdt*: whether the conversations were held, in time, unit by unit (H7)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from naervaer.core.access.model import Purpose
from naervaer.web import clock
from naervaer.web.access.asking import actor_of
from naervaer.web.access.rules import requires
from naervaer.web.conversations.totals import lines
from naervaer.web.design.crumbs import crumb, here
from naervaer.web.followup.overview import A_YEAR


@require_GET
@requires(Purpose.SEE_FOLLOW_UP_TOTALS)
def totals(request: HttpRequest) -> HttpResponse:
    """Every unit within reach of which there is something to tell."""
    day = clock.today()
    context = {
        "lines": lines(actor_of(request), day),
        "first": day - A_YEAR,
        "last": day,
        "crumbs": [crumb(_("Koordinator"), "followup:coordinator"), here(_("Samtaler"))],
    }
    return render(request, "conversations/totals.html", context)

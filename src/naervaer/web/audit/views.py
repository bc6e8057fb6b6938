"""*Hvem har set mine oplysninger*, and the whole log."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from naervaer.core.access.model import Purpose
from naervaer.core.access.sight import Capacity
from naervaer.web import clock
from naervaer.web.access.asking import actor_of
from naervaer.web.access.rules import requires, signed_in
from naervaer.web.audit import actions, queries, wording
from naervaer.web.audit.forms import FilterForm
from naervaer.web.design.crumbs import crumb, here

LINES_A_PAGE = 50


@require_GET
@signed_in
def seen(request: HttpRequest) -> HttpResponse:
    """*Hvem har set mine oplysninger*."""
    page = Paginator(queries.about(actor_of(request)), LINES_A_PAGE).get_page(request.GET.get("side"))
    lines = [(entry, wording.role(entry.role), wording.about_me(entry.action, entry.kind)) for entry in page]
    crumbs = [crumb(_("Min side"), "accounts:own"), here(_("Hvem har set mine oplysninger?"))]
    return render(request, "audit/seen.html", {"page": page, "lines": lines, "crumbs": crumbs})


@require_GET
@requires(Purpose.SEE_AUDIT)
def log(request: HttpRequest) -> HttpResponse:
    """*Log*. Who looks in it is written in it."""
    form = FilterForm(request.GET)
    page = Paginator(queries.lines(form.filter()), LINES_A_PAGE).get_page(request.GET.get("side"))
    lines = [(entry, wording.roles(entry), wording.action(entry.action), wording.extent(entry)) for entry in page]
    actor, subjects = actor_of(request), {entry.subject.pk: entry.subject for entry in page if entry.subject}
    grant = actor.grants_for(Purpose.SEE_AUDIT, clock.today())[0]
    actions.record_reads(by=actor, action=queries.READING_THE_LOG, subjects=subjects.values())
    actions.record(
        by=actor,
        kind=actions.Kind.READ,
        action=queries.READING_THE_LOG,
        capacity=Capacity(grant.role, grant.deputy_for),
        detail={"filter": form.asked(), "page": page.number, "lines": len(lines), "persons": len(subjects)},
    )
    return render(request, "audit/log.html", {"page": page, "lines": lines, "form": form})

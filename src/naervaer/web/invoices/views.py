"""*Fakturaer*: sent by a provider or written in for it, checked, and approved or sent back."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from naervaer.core.access.model import Actor, Purpose
from naervaer.web import clock
from naervaer.web.access.asking import actor_of
from naervaer.web.access.rules import requires
from naervaer.web.audit import actions as audit
from naervaer.web.courses.deciding import deciding
from naervaer.web.design.crumbs import crumb, here
from naervaer.web.design.forms import ReasonForm, allowed, posted, tell
from naervaer.web.invoices import actions, queries
from naervaer.web.invoices.forms import ApproveForm, InvoiceForm, MonthForm, lines_for
from naervaer.web.invoices.reach import capacity_to_bill
from naervaer.web.reports.files import xlsx_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BOTH = (Purpose.GIVE_OFFER, Purpose.HANDLE_SCHEME)


@require_GET
@requires(*BOTH)
def index(request: HttpRequest) -> HttpResponse:
    actor, day = actor_of(request), clock.today()
    providers = queries.providers(actor, day)
    if not providers:
        raise Http404
    context = {"rows": queries.all_of(actor, day), "providers": providers, "crumbs": [*_above(actor)[:-1], _last()]}
    return render(request, "invoices/index.html", context)


@require_http_methods(["GET", "POST"])
@requires(*BOTH)
def new(request: HttpRequest, provider: str) -> HttpResponse:
    """*Send faktura*: a line for each course with hours in the month."""
    actor, day = actor_of(request), clock.today()
    capacity_to_bill(actor, provider, day)
    first = MonthForm(request.GET).first(day)
    found = queries.expected(provider, first)
    form, lines = InvoiceForm(posted(request)), lines_for(posted(request), found)
    if request.method == "POST" and not lines.is_valid():
        lines.tell(form)
    if form.is_valid() and lines.is_valid():
        made = actions.send_invoice(by=actor, provider=provider, month=first, lines=lines.billed(), **form.cleaned_data)
        if allowed(form, made):
            messages.success(request, _("Fakturaen er sendt til kontrol."))
            return redirect("invoices:index")
    title = queries.title_of(provider)
    context = {"form": form, "lines": lines, "first": first, "provider": title, "months": queries.months(day)}
    context["recorded"] = queries.recorded_sentence(found)
    return render(request, "invoices/new.html", {**context, "crumbs": [*_above(actor), here(title)]})


@require_GET
@requires(*BOTH)
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """The invoice held against what is recorded; approved, it stands as it was approved."""
    actor, day = actor_of(request), clock.today()
    row = queries.one(actor, pk, day)
    found = _check(row) if row.state == "sent" else {}
    context = {"row": row, "happened": queries.happened(row), "crumbs": [*_above(actor), here(row.number)], **found}
    if row.state == "approved":
        context["table"] = queries.approved_of(row)
    return render(request, "invoices/show.html", context)


@require_http_methods(["GET", "POST"])
@requires(Purpose.HANDLE_SCHEME)
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    actor = actor_of(request)
    deciding(actor)
    row, form = queries.one(actor, pk, clock.today()), ApproveForm(posted(request))
    if form.is_valid():
        verdict = actions.approve(by=actor, invoice_id=pk, **form.cleaned_data)
        if allowed(form, verdict):
            messages.success(request, _("Fakturaen er godkendt, og det står, hvem der betaler hvad."))
            return redirect("invoices:show", pk)
    return _act(request, actor, row, {"form": form, "verb": _("Godkend"), **_check(row)})


@require_http_methods(["GET", "POST"])
@requires(Purpose.HANDLE_SCHEME)
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    actor = actor_of(request)
    deciding(actor)
    row = queries.one(actor, pk, clock.today())
    form = ReasonForm(posted(request), label=_("Hvad skal rettes?"), hint=_("Leverandøren kan læse det."))
    if form.is_valid():
        verdict = actions.send_back(by=actor, invoice_id=pk, text=form.cleaned_data["reason"])
        if allowed(form, verdict):
            messages.success(request, _("Fakturaen er sendt tilbage."))
            return redirect("invoices:show", pk)
    return _act(request, actor, row, {"form": form, "verb": _("Send tilbage")})


@require_POST
@requires(*BOTH)
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    verdict = actions.withdraw(by=actor_of(request), invoice_id=pk)
    tell(request, verdict, _("Fakturaen er trukket tilbage."))
    return redirect("invoices:show", pk)


@require_GET
@requires(*BOTH)
def workbook(request: HttpRequest, pk: int) -> HttpResponse:
    """Who pays what, for the one who books it."""
    actor = actor_of(request)
    row = queries.one(actor, pk, clock.today())
    if row.state != "approved":
        raise Http404
    made = xlsx_of([queries.approved_of(row)], queries.facts_of(row))
    audit.record(by=actor, kind=audit.Kind.EXPORT, action="invoices.xlsx", detail={"invoice": pk})
    response = HttpResponse(made, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="faktura-{pk}.xlsx"'
    return response


def _check(row: queries.Row) -> dict[str, Any]:
    found = queries.check_of(row)
    return {"check": found, "lines": queries.lines_table(found), "payers": queries.payers_of(found)}


def _act(request: HttpRequest, actor: Actor, row: queries.Row, more: dict[str, Any]) -> HttpResponse:
    crumbs = [*_above(actor), crumb(row.number, "invoices:show", row.pk), here(more["verb"])]
    return render(request, "invoices/act.html", {"row": row, "crumbs": crumbs, **more})


def _above(actor: Actor) -> list[dict[str, str]]:
    """The way there: a provider comes from its own courses."""
    if actor.holds(Purpose.HANDLE_SCHEME, clock.today()):
        return [crumb(_("Trivselsordning"), "scheme:index"), crumb(_("Fakturaer"), "invoices:index")]
    return [crumb(_("Mine forløb"), "booking:given"), crumb(_("Fakturaer"), "invoices:index")]


def _last() -> dict[str, str]:
    return here(_("Fakturaer"))

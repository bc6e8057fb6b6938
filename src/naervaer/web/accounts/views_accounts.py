"""*Konti*, for the administrator: open, invite, close, reopen, unlock, and reset the second factor."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from naervaer.core.access.model import Purpose
from naervaer.core.verdicts import Refused, Verdict
from naervaer.web.access.asking import actor_of
from naervaer.web.access.rules import requires
from naervaer.web.accounts import actions, listing
from naervaer.web.accounts.account_forms import AccountsFilterForm, AddressForm, NewAccountForm, OutsiderForm
from naervaer.web.design.crumbs import Crumb, crumb, here

ROWS_A_PAGE = 50


@require_GET
@requires(Purpose.MANAGE_ROLES)
def show_accounts(request: HttpRequest) -> HttpResponse:
    """*Konti*: who can log in."""
    actions.must_manage_accounts(actor_of(request))
    form = AccountsFilterForm(request.GET)
    page = Paginator(listing.accounts(form.filter()), ROWS_A_PAGE).get_page(request.GET.get("side"))
    return render(request, "accounts/list.html", {"page": page, "rows": listing.rows(page), "form": form})


@require_http_methods(["GET", "POST"])
@requires(Purpose.MANAGE_ROLES)
def new_account(request: HttpRequest) -> HttpResponse:
    """*Opret konto*: with an invitation to choose the password."""
    actor = actor_of(request)
    actions.must_manage_accounts(actor)
    form = NewAccountForm(request.POST or None)
    if form.is_valid():
        user = actions.open_account(by=actor, **form.cleaned_data)
        return _invited(request, user.pk)
    return render(request, "accounts/new.html", {"form": form, "crumbs": [_list(), here(_("Opret konto"))]})


@require_http_methods(["GET", "POST"])
@requires(Purpose.MANAGE_ROLES)
def new_outsider(request: HttpRequest) -> HttpResponse:
    """*Opret konto til en uden for lønsystemet*."""
    actor = actor_of(request)
    actions.must_manage_accounts(actor)
    form = OutsiderForm(request.POST or None)
    if form.is_valid():
        user = actions.open_account_outside_payroll(by=actor, **form.cleaned_data)
        return _invited(request, user.pk)
    crumbs = [_list(), here(_("Uden for lønsystemet"))]
    return render(request, "accounts/new_outsider.html", {"form": form, "crumbs": crumbs})


@require_http_methods(["GET", "POST"])
@requires(Purpose.MANAGE_ROLES)
def address(request: HttpRequest, pk: int) -> HttpResponse:
    """*Mailadresse* of an account's person."""
    actor = actor_of(request)
    actions.must_manage_accounts(actor)
    row = listing.one(pk)
    if row is None or not row.number:
        raise Http404
    form = AddressForm(request.POST or None, initial={"email": row.email})
    if form.is_valid():
        actions.set_address(by=actor, user_pk=pk, **form.cleaned_data)
        messages.success(request, _("Mailadressen er gemt."))
        return redirect("accounts:account", pk)
    crumbs = [_list(), crumb(row.name, "accounts:account", pk), here(_("Mailadresse"))]
    return render(request, "accounts/address.html", {"form": form, "account": row, "crumbs": crumbs})


@require_GET
@requires(Purpose.MANAGE_ROLES)
def account(request: HttpRequest, pk: int) -> HttpResponse:
    """One account: how it stands, and what can be done with it."""
    actor = actor_of(request)
    actions.must_manage_accounts(actor)
    row = listing.one(pk)
    if row is None:
        raise Http404
    context = {"account": row, "own": pk == actor.user_id, "crumbs": [_list(), here(row.name)]}
    return render(request, "accounts/account.html", context)


@require_POST
@requires(Purpose.MANAGE_ROLES)
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    return _invited(request, pk)


@require_POST
@requires(Purpose.MANAGE_ROLES)
def close(request: HttpRequest, pk: int) -> HttpResponse:
    verdict = actions.close_account(by=actor_of(request), user_pk=pk)
    return _told(request, pk, verdict, _("Kontoen er lukket. Er personen logget ind, slutter det nu."))


@require_POST
@requires(Purpose.MANAGE_ROLES)
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    verdict = actions.reopen_account(by=actor_of(request), user_pk=pk)
    return _told(request, pk, verdict, _("Kontoen er åben igen. Send en invitation, så der kan vælges adgangskode."))


@require_POST
@requires(Purpose.MANAGE_ROLES)
def unlock(request: HttpRequest, pk: int) -> HttpResponse:
    actions.unlock_account(by=actor_of(request), user_pk=pk)
    messages.success(request, _("Kontoen er låst op. Der kan logges ind med det samme."))
    return redirect("accounts:account", pk)


@require_POST
@requires(Purpose.MANAGE_ROLES)
def reset_second_factor(request: HttpRequest, pk: int) -> HttpResponse:
    verdict = actions.reset_second_factor(by=actor_of(request), user_pk=pk)
    return _told(request, pk, verdict, _("Totrinslogin er nulstillet. Det slås til igen på Min side."))


def _told(request: HttpRequest, pk: int, verdict: Verdict, done: str) -> HttpResponse:
    for reason in getattr(verdict, "reasons", ()):
        messages.error(request, reason)
    if verdict:
        messages.success(request, done)
    return redirect("accounts:account", pk)


def _invited(request: HttpRequest, pk: int) -> HttpResponse:
    """The link is on the answer to this one request and nowhere else."""
    outcome = actions.invite(by=actor_of(request), user_pk=pk)
    if isinstance(outcome, Refused):
        return _told(request, pk, outcome, "")
    row = listing.one(pk)
    crumbs = [_list(), here(_("Invitation"))]
    return render(request, "accounts/invited.html", {"invitation": outcome, "account": row, "crumbs": crumbs})


def _list() -> Crumb:
    return crumb(_("Konti"), "accounts:list")

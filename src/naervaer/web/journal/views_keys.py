"""*Din nøgle*: made, opened, locked and changed."""

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from naervaer.core.access.model import Purpose
from naervaer.web import clock
from naervaer.web.access.asking import actor_of, back_to
from naervaer.web.access.rules import requires
from naervaer.web.design.crumbs import crumb, here
from naervaer.web.design.forms import allowed, posted
from naervaer.web.handbook.queries import active_policy
from naervaer.web.journal import actions, queries, unlocking
from naervaer.web.journal.forms import NewSecretForm, SecretForm
from naervaer.web.journal.opening import confidential
from naervaer.web.journal.unlocking import Unlocked


@require_http_methods(["GET", "POST"])
@requires(Purpose.KEEP_JOURNAL)
@confidential
def key(request: HttpRequest) -> HttpResponse:
    """*Lav din nøgle*."""
    if queries.has_key(actor_of(request)):
        return redirect("journal:secret")
    form = NewSecretForm(posted(request))
    if request.method == "POST" and form.is_valid():
        made = actions.make_key(by=actor_of(request), secret=form.cleaned_data["new"])
        if allowed(form, made) and isinstance(made, Unlocked):
            messages.success(request, _("Din nøgle er lavet. Glemmer du hemmeligheden, kan ingen finde den til dig."))
            return _opened(request, made)
    return _page(request, "journal/key.html", form, _("Kom i gang med journal"))


@require_http_methods(["GET", "POST"])
@requires(Purpose.KEEP_JOURNAL)
@confidential
def unlock(request: HttpRequest) -> HttpResponse:
    """*Lås op*."""
    if not queries.has_key(actor_of(request)):
        return redirect("journal:key")
    form = SecretForm(posted(request))
    if request.method == "POST" and form.is_valid():
        made = actions.unlock(by=actor_of(request), **form.cleaned_data)
        if allowed(form, made) and isinstance(made, Unlocked):
            return _opened(request, made)
    return _page(request, "journal/unlock.html", form, _("Lås journalen op"))


@require_http_methods(["GET", "POST"])
@requires(Purpose.KEEP_JOURNAL)
@confidential
def renew(request: HttpRequest) -> HttpResponse:
    """*Jeg har glemt hemmeligheden*: a new key, and then HR is asked for the paper."""
    if not queries.has_key(actor_of(request)):
        return redirect("journal:key")
    form = NewSecretForm(posted(request))
    if request.method == "POST" and form.is_valid():
        made = actions.renew_key(by=actor_of(request), secret=form.cleaned_data["new"])
        if allowed(form, made) and isinstance(made, Unlocked):
            messages.success(request, _("Din nye nøgle er lavet. Bed nu HR om at åbne dine journaler for den."))
            return _opened(request, made)
    return _page(request, "journal/renew.html", form, _("Har du glemt hemmeligheden?"))


@require_http_methods(["GET", "POST"])
@requires(Purpose.KEEP_JOURNAL)
@confidential
def secret(request: HttpRequest) -> HttpResponse:
    """*Skift hemmelighed*."""
    if not queries.has_key(actor_of(request)):
        return redirect("journal:key")
    form = NewSecretForm(posted(request), change=True)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        made = actions.change_secret(by=actor_of(request), secret=told["secret"], new=told["new"])
        if allowed(form, made) and isinstance(made, Unlocked):
            messages.success(request, _("Hemmeligheden er skiftet. Den gamle åbner ikke længere noget."))
            return _opened(request, made)
    return _page(request, "journal/secret.html", form, _("Skift hemmelighed"))


@require_POST
@requires(Purpose.KEEP_JOURNAL)
def lock(request: HttpRequest) -> HttpResponse:
    """*Lås nu*."""
    response = redirect("journal:unlock")
    unlocking.forget(request, response)
    messages.success(request, _("Journalen er låst."))
    return response


def _opened(request: HttpRequest, made: Unlocked) -> HttpResponse:
    response = redirect(back_to(request, "/journal/"))
    unlocking.keep_open(request, response, made)
    return response


def _page(request: HttpRequest, template: str, form: Form, title: str) -> HttpResponse:
    minutes = active_policy().journal_on(clock.today()).locked_after_minutes
    crumbs = [crumb(_("Journal"), "journal:index"), here(title)]
    back = back_to(request, "")
    context = {"form": form, "title": title, "minutes": minutes, "crumbs": crumbs, "back": back}
    context["recovery"] = queries.recovery()
    return render(request, template, context)

"""What every page of a journal does first: find the open key, or ask for the secret."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from naervaer.web import clock
from naervaer.web.access.asking import actor_of
from naervaer.web.design.crumbs import crumb, here
from naervaer.web.handbook.queries import active_policy
from naervaer.web.journal import keys, queries, unlocking
from naervaer.web.journal.envelope import CannotOpen
from naervaer.web.journal.unlocking import Unlocked

View = Callable[..., HttpResponseBase]
MARGIN = 5
"""Seconds after the lock before a page that is left open is taken off the screen."""


def open_key(request: HttpRequest) -> Unlocked | None:
    """The actor's open key; None when it is locked, or is from before the secret was changed."""
    opened = unlocking.opened_by(request)
    return opened if opened is not None and keys.fits(actor_of(request), opened) else None


def confidential(view: View) -> View:
    """What is sent is in no report of an error, and what does not open says so on a page of its own."""

    @wraps(view)
    def told(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except CannotOpen:
            crumbs = [crumb(_("Journal"), "journal:index"), here(_("Kan ikke åbnes"))]
            return render(request, "journal/broken.html", {"crumbs": crumbs}, status=409)

    hidden: View = sensitive_post_parameters()(told)
    return hidden


def with_key(view: View) -> View:
    """The view is given the open key (``opened``). Who has none open is asked for the secret, and comes back after.

    Whether there is a journal to open is asked first: to everybody but its keeper there is not.
    """

    @wraps(view)
    def opened_view(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if "pk" in kwargs and queries.one(actor_of(request), kwargs["pk"], clock.today()).waits:
            return redirect("journal:index")
        opened = open_key(request)
        return to_unlock(request) if opened is None else view(request, *args, opened=opened, **kwargs)

    return confidential(opened_view)


def to_unlock(request: HttpRequest) -> HttpResponse:
    back = request.get_full_path() if request.method == "GET" else ""
    page = reverse("journal:unlock" if queries.has_key(actor_of(request)) else "journal:key")
    return redirect(f"{page}?{urlencode({'tilbage': back})}" if back else page)


def off_the_screen(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """When the journal locks, the page goes too: nothing stays on a screen that is left."""
    minutes = active_policy().journal_on(clock.today()).locked_after_minutes
    response["Refresh"] = f"{minutes * 60 + MARGIN}; url={reverse('journal:unlock')}"
    return response

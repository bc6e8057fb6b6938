"""How a view declares who may use it. A view without a declaration is refused by a test, not by luck."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponseBase
from django_htmx.http import HttpResponseClientRefresh

from naervaer.core.access.model import Purpose
from naervaer.web import clock

View = Callable[..., HttpResponseBase]


def _to_login(request: HttpRequest) -> HttpResponseBase:
    """A piece fetched for a page whose session is over has the page fetched anew: no login opens in a row of a list."""
    if request.headers.get("HX-Request"):
        return HttpResponseClientRefresh()
    return redirect_to_login(request.get_full_path())


def open_to_all(view: View) -> View:
    """No login needed; the page holds nothing about anybody."""

    @wraps(view)
    def declared(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, *args, **kwargs)

    declared.access_rule = "open"  # type: ignore[attr-defined]
    return declared


def signed_in(view: View) -> View:
    """Anybody with an account; what is shown is their own."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return _to_login(request)
        return view(request, *args, **kwargs)

    guarded.access_rule = "signed in"  # type: ignore[attr-defined]
    return guarded


def requires(*purposes: Purpose) -> Callable[[View], View]:
    """Only who holds one of the purposes somewhere today; others get 404, as for a page that does not exist.

    Which rows they see is the queryset's business: ``naervaer.web.access.scope``.
    """

    def declare(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return _to_login(request)
            actor, day = request.actor, clock.today()  # type: ignore[attr-defined]
            if not any(actor.holds(purpose, day) for purpose in purposes):
                raise Http404
            return view(request, *args, **kwargs)

        guarded.access_rule = frozenset(purposes)  # type: ignore[attr-defined]
        return guarded

    return declare

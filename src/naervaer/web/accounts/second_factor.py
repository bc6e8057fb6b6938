"""Who has a role beyond employee gets no further than to switching the second factor (*totrinslogin*) on."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from naervaer.core.access.model import Role
from naervaer.web import clock
from naervaer.web.access.asking import actor_of

ON_THE_WAY = frozenset({"mfa_activate_totp", "account_reauthenticate"})
"""The pages that lead to having one."""


class SecondFactorMiddleware:
    """Only where ``NAERVAER_REQUIRE_MFA`` is on. Pages that are open to all, such as *Log ud*, stay open."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        if not settings.NAERVAER_REQUIRE_MFA or not request.user.is_authenticated:
            return None
        name = request.resolver_match.view_name if request.resolver_match else ""
        if getattr(view, "access_rule", None) == "open" or name in ON_THE_WAY:
            return None
        actor = actor_of(request)
        if actor.roles_on(clock.today()) <= {Role.EMPLOYEE} or is_mfa_enabled(request.user, [Authenticator.Type.TOTP]):
            return None
        return redirect("mfa_activate_totp")

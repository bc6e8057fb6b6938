"""Logins and refused logins go into the log. What was typed as user name is not kept: it may be a password."""

from typing import Any

from django.contrib.auth.signals import user_logged_in, user_login_failed
from django.http import HttpRequest

from naervaer.core.access.model import Actor, Role
from naervaer.core.access.sight import Capacity
from naervaer.web import clock
from naervaer.web.accounts.models import User
from naervaer.web.audit import actions as audit
from naervaer.web.organisation.queries import actor_of


def logged_in(sender: Any, request: HttpRequest | None, user: User, **kwargs: Any) -> None:
    actor = actor_of(user)
    by = actor if actor.user_id else Actor(user_id=user.pk, person_id=None, name=user.get_username())
    held = dict.fromkeys(grant.role for grant in by.grants if grant.held_on(clock.today()))
    roles = [role.value for role in held if role is not Role.EMPLOYEE]
    only = Capacity(Role(roles[0]) if roles else Role.EMPLOYEE) if held and len(roles) < 2 else None
    detail = {"roles": roles} if len(roles) > 1 else {}
    audit.record(by=by, kind=audit.Kind.LOGIN, action="accounts.log_in", capacity=only, detail=detail)


def refused(sender: Any, credentials: dict[str, Any], request: HttpRequest | None = None, **kwargs: Any) -> None:
    user = User.objects.filter(username__iexact=credentials.get("username") or "").first()
    by = Actor(user_id=user.pk if user else None, person_id=None, name=user.get_username() if user else "")
    audit.record(by=by, kind=audit.Kind.LOGIN_FAILED, action="accounts.log_in")


def connect() -> None:
    user_logged_in.connect(logged_in, dispatch_uid="log a login")
    user_login_failed.connect(refused, dispatch_uid="log a refused login")

"""Opening, closing and mending accounts, and the personas of the demo. Each asks access, writes and audits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.http import Http404

from naervaer.core.access.accounts import may_close, may_invite, may_reopen, may_reset_second_factor
from naervaer.core.access.model import SYSTEM, Actor, Purpose, Role
from naervaer.core.verdicts import Refused, Verdict
from naervaer.web import clock
from naervaer.web.access import scope
from naervaer.web.accounts import invitation, lockout
from naervaer.web.accounts.invitation import Invitation
from naervaer.web.accounts.models import Persona, User
from naervaer.web.audit import actions as audit
from naervaer.web.organisation import actions as organisation
from naervaer.web.organisation.queries import actor_of

if TYPE_CHECKING:
    from naervaer.web.organisation.models import Person

OUTSIDE = "udefra-"
"""Begins the number of a person payroll does not know, so that no payroll number is ever the same."""


def must_manage_accounts(by: Actor) -> None:
    """Accounts belong to the whole organisation: whoever manages the roles of one area gets the answer of no page."""
    if scope.reached(by, Purpose.MANAGE_ROLES, clock.today()) is not None:
        raise Http404


def _account(by: Actor, pk: int) -> User:
    must_manage_accounts(by)
    user = User.objects.select_for_update().filter(pk=pk).first()
    if user is None:
        raise Http404
    return user


@transaction.atomic
def open_account(*, by: Actor, person: Person, username: str, password: str | None = None) -> User:
    """An account for a person. Without a password nobody can log in to it before one is set."""
    must_manage_accounts(by)
    user: User = User.objects.create_user(username=username, email=person.email, password=password, person=person)
    audit.record(by=by, kind=audit.Kind.WRITE, action="accounts.open_account", subject=person)
    return user


@transaction.atomic
def open_account_outside_payroll(*, by: Actor, name: str, email: str, username: str) -> User:
    """An account for somebody payroll does not know: a provider, a politician, a member of a steering group."""
    must_manage_accounts(by)
    person = organisation.add_outside_payroll(by=by, number=f"{OUTSIDE}{username}", name=name, email=email)
    return open_account(by=by, person=person, username=username)


@transaction.atomic
def set_address(*, by: Actor, user_pk: int, email: str) -> None:
    """Where the mail of an account's person goes; empty for nowhere."""
    user = _account(by, user_pk)
    if user.person is None:
        raise Http404
    organisation.set_address(by=by, person=user.person, email=email)


def invite(*, by: Actor, user_pk: int) -> Invitation | Refused:
    """Take the password away and send a link to choose a new one. Whoever is logged in with the old one is out."""
    renewed = _renew(by, user_pk)
    return renewed if isinstance(renewed, Refused) else invitation.send(renewed, _address(renewed))


@transaction.atomic
def _renew(by: Actor, user_pk: int) -> User | Refused:
    user = _account(by, user_pk)
    verdict = may_invite(own=user.pk == by.user_id, open_=user.is_active)
    if isinstance(verdict, Refused):
        return verdict
    user.set_unusable_password()
    user.save(update_fields=["password"])
    audit.record(by=by, kind=audit.Kind.WRITE, action="accounts.invite", subject=user.person)
    return user


def _address(user: User) -> str:
    return user.person.email if user.person else user.email


@transaction.atomic
def choose_password(*, user: User, password: str) -> None:
    """Whoever holds the link of an invitation chooses the password, and the link is used up."""
    user.set_password(password)
    user.save(update_fields=["password"])
    audit.record(by=actor_of(user), kind=audit.Kind.WRITE, action="accounts.choose_password", subject=user.person)


@transaction.atomic
def close_account(*, by: Actor, user_pk: int) -> Verdict:
    """Nobody can log in to it, and whoever is logged in is out at the next request, for good: the password goes."""
    user = _account(by, user_pk)
    verdict = may_close(own=user.pk == by.user_id, open_=user.is_active)
    if verdict:
        user.is_active = False
        user.set_unusable_password()
        user.save(update_fields=["is_active", "password"])
        audit.record(by=by, kind=audit.Kind.WRITE, action="accounts.close_account", subject=user.person)
    return verdict


@transaction.atomic
def reopen_account(*, by: Actor, user_pk: int) -> Verdict:
    """The account can be invited again; it has no password before that."""
    user = _account(by, user_pk)
    verdict = may_reopen(open_=user.is_active)
    if verdict:
        user.is_active = True
        user.save(update_fields=["is_active"])
        audit.record(by=by, kind=audit.Kind.WRITE, action="accounts.reopen_account", subject=user.person)
    return verdict


@transaction.atomic
def unlock_account(*, by: Actor, user_pk: int) -> None:
    """The refused logins are forgotten, so that nobody waits."""
    user = _account(by, user_pk)
    lockout.forget(user.get_username())
    audit.record(by=by, kind=audit.Kind.WRITE, action="accounts.unlock_account", subject=user.person)


@transaction.atomic
def reset_second_factor(*, by: Actor, user_pk: int) -> Verdict:
    """For whoever has lost the telephone and the emergency codes: the next login is by password alone."""
    user = _account(by, user_pk)
    held = Authenticator.objects.filter(user=user)
    verdict = may_reset_second_factor(own=user.pk == by.user_id, has_one=held.exists())
    if verdict:
        held.delete()
        audit.record(by=by, kind=audit.Kind.WRITE, action="accounts.reset_second_factor", subject=user.person)
    return verdict


@transaction.atomic
def open_first_account(*, username: str, password: str) -> bool:
    """The administrator of a new installation, from the command line. False when there are accounts already."""
    if User.objects.exists():
        return False
    person = organisation.add_outside_payroll(by=SYSTEM, number=username, name=username)
    organisation.assign_role(by=SYSTEM, person=person, role=Role.ADMINISTRATOR, unit=None, first=clock.today())
    open_account(by=SYSTEM, person=person, username=username, password=password)
    return True


@transaction.atomic
def add_persona(*, by: Actor, person: Person, username: str, title: str, about: str) -> User:
    """Somebody to log in as with one click at */demo/*; only in demo mode."""
    if not settings.NAERVAER_DEMO:
        raise ImproperlyConfigured("Personer til ét-kliks-login findes kun i demoen.")
    user = open_account(by=by, person=person, username=username)
    Persona.objects.create(user=user, title=title, about=about, position=Persona.objects.count())
    return user

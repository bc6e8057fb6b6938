"""Opening and closing accounts, and the personas of the demo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.http import Http404

from naervaer.core.access.model import SYSTEM, Actor, Purpose, Role
from naervaer.web import clock
from naervaer.web.accounts.models import Persona, User
from naervaer.web.audit import actions as audit
from naervaer.web.organisation import actions as organisation

if TYPE_CHECKING:
    from naervaer.web.organisation.models import Person


@transaction.atomic
def open_account(*, by: Actor, person: Person, username: str, password: str | None = None) -> User:
    """An account for a person. Without a password nobody can log in to it before one is set."""
    if not by.holds(Purpose.MANAGE_ROLES, clock.today()):
        raise Http404
    user: User = User.objects.create_user(username=username, email=person.email, password=password, person=person)
    audit.record(by=by, kind=audit.Kind.WRITE, action="accounts.open_account", subject=person)
    return user


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

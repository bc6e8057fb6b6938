"""*Konti*: who can log in, and how it stands with each account."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Exists, OuterRef, Q, QuerySet, TextChoices

from naervaer.web import clock
from naervaer.web.accounts import lockout
from naervaer.web.accounts.models import User
from naervaer.web.audit import queries as audit
from naervaer.web.organisation.searching import equals, holds

LONGEST_LOCK = timedelta(hours=1)
"""Longer than any pause after refused logins: among those refused since then are all that are locked."""

HAS_TOTP = Exists(Authenticator.objects.filter(user=OuterRef("pk"), type=Authenticator.Type.TOTP))


class State(TextChoices):
    OPEN = "open", "Åben"
    NEVER = "never", "Aldrig logget ind"
    INVITED = "invited", "Inviteret"
    LOCKED = "locked", "Låst"
    CLOSED = "closed", "Lukket"


ABOUT: dict[State, str] = {
    State.OPEN: "Kan logge ind.",
    State.NEVER: "Har valgt adgangskode, men har ikke været logget ind.",
    State.INVITED: "Har ikke valgt adgangskode endnu.",
    State.LOCKED: "For mange forkerte forsøg. Den åbner af sig selv efter et kvarter.",
    State.CLOSED: "Ingen kan logge ind på den.",
}
BADGES: dict[State, str] = {
    State.OPEN: "done",
    State.NEVER: "info",
    State.INVITED: "planned",
    State.LOCKED: "overdue",
    State.CLOSED: "irrelevant",
}


@dataclass(frozen=True, slots=True)
class Filter:
    """``second_factor``: "" for all, "ja" or "nej"."""

    text: str = ""
    state: str = ""
    second_factor: str = ""


@dataclass(frozen=True, slots=True)
class AccountRow:
    pk: int
    name: str
    number: str
    email: str
    username: str
    state: State
    badge: str
    about: str
    second_factor: bool
    last_login: datetime | None

    @property
    def label(self) -> str:
        return str(self.state.label)

    @property
    def closed(self) -> bool:
        return self.state is State.CLOSED

    @property
    def locked(self) -> bool:
        return self.state is State.LOCKED


def accounts(wanted: Filter) -> QuerySet[User]:
    """The accounts by name."""
    found = _all()
    if wanted.text:
        found = found.filter(holds("person__name", wanted.text) | holds("username", wanted.text))
    if wanted.second_factor:
        found = found.filter(HAS_TOTP if wanted.second_factor == "ja" else ~HAS_TOTP)
    if wanted.state:
        found = found.filter(_in_state(State(wanted.state)))
    return found.order_by("person__name", "username")


def rows(users: Iterable[User]) -> list[AccountRow]:
    shown = list(users)
    locked = lockout.locked(user.get_username() for user in shown)
    return [_row(user, user.get_username() in locked) for user in shown]


def one(pk: int) -> AccountRow | None:
    return next(iter(rows(_all().filter(pk=pk))), None)


def is_taken(username: str) -> bool:
    """Whether somebody has the name, in small letters or capitals."""
    return User.objects.filter(equals("username", username)).exists()


def has_account(person_pk: int) -> bool:
    return User.objects.filter(person=person_pk).exists()


def _all() -> QuerySet[User]:
    return User.objects.select_related("person").annotate(second_factor=HAS_TOTP)


def _in_state(state: State) -> Q:
    locked = Q(pk__in=_locked_pks())
    without_password = Q(password__startswith=UNUSABLE_PASSWORD_PREFIX)
    conditions = {
        State.CLOSED: Q(is_active=False),
        State.LOCKED: Q(is_active=True) & locked,
        State.INVITED: Q(is_active=True) & ~locked & without_password,
        State.NEVER: Q(is_active=True, last_login__isnull=True) & ~locked & ~without_password,
        State.OPEN: Q(is_active=True, last_login__isnull=False) & ~locked & ~without_password,
    }
    return conditions[state]


def _locked_pks() -> list[int]:
    refused = User.objects.filter(pk__in=audit.refused_since(clock.now() - LONGEST_LOCK))
    names = dict(refused.values_list("username", "pk"))
    return [names[name] for name in lockout.locked(names)]


def _state(user: User, locked: bool) -> State:
    if not user.is_active:
        return State.CLOSED
    if locked:
        return State.LOCKED
    if not user.has_usable_password():
        return State.INVITED
    return State.OPEN if user.last_login else State.NEVER


def _row(user: User, locked: bool) -> AccountRow:
    state = _state(user, locked)
    return AccountRow(
        pk=user.pk,
        name=user.person.name if user.person else user.get_username(),
        number=user.person.ext_id if user.person else "",
        email=user.person.email if user.person else user.email,
        username=user.get_username(),
        state=state,
        badge=BADGES[state],
        about=ABOUT[state],
        second_factor=bool(getattr(user, "second_factor", False)),
        last_login=user.last_login,
    )

"""*Oplåst*: an open private key between two requests, so that no store of ours holds enough to use it.

The session's row has the private key sealed under a random key; that key is in a cookie of the browser, sent to the
pages of the journal alone. A copy of the database has the one, a stolen cookie the other.
"""

import base64
import binascii
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from naervaer.core.journal.rules import is_locked
from naervaer.web import clock
from naervaer.web.handbook.queries import active_policy
from naervaer.web.journal import envelope

COOKIE = "journal"
PATH = "/journal/"
KEPT = "journal"
WRITE_AT_MOST_EVERY = timedelta(seconds=30)


@dataclass(frozen=True, slots=True, repr=False)
class Unlocked:
    """The private key of a reader (``key`` is the pk of theirs). Lives as long as the request."""

    key: int
    private: bytes


def keep_open(request: HttpRequest, response: HttpResponseBase, opened: Unlocked) -> None:
    """Seal the key into the session under a key that is given to the browser."""
    under = envelope.new_key()
    request.session[KEPT] = {
        "key": opened.key,
        "sealed": base64.b64encode(envelope.seal(under, opened.private, _place(request, opened.key))).decode(),
        "seen": clock.now().isoformat(),
        "why": {},
    }
    response.set_cookie(
        COOKIE,
        base64.urlsafe_b64encode(under).decode(),
        path=PATH,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Strict",
    )


def opened_by(request: HttpRequest) -> Unlocked | None:
    """The open key; None, and nothing left of it, when it is locked, or was opened by somebody else or elsewhere."""
    kept = request.session.get(KEPT)
    if kept is None:
        return None
    now, seen = clock.now(), datetime.fromisoformat(kept["seen"])
    if is_locked(seen, now, active_policy().journal_on(clock.today()).locked_after_minutes):
        forget(request)
        return None
    private = _opened(request, kept)
    if private is None:
        return None
    if now - seen > WRITE_AT_MOST_EVERY:
        request.session[KEPT] = kept | {"seen": now.isoformat()}
    return Unlocked(kept["key"], private)


def forget(request: HttpRequest, response: HttpResponseBase | None = None) -> None:
    """*Lås*."""
    request.session.pop(KEPT, None)
    if response is not None:
        response.delete_cookie(COOKIE, path=PATH, samesite="Strict")


def purpose_of(request: HttpRequest, journal: int) -> str:
    """Why this journal was opened; empty when it has not been said since it was unlocked."""
    why: str = request.session.get(KEPT, {}).get("why", {}).get(str(journal), "")
    return why


def say_purpose(request: HttpRequest, journal: int, purpose: str) -> None:
    kept = request.session[KEPT]
    request.session[KEPT] = kept | {"why": {**kept["why"], str(journal): purpose}}


def _opened(request: HttpRequest, kept: dict[str, Any]) -> bytes | None:
    try:
        under = base64.urlsafe_b64decode(request.COOKIES.get(COOKIE, ""))
        return envelope.unseal(under, base64.b64decode(kept["sealed"]), _place(request, kept["key"]))
    except (envelope.CannotOpen, binascii.Error, ValueError):
        return None


def _place(request: HttpRequest, key: int) -> bytes:
    return f"naervaer/journal/session/{request.user.pk}/{key}".encode()

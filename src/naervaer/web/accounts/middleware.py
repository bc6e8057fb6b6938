"""How long a login lasts: until nothing has been done for a while, and never longer than a working day."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from naervaer.web import clock

STARTED, SEEN = "session-started", "session-seen"
WRITE_AT_MOST_EVERY = timedelta(minutes=1)


class SessionLimitsMiddleware:
    """*Session*: ends after ``NAERVAER_IDLE_MINUTES`` of rest or ``NAERVAER_SESSION_HOURS`` in all."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.user.is_authenticated:
            now = clock.now()
            if _is_over(request, now):
                logout(request)
                messages.info(request, _("Du er logget ud, fordi du ikke har været aktiv. Log ind igen."))
                return redirect_to_login(request.get_full_path() if request.method == "GET" else "/")
            _note(request, now)
        return self.get_response(request)


def _moment(request: HttpRequest, key: str, now: datetime) -> datetime:
    kept = request.session.get(key)
    return datetime.fromisoformat(kept) if kept else now


def _is_over(request: HttpRequest, now: datetime) -> bool:
    idle = timedelta(minutes=settings.NAERVAER_IDLE_MINUTES)
    longest = timedelta(hours=settings.NAERVAER_SESSION_HOURS)
    return now - _moment(request, SEEN, now) > idle or now - _moment(request, STARTED, now) > longest


def _note(request: HttpRequest, now: datetime) -> None:
    """The session is a row in the database: written once a minute, not at every request."""
    if STARTED not in request.session:
        request.session[STARTED] = now.isoformat()
    if SEEN not in request.session or now - _moment(request, SEEN, now) > WRITE_AT_MOST_EVERY:
        request.session[SEEN] = now.isoformat()

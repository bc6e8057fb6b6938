"""Who asks, and what the address says: the same for every view."""

from datetime import date

from django.http import Http404, HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from naervaer.core.access.model import Actor


def actor_of(request: HttpRequest) -> Actor:
    """Who asks, as the middleware found them."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def number_in(request: HttpRequest, name: str) -> int | None:
    """A key from the address; one that is no number is a page that does not exist."""
    text = request.GET.get(name, "")
    if not text:
        return None
    if not text.isascii() or not text.isdigit() or len(text) > 18:
        raise Http404
    return int(text)


def day_in(request: HttpRequest, name: str) -> date | None:
    """A day from the address; one that is no day is a page that does not exist."""
    text = request.GET.get(name, "")
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise Http404 from None


def back_to(request: HttpRequest, otherwise: str) -> str:
    """The page the button stood on (``tilbage``), if it is one of ours."""
    asked = request.POST.get("tilbage") or request.GET.get("tilbage") or ""
    return asked if url_has_allowed_host_and_scheme(asked, allowed_hosts=None) else otherwise

"""*Brødkrummer*: the way to a page, the page itself last and without an address."""

from typing import Any

from django.urls import reverse

Crumb = dict[str, str]


def crumb(label: str, url_name: str, *args: Any) -> Crumb:
    """A page on the way."""
    return {"label": label, "url": reverse(url_name, args=args)}


def here(label: str) -> Crumb:
    """The page one is on."""
    return {"label": label, "url": ""}

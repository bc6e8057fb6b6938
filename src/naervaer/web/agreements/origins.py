"""Where an agreement was made: each room that agrees something says what it is called and where it is shown."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Origin:
    """``words`` follow a date (»12.11.2026 i en samtale«). ``page`` and ``own`` are URL names, if any.

    ``page`` is the row's page for whoever works on the case, ``own`` the one for the employee it is about.
    """

    words: Any
    page: str = ""
    own: str = ""

    def url(self, pk: int) -> str:
        return reverse(self.page, args=[pk]) if self.page else ""

    def own_url(self, pk: int) -> str:
        return reverse(self.own, args=[pk]) if self.own else ""


DIRECT = "direct"
_KNOWN: dict[str, Origin] = {DIRECT: Origin(_("uden for en samtale"))}


def register(name: str, words: Any, page: str = "", own: str = "") -> None:
    """Called by a room's ``AppConfig.ready``."""
    _KNOWN[name] = Origin(words, page, own)


def origin(name: str) -> Origin:
    return _KNOWN[name]

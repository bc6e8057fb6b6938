"""*Nøgler* of the installation, from ``NAERVAER_FILE_KEYS``: ``name:base64`` of 32 bytes, the newest first.

The first wraps new files; the others open what they once wrapped, until the night has wrapped it anew.
"""

import base64
import binascii
from dataclasses import dataclass

from django.conf import settings

BYTES = 32


class KeysAreWrong(ValueError):
    """The setting cannot be read; the sentence never repeats what stands in it."""


@dataclass(frozen=True, slots=True)
class Key:
    name: str
    secret: bytes

    def __repr__(self) -> str:
        return f"Key({self.name!r})"


def keys() -> tuple[Key, ...]:
    """Raises ``KeysAreWrong``; empty when the installation has no keys and so keeps no files."""
    entries = [entry.strip() for entry in settings.NAERVAER_FILE_KEYS.split(",") if entry.strip()]
    found = tuple(_key(entry, nth) for nth, entry in enumerate(entries, start=1))
    if len({key.name for key in found}) < len(found):
        raise KeysAreWrong("NAERVAER_FILE_KEYS har to nøgler med samme navn. Giv hver nøgle sit eget navn.")
    return found


def _key(entry: str, nth: int) -> Key:
    name, _, text = entry.partition(":")
    try:
        secret = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        secret = b""
    if not name or len(secret) != BYTES:
        raise KeysAreWrong(
            f"NAERVAER_FILE_KEYS, nøgle nr. {nth}: forventet et navn, et kolon og {BYTES} byte i base64, "
            "for eksempel fra »openssl rand -base64 32«."
        )
    return Key(name, secret)

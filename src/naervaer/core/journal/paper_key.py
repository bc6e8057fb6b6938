"""*Gendannelsesnøgle* on paper: 32 bytes as letters and digits a person can type, with a check on the end."""

import base64
import binascii
from hashlib import sha256

BYTES = 32
CHECK = 3
GROUP = 4


def on_paper(key: bytes) -> str:
    """14 groups of 4 letters and digits (2-7), the last of them a check of the others."""
    text = base64.b32encode(key + _check(key)).decode()
    return " ".join(text[at : at + GROUP] for at in range(0, len(text), GROUP))


def in_lines(paper: str) -> tuple[str, ...]:
    """Two lines of seven groups, as a person reads them aloud."""
    groups = paper.split()
    half = (len(groups) + 1) // 2
    return " ".join(groups[:half]), " ".join(groups[half:])


def from_paper(text: str) -> bytes | None:
    """The key; None when it was typed wrongly. Small letters, spaces, and 0 or 1 for O or I make no difference."""
    signs = "".join(sign for sign in text if sign.isalnum())
    try:
        whole = base64.b32decode(signs, casefold=True, map01=b"I")
    except (binascii.Error, ValueError):
        return None
    key, check = whole[:BYTES], whole[BYTES:]
    return key if len(key) == BYTES and check == _check(key) else None


def mark_of(public: bytes) -> str:
    """*Mærke*: what a key is known by, on paper and on the screen. Tells nothing of the key."""
    text = base64.b32encode(sha256(public).digest()).decode()
    return f"{text[:GROUP]}-{text[GROUP : 2 * GROUP]}"


def _check(key: bytes) -> bytes:
    return sha256(b"naervaer/gendannelse" + key).digest()[:CHECK]

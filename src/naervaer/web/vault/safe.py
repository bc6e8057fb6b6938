"""*Boks*: AES-256-GCM with a data key for each file. The plain bytes are in memory only, and only while they are used.

Each ciphertext is bound to the file's own key (as associated data), so that two files cannot be exchanged.
"""

import secrets
from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID, uuid4

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import transaction

from naervaer.core.access.model import Actor
from naervaer.web import clock
from naervaer.web.vault.keys import BYTES, Key, keys
from naervaer.web.vault.models import Kept
from naervaer.web.vault.stores import store_for_new, store_named

NONCE_BYTES = 12

LONGEST_UPLOAD = timedelta(days=1)
"""A file without a row that is older than this belongs to no upload that is still under way."""


class CannotOpen(Exception):
    """The file is gone, has been changed, or its key is no longer in the settings."""


def is_ready() -> bool:
    """Whether the installation has a key; without one no file is taken."""
    return bool(keys())


@transaction.atomic
def keep(content: bytes) -> UUID:
    """Lock the bytes up and say under what key they can be asked for. ``CannotOpen`` without an installation key."""
    current = _current()
    key, data_key, store = uuid4(), secrets.token_bytes(BYTES), store_for_new()
    wrapped = _seal(current.secret, data_key, _bound(key, current.name))
    Kept.objects.create(id=key, key_name=current.name, wrapped_key=wrapped, store=store.name, at=clock.now())
    store.put(key, _seal(data_key, content, key.bytes))
    return key


def open_file(key: UUID) -> bytes:
    """The bytes as they were. Raises ``CannotOpen``; who may see them is asked by whoever calls."""
    row = Kept.objects.filter(pk=key).first()
    content = store_named(row.store).get(key) if row else None
    if row is None or content is None:
        raise CannotOpen("Filen findes ikke længere.")
    return _unseal(_data_key(row), content, key.bytes)


@transaction.atomic
def forget(key: UUID) -> None:
    """Delete the file for good; without its data key what is left in a backup of a folder cannot be read."""
    row = Kept.objects.filter(pk=key).first()
    if row is not None:
        store = store_named(row.store)
        row.delete()
        transaction.on_commit(lambda: store.drop(key))


def at_night(actor: Actor, day: date) -> Iterator[tuple[str, int]]:
    """Wrap what older keys wrapped with the newest, so that a key that is replaced can be taken away; sweep."""
    yield "files_rewrapped", rewrap()
    yield "files_swept", sweep()


def rewrap() -> int:
    """How many files were wrapped anew; the files themselves are not touched."""
    found = keys()
    if not found:
        return 0
    older = Kept.objects.filter(key_name__in=[key.name for key in found[1:]])
    return sum(_rewrap(pk, found[0]) for pk in older.values_list("pk", flat=True))


def sweep() -> int:
    """Delete files that no row knows: the program was killed while it kept one, or before it had deleted one."""
    store = store_for_new()
    old = set(store.lying_since(clock.now() - LONGEST_UPLOAD))
    left = old - set(Kept.objects.filter(store=store.name).values_list("pk", flat=True))
    for key in left:
        store.drop(key)
    return len(left)


@transaction.atomic
def _rewrap(pk: UUID, current: Key) -> bool:
    row = Kept.objects.select_for_update().filter(pk=pk).exclude(key_name=current.name).first()
    if row is None:
        return False
    row.wrapped_key = _seal(current.secret, _data_key(row), _bound(pk, current.name))
    row.key_name = current.name
    row.save(update_fields=["wrapped_key", "key_name"])
    return True


def _current() -> Key:
    found = keys()
    if not found:
        raise CannotOpen("Installationen har ingen nøgle til bilag (NAERVAER_FILE_KEYS).")
    return found[0]


def _data_key(row: Kept) -> bytes:
    secret = next((key.secret for key in keys() if key.name == row.key_name), None)
    if secret is None:
        raise CannotOpen(f"Nøglen »{row.key_name}« står ikke længere i NAERVAER_FILE_KEYS.")
    return _unseal(secret, bytes(row.wrapped_key), _bound(row.pk, row.key_name))


def _bound(key: UUID, name: str) -> bytes:
    return key.bytes + name.encode()


def _seal(secret: bytes, content: bytes, bound_to: bytes) -> bytes:
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(secret).encrypt(nonce, content, bound_to)


def _unseal(secret: bytes, sealed: bytes, bound_to: bytes) -> bytes:
    try:
        return AESGCM(secret).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], bound_to)
    except (InvalidTag, ValueError):
        raise CannotOpen("Filen kan ikke åbnes: den er ændret, eller nøglen er en anden.") from None

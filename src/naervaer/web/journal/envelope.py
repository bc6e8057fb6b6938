"""*Kuvert*: AES-256-GCM under a data key for each journal, wrapped by HPKE for each reader.

A private key is sealed under a secret that Argon2id makes costly to guess.

Plain bytes and keys are in memory only, and only while they are used. What is sealed is bound to its place
(associated data), so that two ciphertexts cannot be exchanged; a wrapped key to its journal and its reader.
"""

import secrets
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

KEY_BYTES = 32
NONCE_BYTES = 12
SALT_BYTES = 16
ITERATIONS = 3
LANES = 4
SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


class CannotOpen(Exception):
    """It has been changed or moved, or the key is another one. Which of them is not told."""


@dataclass(frozen=True, slots=True, repr=False)
class Pair:
    """A private key and its public one, 32 bytes each."""

    private: bytes
    public: bytes


@dataclass(frozen=True, slots=True)
class Locked:
    """A private key as it is kept: sealed under a secret, with what it costs to try one (``memory`` in KiB)."""

    sealed: bytes
    salt: bytes
    memory: int
    iterations: int
    lanes: int


def new_key() -> bytes:
    return secrets.token_bytes(KEY_BYTES)


def new_pair() -> Pair:
    return pair_of(new_key())


def pair_of(private: bytes) -> Pair:
    return Pair(private, X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw())


def lock(pair: Pair, secret: str, *, memory: int) -> Locked:
    """The private key under a secret; the salt is new each time."""
    salt = secrets.token_bytes(SALT_BYTES)
    under = _stretched(secret, salt, memory, ITERATIONS, LANES)
    return Locked(seal(under, pair.private, pair.public), salt, memory, ITERATIONS, LANES)


def unlock(locked: Locked, secret: str, public: bytes) -> Pair:
    """Raises ``CannotOpen`` for any other secret."""
    under = _stretched(secret, locked.salt, locked.memory, locked.iterations, locked.lanes)
    return Pair(unseal(under, locked.sealed, public), public)


def wrap(data_key: bytes, public: bytes, place: bytes) -> bytes:
    """For whoever has the private key. ``place`` is what it is bound to."""
    return SUITE.encrypt(data_key, X25519PublicKey.from_public_bytes(public), info=place)


def unwrap(wrapped: bytes, private: bytes, place: bytes) -> bytes:
    try:
        return SUITE.decrypt(wrapped, X25519PrivateKey.from_private_bytes(private), info=place)
    except (InvalidTag, ValueError):
        raise CannotOpen from None


def seal(key: bytes, plain: bytes, place: bytes) -> bytes:
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, place)


def unseal(key: bytes, sealed: bytes, place: bytes) -> bytes:
    try:
        return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], place)
    except (InvalidTag, ValueError):
        raise CannotOpen from None


def _stretched(secret: str, salt: bytes, memory: int, iterations: int, lanes: int) -> bytes:
    stretching = Argon2id(salt=salt, length=KEY_BYTES, iterations=iterations, lanes=lanes, memory_cost=memory)
    return stretching.derive(secret.encode())

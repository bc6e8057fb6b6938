"""*Forsegling* of an answer, under a key made of the installation's secret key, which is not in the database."""

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.encoding import force_bytes

LENGTH = 16_384
"""Bytes of every answer before it is sealed: a long remark must not be known by its envelope."""
NO_TIME = 0
"""Fernet writes a moment in clear; this one is the same for all."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody answered, by question, and their own words."""

    answers: Mapping[str, str]
    remark: str = ""


def seal(answer: Answer) -> str:
    text = json.dumps([dict(answer.answers), answer.remark], ensure_ascii=False).encode()
    filled = text.ljust(-(-len(text) // LENGTH) * LENGTH)
    return _keys().encrypt_at_time(filled, NO_TIME).decode()


def opened(sealed: str) -> Answer | None:
    """None when the key it was sealed under is gone."""
    try:
        answers, remark = json.loads(_keys().decrypt(sealed.encode()))
    except InvalidToken:
        return None
    return Answer(answers, remark)


def _keys() -> MultiFernet:
    """The newest key first; ``SECRET_KEY_FALLBACKS`` opens what was sealed before the secret was changed."""
    return MultiFernet([Fernet(_key(secret)) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _key(secret: str | bytes) -> bytes:
    derived = HKDF(SHA256(), 32, salt=None, info=b"naervaer.evaluation").derive(force_bytes(secret))
    return base64.urlsafe_b64encode(derived)

"""*Engangslink*: a signed random number with the evaluation and the quarter, and nothing of whom it is sent to.

It is made when the mail is written and kept nowhere. What is kept of one that has been used is its hash.
"""

import secrets
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from urllib.parse import urlencode

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

SALT = "naervaer.evaluation"
PARAMETER = "n"
"""The link is told in the query, which the program's own log of requests leaves out."""


@dataclass(frozen=True, slots=True)
class Link:
    """What a link says. ``hash`` is all that may be kept."""

    evaluation: str
    quarter: date
    hash: str


def new_token(evaluation: str, quarter: date) -> str:
    return _signer().sign_object([evaluation, quarter.isoformat(), secrets.token_urlsafe(24)])


def address_of(token: str) -> str:
    """The whole address, for a mail."""
    return f"{settings.NAERVAER_URL.rstrip('/')}{reverse('evaluation:answer')}?{urlencode({PARAMETER: token})}"


def read(token: str) -> Link | None:
    """None for what the program has not written."""
    try:
        evaluation, quarter, number = _signer().unsign_object(token)
    except BadSignature:
        return None
    return Link(evaluation, date.fromisoformat(quarter), sha256(number.encode()).hexdigest())


def _signer() -> Signer:
    return Signer(salt=SALT)

"""Sending calendar mails that have been written: each once, however many workers and nights come by at once."""

from collections.abc import Iterable
from contextlib import closing
from datetime import datetime, timedelta
from typing import Any, Protocol

from django.core.mail import get_connection
from django.db.models import F, Q, QuerySet

from naervaer.web import clock
from naervaer.web.notices import calendar

MOST_TRIES = 5
UNDER_WAY = timedelta(minutes=15)
"""So long one who has taken a mail to send may be about it; then somebody else may."""


class Waiting(Protocol):
    """A row with ``sent_at``, ``tried_at`` and ``tries``: a mail that has been written."""

    pk: int
    address: str
    content: str
    method: str


def waiting(rows: QuerySet[Any], pks: Iterable[int] | None) -> QuerySet[Any]:
    """Of the mails those that are to be sent; of some of them (``pks``), or of all."""
    unsent = rows.filter(sent_at__isnull=True, tries__lt=MOST_TRIES)
    return unsent if pks is None else unsent.filter(pk__in=list(pks))


def send_all(rows: QuerySet[Any], *, subject: str = calendar.SUMMARY) -> int:
    """Send them, the oldest first; the number sent. What the server refuses is tried again at night."""
    sent = 0
    with closing(get_connection()) as backend:
        for mail in rows.order_by("pk"):
            if _taken(rows.filter(pk=mail.pk), clock.now()):
                sent += _send(mail, rows.model, subject, backend)
    return sent


def _send(mail: Waiting, model: Any, subject: str, backend: Any) -> bool:
    gone = calendar.send(to=mail.address, content=mail.content, method=mail.method, backend=backend, subject=subject)
    done: dict[str, Any] = {"sent_at": clock.now()} if gone else {"tried_at": None}
    model.objects.filter(pk=mail.pk).update(**done)
    return gone


def _taken(row: QuerySet[Any], now: datetime) -> bool:
    """Take a mail to send it, unless it has been sent or somebody else is about it."""
    free = row.filter(Q(tried_at__isnull=True) | Q(tried_at__lt=now - UNDER_WAY), sent_at__isnull=True)
    return free.update(tried_at=now, tries=F("tries") + 1) == 1

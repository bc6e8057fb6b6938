"""Telling people at once, by mail, that there is news for them: sent beside the page, when what is written is kept."""

from collections.abc import Iterable
from contextlib import closing, suppress
from functools import partial

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.utils.translation import gettext as _
from django_tasks import task

from naervaer.web.organisation import employed


def tell_at_once(*, persons: Iterable[str], path: str = "") -> None:
    """Tell these persons (ids); ``path`` is the page they should see. The mail names nobody and nothing.

    A mail the server does not take is no reason to undo what was written: the news stands in the program.
    """
    if told := sorted(set(persons)):
        transaction.on_commit(partial(send_news.enqueue, told, path))


@task()
def send_news(persons: list[str], path: str) -> None:
    """Sent beside the page: a mail server that is slow keeps nobody waiting."""
    addresses = sorted({address for _person, address in employed.addresses(persons).values()})
    if addresses:
        _send(addresses, path)


def _send(addresses: list[str], path: str) -> None:
    text = _(
        "Hej\n\nDer er nyt til dig i Nærvær. Log ind for at se det:\n\n%(url)s\n\n"
        "Mailen nævner med vilje hverken navne eller opgaver.\n"
    ) % {"url": f"{settings.NAERVAER_URL.rstrip('/')}{path}"}
    with closing(get_connection()) as backend:
        for address in addresses:
            with suppress(OSError):
                EmailMessage(_("Der er nyt til dig i Nærvær"), text, to=[address], connection=backend).send()

"""Telling people by mail that something waits: at most one mail a day, none when there is nothing new.

The mail names nobody and nothing, because mail is read over shoulders and forwarded.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils.translation import gettext as _

from naervaer.web import clock
from naervaer.web.notices.models import Digest, Notice
from naervaer.web.organisation import employed


@dataclass(frozen=True, slots=True)
class Told:
    """Mails sent, people who have no address, and mails the server would not take."""

    sent: int = 0
    without_address: int = 0
    failed: int = 0


def tell(*, matters: Mapping[str, frozenset[str]], day: date) -> Told:
    """Send the digest of the day to everybody for whom something waits that they have not been told of.

    ``matters`` are keys by person id. A mail is claimed before it is sent: a run that is killed between the two
    sends nothing twice, and what was not told is told the next day.
    """
    addresses = employed.addresses(matters)
    known = _known(addresses)
    told_today = set(Digest.objects.filter(day=day).values_list("person", flat=True))
    sent = failed = 0
    backend = get_connection()
    for ext_id, (person, address) in sorted(addresses.items()):
        new = matters[ext_id] - known.get(person, frozenset())
        if new and person not in told_today and (digest := _claim(person, day)) is not None:
            if _send(address, backend):
                _sent(digest, new)
                sent += 1
            else:
                digest.delete()
                failed += 1
    backend.close()
    return Told(sent, len(matters) - len(addresses), failed)


def _known(addresses: Mapping[str, tuple[int, str]]) -> dict[int, set[str]]:
    known: dict[int, set[str]] = {}
    reached = {person for person, _address in addresses.values()}
    for person, key in Notice.objects.values_list("person", "key").iterator():
        if person in reached:
            known.setdefault(person, set()).add(key)
    return known


def _claim(person: int, day: date) -> Digest | None:
    """The right to write to somebody today; None when another run has it."""
    digest, new = Digest.objects.get_or_create(person_id=person, day=day, defaults={"claimed_at": clock.now()})
    return digest if new else None


def _send(address: str, backend: BaseEmailBackend) -> bool:
    text = _(
        "Hej\n\nDer er opgaver, der venter på dig i Nærvær. Log ind for at se dem:\n\n%(url)s\n\n"
        "Mailen nævner med vilje hverken navne eller opgaver. Du får højst én mail om dagen.\n"
    ) % {"url": settings.NAERVAER_URL}
    try:
        return bool(EmailMessage(_("Du har opgaver i Nærvær"), text, to=[address], connection=backend).send())
    except OSError:
        return False


@transaction.atomic
def _sent(digest: Digest, keys: frozenset[str]) -> None:
    Digest.objects.filter(pk=digest.pk).update(sent_at=clock.now())
    Notice.objects.bulk_create(
        [Notice(person_id=digest.person_id, key=key, digest=digest) for key in sorted(keys)], ignore_conflicts=True
    )

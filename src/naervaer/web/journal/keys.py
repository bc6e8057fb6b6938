"""*Nøgler*: made, opened and changed by whoever has the secret; and the recovery key, made by HR and kept on paper."""

from datetime import datetime

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.http import Http404

from naervaer.core.access.model import Actor, Purpose, Role
from naervaer.core.access.sight import Capacity
from naervaer.core.journal.paper_key import on_paper
from naervaer.core.journal.rules import PAUSE, may_be_secret, may_try
from naervaer.core.verdicts import Refused, Verdict, refused
from naervaer.web import clock
from naervaer.web.audit import actions as audit
from naervaer.web.journal import envelope
from naervaer.web.journal.envelope import CannotOpen, Pair
from naervaer.web.journal.models import Journal, ReaderKey, RecoveryKey, WrappedKey
from naervaer.web.journal.unlocking import Unlocked
from naervaer.web.organisation import queries as organisation
from naervaer.web.said import said_by

WRONG = "Hemmeligheden er forkert."
SAME = "Det er den, du har. Vælg en anden."
NOT_LOST = "Det er den hemmelighed, du har. Lås op med den."
TAKEN = "Du har allerede en nøgle. Skift hemmeligheden i stedet."


@transaction.atomic
def make_key(*, by: Actor, secret: str) -> Unlocked | Refused:
    """*Lav din nøgle*. It is open at once."""
    capacity = keeping(by)
    [person] = organisation.persons_by_ext_id([by.person_id or ""]).values()
    if ReaderKey.objects.filter(person=person).exists():
        return refused(TAKEN)
    verdict = _strong(by, secret)
    if isinstance(verdict, Refused):
        return verdict
    pair, now = envelope.new_pair(), clock.now()
    row = ReaderKey(person=person, made_at=now, changed_at=now)
    _put(row, pair, secret)
    log(by, capacity, "key_made")
    return Unlocked(row.pk, pair.private)


@transaction.atomic
def unlock(*, by: Actor, secret: str) -> Unlocked | Refused:
    """*Lås op*. What the newest recovery key does not open yet is wrapped for it, while the key is at hand."""
    capacity = keeping(by)
    row = _row(by)
    opened = _try(by, capacity, row, secret)
    if isinstance(opened, Refused):
        return opened
    _wrap_for_recovery(row, opened)
    log(by, capacity, "unlocked", audit.Kind.LOGIN)
    return Unlocked(row.pk, opened.private)


@transaction.atomic
def change_secret(*, by: Actor, secret: str, new: str) -> Unlocked | Refused:
    """*Skift hemmelighed*: a new pair of keys: a copy of the old one opens nothing from now on.

    Pressed twice, the new one opens already. It is no way to guess: whatever does not open is a wrong try of the old.
    """
    capacity = keeping(by)
    verdict = _strong(by, new)
    if isinstance(verdict, Refused):
        return verdict
    if new == secret:
        return refused(SAME)
    row = _row(by)
    again = _opens(row, new) if _may_try(row) else None
    if again is not None:
        return Unlocked(row.pk, again.private)
    opened = _try(by, capacity, row, secret)
    if isinstance(opened, Refused):
        return opened
    pair = envelope.new_pair()
    for wrapped in WrappedKey.objects.select_for_update().filter(reader=row).select_related("journal"):
        data_key = envelope.unwrap(bytes(wrapped.wrapped), opened.private, place_of(wrapped.journal, row))
        wrapped.wrapped = envelope.wrap(data_key, pair.public, place_of(wrapped.journal, row))
        wrapped.save(update_fields=["wrapped"])
    row.changed_at = clock.now()
    _put(row, pair, new)
    log(by, capacity, "secret_changed")
    return Unlocked(row.pk, pair.private)


@transaction.atomic
def renew_key(*, by: Actor, secret: str) -> Unlocked | Refused:
    """*Lav en ny nøgle* when the secret is lost. It opens no journal before HR has used the recovery key for it."""
    capacity = keeping(by)
    row = _row(by)
    verdict = _strong(by, secret)
    if isinstance(verdict, Refused):
        return verdict
    if _opens(row, secret) is not None:
        return refused(NOT_LOST)
    WrappedKey.objects.filter(reader=row).delete()
    pair = envelope.new_pair()
    row.changed_at, row.refused_times = clock.now(), 0
    _put(row, pair, secret)
    log(by, capacity, "key_renewed")
    return Unlocked(row.pk, pair.private)


@transaction.atomic
def make_recovery_key(*, by: Actor) -> str:
    """*Gendannelsesnøgle*: what is to be printed. Only here, only now: the program keeps the public half."""
    capacity = handling(by)
    pair = envelope.new_pair()
    RecoveryKey.objects.create(public=pair.public, **said_by(by, capacity))
    log(by, capacity, "recovery_key_made")
    return on_paper(pair.private)


def keeping(by: Actor) -> Capacity:
    """The municipality's own consultant; an unknown page for everybody else. External ones keep their own elsewhere."""
    if not by.person_id or not by.holds(Purpose.KEEP_JOURNAL, clock.today()):
        raise Http404
    return Capacity(Role.WELLBEING_CONSULTANT)


def handling(by: Actor) -> Capacity:
    """Who keeps the recovery key: HR, and nobody who runs the machine."""
    if not by.holds(Purpose.HANDLE_SCHEME, clock.today()):
        raise Http404
    return Capacity(Role.HR_CONSULTANT)


def place_of(journal: Journal, key: ReaderKey | RecoveryKey) -> bytes:
    """What a wrapped key is bound to: this journal, for this reader."""
    kind = "reader" if isinstance(key, ReaderKey) else "recovery"
    return f"naervaer/journal/{kind}/{journal.course_id}/{key.pk}".encode()


def newest_recovery_key() -> RecoveryKey | None:
    return RecoveryKey.objects.order_by("-pk").first()


def key_of(by: Actor) -> ReaderKey | None:
    return ReaderKey.objects.filter(person__ext_id=by.person_id or "").first()


def fits(by: Actor, opened: Unlocked) -> bool:
    """Whether an open key is still the actor's own: not one from before the secret was changed."""
    row = key_of(by)
    return row is not None and row.pk == opened.key and envelope.pair_of(opened.private).public == bytes(row.public)


def log(by: Actor, capacity: Capacity, what: str, kind: audit.Kind = audit.Kind.WRITE) -> None:
    """The program's log is told of keys, never of whom a journal is about: the journal has a log of its own."""
    audit.record(by=by, kind=kind, action=f"journal.{what}", capacity=capacity)


def _put(row: ReaderKey, pair: Pair, secret: str) -> None:
    locked = envelope.lock(pair, secret, memory=settings.NAERVAER_JOURNAL_MEMORY_MB * 1024)
    row.public, row.sealed_private, row.salt = pair.public, locked.sealed, locked.salt
    row.memory, row.iterations, row.lanes = locked.memory, locked.iterations, locked.lanes
    row.save()


def _strong(by: Actor, secret: str) -> Verdict:
    verdict = may_be_secret(secret, [by.name])
    user = get_user_model().objects.filter(person__ext_id=by.person_id).first()
    if verdict and user is not None and user.check_password(secret):
        return refused("Vælg en anden end din adgangskode: den ene må ikke åbne det, den anden låser.")
    return verdict


def _may_try(row: ReaderKey) -> Verdict:
    return may_try(row.refused_times, row.last_refused, clock.now())


def _try(by: Actor, capacity: Capacity, row: ReaderKey, secret: str) -> Pair | Refused:
    verdict = _may_try(row)
    if isinstance(verdict, Refused):
        return verdict
    pair = _opens(row, secret)
    if pair is None:
        _note_refused(row, clock.now())
        log(by, capacity, "refused", audit.Kind.LOGIN_FAILED)
        return refused(WRONG)
    row.refused_times = 0
    row.save(update_fields=["refused_times"])
    return pair


def _row(by: Actor) -> ReaderKey:
    row = ReaderKey.objects.select_for_update().filter(person__ext_id=by.person_id).first()
    if row is None:
        raise Http404
    return row


def _opens(row: ReaderKey, secret: str) -> Pair | None:
    locked = envelope.Locked(bytes(row.sealed_private), bytes(row.salt), row.memory, row.iterations, row.lanes)
    try:
        return envelope.unlock(locked, secret, bytes(row.public))
    except CannotOpen:
        return None


def _note_refused(row: ReaderKey, now: datetime) -> None:
    lately = row.last_refused is not None and now - row.last_refused < PAUSE
    row.refused_times, row.last_refused = (row.refused_times if lately else 0) + 1, now
    row.save(update_fields=["refused_times", "last_refused"])


def _wrap_for_recovery(row: ReaderKey, opened: Pair) -> None:
    """A paper that has been replaced opens nothing, once each keeper has unlocked."""
    newest = newest_recovery_key()
    if newest is None:
        return
    done = WrappedKey.objects.filter(recovery=newest).values("journal")
    for mine in WrappedKey.objects.filter(reader=row).exclude(journal__in=done).select_related("journal"):
        data_key = envelope.unwrap(bytes(mine.wrapped), opened.private, place_of(mine.journal, row))
        WrappedKey.objects.filter(journal=mine.journal, recovery__isnull=False).delete()
        wrapped = envelope.wrap(data_key, bytes(newest.public), place_of(mine.journal, newest))
        WrappedKey.objects.create(journal=mine.journal, recovery=newest, wrapped=wrapped)

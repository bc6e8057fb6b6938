"""N12b: a key with its own secret, a pause after wrong ones, a new pair when it is changed, and the key on paper."""

from datetime import datetime, timedelta

import pytest
from django.http import Http404
from hypothesis import given
from hypothesis import strategies as st
from tests.web.cast import PASSWORD, Cast
from tests.web.journal.scene import OTHER_SECRET, SECRET, Scene, key_for, written
from tests.web.journal.test_journals import read

from naervaer.core.verdicts import Refused
from naervaer.web import clock
from naervaer.web.audit.models import Entry
from naervaer.web.journal import actions, envelope
from naervaer.web.journal.envelope import CannotOpen
from naervaer.web.journal.models import ReaderKey, WrappedKey
from naervaer.web.journal.unlocking import Unlocked

pytestmark = pytest.mark.django_db


@given(st.binary(max_size=300), st.binary(max_size=40))
def test_what_is_sealed_comes_back_with_the_key_and_the_place_and_with_nothing_else(plain: bytes, place: bytes) -> None:
    key = envelope.new_key()
    sealed = envelope.seal(key, plain, place)
    assert envelope.unseal(key, sealed, place) == plain
    for wrong in ((envelope.new_key(), sealed, place), (key, sealed, place + b"!"), (key, sealed[:-1], place)):
        with pytest.raises(CannotOpen):
            envelope.unseal(*wrong)


@given(st.binary(min_size=32, max_size=32), st.binary(max_size=40))
def test_a_wrapped_key_is_for_one_reader_and_one_place(data_key: bytes, place: bytes) -> None:
    reader, other = envelope.new_pair(), envelope.new_pair()
    wrapped = envelope.wrap(data_key, reader.public, place)
    assert envelope.unwrap(wrapped, reader.private, place) == data_key
    for wrong in (
        (wrapped, other.private, place),
        (wrapped, reader.private, place + b"!"),
        (b"", reader.private, place),
    ):
        with pytest.raises(CannotOpen):
            envelope.unwrap(*wrong)


def test_the_secret_opens_and_a_wrong_one_tells_nothing(cast: Cast) -> None:
    made = key_for(cast)
    trine = cast.actor("wellbeing")
    opened = actions.unlock(by=trine, secret=SECRET)
    assert isinstance(opened, Unlocked)
    assert opened.private == made.private
    answers = {actions.unlock(by=trine, secret=wrong) for wrong in ("", SECRET[:-1], SECRET.upper())}
    assert answers == {Refused(("Hemmeligheden er forkert.",))}


def test_what_it_costs_to_try_a_secret_stands_beside_the_key(cast: Cast) -> None:
    key_for(cast)
    row = ReaderKey.objects.get()
    assert (row.memory, row.iterations, row.lanes, len(row.salt)) == (1024, 3, 4, 16)


@pytest.mark.parametrize("secret", ["for kort", "Trine Trivsel er mit navn", PASSWORD])
def test_a_weak_secret_and_the_password_are_refused(cast: Cast, secret: str) -> None:
    user = cast.users["wellbeing"]
    user.set_password(PASSWORD)
    user.save()
    assert isinstance(actions.make_key(by=cast.actor("wellbeing"), secret=secret), Refused)
    assert not ReaderKey.objects.exists()


def test_only_the_own_consultant_has_a_key_and_only_one(cast: Cast) -> None:
    """An external provider keeps journals elsewhere."""
    for who in ("leader", "hr", "administrator", "anne", "provider"):
        with pytest.raises(Http404):
            actions.make_key(by=cast.actor(who), secret=SECRET)
    with pytest.raises(Http404):
        actions.unlock(by=cast.actor("wellbeing"), secret=SECRET)
    key_for(cast)
    assert isinstance(actions.make_key(by=cast.actor("wellbeing"), secret=OTHER_SECRET), Refused)


def test_after_five_wrong_secrets_the_right_one_waits_too(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    key_for(cast)
    trine, began = cast.actor("wellbeing"), clock.now()
    for _ in range(5):
        actions.unlock(by=trine, secret="ikke den rigtige sætning")
    told = actions.unlock(by=trine, secret=SECRET)
    assert isinstance(told, Refused)
    assert "Prøv igen om 15 minutter" in told.reasons[0]
    assert Entry.objects.filter(action="journal.refused", kind="login_failed").count() == 5

    def later() -> datetime:
        return began + timedelta(minutes=16)

    monkeypatch.setattr(clock, "now", later)
    assert isinstance(actions.unlock(by=trine, secret=SECRET), Unlocked)
    assert ReaderKey.objects.get().refused_times == 0


def test_whoever_has_lost_the_secret_makes_a_new_key_which_opens_nothing_by_itself(scene: Scene) -> None:
    trine = scene.cast.actor("wellbeing")
    assert actions.renew_key(by=trine, secret=SECRET) == Refused(
        ("Det er den hemmelighed, du har. Lås op med den.",)
    ), "a secret that is remembered is not lost"
    assert isinstance(actions.renew_key(by=trine, secret="kort"), Refused)
    renewed = actions.renew_key(by=trine, secret=OTHER_SECRET)
    assert isinstance(renewed, Unlocked)
    assert isinstance(actions.unlock(by=trine, secret=SECRET), Refused)
    for opened in (renewed, scene.opened):
        with pytest.raises(CannotOpen):
            actions.read(by=trine, journal_id=scene.journal.pk, opened=opened, purpose="prepare")
    with pytest.raises(Http404):
        actions.renew_key(by=scene.cast.actor("leader"), secret=OTHER_SECRET)


def test_a_new_secret_is_a_new_pair_and_what_was_copied_before_opens_nothing(scene: Scene) -> None:
    written(scene)
    trine = scene.cast.actor("wellbeing")
    assert isinstance(actions.change_secret(by=trine, secret="forkert", new=OTHER_SECRET), Refused)
    for new in ("kort", SECRET):
        assert isinstance(actions.change_secret(by=trine, secret=SECRET, new=new), Refused)
    changed = actions.change_secret(by=trine, secret=SECRET, new=OTHER_SECRET)
    assert isinstance(changed, Unlocked)
    assert isinstance(actions.unlock(by=trine, secret=SECRET), Refused)
    with pytest.raises(CannotOpen):
        read(scene)
    shown = actions.read(by=trine, journal_id=scene.journal.pk, opened=changed, purpose="prepare")
    assert len(shown) == 2


def test_the_recovery_key_is_made_by_HR_alone_and_a_new_one_takes_the_place_of_the_old_when_journals_are_unlocked(
    scene: Scene,
) -> None:
    for who in ("administrator", "wellbeing", "leader"):
        with pytest.raises(Http404):
            actions.make_recovery_key(by=scene.cast.actor(who))
    before = WrappedKey.objects.get(recovery__isnull=False)
    actions.make_recovery_key(by=scene.cast.actor("hr"))
    assert WrappedKey.objects.get(recovery__isnull=False) == before
    assert isinstance(actions.unlock(by=scene.cast.actor("wellbeing"), secret=SECRET), Unlocked)
    after = WrappedKey.objects.get(recovery__isnull=False)
    assert after.recovery_id != before.recovery_id

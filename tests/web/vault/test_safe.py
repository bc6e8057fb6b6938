"""The safe: what is kept can be read with the key and in no other way."""

import base64
import os
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import RequestFactory

from naervaer.core.access.model import SYSTEM
from naervaer.web import clock
from naervaer.web.starting import mistakes
from naervaer.web.vault import safe
from naervaer.web.vault.checks import folder_is_there, keys_can_be_read
from naervaer.web.vault.keys import Key, KeysAreWrong, keys
from naervaer.web.vault.models import Kept, Sealed
from naervaer.web.vault.uploads import MOST, MemoryHandler

pytestmark = pytest.mark.django_db
SECRET = b"laegens-svar-paa-papiret"
OLD, NEW = (base64.b64encode(bytes([n]) * 32).decode() for n in (1, 2))


def test_what_is_kept_comes_back_and_is_nowhere_to_be_read() -> None:
    """S6"""
    key = safe.keep(SECRET)
    assert safe.open_file(key) == SECRET
    row, sealed = Kept.objects.get(pk=key), Sealed.objects.get(pk=key)
    assert SECRET not in bytes(sealed.content) + bytes(row.wrapped_key)


def test_the_same_file_twice_looks_different() -> None:
    """S6"""
    one, other = (bytes(Sealed.objects.get(pk=safe.keep(SECRET)).content) for _ in range(2))
    assert one != other


def test_a_file_that_was_changed_or_exchanged_does_not_open() -> None:
    """S6"""
    one, other = safe.keep(SECRET), safe.keep(b"noget andet")
    changed = bytearray(Sealed.objects.get(pk=one).content)
    changed[-1] ^= 1
    Sealed.objects.filter(pk=one).update(content=bytes(changed))
    with pytest.raises(safe.CannotOpen, match="ændret"):
        safe.open_file(one)
    row = Kept.objects.get(pk=other)
    Sealed.objects.filter(pk=one).update(content=Sealed.objects.get(pk=other).content)
    Kept.objects.filter(pk=one).update(wrapped_key=row.wrapped_key)
    with pytest.raises(safe.CannotOpen, match="ændret"):
        safe.open_file(one)


def test_a_key_that_is_replaced_can_be_taken_away_after_a_night(settings: LazySettings) -> None:
    """S6: rotation."""
    settings.NAERVAER_FILE_KEYS = f"gammel:{OLD}"
    key = safe.keep(SECRET)
    settings.NAERVAER_FILE_KEYS = f"ny:{NEW}"
    with pytest.raises(safe.CannotOpen, match="gammel"):
        safe.open_file(key)
    settings.NAERVAER_FILE_KEYS = f"ny:{NEW},gammel:{OLD}"
    assert safe.open_file(key) == SECRET
    assert safe.rewrap() == 1
    assert safe.rewrap() == 0
    settings.NAERVAER_FILE_KEYS = f"ny:{NEW}"
    assert safe.open_file(key) == SECRET


def test_without_a_key_nothing_is_kept(settings: LazySettings) -> None:
    """S6: fails closed."""
    settings.NAERVAER_FILE_KEYS = ""
    assert not safe.is_ready()
    assert safe.rewrap() == 0
    with pytest.raises(safe.CannotOpen, match="NAERVAER_FILE_KEYS"):
        safe.keep(SECRET)


@pytest.mark.parametrize("wrong", ["ny:kort", f":{NEW}", "ny:!!!", NEW, f"ny:{NEW},ny:{OLD}"])
def test_a_key_that_cannot_be_read_is_said_at_start_without_repeating_it(settings: LazySettings, wrong: str) -> None:
    """S6"""
    settings.NAERVAER_FILE_KEYS = wrong
    with pytest.raises(KeysAreWrong) as raised:
        keys()
    assert NEW not in str(raised.value)
    [message] = keys_can_be_read(None)
    assert message.id == "vault.E001"


def test_a_key_never_shows_its_secret() -> None:
    """S6"""
    assert "hemmelig" not in repr(Key("ny", b"hemmelig"))


def test_files_can_lie_in_a_folder_instead(settings: LazySettings, tmp_path: Path) -> None:
    """S6"""
    settings.NAERVAER_FILE_FOLDER = str(tmp_path / "bilag")
    key = safe.keep(SECRET)
    [file] = (tmp_path / "bilag").iterdir()
    assert SECRET not in file.read_bytes()
    settings.NAERVAER_FILE_FOLDER = str(tmp_path / "bilag")
    assert safe.open_file(key) == SECRET
    file.unlink()
    with pytest.raises(safe.CannotOpen, match="findes ikke"):
        safe.open_file(key)


@pytest.mark.parametrize("folder", ["bilag", "findes-ikke"])
def test_a_folder_that_is_not_there_is_said_in_a_sentence(settings: LazySettings, tmp_path: Path, folder: str) -> None:
    """S6"""
    settings.NAERVAER_FILE_FOLDER = folder if folder == "bilag" else str(tmp_path / folder)
    [message] = folder_is_there(None)
    assert f"fandt »{settings.NAERVAER_FILE_FOLDER}«" in message.msg
    settings.NAERVAER_FILE_FOLDER = str(tmp_path)
    assert folder_is_there(None) == []


def test_a_folder_that_is_no_longer_named_is_said_and_no_other_folder_is_touched(
    settings: LazySettings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Any,
) -> None:
    """S6"""
    settings.NAERVAER_FILE_FOLDER = str(tmp_path)
    key = safe.keep(SECRET)
    monkeypatch.chdir(tmp_path)
    settings.NAERVAER_FILE_FOLDER = ""
    assert mistakes() == ["NAERVAER_FILE_FOLDER mangler, men 1 bilag ligger i en mappe."]
    with pytest.raises(safe.CannotOpen, match="findes ikke"):
        safe.open_file(key)
    with django_capture_on_commit_callbacks(execute=True):
        safe.forget(key)
    assert not Kept.objects.exists()
    assert len(list(tmp_path.iterdir())) == 1
    assert mistakes() == []


def test_what_is_forgotten_is_gone(
    settings: LazySettings, tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    """S6: from the folder when the transaction is over."""
    in_database = safe.keep(SECRET)
    settings.NAERVAER_FILE_FOLDER = str(tmp_path)
    in_folder = safe.keep(SECRET)
    with django_capture_on_commit_callbacks(execute=True):
        for key in (in_database, in_folder, in_folder):
            safe.forget(key)
    assert not Kept.objects.exists()
    assert not Sealed.objects.exists()
    assert list(tmp_path.iterdir()) == []


def test_files_that_no_row_knows_are_swept_after_a_day_and_no_other_file_is_touched(
    settings: LazySettings, tmp_path: Path
) -> None:
    """S6"""
    assert safe.sweep() == 0
    settings.NAERVAER_FILE_FOLDER = str(tmp_path / "bilag")
    assert safe.sweep() == 0, "nobody has put a file there yet"
    kept, _lost, new = safe.keep(SECRET), safe.keep(SECRET), safe.keep(SECRET)
    foreign = tmp_path / "bilag" / "laes-mig.sealed"
    foreign.write_text("En andens")
    long_ago = (clock.now() - 2 * safe.LONGEST_UPLOAD).timestamp()
    now = clock.now().timestamp()
    for file in (tmp_path / "bilag").iterdir():
        when = now if file.stem == new.hex else long_ago
        os.utime(file, (when, when))
    Kept.objects.exclude(pk=kept).delete()
    assert dict(safe.at_night(SYSTEM, clock.today()))["files_swept"] == 1
    assert {file.stem for file in (tmp_path / "bilag").iterdir()} == {kept.hex, new.hex, "laes-mig"}
    assert safe.open_file(kept) == SECRET


def test_a_large_upload_stays_in_memory_and_what_is_too_much_is_counted_but_not_kept() -> None:
    """S6: plain bytes never touch the disk."""
    handler = MemoryHandler(RequestFactory().post("/"))
    handler.new_file("file", "stor.pdf", "application/pdf", None)
    handler.receive_data_chunk(b"x" * 100, 0)
    handler.receive_data_chunk(b"x" * 100, MOST)
    made = handler.file_complete(MOST + 100)
    assert made.size == MOST + 100
    assert len(made.read()) == 100

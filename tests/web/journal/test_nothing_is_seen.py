"""N12b: with the whole database, the sessions, the logs and a backup in hand, nothing of a journal can be read."""

import io
import logging
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from tests.web.cast import TODAY
from tests.web.journal.scene import MARKER, SECRET, Scene, note, written

from naervaer.web.journal import actions

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n" + MARKER.encode() + b"\n%%EOF\n"
THEME = "at leve med en diagnose"


def filled(scene: Scene) -> None:
    """The marker in an entry, a correction, a theme's entry, a paper and its title, and what was passed on."""
    said = {"by": scene.cast.actor("wellbeing"), "journal_id": scene.journal.pk, "opened": scene.opened}
    entry = written(scene, note(f"{MARKER} begynder", themes=(THEME,)))
    assert actions.correct(**said, number=entry.number, day=TODAY, text=f"{MARKER} rettet", themes=(THEME,))
    upload = actions.Upload(f"{MARKER} brev", f"{MARKER}.pdf", PDF, len(PDF))
    assert actions.write(**said, note=note(f"{MARKER} kom", kind="received"), upload=upload)
    actions.read(**said, purpose="prepare")
    actions.count_themes(by=said["by"], opened=scene.opened, year=2026)


def whole_database() -> bytes:
    """Every column of every row of every table, bytes as they are."""
    found = io.BytesIO()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
            for row in cursor.fetchall():
                for value in row:
                    found.write(bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode())
                    found.write(b"\n")
    return found.getvalue()


def forms(text: str) -> list[bytes]:
    """As it stands, and as it would stand in UTF-16, hex or base64 of whole bytes."""
    plain = text.encode()
    return [plain, text.encode("utf-16-le"), plain.hex().encode(), plain.upper(), plain.lower()]


def test_the_whole_database_and_a_backup_show_nothing_of_what_was_written(scene: Scene, tmp_path: Path) -> None:
    filled(scene)
    backup = tmp_path / "backup.json"
    call_command("dumpdata", output=str(backup), verbosity=0)
    for content in (whole_database(), backup.read_bytes()):
        assert b"Trine Trivsel" in content, "the dump has the rows"
        for text in (MARKER, SECRET, THEME, scene.paper, scene.paper.replace(" ", "")):
            assert [form for form in forms(text) if form in content] == []
        for key in (scene.opened.private,):
            assert key not in content
            assert key.hex().encode() not in content


def test_the_logs_show_nothing_of_what_was_written(scene: Scene, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        connection.force_debug_cursor = True
        try:
            filled(scene)
        finally:
            connection.force_debug_cursor = False
    told = caplog.text + "".join(str(query["sql"]) for query in connection.queries)
    assert "journal_entry" in told, "the statements were logged"
    assert MARKER not in told
    assert MARKER.encode().hex().upper() not in told.upper()
    assert SECRET not in told


def test_what_holds_a_key_or_a_text_does_not_tell_it_when_it_is_printed(scene: Scene) -> None:
    upload = actions.Upload(MARKER, MARKER, PDF, 1)
    told = f"{scene.opened!r} {upload!r}"
    assert MARKER not in told
    assert repr(scene.opened.private) not in told


def test_two_texts_of_different_length_take_the_same_room(scene: Scene) -> None:
    short, long = written(scene, note("Kort")), written(scene, note("Langt " * 90))
    assert len(bytes(short.sealed)) == len(bytes(long.sealed))

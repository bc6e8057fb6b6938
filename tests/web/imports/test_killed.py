"""Killed with signal 9 while it writes: the database holds the whole import or nothing, and the page says which."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = Path(__file__).with_name("killed_worker.py")
OWN = "naervaer_killed"


@pytest.fixture
def environment(tmp_path: Path) -> Iterator[dict[str, str]]:
    """Of an installation of its own: a file, or a database beside the tests' on PostgreSQL."""
    kept = {n: v for n, v in os.environ.items() if not n.startswith(("NAERVAER_", "DJANGO_", "DATABASE_"))}
    found = kept | {
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        "DJANGO_SETTINGS_MODULE": "naervaer.web.settings.demo",
        "NAERVAER_DEMO_WORKER": "1",
        "NAERVAER_DATA": str(tmp_path),
        "NAERVAER_TODAY": "2026-11-23",
    }
    url = os.environ.get("DATABASE_URL", "")
    if not url:
        yield found
        return
    name = f"{OWN}_{os.getpid()}"
    with psycopg.connect(url, autocommit=True) as con:
        con.execute(f"CREATE DATABASE {name}")
        yield found | {"DATABASE_URL": urlunsplit(urlsplit(url)._replace(path=f"/{name}"))}
        con.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.mark.slow
def test_H9b_killed_anywhere_in_the_writing_an_import_is_there_whole_or_not_at_all(environment: dict[str, str]) -> None:
    def do(*words: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, str(PROGRAM), *words], env=environment, capture_output=True, text=True, check=False
        )

    def look() -> dict[str, Any]:
        seen = do("look")
        assert seen.returncode == 0, seen.stderr[-2000:]
        told: dict[str, Any] = json.loads(seen.stdout.splitlines()[-1])
        return told

    made = do("make")
    assert made.returncode == 0, made.stderr
    before = look()
    assert "Programmets arbejdsproces kører ikke lige nu." in before["page"]
    for place in ("rows taken out", "history written", "log written", "rest queued"):
        killed = do("work", place)
        assert killed.returncode == -signal.SIGKILL, (place, killed.stderr)
        after = look()
        assert (after["rows"], after["runs"]) == (before["rows"], before["runs"]), place
        assert "Standset" in after["page"]
        assert "Intet af filen er skrevet; alt er, som det var før." in after["page"]
        assert do("again").returncode == 0
    killed = do("work", "committed")
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    written = look()
    assert written["runs"] == before["runs"] + 1
    assert [row for row in written["rows"] if row.endswith("rettet.csv")] == [
        "trio-1 2026-10-05 rettet.csv",
        "trio-1 2026-11-16 rettet.csv",
    ]
    assert "Filen er indlæst" in written["page"]
    assert do("work", "nowhere").returncode == 0
    assert "Nyt forløb fra 16.11.2026" in look()["page"]

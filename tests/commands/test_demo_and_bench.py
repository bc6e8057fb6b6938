"""The two commands that need no installation of their own."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from naervaer import cli
from naervaer.commands import demo_command
from naervaer.demo.installation import Installation


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to make a demo in, and an environment that is put back."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(os, "environ", {**os.environ, "DATABASE_URL": "postgresql://x@y/z"})
    return tmp_path


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, date]]:
    """The demos that were made, without making them."""
    made: list[tuple[str, date]] = []

    def build(installation: Installation, today: date, report: Callable[[str], None]) -> None:
        report("Databasen klargøres")
        made.append((installation.policy, today))

    monkeypatch.setattr("naervaer.demo.build.build", build)
    return made


def test_the_demo_is_made_once_a_day_and_for_each_policy(
    elsewhere: Path, built: list[tuple[str, date]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["demo", "--no-serve"]) == 0
    assert "Laver den opdigtede kommune" in capsys.readouterr().out
    assert cli.main(["demo", "--no-serve"]) == 0
    assert "er klar" in capsys.readouterr().out
    assert cli.main(["demo", "--no-serve", "--policy", "norddjurs"]) == 0
    assert [policy for policy, _ in built] == ["hjoerring", "norddjurs"]


def test_the_demo_never_touches_the_database_of_an_installation(elsewhere: Path, built: list[tuple[str, date]]) -> None:
    cli.main(["demo", "--no-serve"])
    assert "DATABASE_URL" not in os.environ
    assert os.environ["NAERVAER_DATA"].startswith(str(elsewhere))


def test_the_demo_serves_on_this_machine_only_and_says_where(
    elsewhere: Path,
    built: list[tuple[str, date]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    started: list[list[str]] = []

    class Server:
        is_up = False

        def __init__(self, command: list[str]) -> None:
            started.append(command)

        def run(self) -> int:
            return 0

    monkeypatch.setattr(demo_command, "Supervisor", Server)
    monkeypatch.setattr(demo_command, "SECONDS_TO_START", 0)
    assert cli.main(["demo", "--port", "8123"]) == 0
    assert "127.0.0.1:8123" in started[0]
    assert "http://127.0.0.1:8123/demo/" in capsys.readouterr().out


def test_an_unknown_size_is_wrong_usage() -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(["demo", "--size", "kæmpe"])
    assert stopped.value.code == 2


def test_bench_tells_seconds_and_amounts(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["bench", "--size", "small"]) == 0
    out = capsys.readouterr().out
    assert "Læs fravaer.csv" in out
    assert "Alle skridt og adviser" in out

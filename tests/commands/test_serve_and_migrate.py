"""``naervaer migrate`` and ``naervaer serve`` on a new installation."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
"""Every one starts the program anew, as its users do."""

GOOD = {"NAERVAER_SECRET_KEY": "k" * 50, "NAERVAER_HOSTS": "fravaer.kommune.dk"}


def naervaer(folder: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {n: v for n, v in os.environ.items() if not n.startswith(("NAERVAER_", "DJANGO_", "DATABASE_"))}
    return subprocess.run(
        [sys.executable, "-m", "naervaer.cli", *words],
        env={**kept, "NAERVAER_DATA": str(folder), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("word", ["serve", "migrate"])
def test_without_a_key_the_command_says_so_in_one_line(tmp_path: Path, word: str) -> None:
    done = naervaer(tmp_path, word, NAERVAER_HOSTS="fravaer.kommune.dk")
    assert done.returncode == 1
    assert done.stderr.startswith("NAERVAER_SECRET_KEY mangler")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("word", ["serve", "migrate"])
def test_production_is_never_a_demo(tmp_path: Path, word: str) -> None:
    done = naervaer(tmp_path, word, **GOOD, NAERVAER_DEMO="1")
    assert (done.returncode, "NAERVAER_DEMO er sat" in done.stderr) == (1, True)


def test_a_wrong_policy_stops_the_start_and_every_mistake_is_named(tmp_path: Path) -> None:
    policy = tmp_path / "vores.toml"
    policy.write_text('[municipality]\nname = ""\nextends = "standart"\n', encoding="utf-8")
    done = naervaer(tmp_path, "serve", **GOOD, NAERVAER_POLICY=str(policy))
    assert done.returncode == 1
    first, second = done.stderr.splitlines()
    assert "linje 2: municipality.name: fandt en tom tekst" in first
    assert second.endswith("Mente du standard?")


def test_a_wsgi_server_started_without_the_command_is_stopped_by_a_wrong_policy_too(tmp_path: Path) -> None:
    policy = tmp_path / "vores.toml"
    policy.write_text('[municipality]\nname = ""\nextends = "standart"\n', encoding="utf-8")
    kept = {n: v for n, v in os.environ.items() if not n.startswith(("NAERVAER_", "DJANGO_", "DATABASE_"))}
    started = {
        policy_: subprocess.run(
            [sys.executable, "-c", "import naervaer.web.wsgi"],
            env={**kept, "NAERVAER_DATA": str(tmp_path), **GOOD, "NAERVAER_POLICY": policy_},
            capture_output=True,
            text=True,
            check=False,
        )
        for policy_ in (str(policy), "standard")
    }
    assert started["standard"].returncode == 0, started["standard"].stderr
    wrong = started[str(policy)]
    assert wrong.returncode == 1
    assert "Nærvær starter ikke, før dette er rettet:" in wrong.stderr
    assert "linje 2: municipality.name: fandt en tom tekst" in wrong.stderr
    assert wrong.stderr.rstrip().endswith("Mente du standard?")


def test_a_new_installation_is_made_with_its_first_administrator_and_only_once(tmp_path: Path) -> None:
    before = naervaer(tmp_path, "serve", **GOOD)
    assert (before.returncode, "Kør naervaer migrate først" in before.stderr) == (1, True)
    made = naervaer(tmp_path, "migrate", "--administrator", "aase", **GOOD)
    assert made.returncode == 0, made.stderr
    assert "Administratoren aase er oprettet. Adgangskode: " in made.stdout
    again = naervaer(tmp_path, "migrate", "--administrator", "aase", **GOOD)
    assert (again.returncode, "Der er konti i forvejen" in again.stderr) == (1, True)
    assert naervaer(tmp_path, "migrate", **GOOD).returncode == 0

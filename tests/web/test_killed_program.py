"""The process itself is killed, not the call: what it had not finished is nowhere when the database is opened again."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(__file__).with_name("killed_program.py")


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What was found in a database of its own, whichever the other tests use."""
    kept = {n: v for n, v in os.environ.items() if not n.startswith(("NAERVAER_", "DJANGO_", "DATABASE_"))}
    environment = kept | {
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        "DJANGO_SETTINGS_MODULE": "naervaer.web.settings.test",
        "NAERVAER_DATA": str(tmp_path_factory.mktemp("killed")),
    }
    program = [sys.executable, str(PROGRAM)]
    run = subprocess.run(program, env=environment, capture_output=True, text=True, check=False, timeout=120)
    assert run.returncode == 0, run.stderr[-3000:]
    told: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return told


pytestmark = pytest.mark.slow


def test_S2_killed_anywhere_an_invitation_is_there_whole_or_not_at_all(found: dict[str, Any]) -> None:
    """Killed before its commit, and before each of its writes; then once more while the mails of it were sent."""
    invite = found["invite"]
    assert invite["nothing"] > 5
    assert invite["mailed too early"] == []
    assert invite["added"] == {
        "conversations.Conversation": 1,
        "conversations.ConversationEvent": 1,
        "conversations.Paper": 1,
        "conversations.CalendarMail": 2,
        "audit.Entry": 1,
    }


def test_S2_mails_of_a_process_that_was_killed_are_sent_by_the_next(found: dict[str, Any]) -> None:
    invite = found["invite"]
    assert invite["killed after"]
    assert invite["mails"] == ["anne@example.org", "leader@example.org"]
    assert invite["still waiting"] == 0


@pytest.mark.parametrize(("where", "added"), [("in the database", {"vault.Sealed": 1}), ("in a folder", {})])
def test_S6_killed_anywhere_a_file_is_laid_up_whole_or_not_at_all(
    found: dict[str, Any], where: str, added: dict[str, int]
) -> None:
    upload = found[where]
    assert upload["nothing"] > 3
    assert upload["added"] == {"papers.Attached": 1, "vault.Kept": 1, "audit.Entry": 1, **added}
    assert upload["opens"] == "%PDF-1.7"


def test_S6_what_a_killed_process_left_in_the_folder_is_swept_when_no_upload_can_be_under_way(
    found: dict[str, Any],
) -> None:
    """Three of the attempts had put their file there; the one that was finished keeps it."""
    upload = found["in a folder"]
    assert (upload["left"], upload["swept"], upload["then"]) == (4, [0, 3], 1)
    assert found["in the database"]["left"] == 0

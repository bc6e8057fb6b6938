"""The product seen from outside: the ``naervaer`` command, files in, JSON out. Nothing here imports the rooms."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


class Outcome:
    def __init__(self, done: "subprocess.CompletedProcess[str]") -> None:
        self.code, self.out, self.err = done.returncode, done.stdout, done.stderr
        assert "Traceback" not in self.err, self.err

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture
def naervaer(tmp_path: Path) -> Callable[..., Outcome]:
    """Run the command in an empty folder; files are given as keyword arguments name=text."""

    def run(*words: str, **files: str) -> Outcome:
        for name, text in files.items():
            (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "NAERVAER_DATA": str(tmp_path / "var")}
        environment.pop("DJANGO_SETTINGS_MODULE", None)
        command = [sys.executable, "-m", "naervaer.cli", *words]
        return Outcome(
            subprocess.run(
                command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False, timeout=120
            )
        )

    return run

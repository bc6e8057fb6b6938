"""``naervaer serve`` and ``demo`` keep a worker beside the server."""

import subprocess
import sys
import time

import pytest

from naervaer.commands import supervisor
from naervaer.commands.supervisor import Supervisor

pytestmark = pytest.mark.slow
"""Every one starts the program anew, as its users do."""


@pytest.fixture
def worker(monkeypatch: pytest.MonkeyPatch) -> list["subprocess.Popen[bytes]"]:
    """The workers started, each of which only sleeps."""
    started: list[subprocess.Popen[bytes]] = []
    start = Supervisor._start_worker

    def remember(self: Supervisor) -> "subprocess.Popen[bytes]":
        started.append(start(self))
        return started[-1]

    monkeypatch.setattr(Supervisor, "_start_worker", remember)
    monkeypatch.setattr(supervisor, "WORKER", ["-c", "import time; time.sleep(60)"])
    monkeypatch.setattr(supervisor, "SECONDS_BETWEEN_LOOKS", 0.05)
    monkeypatch.setattr(supervisor, "SECONDS_BEFORE_NEXT_START", 0)
    return started


def test_the_worker_stops_with_the_server_whose_answer_is_given(worker: list["subprocess.Popen[bytes]"]) -> None:
    assert Supervisor(["-c", "import sys; sys.exit(3)"]).run() == 3
    assert [w.poll() is not None for w in worker] == [True]


def test_a_worker_that_is_killed_is_started_again(worker: list["subprocess.Popen[bytes]"]) -> None:
    both = Supervisor(["-c", "import time; time.sleep(1.5)"])
    worker[0].kill()
    assert both.run() == 0
    assert len(worker) == 2


def test_a_signal_is_passed_on_to_the_server(worker: list["subprocess.Popen[bytes]"]) -> None:
    code = "import os, signal, time; from naervaer.commands import supervisor as s; s.WORKER = ['-c', 'pass']\n"
    code += "raise SystemExit(s.Supervisor(['-c', 'import time; time.sleep(60)']).run())"
    process = subprocess.Popen([sys.executable, "-c", code])
    time.sleep(1.5)
    process.terminate()
    assert process.wait(timeout=10) != 0

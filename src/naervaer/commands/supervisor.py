"""Two processes as one: the web server, and the worker beside it that is started again when it dies."""

import signal
import subprocess
import sys
import time
from types import FrameType

SECONDS_BETWEEN_LOOKS = 0.5
SECONDS_BEFORE_NEXT_START = 5
"""A worker that cannot start is not tried so often that nothing else is done."""
SECONDS_TO_STOP = 30
WORKER = ["-m", "naervaer.cli", "worker"]


class Supervisor:
    """Runs ``server`` (arguments to Python) until it ends, with a worker at its side; signals are passed on."""

    def __init__(self, server: list[str]) -> None:
        self._server = subprocess.Popen([sys.executable, *server])
        self._worker = self._start_worker()

    @property
    def is_up(self) -> bool:
        return self._server.poll() is None

    def run(self) -> int:
        """Returns the server's exit code."""
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self._pass_on)
        while self.is_up:
            time.sleep(SECONDS_BETWEEN_LOOKS)
            self._look_after_worker()
        self._stop_worker()
        return self._server.returncode or 0

    def _start_worker(self) -> "subprocess.Popen[bytes]":
        self._started = time.monotonic()
        return subprocess.Popen([sys.executable, *WORKER])

    def _look_after_worker(self) -> None:
        if self._worker.poll() is not None and time.monotonic() - self._started > SECONDS_BEFORE_NEXT_START:
            self._worker = self._start_worker()

    def _pass_on(self, number: int, _frame: FrameType | None) -> None:
        """Ctrl+C reaches the whole group by itself; SIGHUP is the server's alone."""
        if self.is_up:
            self._server.send_signal(number)

    def _stop_worker(self) -> None:
        """It finishes what it is at when that is short; what is cut off is not written at all."""
        self._worker.terminate()
        try:
            self._worker.wait(SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            self._worker.kill()
            self._worker.wait()

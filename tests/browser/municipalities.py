"""Demo municipalities by policy, each made once and served on a port of its own while the tests run."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MONDAY = "2026-11-23"


class Municipality:
    """The small municipality by one policy, made and served by the command people use, until ``stop``."""

    def __init__(self, folder: Path, policy: str) -> None:
        self.folder, self._policy = folder, policy
        made = subprocess.run(
            self._command("--no-serve"), cwd=folder, env=environment(), capture_output=True, text=True, timeout=400
        )
        assert made.returncode == 0, made.stdout + made.stderr
        with socket.socket() as found:
            found.bind(("127.0.0.1", 0))
            port = found.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}"
        self._process = subprocess.Popen(
            self._command("--port", str(port)),
            cwd=folder,
            env=environment(),
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            wait_for(f"{self.address}/demo/")
        except AssertionError:
            self.stop()
            raise

    def stop(self) -> None:
        os.killpg(self._process.pid, 15)
        self._process.wait(timeout=20)

    def _command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "naervaer.cli", "demo", "--policy", self._policy, *arguments]


def environment() -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "DISPLAY", "WAYLAND_DISPLAY")}
    return {**kept, "NAERVAER_TODAY": MONDAY, "PYTHONPATH": str(ROOT / "src")}


def wait_for(url: str) -> None:
    for _ in range(100):
        try:
            with urllib.request.urlopen(url, timeout=5):  # noqa: S310
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"{url} svarer ikke")

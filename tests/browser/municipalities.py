"""Demo municipalities by policy, each made once and served on a port of its own while the tests run."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from email import message_from_bytes
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
        self.untouched = folder / "urørt"
        [installation] = folder.glob("var/demo/*")
        shutil.copytree(installation, self.untouched)
        port = free_port()
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
        stop(self._process)

    def _command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "naervaer.cli", "demo", "--policy", self._policy, *arguments]


class Copy:
    """A municipality of its own, as another was before anybody walked in it, for a walk over several days.

    What is done in it nobody else sees. ``go_to`` runs the night before a day by a policy and serves that day.
    """

    def __init__(self, folder: Path, original: Municipality) -> None:
        self._folder = folder / "kopi"
        shutil.copytree(original.untouched, self._folder)
        self._process: subprocess.Popen[bytes] | None = None
        self.address = f"http://127.0.0.1:{free_port()}"

    def go_to(self, day: str, policy: str) -> None:
        """Payroll tells nothing new: whoever was absent still is."""
        self.stop()
        environment = self._environment(day, policy)
        night = subprocess.run(
            [sys.executable, "-m", "naervaer.cli", "nightly", "--as-of", day],
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert night.returncode == 0, night.stdout + night.stderr
        bind = self.address.removeprefix("http://")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "naervaer.web.wsgi:application", "--bind", bind, "--log-level", "error"],
            env=environment,
            start_new_session=True,
        )
        wait_for(f"{self.address}/demo/")

    def mails(self) -> str:
        """Everything that has been mailed, as text."""
        found = (message_from_bytes(file.read_bytes()) for file in sorted((self._folder / "mail").glob("*")))
        parts = [part for message in found for part in message.walk() if part.get_content_type() == "text/plain"]
        return "\n".join(bytes(part.get_payload(decode=True)).decode() for part in parts)

    def stop(self) -> None:
        if self._process is not None:
            stop(self._process)
            self._process = None

    def _environment(self, day: str, policy: str) -> dict[str, str]:
        settings = {"DJANGO_SETTINGS_MODULE": "naervaer.web.settings.demo", "NAERVAER_DATA": str(self._folder)}
        return {**environment(), **settings, "NAERVAER_POLICY": policy, "NAERVAER_TODAY": day}


def stop(process: "subprocess.Popen[bytes]") -> None:
    """A server that waits for a browser to let go is not waited for long."""
    os.killpg(process.pid, signal.SIGTERM)
    try:
        process.wait(timeout=3)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(timeout=20)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


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

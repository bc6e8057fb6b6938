"""A real browser against a real server: the small demo municipality on Monday 23 November 2026, made once a session.

The server is the one ``naervaer demo`` starts, on SQLite. Screenshots go to ``var/screenshots`` for people to look at.
"""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

ROOT = Path(__file__).resolve().parents[2]
SCREENSHOTS = ROOT / "var" / "screenshots"
CHROMIUM = next((p for p in ("/usr/bin/chromium", "/usr/bin/chromium-browser") if Path(p).exists()), "")
MONDAY = "2026-11-23"
WIDE, PHONE = {"width": 1360, "height": 900}, {"width": 390, "height": 844}
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright keeps an event loop that other tests of the process meet


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All in one group, so that two processes of tests share one municipality."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.slow)
            item.add_marker(pytest.mark.xdist_group("browser"))
            if not CHROMIUM:
                item.add_marker(pytest.mark.skip(reason="chromium findes ikke på maskinen"))


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The municipality's folder, made by the command people use."""
    folder = tmp_path_factory.mktemp("demo")
    made = subprocess.run(
        [sys.executable, "-m", "naervaer.cli", "demo", "--no-serve"],
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=400,
    )
    assert made.returncode == 0, made.stdout + made.stderr
    return folder


@pytest.fixture(scope="session")
def server(demo_folder: Path) -> Iterator[str]:
    """The address of the running demo."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    command = [sys.executable, "-m", "naervaer.cli", "demo", "--port", str(port)]
    process = subprocess.Popen(
        command, cwd=demo_folder, env=environment(), stdout=subprocess.DEVNULL, start_new_session=True
    )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{address}/demo/")
        yield address
    finally:
        os.killpg(process.pid, 15)
        process.wait(timeout=20)


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


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    return {"executable_path": CHROMIUM, "args": QUIET}


Enter = Callable[..., Page]


@pytest.fixture
def enter(browser: Browser, server: str) -> Iterator[Enter]:
    """``enter("leder")`` logs in with one click and gives the page; ``phone=True`` on a small screen."""
    contexts: list[BrowserContext] = []

    def log_in(persona: str | None, *, phone: bool = False) -> Page:
        context = browser.new_context(base_url=server, viewport=PHONE if phone else WIDE, locale="da-DK")  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.goto("/demo/")
        if persona:
            page.locator(f"[data-persona='{persona}']").click()
            page.wait_for_load_state()
        return page

    yield log_in
    for context in contexts:
        context.close()


@pytest.fixture
def picture() -> Callable[[Page, str], None]:
    """Keep a picture of the whole page."""

    def take(page: Page, name: str) -> None:
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=str(SCREENSHOTS / f"{name}.png"), full_page=True)

    return take

"""A real browser against a real server: the small demo municipality on Monday 23 November 2026, made once a session.

The server is the one ``naervaer demo`` starts, on SQLite. Screenshots go to ``var/screenshots`` for people to look at.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize
from tests.browser.municipalities import ROOT, Copy, Municipality
from tests.browser.walking import faults_of_accessibility, is_wider_than_the_screen

SCREENSHOTS = ROOT / "var" / "screenshots"
CHROMIUM = next((p for p in ("/usr/bin/chromium", "/usr/bin/chromium-browser") if Path(p).exists()), "")
WIDE: ViewportSize = {"width": 1360, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
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
    """They take a browser, and long; without one they are passed by."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.slow)
            if not CHROMIUM:
                item.add_marker(pytest.mark.skip(reason="chromium findes ikke på maskinen"))


Municipalities = Callable[[str], Municipality]


@pytest.fixture(scope="session")
def municipalities(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Municipalities]:
    """The running demo by a policy; each is made and served when it is first asked for."""
    running: dict[str, Municipality] = {}

    def of(policy: str) -> Municipality:
        if policy not in running:
            running[policy] = Municipality(tmp_path_factory.mktemp(f"demo-{policy}"), policy)
        return running[policy]

    yield of
    for municipality in running.values():
        municipality.stop()


@pytest.fixture(scope="session")
def demo_folder(municipalities: Municipalities) -> Path:
    """The folder of the municipality most tests walk in."""
    return municipalities("hjoerring").folder


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    return {"executable_path": CHROMIUM, "args": QUIET}


Enter = Callable[..., Page]
CopyOf = Callable[[], Copy]


@pytest.fixture
def enter(browser: Browser, municipalities: Municipalities) -> Iterator[Enter]:
    """``enter("leder")`` logs in with one click and gives the page; ``phone=True`` on a small screen.

    ``policy`` chooses the municipality; what tests do in one is not seen in the others. ``address`` is a copy's.
    """
    contexts: list[BrowserContext] = []

    def log_in(
        persona: str | None, *, phone: bool = False, policy: str = "hjoerring", address: str | None = None
    ) -> Page:
        context = browser.new_context(
            base_url=address or municipalities(policy).address, viewport=PHONE if phone else WIDE, locale="da-DK"
        )
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
def copy_of(municipalities: Municipalities, tmp_path: Path) -> Iterator[CopyOf]:
    """A copy of the municipality of Hjørring to walk through over several days, by any policy."""
    made: list[Copy] = []

    def copy() -> Copy:
        made.append(Copy(tmp_path, municipalities("hjoerring")))
        return made[-1]

    yield copy
    for one in made:
        one.stop()


Picture = Callable[[Page, str], None]
Look = Callable[[Page, str], None]


@pytest.fixture
def picture() -> Picture:
    """Keep a picture of the whole page."""

    def take(page: Page, name: str) -> None:
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=str(SCREENSHOTS / f"{name}.png"), full_page=True)

    return take


@pytest.fixture
def look(picture: Picture, request: pytest.FixtureRequest) -> Look:
    """Keep a picture of the page, named after the test's file, and hold it to the rules of accessibility."""
    of = request.path.stem.removeprefix("test_")

    def at(page: Page, name: str) -> None:
        picture(page, f"{of}-{name}")
        assert faults_of_accessibility(page) == [], name
        assert not is_wider_than_the_screen(page), name

    return at


@pytest.fixture
def look_twice(look: Look) -> Look:
    """Look at the page wide, and then on a phone."""

    def at(page: Page, name: str) -> None:
        look(page, name)
        wide = page.viewport_size
        page.set_viewport_size(PHONE)
        look(page, f"{name}-phone")
        page.set_viewport_size(wide or WIDE)

    return at

"""Every page a role can reach answers, has no fault that axe can find, and fits a phone; wide and narrow."""

from collections import Counter
from collections.abc import Callable

import pytest
from playwright.sync_api import ConsoleMessage, Page
from tests.browser.conftest import PHONE, WIDE
from tests.browser.walking import faults_of_accessibility, is_wider_than_the_screen, kind_of, walk

PERSONAS = (
    *("leder", "lederens-leder", "chef", "koordinator", "administrator"),
    *("trio", "medarbejder-syg", "fastholdelse", "loenkontor", "hr", "jurist", "planlaegger", "medarbejder"),
    *("stedfortraeder", "trivsel", "arbejdsmiljoe", "oekonomi", "udvalg", "leverandoer"),
)
SEEN: Counter[str] = Counter()
SEEN_BY_ENOUGH = 2
"""So many roles are shown a kind of page; for the rest it must answer, and its links are followed."""

Enter = Callable[..., Page]
Picture = Callable[[Page, str], None]


def name_of(persona: str, path: str, size: str) -> str:
    return f"{persona}-{kind_of(path).strip('/').replace('/', '-') or 'forside'}-{size}"


@pytest.mark.parametrize("persona", PERSONAS)
def test_every_page_is_accessible_and_fits_the_screen(enter: Enter, picture: Picture, persona: str) -> None:
    """Each page is loaded once, looked at wide, and looked at again as narrow as a phone."""
    page = enter(persona)
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if is_refused(said) else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    faults: list[str] = []
    for path in walk(page):
        SEEN[kind_of(path)] += 1
        if SEEN[kind_of(path)] > SEEN_BY_ENOUGH:
            continue
        for size, viewport in (("wide", WIDE), ("phone", PHONE)):
            page.set_viewport_size(viewport)
            if SEEN[kind_of(path)] == 1:
                picture(page, name_of(persona, path, size))
            faults += [f"{path} ({size}) {fault}" for fault in faults_of_accessibility(page)]
            if is_wider_than_the_screen(page):
                faults.append(f"{path} ({size}) er bredere end skærmen")
        page.set_viewport_size(WIDE)
    assert not faults, "\n".join(faults)
    assert not complaints, "\n".join(complaints)


def is_refused(said: ConsoleMessage) -> bool:
    """What the content security policy stopped, and faults of our own scripts."""
    return said.type == "error"


def test_the_pages_before_login_are_accessible(enter: Enter, picture: Picture) -> None:
    page = enter(None)
    for path in ("/demo/", "/log-ind/", "/findes-ikke/", "/vaelg-adgangskode/MQ/brugt/"):
        page.goto(path)
        picture(page, f"uden-login-{path.strip('/').replace('/', '-')}")
        assert faults_of_accessibility(page) == [], path


def test_a_page_can_be_printed_without_menu_and_buttons(enter: Enter, picture: Picture) -> None:
    page = enter("leder")
    page.emulate_media(media="print")
    picture(page, "leder-i-dag-print")
    assert not page.locator("nav.navigation-menu, .navigation-menu").first.is_visible()
    assert page.get_by_role("heading", level=1).is_visible()

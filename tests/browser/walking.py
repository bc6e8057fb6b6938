"""Walking the program as a person would: following the links of each page, once for each kind of page."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

DOWNLOADS = (".xlsx", ".csv", ".png", ".pdf", ".svg", ".toml", ".md")
LEFT_OUT = re.compile(r"^/(log-ud|static|demo)|eksport|hent")
MOST_PAGES = 45


def kind_of(address: str) -> str:
    """``/person/17/`` and ``/person/18/`` are one kind of page, and so are two rules of the handbook."""
    return re.sub(r"/regel/[^/]+", "/regel/x", re.sub(r"\d+", "n", urlsplit(address).path))


def walk(page: Page) -> Iterator[str]:
    """Every kind of page that can be reached by links from where the page is, beginning there."""
    seen = {kind_of(page.url)}
    waiting = [urlsplit(page.url).path]
    visited = 0
    while waiting and visited < MOST_PAGES:
        path = waiting.pop(0)
        visited += 1
        answer = page.goto(path)
        assert answer is not None
        assert answer.status == 200, f"{path} svarede {answer.status}"
        yield path
        found: list[str] = page.evaluate(
            "() => [...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href'))"
        )
        for href in found:
            target = urlsplit(href)
            address = target.path
            follows = not target.netloc and target.scheme in ("", "http") and address.startswith("/")
            if not follows or address.endswith(DOWNLOADS) or LEFT_OUT.search(address) or kind_of(address) in seen:
                continue
            seen.add(kind_of(address))
            waiting.append(address)


def faults_of_accessibility(page: Page) -> list[str]:
    """What axe finds, one line each."""
    found = Axe().run(page).response["violations"]
    return [f"{fault['id']}: {fault['help']} – {fault['nodes'][0]['html'][:120]}" for fault in found]


def is_wider_than_the_screen(page: Page) -> bool:
    return bool(page.evaluate("() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"))

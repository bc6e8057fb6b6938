"""The handbook as files: an index and a page for each area, to put on an intranet or to print."""

import os
from datetime import date
from importlib.resources import files
from pathlib import Path

from naervaer.commands.parser import CommandError
from naervaer.core.policy.handbook import handbook
from naervaer.core.policy.schema import Policy
from naervaer.core.policy.sentences import on_day

_STYLE = "static/handbook/handbook.css"


def today() -> date:
    _start_django()
    from naervaer.web import clock

    return clock.today()


def write_handbook(policy: Policy, day: date, folder: Path) -> list[Path]:
    """The files written, the index first; raises ``CommandError`` when the folder cannot be written to."""
    _start_django()
    from django.template.loader import render_to_string

    book = handbook(policy, day)
    pages = {"index.html": None, **{f"{area.slug}.html": area for area in book.areas}}
    style = files("naervaer.web.handbook").joinpath(_STYLE).read_text(encoding="utf-8")
    texts = {
        name: render_to_string("handbook/_file.html", {"handbook": book, "area": area, "day": on_day(day)})
        for name, area in pages.items()
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in {**texts, "handbook.css": style}.items():
            (folder / name).write_text(text, encoding="utf-8")
    except OSError:
        raise CommandError(f"{folder}: kan ikke skrives til; forventet en mappe, programmet må skrive i.") from None
    return [folder / name for name in texts]


def _start_django() -> None:
    """Templates and the clock need settings; nothing here touches a database."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "naervaer.web.settings.base")
    import django

    django.setup()

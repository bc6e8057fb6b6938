"""Makes the demo installation through the program's own doors: files are imported, roles given, nights run.

Nothing is written past the actions, so the demo shows what the program does and not what it might do.
"""

from collections.abc import Callable
from datetime import date

from django.core.management import call_command

from naervaer.demo.big import build as build_large
from naervaer.demo.installation import Installation
from naervaer.demo.little import build as build_small

Report = Callable[[str], None]


def build(installation: Installation, today: date, report: Report) -> None:
    """Database, static files and people for ``today``."""
    report("Databasen klargøres")
    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)
    (build_large if installation.size == "large" else build_small)(installation, today, report)

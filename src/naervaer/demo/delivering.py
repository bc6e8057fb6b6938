"""Handing the demo's files to the program, and letting it count, as payroll and the night would."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from naervaer.core.access.model import SYSTEM
from naervaer.demo.days import standing_on
from naervaer.files.columns import Kind
from naervaer.web.followup.nightly import nightly
from naervaer.web.imports.actions import import_file
from naervaer.web.imports.result import State

Report = Callable[[str], None]


class NotDelivered(Exception):
    """The program would not take the demo's own file; that is a fault of the demo."""


def silent(text: str) -> None:
    """Says nothing."""


def deliver(kind: Kind, path: Path, report: Report = silent) -> None:
    result = import_file(by=SYSTEM, kind=kind, path=path)
    if result.state is not State.DONE:
        raise NotDelivered(f"{path.name}: {'; '.join(result.reasons)}")
    report(f"{path.name}: {result.loaded.kept if result.loaded else 0} rækker indlæst")


def count_night(today: date, report: Report) -> None:
    """What the night before today does: cases, steps, alerts, figures and mails."""
    report("Skridt, adviser og tal regnes ud")
    with standing_on(today):
        nightly(by=SYSTEM, as_of=today)

"""Every kind of PDF the program makes, and an address where one can be had.

A module that makes PDFs and is not named here fails a test. One line for each kind: the module, the name of the
address (filled as in ``tests/web/walking.py``), and who of the cast may have it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import naervaer
from naervaer.core.access.model import SYSTEM
from naervaer.web.reports.actions import recompute

MAKES = re.compile(r"\bas_pdf\(|typst\.compile\(")
SOURCE = Path(naervaer.__file__).parent


@dataclass(frozen=True)
class Kind:
    """*Papir*: ``values`` are put in the address besides the row's own; ``needs`` is done first."""

    module: str
    address: str
    who: str
    values: dict[str, Any] = field(default_factory=dict)
    needs: Callable[[], object] = lambda: None

    def __str__(self) -> str:
        return f"{self.module} {self.address}"


def _figures() -> None:
    recompute(by=SYSTEM, because="prøve")


KINDS = (
    Kind("web/conversations/sending.py", "conversations:paper", "leader"),
    Kind("web/returning/views.py", "returning:pdf", "leader"),
    Kind("web/conversations/views_minutes.py", "conversations:guide", "leader"),
    Kind("web/decisions/letters.py", "decisions:letter", "leader"),
    Kind("web/decisions/letters.py", "decisions:own-letter", "anne"),
    Kind("web/sparring/minutes.py", "sparring:minutes", "leader"),
    Kind("web/reports/files.py", "reports:download", "leader", {"form": "pdf"}, needs=_figures),
)

THE_MAKER = {"web/letters/typeset.py"}


def makers() -> set[str]:
    """The modules of the program that make a PDF of something."""
    found = {
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        if MAKES.search(path.read_text(encoding="utf-8"))
    }
    return found - THE_MAKER

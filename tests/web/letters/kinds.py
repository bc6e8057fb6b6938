"""Every kind of PDF the program makes, and an address where one can be had.

A module that makes PDFs and is not named here fails a test. One line for each kind: the module, the name of the
address (filled as in ``tests/web/walking.py``), and who of the cast may have it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.test import override_settings
from tests.web.cast import TODAY, Cast
from tests.web.conversations.talking import case_of, invited
from tests.web.journal.scene import scene_of, written

import naervaer
from naervaer.core.access.model import SYSTEM
from naervaer.core.journal.note import PassedOn
from naervaer.web.journal import actions as journal
from naervaer.web.reports.actions import recompute

MAKES = re.compile(r"\bas_pdf\(|typst\.compile\(")
SOURCE = Path(naervaer.__file__).parent


@dataclass(frozen=True)
class Kind:
    """*Papir*: ``values`` are put in the address besides the row's own; ``needs`` is done first.

    ``made`` makes one that has no address of its own.
    """

    module: str
    address: str
    who: str
    values: dict[str, Any] = field(default_factory=dict)
    needs: Callable[[], object] = lambda: None
    made: Callable[[Cast], bytes] | None = None

    def __str__(self) -> str:
        return f"{self.module} {self.address}"


def _figures() -> None:
    recompute(by=SYSTEM, because="prøve")


def _invitation(cast: Cast) -> bytes:
    """A letter is kept as it was sent."""
    case_of(cast)
    return bytes(invited(cast).papers.get(what="invitation").pdf)


def _journal(cast: Cast) -> bytes:
    """Given out by an answer to a form, and never kept."""
    with override_settings(NAERVAER_POLICY="norddjurs"):
        scene = scene_of(cast)
        entry = written(scene)
        said = {"by": cast.actor("wellbeing"), "journal_id": scene.journal.pk, "opened": scene.opened}
        journal.correct(**said, number=entry.number, day=TODAY, text="Rettet", themes=("sorg",))
        made = journal.give_copy(**said, passed_on=PassedOn("Tove Tillid", "Aktindsigt", "own_access"))
    assert isinstance(made, bytes)
    return made


KINDS = (
    Kind("web/conversations/sending.py", "conversations:paper", "leader"),
    Kind("web/returning/views.py", "returning:pdf", "leader"),
    Kind("web/conversations/views_minutes.py", "conversations:guide", "leader"),
    Kind("web/decisions/letters.py", "decisions:letter", "leader"),
    Kind("web/decisions/letters.py", "decisions:own-letter", "anne"),
    Kind("web/papers/views.py", "papers:pdf", "leader"),
    Kind("web/papers/views.py", "papers:own-pdf", "anne"),
    Kind("web/records/views.py", "records:file", "anne"),
    Kind("web/conversations/sending.py", "", "", made=_invitation),
    Kind("web/journal/copying.py", "", "", made=_journal),
    Kind("web/sparring/minutes.py", "sparring:minutes", "leader"),
    Kind("web/status/notes.py", "status:note", "hr"),
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

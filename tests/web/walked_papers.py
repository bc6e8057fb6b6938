"""Rows of papers for the walk over all addresses: a draft, one that is out with a file, refusion, and a possibility."""

from datetime import UTC, datetime

from tests.web.cast import TODAY, Cast

from naervaer.web.followup.models import Case
from naervaer.web.papers.models import Accommodation, Attached, Paper, RefusionDone
from naervaer.web.vault.safe import keep

AT = datetime(2026, 11, 22, 9, tzinfo=UTC)
KIND = {"kind": "papir-mulighedserklaering", "family": "possibility_declaration"}

ABOUT_PERSONS: dict[str, tuple[str, dict[str, str]]] = {
    "papers:new": ("person", {}),
    "papers:show": ("case_paper", {}),
    "papers:write": ("case_paper", {"part": "del-1"}),
    "papers:act": ("case_paper", {"move": "drop"}),
    "papers:pdf": ("case_paper", {}),
    "papers:attach": ("sent_paper", {}),
    "papers:file": ("file", {}),
    "papers:own": ("sent_paper", {}),
    "papers:own-pdf": ("sent_paper", {}),
    "papers:own-file": ("file", {}),
    "papers:own-attach": ("sent_paper", {}),
    "papers:own-answer": ("fast_track", {"what": "consent"}),
    "papers:ask": ("employment", {}),
    "papers:refusion": ("case", {}),
    "papers:refusion-done": ("case", {"what": "request"}),
    "papers:fast-track": ("fast_track", {}),
    "papers:refusion-annul": ("refusion", {}),
}
ABOUT_UNITS = {
    "papers:catalogue": "unit",
    "papers:tried": "possibility",
    "papers:annul-trial": "possibility",
    "papers:retire": "possibility",
}
"""The rows the addresses are filled with."""


def rows(cast: Cast, who: str, unit: str, case: Case) -> dict[str, int]:
    leader = cast.users["leader" if who == "anne" else "outsider"]
    said = {"at": AT, "by": leader, "role": "leader"}
    about = {"employment": case.employment, "case": case, **KIND, **said}
    draft = Paper.objects.create(**about)
    out = Paper.objects.create(**about, state="sent", due=TODAY)
    file = Attached.objects.create(paper=out, file_id=keep(b"%PDF-1.7 bilag"), file_type="pdf", **said)
    told = Paper.objects.create(**about | {"kind": "papir-fast-track", "family": "fast_track"}, state="told")
    done = RefusionDone.objects.create(employment=case.employment, case=case, what="notify", on_day=TODAY, **said)
    possibility = Accommodation.objects.create(unit=cast.units[unit], title="Makker ved tunge løft", **said)
    return {
        "case_paper": draft.pk,
        "sent_paper": out.pk,
        "file": file.pk,
        "fast_track": told.pk,
        "refusion": done.pk,
        "possibility": possibility.pk,
    }

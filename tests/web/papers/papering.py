"""A case of Anne's, and papers of it in the states tests need."""

from datetime import date, timedelta
from typing import Any

from tests.web.cast import TODAY, Cast

from naervaer.core.papers.rules import Said
from naervaer.core.verdicts import Refused
from naervaer.web.followup.models import Case
from naervaer.web.papers import actions
from naervaer.web.papers.models import Paper

FIRST = date(2026, 10, 21)
DUE = TODAY + timedelta(days=14)
POSSIBILITY, PLAN, FAST_TRACK, SECTION_56 = (
    *("papir-mulighedserklaering", "papir-fastholdelsesplan", "papir-fast-track", "papir-paragraf-56"),
)
ANSWERS = {"nedsat": "Kan ikke løfte.", "opgaver": "Forflytninger.", "skaanehensyn": "Makker ved tunge løft."}
THREE = {"opgaver": "Forflytninger.", "hvor-laenge": "I fire uger.", "tilpasset": "Ja, kortere vagter."}
PDF = b"%PDF-1.7\n1 0 obj << /Hemmelig-tekst (laegens-svar-paa-papiret) >> endobj\ntrailer\n%%EOF\n"


def case_of(cast: Cast, who: str = "anne") -> Case:
    made, _new = Case.objects.get_or_create(employment=cast.employments[f"{who}-1"], first_day=FIRST)
    return made


def begun(cast: Cast, kind: str = POSSIBILITY, *, by: str = "leader") -> Paper:
    case = case_of(cast)
    made = actions.start(by=cast.actor(by), employment=case.employment_id, case=case.pk, kind=kind)
    assert not isinstance(made, Refused), made
    return made


def written(cast: Cast) -> Paper:
    made = begun(cast)
    assert actions.write(by=cast.actor("leader"), paper=made.pk, part="del-1", answers=ANSWERS)
    return made


def go(cast: Cast, paper: Paper, move: str, **said: Any) -> None:
    verdict = actions.move(by=cast.actor("leader"), paper=paper.pk, move=move, said=Said(**{"on_day": TODAY, **said}))
    assert verdict, verdict


def sent(cast: Cast) -> Paper:
    """With the doctor, to be back in 14 days."""
    made = written(cast)
    go(cast, made, "talk")
    go(cast, made, "send", due=DUE)
    made.refresh_from_db()
    return made


def told_of_fast_track(cast: Cast) -> Paper:
    made = begun(cast, FAST_TRACK)
    assert actions.write(by=cast.actor("leader"), paper=made.pk, part="svar", answers=THREE)
    go(cast, made, "tell")
    return made

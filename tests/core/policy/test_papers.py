"""What a policy says of papers, and what is wrong with it."""

from datetime import date

import pytest
from tests.core.policy.test_shipped import NAMES, shipped_policy
from tests.core.policy.texts import SMALL, faults, read

from naervaer.core.policy.handbook import handbook
from naervaer.core.policy.schema import Policy

TODAY = date(2026, 11, 23)
PAPER = """\
[[paper]]
id = "papir"
title = "Papir"
kind = "possibility_declaration"
text = "Til lægen"
letter = "Afleveres {frist}"
source = "prøve"
part = [
    { id = "et", title = "Et", who = "together", questions = [{ id = "a", title = "A" }] },
    { id = "to", title = "To", who = "doctor", questions = [{ id = "b", title = "B" }] },
]
"""


ASKS = """
[[step]]
id = "asks"
title = "Bliver det langt?"
opens = { day_of_case = 8 }
due = { day_of_case = 14 }
owner = "leader"
kind = "assessment"
answers = ["ja", "nej"]
source = "prøve"
"""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (PAPER + 'satisfies = ["kontkat"]\n', '.satisfies nr. 1: fandt "kontkat", forventet id på et skridt'),
        (
            PAPER + 'satisfies = ["asks"]\n' + ASKS,
            '.satisfies nr. 1: fandt "asks", der har answers, forventet et skridt uden answers',
        ),
        (PAPER.replace("{frist}", "{frst}"), "fandt {frst}, forventet en pladsholder"),
        (PAPER.replace('id = "to"', 'id = "et"'), 'fandt "et" igen'),
        (PAPER.replace('{ id = "b"', '{ id = "c", title = "C" }, { id = "c"'), 'fandt "c" igen'),
        (PAPER.replace('"doctor"', '"employer"'), "en mulighedserklæring uden begge dele"),
        (PAPER.replace('"possibility_declaration"', '"diagnosis"'), ".kind"),
    ],
)
def test_a_paper_that_points_at_nothing_is_named(text: str, said: str) -> None:
    """S6"""
    assert said in "\n".join(faults(SMALL + text))


def test_S6_a_paper_may_do_a_step_that_is_there() -> None:
    assert isinstance(read(SMALL + PAPER + 'satisfies = ["kontakt"]\n'), Policy)


@pytest.mark.parametrize("name", NAMES)
def test_every_shipped_policy_has_the_papers_the_law_knows_with_their_source(name: str) -> None:
    """S6"""
    papers = shipped_policy(name).papers_on(TODAY)
    assert {paper.kind for paper in papers} >= {"possibility_declaration", "retention_plan", "fast_track", "section_56"}
    assert all(paper.source and paper.verified_on and paper.confidence for paper in papers)


def test_the_handbook_tells_who_fills_in_what_and_who_sees_the_answer() -> None:
    """S6 H8"""
    area = handbook(shipped_policy("standard"), TODAY).area("papirer")
    assert area is not None
    told = {fact.label: " ".join(fact.lines) for entry in area.entries[:1] for fact in entry.facts}
    assert "udfyldes af leder og medarbejder sammen" in told["Dele"]
    assert "udfyldes af lægen" in told["Dele"]
    assert "Ses af leder" in told["Bilag"]


def test_no_paper_asks_for_a_diagnosis() -> None:
    """S6: a diagnosis is never part of any of these."""
    for name in NAMES:
        for paper in shipped_policy(name).paper:
            for part in paper.part:
                for question in part.questions:
                    assert "diagnose" not in f"{question.id} {question.title}".casefold()

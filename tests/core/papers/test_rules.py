"""What may be done with a paper, and what must be known first."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from tests.core.policy.test_shipped import shipped_policy

from naervaer.core.papers.rules import (
    ENDED,
    FINISHES,
    MACHINES,
    Said,
    Standing,
    earliest_in_hand,
    is_overdue,
    may_move,
    may_start,
    may_write,
)
from naervaer.core.policy.papers import Paper
from naervaer.core.verdicts import Refused, Verdict

TODAY = date(2026, 11, 23)
PAPERS = {paper.id.removeprefix("papir-"): paper for paper in shipped_policy("standard").papers_on(TODAY)}
POSSIBILITY, DURATION, FAST_TRACK = (PAPERS[k] for k in ("mulighedserklaering", "varighedserklaering", "fast-track"))
ANSWERS = {"nedsat": "Kan ikke løfte.", "opgaver": "Forflytninger.", "skaanehensyn": "Makker ved løft."}


def said_no(verdict: Verdict) -> str:
    assert isinstance(verdict, Refused)
    return verdict.reasons[0]


def test_each_kind_has_its_machine_and_every_way_ends() -> None:
    """S6"""
    for kind, machine in MACHINES.items():
        assert machine.ends <= ENDED
        assert FINISHES[kind] in {move.name for move in machine.moves}


@pytest.mark.parametrize(
    ("paper", "days_ago", "reason"),
    [
        (POSSIBILITY, 0, ""),
        (DURATION, 13, "kan tidligst bruges den 24.11.2026"),
        (DURATION, 14, ""),
        (FAST_TRACK, 35, ""),
        (FAST_TRACK, 36, "skulle være brugt senest den 22.11.2026"),
    ],
)
def test_a_paper_is_begun_on_the_days_the_law_gives(paper: Paper, days_ago: int, reason: str) -> None:
    """S6"""
    verdict = may_start(paper, TODAY - timedelta(days=days_ago), TODAY, ())
    assert reason in said_no(verdict) if reason else verdict


def test_only_an_agreement_by_section_56_is_made_without_absence() -> None:
    """S6"""
    assert may_start(PAPERS["paragraf-56"], None, TODAY, ())
    assert "mens medarbejderen er fraværende" in said_no(may_start(POSSIBILITY, None, TODAY, ()))
    assert "allerede i gang" in said_no(may_start(POSSIBILITY, TODAY, TODAY, (POSSIBILITY.id,)))


def test_every_question_of_the_workplace_is_answered_and_the_doctors_never() -> None:
    """S6"""
    one, two = POSSIBILITY.part
    draft = Standing("draft", frozenset())
    assert may_write(POSSIBILITY, draft, one, ANSWERS)
    assert "Svar mangler" in said_no(may_write(POSSIBILITY, draft, one, ANSWERS | {"opgaver": " "}))
    assert "ikke spørgsmålet diagnose" in said_no(may_write(POSSIBILITY, draft, one, ANSWERS | {"diagnose": "x"}))
    assert "Lægen udfylder" in said_no(may_write(POSSIBILITY, draft, two, {}))
    assert "kan ikke ændres" in said_no(may_write(POSSIBILITY, Standing("talked", frozenset()), one, ANSWERS))


YESTERDAY, LATER = TODAY - timedelta(days=1), TODAY + timedelta(days=14)
TALKED = Standing("talked", frozenset({"del-1"}))
SENT = Standing("sent", frozenset({"del-1"}), LATER)


@pytest.mark.parametrize(
    ("standing", "move", "said", "reason"),
    [
        (Standing("draft", frozenset()), "talk", Said(TODAY), "Udfyld først »Del 1"),
        (Standing("draft", frozenset({"del-1"})), "talk", Said(TODAY), ""),
        (Standing("draft", frozenset({"del-1"})), "send", Said(TODAY, LATER), "kan ikke ske nu"),
        (TALKED, "send", Said(TODAY), "Fristen skal ligge efter"),
        (TALKED, "send", Said(TODAY, LATER), ""),
        (TALKED, "send", Said(LATER, LATER), "ude i fremtiden"),
        (TALKED, "send", Said(date(2026, 9, 1), LATER), "før forløbets første dag"),
        (SENT, "extend", Said(TODAY, LATER), "Skriv hvorfor"),
        (SENT, "extend", Said(TODAY, LATER, "Lægen har ferie"), "efter den gamle"),
        (SENT, "extend", Said(TODAY, LATER + timedelta(days=7), "Lægen har ferie"), ""),
        (SENT, "receive", Said(TODAY, amount=Decimal(-1)), "mindre end nul"),
        (SENT, "receive", Said(TODAY, amount=Decimal(750)), ""),
        (SENT, "drop", Said(TODAY), "Skriv hvorfor"),
    ],
)
def test_a_possibility_declaration_goes_from_draft_to_received(
    standing: Standing, move: str, said: Said, reason: str
) -> None:
    """S6"""
    verdict = may_move(POSSIBILITY, standing, move, said, TODAY, date(2026, 10, 1))
    assert reason in said_no(verdict) if reason else verdict


def test_fast_track_is_sent_after_the_employee_was_told_and_within_five_weeks() -> None:
    """S6. Source: sygedagpengeloven § 7 c."""
    written = frozenset({"svar"})
    first = TODAY - timedelta(days=35)
    assert "kan ikke ske nu" in said_no(
        may_move(FAST_TRACK, Standing("draft", written), "send", Said(TODAY), TODAY, first)
    )
    told = Standing("told", written)
    assert may_move(FAST_TRACK, told, "send", Said(TODAY), TODAY, first)
    late = may_move(FAST_TRACK, told, "send", Said(TODAY), TODAY, first - timedelta(days=1))
    assert "Fristen var den 22.11.2026" in said_no(late)


@pytest.mark.parametrize(
    ("first", "last", "reason"),
    [
        (None, None, "første og sidste dag"),
        (date(2026, 11, 1), date(2026, 10, 1), "første og sidste dag"),
        (date(2026, 11, 1), date(2028, 11, 1), "højst to år"),
        (date(2026, 11, 1), date(2028, 10, 31), ""),
    ],
)
def test_an_agreement_by_section_56_is_approved_for_two_years_at_most(
    first: date | None, last: date | None, reason: str
) -> None:
    """S6. Source: sygedagpengeloven § 58."""
    applied = Standing("applied", frozenset())
    verdict = may_move(PAPERS["paragraf-56"], applied, "approve", Said(TODAY, first=first, last=last), TODAY, None)
    assert reason in said_no(verdict) if reason else verdict


@pytest.mark.parametrize(
    ("state", "due", "overdue"),
    [
        ("sent", YESTERDAY, True),
        ("sent", TODAY, False),
        ("received", YESTERDAY, False),
        ("sent", None, False),
    ],
)
def test_a_paper_is_overdue_the_day_after_it_was_due(state: str, due: date | None, overdue: bool) -> None:
    """S6"""
    assert is_overdue(Standing(state, frozenset(), due), TODAY) is overdue


@pytest.mark.parametrize(
    ("paper", "given", "due", "reason"),
    [
        ("friattest", date(2026, 11, 21), date(2026, 11, 22), "tidligst være i hænde den 23.11.2026"),
        ("friattest", date(2026, 11, 21), date(2026, 11, 23), ""),
        ("mulighedserklaering", date(2026, 12, 24), date(2026, 12, 25), "tidligst være i hænde den 28.12.2026"),
        ("tro-og-love", date(2026, 11, 21), date(2026, 11, 22), "tidligst være i hænde den 23.11.2026"),
        ("tro-og-love", date(2026, 11, 21), date(2026, 11, 23), ""),
    ],
)
def test_nothing_is_asked_for_before_it_can_be_in_hand(paper: str, given: date, due: date, reason: str) -> None:
    """S6. Source: sygedagpengeloven § 36; Personaleadministrativ Vejledning 24.2.2: no Sundays, no holidays."""
    kind = PAPERS[paper]
    start = "talked" if paper == "mulighedserklaering" else "draft"
    standing = Standing(start, frozenset(part.id for part in kind.own_parts))
    verdict = may_move(kind, standing, "send", Said(given, due), date(2027, 1, 1), date(2026, 11, 21))
    assert reason in said_no(verdict) if reason else verdict


def test_without_a_case_a_declaration_can_be_had_the_day_after() -> None:
    """S6"""
    assert earliest_in_hand(PAPERS["tro-og-love"], date(2026, 11, 21), None) == date(2026, 11, 22)

"""A5: what is agreed at the three-party conversation, who takes part, and what closes a course."""

from datetime import date, timedelta

import pytest

from naervaer.core.policy.scheme import Offer, ThreeParty
from naervaer.core.scheme.joint import LONGEST, NOT_HELD, Line, may_be_written, missing, partners
from naervaer.core.verdicts import Refused

TODAY = date(2026, 11, 23)
GOOD = Line("Færre vagter i december", "leader", TODAY)


def offer(three_party: ThreeParty | None) -> Offer:
    told = {"id": "s", "title": "S", "source": "Her", "level": "individual", "provider": "os"}
    return Offer(booked_by=("nearest_leader",), three_party=three_party, **told)


ONCE = ThreeParty(minimum=1, when="last", instead_of_leader=("hr_consultant", "leaders_leader"))


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ([], "Skriv mindst én ting"),
        ([GOOD] * 9, "Skriv mindst én ting"),
        ([Line(" ", "leader", TODAY)], "Linje 1: skriv, hvad I har aftalt."),
        ([GOOD, Line("x" * (LONGEST + 1), "leader", TODAY)], "Linje 2: skriv højst"),
        ([Line("Ro", "provider", TODAY)], "Linje 1: vælg, hvem der står for det."),
        ([Line("Ro", "employee", TODAY - timedelta(days=1))], "Linje 1: dagen er gået."),
    ],
)
def test_an_agreement_that_cannot_be_kept_is_not_written(lines: list[Line], told: str) -> None:
    refused = may_be_written(lines, TODAY)
    assert isinstance(refused, Refused)
    assert refused.reasons[0].startswith(told)


def test_an_agreement_of_leader_and_employee_is_written() -> None:
    assert may_be_written([GOOD, Line("Sig til i tide", "employee", TODAY)], TODAY)


@pytest.mark.parametrize(
    ("found", "held", "told"),
    [(offer(ONCE), 0, NOT_HELD), (offer(ONCE), 1, ""), (offer(None), 0, ""), (None, 0, "")],
)
def test_a_course_is_not_finished_before_the_three_party_conversation_is_held(
    found: Offer | None, held: int, told: str
) -> None:
    assert missing(found, held) == told


@pytest.mark.parametrize(
    ("found", "concerns", "who"),
    [
        (offer(ONCE), False, ("leader",)),
        (offer(ONCE), True, ("hr_consultant", "leaders_leader")),
        (offer(None), False, ()),
        (None, True, ()),
    ],
)
def test_somebody_else_takes_the_leaders_place_where_it_concerns_them(
    found: Offer | None, concerns: bool, who: tuple[str, ...]
) -> None:
    assert partners(found, concerns_leader=concerns) == who

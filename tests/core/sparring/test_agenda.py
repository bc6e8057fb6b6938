"""The agenda of a sparring: every case that meets a criterion is on it, nobody twice, and the order is the policy's."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naervaer.core.policy.sparring import REASONS, Sparring
from naervaer.core.sparring.agenda import (
    Agenda,
    ComingGate,
    DecidedBefore,
    Known,
    MissedStep,
    Running,
    Wished,
    agenda,
)

DAY = date(2026, 12, 8)
RULES = Sparring(long_from_day=21)


def days_ago(day_of_case: int) -> date:
    """The first day of a case that is at that day on the day of the meeting."""
    return DAY - timedelta(days=day_of_case - 1)


def told(found: Agenda) -> list[tuple[int, list[str]]]:
    return [(item.employment, [why.text for why in item.whys]) for item in found.items]


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (Known(), []),
        (Known(running=[Running(1, 11, days_ago(20))]), []),
        (
            Known(running=[Running(1, 11, days_ago(21))]),
            [(1, ["Dag 21: fraværende siden 18.11.2026"])],
        ),
        (
            Known(running=[Running(1, 11, days_ago(5))], missed=[MissedStep(1, "Kontakt", date(2026, 12, 7))]),
            [(1, ["Ikke nået: Kontakt (senest 7.12.2026)"])],
        ),
        (
            Known(
                running=[Running(1, 11, days_ago(5))],
                missed=[MissedStep(1, "Plan", date(2026, 12, 7)), MissedStep(1, "Kontakt", date(2026, 12, 5))],
            ),
            [(1, ["Ikke nået: Kontakt (senest 5.12.2026) og 1 til"])],
        ),
        (
            Known(
                running=[Running(1, 11, days_ago(5))],
                gates=[ComingGate(1, "Beslutning", date(2026, 12, 30)), ComingGate(1, "Senere", date(2027, 1, 30))],
            ),
            [(1, ["Beslutning: senest 30.12.2026"])],
        ),
        (Known(missed=[MissedStep(1, "Kontakt", DAY)], gates=[ComingGate(1, "Beslutning", DAY)]), []),
        (
            Known(wishes=[Wished(1, "konflikt eller samarbejde", "Hvordan taler vi om det?")]),
            [(1, ["Lederens ønske: konflikt eller samarbejde"])],
        ),
        (
            Known(decided=[DecidedBefore(1, True), DecidedBefore(1, False), DecidedBefore(2, True)]),
            [(1, ["Besluttet sidst: 1 venter, 1 gjort"]), (2, ["Besluttet sidst: 1 gjort"])],
        ),
        (Known(decided=[DecidedBefore(1, False)]), [(1, ["Besluttet sidst: 1 venter"])]),
        (
            Known(postponed=[1, 2, 1], decided=[DecidedBefore(2, False)]),
            [(1, ["Udskudt fra sidste sparring"]), (2, ["Besluttet sidst: 1 venter"])],
        ),
    ],
)
def test_what_brings_a_case_on_the_agenda_and_in_what_words(
    known: Known, expected: list[tuple[int, list[str]]]
) -> None:
    """S5"""
    assert told(agenda(known, RULES, DAY)) == expected


def test_what_was_decided_last_time_comes_first_then_the_order_of_the_policy_then_the_longest() -> None:
    """S5"""
    running = [Running(n, n, days_ago(20 + n)) for n in range(1, 6)]
    known = Known(
        running=running,
        decided=[DecidedBefore(2, False)],
        wishes=[Wished(4, "langt fravær", "Hvad nu?")],
        missed=[MissedStep(3, "Kontakt", DAY - timedelta(days=2))],
    )
    assert [item.employment for item in agenda(known, RULES, DAY).items] == [2, 4, 3, 5, 1]


def test_a_reason_the_policy_does_not_name_brings_nobody() -> None:
    rules = Sparring(order=("last_time", "wish"), long_from_day=1)
    assert agenda(Known(running=[Running(1, 11, days_ago(90))]), rules, DAY).items == ()


def test_a_long_case_that_has_been_talked_of_comes_again_after_the_days_of_the_policy() -> None:
    rules = Sparring(long_from_day=21, long_again_days=56)
    for ago, there in ((55, 0), (56, 1)):
        case = Running(1, 11, days_ago(200), discussed_on=DAY - timedelta(days=ago))
        assert len(agenda(Known(running=[case]), rules, DAY).items) == there
    assert len(agenda(Known(running=[case]), Sparring(long_from_day=21), DAY).items) == 1


def test_what_finds_no_room_waits_and_what_a_leader_takes_off_is_told_apart() -> None:
    known = Known(running=[Running(n, n, days_ago(30 + n)) for n in range(4)], taken_off={2: "Er tilbage på mandag."})
    found = agenda(known, Sparring(long_from_day=21, at_most=2), DAY)
    assert [item.employment for item in found.items] == [3, 1]
    assert [item.employment for item in found.waiting] == [0]
    assert [item.employment for item in found.taken_off] == [2]


people = st.integers(1, 8)
dates = st.dates(date(2026, 6, 1), DAY)
worlds = st.builds(
    Known,
    running=st.lists(st.builds(Running, people, people, dates, st.none() | dates), unique_by=lambda c: c.employment),
    missed=st.lists(st.builds(MissedStep, people, st.sampled_from(["Kontakt", "Plan"]), dates)),
    gates=st.lists(st.builds(ComingGate, people, st.just("Beslutning"), dates)),
    decided=st.lists(st.builds(DecidedBefore, people, st.booleans())),
    postponed=st.lists(people),
    wishes=st.lists(st.builds(Wished, people, st.just("langt fravær"), st.text(max_size=5))),
    taken_off=st.dictionaries(people, st.just("Ikke nu."), max_size=2),
)
orders = st.permutations(sorted(set(REASONS) - {"last_time"})).map(lambda rest: ("last_time", *rest))
rules = st.builds(
    Sparring,
    order=orders,
    long_from_day=st.integers(1, 120),
    long_again_days=st.none() | st.integers(1, 60),
    at_most=st.none() | st.integers(1, 5),
)


def meets(known: Known, wanted: Sparring) -> set[int]:
    """Everybody who meets a criterion, found the plain way."""
    running = {case.employment: case for case in known.running}
    found = {d.employment for d in known.decided} | set(known.postponed) | {w.employment for w in known.wishes}
    found |= {matter.employment for matter in (*known.missed, *known.gates) if matter.employment in running}
    for case in known.running:
        again = wanted.long_again_days
        rested = case.discussed_on is None or again is None or (DAY - case.discussed_on).days >= again
        if (DAY - case.first_day).days + 1 >= wanted.long_from_day and rested:
            found.add(case.employment)
    return found


@given(worlds, rules)
def test_everybody_who_meets_a_criterion_is_there_once_and_nobody_else(known: Known, wanted: Sparring) -> None:
    """S5"""
    found = agenda(known, wanted, DAY)
    everybody = [item.employment for item in (*found.items, *found.waiting, *found.taken_off)]
    assert len(everybody) == len(set(everybody))
    assert set(everybody) == meets(known, wanted)
    assert {item.employment for item in found.taken_off} <= set(known.taken_off)
    assert wanted.at_most is None or len(found.items) <= wanted.at_most
    assert all(item.whys and all(why.text for why in item.whys) for item in found.items)


def read_backwards(known: Known) -> Known:
    return Known(
        running=[*known.running][::-1],
        missed=[*known.missed][::-1],
        gates=[*known.gates][::-1],
        decided=[*known.decided][::-1],
        postponed=[*known.postponed][::-1],
        wishes=[*known.wishes][::-1],
        taken_off=known.taken_off,
    )


@given(worlds, rules)
def test_the_agenda_is_the_same_however_the_facts_are_read(known: Known, wanted: Sparring) -> None:
    once = replace(known, wishes=[*{wish.employment: wish for wish in known.wishes}.values()])
    assert agenda(once, wanted, DAY) == agenda(read_backwards(once), wanted, DAY)

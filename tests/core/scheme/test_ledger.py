"""The scheme's money always adds up, whatever is granted, used, released and moved, and never falls below zero. A8"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, multiple, rule

from naervaer.core.policy.scheme import BudgetAgreement
from naervaer.core.scheme.ledger import (
    Posting,
    Standing,
    left_of,
    may_grant,
    may_move,
    may_reserve,
    may_use,
    moved,
    standing,
)
from naervaer.core.scheme.periods import Period, granted, next_period, period_of

Q1, Q2 = date(2026, 1, 1), date(2026, 4, 1)


def agreement(period: str, **more: object) -> BudgetAgreement:
    return BudgetAgreement.model_validate({"id": "a", "period": period, **more})


@pytest.mark.parametrize(
    ("period", "day", "first", "last"),
    [
        ("month", date(2028, 2, 29), date(2028, 2, 1), date(2028, 2, 29)),
        ("quarter", date(2026, 3, 31), date(2026, 1, 1), date(2026, 3, 31)),
        ("quarter", date(2026, 4, 1), date(2026, 4, 1), date(2026, 6, 30)),
        ("half-year", date(2026, 12, 31), date(2026, 7, 1), date(2026, 12, 31)),
        ("year", date(2026, 1, 1), date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_A8_a_day_is_in_one_period_that_begins_with_the_calendar_year(
    period: str, day: date, first: date, last: date
) -> None:
    assert period_of(agreement(period), day) == Period(first, last)


@given(st.sampled_from(["month", "quarter", "half-year", "year"]), st.dates(date(1990, 1, 1), date(2150, 1, 1)))
def test_A8_the_periods_follow_on_each_other_without_a_gap(period: str, day: date) -> None:
    rule_ = agreement(period)
    found = period_of(rule_, day)
    assert found.first <= day <= found.last
    assert next_period(rule_, found).first == found.last + timedelta(days=1)


def test_A8_a_grant_holds_for_every_period_from_its_day_until_the_next_grant() -> None:
    grants = [{"from": "2026-01-01", "amount": "100000.50"}, {"from": "2026-07-01", "amount": 80000}]
    rule_ = agreement("quarter", grants=grants, valid_from="2026-01-01", valid_to="2026-12-31")
    per_quarter = [granted(rule_, period_of(rule_, date(2026, month, 1))) for month in (1, 4, 7, 10)]
    assert per_quarter == [Decimal("100000.50"), Decimal("100000.50"), Decimal(80000), Decimal(80000)]
    assert granted(rule_, period_of(rule_, date(2025, 10, 1))) == 0
    assert granted(rule_, period_of(rule_, date(2027, 1, 1))) == 0
    assert granted(agreement("year"), period_of(agreement("year"), Q1)) == 0


def posting(kind: str, amount: str, course: int | None = 1) -> Posting:
    return Posting("a", Q1, kind, Decimal(amount), course)  # type: ignore[arg-type]


def test_A8_what_is_reserved_used_released_and_moved_is_told_apart() -> None:
    book = [posting("reserved", "6000"), posting("used", "2400"), posting("released", "1200"), posting("moved", "-500")]
    now = standing(Decimal(10000), book)
    assert now == Standing(granted=Decimal(10000), moved=Decimal(-500), reserved=Decimal(2400), used=Decimal(2400))
    assert now.available == Decimal(4700)
    assert left_of(1, book) == Decimal(2400)
    assert left_of(2, book) == 0


FULL = Standing(Decimal(1000), Decimal(0), Decimal(900), Decimal(0))


@pytest.mark.parametrize(
    ("amount", "decision", "allowed"),
    [
        ("100", "", True),
        ("100.01", "", False),
        ("100.01", "HMU 3.6.2026", True),
        ("100.01", " ", False),
        ("0", "x", False),
    ],
)
def test_A8_more_than_there_is_takes_a_named_decision(amount: str, decision: str, allowed: bool) -> None:
    assert bool(may_reserve(FULL, Decimal(amount), decision)) is allowed


@pytest.mark.parametrize(
    ("amount", "decision", "said"),
    [
        ("1", "HMU", ""),
        ("-100", "HMU", ""),
        ("-100.01", "HMU", "ikke så meget tilbage at tage fra"),
        ("0", "HMU", "kan ikke være 0 kr."),
        ("1", " ", "hvem der har besluttet det"),
    ],
)
def test_A8_a_grant_is_named_and_takes_back_no_more_than_is_free(amount: str, decision: str, said: str) -> None:
    verdict = may_grant(FULL, Decimal(amount), decision)
    assert said in "".join(getattr(verdict, "reasons", ()))
    assert bool(verdict) is not bool(said)


@pytest.mark.parametrize(("amount", "allowed"), [("50", True), ("50.01", False), ("0", False), ("-1", False)])
def test_A8_no_more_is_used_of_a_course_than_is_reserved_for_it(amount: str, allowed: bool) -> None:
    assert bool(may_use(Decimal(50), Decimal(amount))) is allowed


@pytest.mark.parametrize(
    ("amount", "decision", "same", "said"),
    [
        ("100", "HMU 3.6.2026", False, ""),
        ("100.01", "HMU 3.6.2026", False, "ikke så meget tilbage"),
        ("100", " ", False, "Skriv beslutningen: Beslutning i HMU."),
        ("0", "HMU", False, "over 0 kr."),
        ("100", "HMU", True, "to forskellige"),
    ],
)
def test_A8_money_is_moved_by_a_decision_and_only_what_is_there(
    amount: str, decision: str, same: bool, said: str
) -> None:
    verdict = may_move(FULL, Decimal(amount), decision, needs="Beslutning i HMU", same=same)
    assert said in "".join(getattr(verdict, "reasons", ()))
    assert bool(verdict) is not bool(said)
    if not verdict:
        return
    assert sum(p.amount for p in moved("a", "b", (Q1, Q2), Decimal(amount))) == 0


def test_A8_without_a_word_in_the_policy_a_move_still_names_who_decided() -> None:
    verdict = may_move(FULL, Decimal(1), "", needs="", same=False)
    assert "hvem der har besluttet det" in verdict.reasons[0]  # type: ignore[union-attr]


AMOUNTS = st.decimals("0.01", 5000, places=2)
GRANTED = {("a", Q1): Decimal(9000), ("a", Q2): Decimal(9000), ("b", Q1): Decimal(4000), ("b", Q2): Decimal(0)}


@dataclass
class Book:
    """What somebody who counts by hand would keep: kroner in hand for each agreement and period."""

    postings: list[Posting] = field(default_factory=list)
    in_hand: dict[tuple[str, date], Decimal] = field(default_factory=lambda: dict(GRANTED))
    courses: dict[int, tuple[str, date]] = field(default_factory=dict)

    def of(self, place: tuple[str, date]) -> Iterable[Posting]:
        return (posting for posting in self.postings if (posting.agreement, posting.period) == place)

    def standing(self, place: tuple[str, date]) -> Standing:
        return standing(GRANTED[place], self.of(place))


class Ledger(RuleBasedStateMachine):
    """Grants, invoices, ends and moves in any order."""

    courses = Bundle("courses")

    def __init__(self) -> None:
        super().__init__()
        self.book = Book()

    @rule(target=courses, place=st.sampled_from(sorted(GRANTED)), amount=AMOUNTS)
    def grant(self, place: tuple[str, date], amount: Decimal) -> object:
        if not may_reserve(self.book.standing(place), amount):
            assert amount > self.book.in_hand[place]
            return multiple()
        course = len(self.book.courses) + 1
        self.book.courses[course] = place
        self.book.postings.append(Posting(*place, "reserved", amount, course))
        self.book.in_hand[place] -= amount
        return course

    @rule(course=courses, amount=AMOUNTS)
    def pay(self, course: int, amount: Decimal) -> None:
        if may_use(left_of(course, self.book.postings), amount):
            self.book.postings.append(Posting(*self.book.courses[course], "used", amount, course))

    @rule(course=courses)
    def end(self, course: int) -> None:
        left, place = left_of(course, self.book.postings), self.book.courses[course]
        if left:
            self.book.postings.append(Posting(*place, "released", left, course))
            self.book.in_hand[place] += left

    @rule(giver=st.sampled_from(sorted(GRANTED)), taker=st.sampled_from(sorted(GRANTED)), amount=AMOUNTS)
    def move(self, giver: tuple[str, date], taker: tuple[str, date], amount: Decimal) -> None:
        if may_move(self.book.standing(giver), amount, "HMU", needs="", same=giver[0] == taker[0]):
            self.book.postings += moved(giver[0], taker[0], (giver[1], taker[1]), amount)
            self.book.in_hand[giver] -= amount
            self.book.in_hand[taker] += amount

    @invariant()
    def what_is_in_hand_is_what_the_ledger_says_and_never_below_zero(self) -> None:
        for place, in_hand in self.book.in_hand.items():
            assert self.book.standing(place).available == in_hand >= 0

    @invariant()
    def everything_granted_is_in_hand_reserved_or_used(self) -> None:
        found = [self.book.standing(place) for place in GRANTED]
        assert sum(one.available + one.reserved + one.used for one in found) == sum(GRANTED.values())
        assert sum(one.moved for one in found) == 0
        assert all(one.reserved >= 0 for one in found)


TestTheLedgerAlwaysAddsUp = Ledger.TestCase

"""A sick call and payroll: what confirms, what contradicts, and what follow-up counts meanwhile."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.leading import leads

from naervaer.core.absence import AbsenceDay, AbsencePeriod, Category
from naervaer.core.calendar import WorkCalendar, days
from naervaer.core.sickcall.model import Call, Trust
from naervaer.core.sickcall.reconcile import Absence, Difference, effective, outcome
from naervaer.core.sickcall.states import CALL, held_against

MON = date(2026, 11, 2)
AS_OF = date(2026, 11, 23)
CALENDAR = WorkCalendar()
OWN, INJURY = Category.OWN_SICKNESS, Category.WORK_INJURY


def n(day: int) -> date:
    return date(2026, 11, day)


def call(first: int, back: int | None = None, category: Category = OWN, trust: Trust = Trust.NOBODY) -> Call:
    return Call(1, "anne-1", category, n(first), n(back) if back else None, trust)


def period(first: int, last: int | None = None, category: Category = OWN) -> AbsencePeriod:
    return AbsencePeriod("anne-1", category, n(first), n(last) if last else None)


def day(of: int, category: Category = OWN) -> AbsenceDay:
    return AbsenceDay("anne-1", category, n(of), Decimal("7.4"), Decimal("7.4"))


OUTCOMES: list[tuple[str, Call, list[Absence], str, tuple[str, ...]]] = [
    ("payroll is silent, and was asked yesterday", call(20), [], "awaiting", ()),
    ("payroll has been silent too long", call(2), [], "unknown_to_payroll", ()),
    ("both say the same", call(9, 14), [period(9, 13)], "confirmed", ()),
    ("both are open", call(9), [period(9)], "confirmed", ()),
    ("payroll has an end, nobody has said well", call(9), [period(9, 13)], "confirmed", ()),
    ("payroll tells by the day", call(9, 14), [day(9), day(10), day(11), day(12), day(13)], "confirmed", ()),
    ("well on Saturday, payroll to Sunday", call(9, 14), [period(9, 15)], "confirmed", ()),
    ("sick from Saturday, payroll from Monday", call(7, 14), [period(9, 13)], "confirmed", ()),
    ("payroll begins a day later", call(9, 14), [period(10, 13)], "differs", ("first",)),
    ("payroll ends later", call(9, 12), [period(9, 13)], "differs", ("last",)),
    ("another kind", call(9, 14, INJURY), [period(9, 13)], "differs", ("category",)),
    ("first and last", call(9, 13), [period(10, 13)], "differs", ("first", "last")),
    ("well yesterday, payroll open", call(9, 22), [period(9)], "awaiting", ()),
    ("well long ago, payroll still open", call(2, 9), [period(2)], "differs", ("last",)),
    ("partly back in payroll", call(9), [period(9, 13), period(14, None, Category.PARTIAL_SICKNESS)], "confirmed", ()),
    ("another illness months away", call(20), [period(2, 3)], "awaiting", ()),
    ("a child's sickness is no sickness of one's own", call(20), [period(20, 21, Category.CHILD_SICK)], "awaiting", ()),
    (
        "a day without an hour absent",
        call(20),
        [AbsenceDay("anne-1", OWN, n(20), Decimal(0), Decimal("7.4"))],
        "awaiting",
        (),
    ),
    ("payroll has only told of a spell that ended the day before", call(20), [period(18, 19)], "awaiting", ()),
    ("a call that was taken back by being well at once", call(9, 9), [], "confirmed", ()),
]


@pytest.mark.parametrize(
    ("said", "told", "state", "about"), [row[1:] for row in OUTCOMES], ids=[r[0] for r in OUTCOMES]
)
def test_how_a_call_stands_with_payroll(said: Call, told: list[Absence], state: str, about: tuple[str, ...]) -> None:
    """H5"""
    found = outcome(said, told, CALENDAR, AS_OF, patience=10)
    assert found.state == state
    assert tuple(difference.about for difference in found.differences) == about


def test_a_difference_says_what_each_of_them_says() -> None:
    found = outcome(call(9, 14), [period(10, 13)], CALENDAR, AS_OF, 10)
    assert found.differences == (Difference("first", n(9), n(10)),)


EFFECTIVE: list[tuple[str, list[Call], list[Absence], list[Absence]]] = [
    ("payroll alone", [], [period(9, 13)], [period(9, 13)]),
    ("the call alone, still ill", [call(9)], [], [period(9)]),
    ("the call alone, well again", [call(9, 14)], [], [period(9, 13)]),
    ("both the same", [call(9, 14)], [period(9, 13)], [period(9, 13)]),
    ("well, though payroll is open", [call(9, 14)], [period(9)], [period(9, 13)]),
    ("payroll's end ends the call", [call(9)], [period(9, 13)], [period(9, 13)]),
    ("payroll's end before the call is no end of it", [call(10)], [period(9, 9)], [period(9, 9), period(10)]),
    ("the call begins before payroll", [call(9)], [period(11)], [period(11), period(9, 10)]),
    ("the call goes on after payroll's days", [call(9)], [day(9), day(10)], [day(9), day(10), period(10)]),
    ("payroll is right", [call(9, 14, trust=Trust.PAYROLL)], [period(10, 12)], [period(10, 12)]),
    ("the call is right", [call(10, 13, trust=Trust.CALL)], [period(9, 20)], [period(10, 12)]),
    ("the call is right, by the day", [call(10, 12, trust=Trust.CALL)], [day(9), day(10), day(11)], [day(10), day(11)]),
    ("the call is right and open", [call(10, trust=Trust.CALL)], [period(9)], [period(10)]),
    ("another illness is left alone", [call(10, 12, trust=Trust.CALL)], [period(2, 4), period(10, 11)],
     [period(2, 4), period(10, 11)]),
    ("a child's sickness is left alone", [call(9, 14)], [period(9, 13, Category.CHILD_SICK)],
     [period(9, 13, Category.CHILD_SICK), period(9, 13)]),
    ("an empty call adds nothing", [call(9, 9)], [], []),
]  # fmt: skip


@pytest.mark.parametrize(("said", "told", "counted"), [r[1:] for r in EFFECTIVE], ids=[r[0] for r in EFFECTIVE])
def test_what_follow_up_counts(said: list[Call], told: list[Absence], counted: list[Absence]) -> None:
    """H5"""
    assert effective(told, said, CALENDAR, AS_OF) == counted


days_of_month = st.integers(1, 22)


@st.composite
def calls(draw: st.DrawFn) -> Call:
    first = draw(days_of_month)
    back = draw(st.none() | st.integers(first, 23))
    return call(first, back, draw(st.sampled_from([OWN, INJURY])), draw(st.sampled_from(Trust)))


@st.composite
def told(draw: st.DrawFn) -> list[Absence]:
    found: list[Absence] = []
    for _ in range(draw(st.integers(0, 4))):
        first = draw(days_of_month)
        if draw(st.booleans()):
            found.append(day(first))
        else:
            last = draw(st.none() | st.integers(first, 23))
            found.append(period(first, last, draw(st.sampled_from([OWN, INJURY, Category.CHILD_SICK]))))
    return found


def absent(rows: list[Absence]) -> set[date]:
    found: set[date] = set()
    for row in rows:
        if row.category is not Category.CHILD_SICK:
            found |= {row.day} if isinstance(row, AbsenceDay) else set(days(row.first, row.last or AS_OF))
    return {one for one in found if one <= AS_OF}


@given(calls(), told())
def test_no_day_of_a_call_is_lost_unless_payroll_is_right_or_told_of_the_end(
    said: Call, payroll: list[Absence]
) -> None:
    counted = absent(effective(payroll, [said], CALENDAR, AS_OF))
    if said.trust is Trust.PAYROLL:
        assert counted == absent(payroll)
    else:
        surely = set(days(said.first, said.last or said.first)) if not said.is_empty else set()
        assert {one for one in surely if one <= AS_OF} <= counted


@given(calls(), told())
def test_the_order_of_payrolls_rows_makes_no_difference(said: Call, payroll: list[Absence]) -> None:
    turned = list(reversed(payroll))
    assert outcome(said, payroll, CALENDAR, AS_OF, 10) == outcome(said, turned, CALENDAR, AS_OF, 10)
    assert absent(effective(payroll, [said], CALENDAR, AS_OF)) == absent(effective(turned, [said], CALENDAR, AS_OF))


@given(calls(), told())
def test_holding_a_call_against_what_already_counts_changes_nothing(said: Call, payroll: list[Absence]) -> None:
    once = effective(payroll, [said], CALENDAR, AS_OF)
    assert absent(effective(once, [said], CALENDAR, AS_OF)) == absent(once)


@given(calls(), told())
def test_the_facts_alone_lead_only_to_states_there_are(said: Call, payroll: list[Absence]) -> None:
    assert outcome(said, payroll, CALENDAR, AS_OF, 10).state in CALL.states


HELD = ("awaiting", "confirmed", "differs", "unknown_to_payroll", "call_right")
FACTS = ("awaiting", "confirmed", "differs", "unknown_to_payroll")


@pytest.mark.parametrize("before", HELD)
@pytest.mark.parametrize("found", FACTS)
@pytest.mark.parametrize("repeats", [True, False])
def test_payroll_moves_a_call_only_as_the_table_has_it(before: str, found: str, repeats: bool) -> None:
    """A word of a person's stands until payroll agrees, or says something that was not known when it was given."""
    after = held_against(before, found, repeats=repeats)
    assert after == before or leads(CALL, before, after)
    if before == "call_right":
        assert after == ("confirmed" if found == "confirmed" else before if repeats else "differs")


@given(calls(), st.integers(0, 30))
def test_whoever_waits_for_payroll_is_told_once_patience_is_over(said: Call, waited: int) -> None:
    if not said.is_empty:
        later = said.first + timedelta(days=waited)
        expected = "awaiting" if waited < 10 else "unknown_to_payroll"
        assert outcome(said, [], CALENDAR, later, 10).state == expected

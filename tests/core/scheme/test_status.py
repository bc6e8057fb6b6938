"""N6, N10: where every course stood on a day, what may be told of it, and what it cost."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naervaer.core.scheme.status import (
    COLUMNS,
    WHOLE,
    Cost,
    Counts,
    Line,
    Lived,
    added,
    column_after,
    cost_table,
    costs_of,
    hours_shown,
    lines_of,
    shown,
)

DAY = date(2026, 11, 23)
PASSED = [(date(2026, 1, 5), "begin"), (date(2026, 6, 1), "finish")]


def lived(*events: tuple[date, str], offer: str = "samtaler", effort: bool = False) -> Lived:
    return Lived(offer, effort, "Velfærd", "Kommunen", date(2026, 1, 1), events)


@pytest.mark.parametrize(
    ("day", "counts"),
    [
        (date(2025, 12, 31), []),
        (date(2026, 1, 4), [Counts(waiting=1)]),
        (date(2026, 1, 5), [Counts(running=1)]),
        (date(2026, 6, 1), [Counts(finished=1)]),
    ],
)
def test_N6_a_course_is_counted_where_it_stood_when_the_day_was_over(day: date, counts: list[Counts]) -> None:
    assert [line.counts for line in lines_of([lived(*PASSED)], day)] == counts


def test_N6_whoever_left_the_waiting_list_is_counted_nowhere() -> None:
    assert lines_of([lived((DAY, "leave"))], DAY) == []
    assert column_after("leave") is None
    assert (column_after(None), column_after("offer"), column_after("let_go")) == ("waiting", "waiting", "waiting")


def test_N6_courses_and_efforts_are_counted_apart_also_of_one_offer() -> None:
    found = lines_of([lived(*PASSED), lived(*PASSED, effort=True), lived(*PASSED[:1])], DAY)
    assert found == [
        Line("samtaler", False, Counts(running=1, finished=1)),
        Line("samtaler", True, Counts(finished=1)),
    ]
    assert added(found) == Counts(running=1, finished=2)
    assert added(found).begun == 3


def test_N6_a_small_number_is_hidden_with_what_would_tell_it() -> None:
    found = shown([Line("samtaler", False, Counts(0, 9, 29, 2)), Line("sparring", False, Counts(0, 6, 7, 0))], 5)
    assert found["samtaler"]["stopped"] is None
    assert found[WHOLE]["stopped"] is None
    assert found["samtaler"]["begun"] is None or found["samtaler"]["running"] is None
    assert found["samtaler"]["waiting"] == 0


def test_N6_nothing_is_hidden_where_there_are_many_or_nobody() -> None:
    found = shown([Line("samtaler", False, Counts(0, 9, 29, 0))], 5)
    assert found["samtaler"] == found[WHOLE] == dict(zip(COLUMNS, (0, 9, 29, 0, 38), strict=True))
    assert shown([], 5)[WHOLE]["begun"] == 0


@given(st.lists(st.tuples(*[st.integers(0, 12)] * 4), min_size=1, max_size=4))
def test_N6_no_hidden_number_is_left_when_the_others_are_taken_from_their_total(rows: list[tuple[int, ...]]) -> None:
    found = shown([Line(str(n), False, Counts(*row)) for n, row in enumerate(rows)], 5)
    for columns in found.values():
        assert [columns[name] for name in ("running", "finished", "stopped", "begun")].count(None) != 1
    for name in COLUMNS:
        column = [columns[name] for columns in found.values()]
        assert column.count(None) != 1
        assert not any(value is not None and 0 < value < 5 for value in column)


def test_N6_hours_are_told_where_the_courses_are() -> None:
    told = shown([Line("a", False, Counts(0, 9, 9, 0)), Line("b", False, Counts(0, 6, 7, 0))], 5)
    hours = {"a": Decimal("40.5"), "b": Decimal(10)}
    assert hours_shown(hours, told) == {**hours, WHOLE: Decimal("50.5")}
    few = shown([Line("a", False, Counts(0, 9, 9, 0)), Line("b", False, Counts(0, 1, 1, 0))], 5)
    hidden = hours_shown(hours, few)
    assert (hidden["b"], hidden[WHOLE]) == (None, None)


def test_N10_costs_are_those_of_the_year_up_to_the_day_by_area_and_payer() -> None:
    used = ((date(2025, 12, 31), Decimal(1)), (DAY, Decimal("2.50")), (DAY + timedelta(days=1), Decimal(4)))
    lives = [Lived("a", False, area, "Kommunen", DAY, used=used) for area in ("Nord", "Syd", "Nord")]
    assert costs_of(lives, DAY) == [
        Cost("Nord", "Kommunen", Decimal("5.00")),
        Cost("Syd", "Kommunen", Decimal("2.50")),
    ]


def test_N10_the_table_of_costs_adds_up_exactly_both_ways() -> None:
    table = cost_table(
        [
            Cost("Nord", "Kommunen", Decimal("0.10")),
            Cost("Nord", "Pladsen", Decimal("0.20")),
            Cost("Syd", "Kommunen", Decimal("0.60")),
        ]
    )
    assert (table.payers, table.by_payer, table.used) == (
        ("Kommunen", "Pladsen"),
        (Decimal("0.70"), Decimal("0.20")),
        Decimal("0.90"),
    )
    assert [(one.area, one.used, one.share) for one in table.areas] == [
        ("Syd", Decimal("0.60"), Fraction(2, 3)),
        ("Nord", Decimal("0.30"), Fraction(1, 3)),
    ]
    assert table.areas[0].by_payer == (Decimal("0.60"), Decimal(0))


def test_N10_costs_taken_back_leave_no_share() -> None:
    table = cost_table([Cost("Nord", "Kommunen", Decimal(0))])
    assert (table.used, table.areas[0].share) == (Decimal(0), Fraction(0))
    assert cost_table([]).areas == ()

"""N3, N5: when answers are counted, which are never, and what is left of them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naervaer.core.evaluation.quarters import answer_until, last_day, quarter_of, quarters_between, title_of
from naervaer.core.evaluation.urns import FEWEST, Asked, accepted, fewest, tallied, to_open, to_throw_away
from naervaer.core.policy.evaluation import Evaluation, Question

Q1, Q2, Q3, Q4 = (date(2026, month, 1) for month in (1, 4, 7, 10))
SCALE = Question(id="a", ask="?", kind="scale", low="lidt", high="meget")
YES = Question(id="b", ask="?", kind="yes_partly_no")
CHOICE = Question(id="c", ask="?", kind="choice", choices=("rød", "blå"))
RULE = Evaluation(id="e", title="E", source="s", levels=("group",), question=(SCALE, YES, CHOICE))


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (date(2026, 1, 1), Q1),
        (date(2026, 3, 31), Q1),
        (date(2026, 4, 1), Q2),
        (date(2026, 9, 30), Q3),
        (date(2026, 12, 31), Q4),
    ],
)
def test_N3_a_quarter_is_named_by_its_first_day(day: date, quarter: date) -> None:
    assert quarter_of(day) == quarter
    assert quarter <= day <= last_day(quarter)


def test_N3_everybody_of_a_quarter_has_the_same_last_day() -> None:
    assert last_day(Q4) == date(2026, 12, 31)
    assert answer_until(Q4, 30) == date(2027, 1, 30)
    assert answer_until(Q1, 7) == date(2026, 4, 7)


def test_N3_quarters_are_counted_and_named() -> None:
    assert (quarters_between(Q1, Q1), quarters_between(Q3, date(2028, 7, 1))) == (0, 8)
    assert title_of(Q4, Q4) == "4. kvartal 2026"
    assert title_of(Q1, Q3) == "1. kvartal 2026 til 3. kvartal 2026"


def asked(quarter: date, answers: int, open_days: int = 30) -> Asked:
    return Asked(quarter, answer_until(quarter, open_days), answers)


@pytest.mark.parametrize(
    ("box", "least", "day", "opened"),
    [
        ([(Q1, 5)], 5, date(2026, 4, 30), []),
        ([(Q1, 5)], 5, date(2026, 5, 1), [Q1]),
        ([(Q1, 4)], 5, date(2026, 5, 1), []),
        ([(Q1, 4), (Q2, 1)], 5, date(2026, 7, 30), []),
        ([(Q2, 1), (Q1, 4)], 5, date(2026, 7, 31), [Q1, Q2]),
        ([(Q1, 0), (Q2, 9)], 5, date(2026, 7, 31), [Q1, Q2]),
        ([(Q1, 2)], 1, date(2026, 12, 31), []),
        ([(Q1, 3)], 1, date(2026, 12, 31), [Q1]),
        ([], 5, date(2026, 12, 31), []),
    ],
)
def test_N3_an_urn_is_opened_when_it_is_closed_to_all_and_has_enough(
    box: list[tuple[date, int]], least: int, day: date, opened: list[date]
) -> None:
    assert to_open([asked(*one) for one in box], least, day) == tuple(opened)


BOXES = st.lists(st.tuples(st.sampled_from([Q1, Q2, Q3, Q4]), st.integers(0, 6)), unique_by=lambda one: one[0])


@given(BOXES, st.integers(0, 8), st.dates(date(2026, 1, 1), date(2027, 3, 1)))
def test_N3_what_is_opened_is_never_few_and_never_still_open(
    box: list[tuple[date, int]], least: int, day: date
) -> None:
    opened = to_open([asked(*one) for one in box], least, day)
    answers = sum(number for quarter, number in box if quarter in opened)
    assert not opened or answers >= max(least, FEWEST)
    assert all(answer_until(quarter, 30) < day for quarter in opened)


@pytest.mark.parametrize(
    ("day", "thrown"), [(date(2028, 3, 31), []), (date(2028, 4, 1), [Q1]), (date(2028, 7, 1), [Q1, Q2])]
)
def test_N3_what_is_too_little_for_two_years_is_thrown_away(day: date, thrown: list[date]) -> None:
    assert to_throw_away([asked(Q2, 1), asked(Q1, 2)], 8, day) == tuple(thrown)


def test_N3_nothing_is_thrown_away_while_it_can_be_answered() -> None:
    assert to_throw_away([asked(Q1, 2, open_days=180)], 1, date(2026, 9, 1)) == ()


def test_N3_only_answers_to_what_is_asked_are_taken() -> None:
    said = {"a": "5", "b": "ja", "c": "grøn", "d": "1"}
    assert accepted(RULE, said) == {"a": "5", "b": "ja"}
    assert accepted(RULE, {"a": "6", "b": "måske", "c": "blå"}) == {"c": "blå"}


def test_N3_a_question_is_counted_when_enough_have_answered_it() -> None:
    said = [{"a": "1", "b": "ja"}, {"a": "2", "b": "nej"}, {"a": "2"}, {"c": "rød"}]
    assert tallied(said, 3) == {"a": {"1": 1, "2": 2}}
    assert tallied(said, 0) == {"a": {"1": 1, "2": 2}}, "never of two"
    assert tallied([], 3) == {}


ANSWERS = st.lists(st.dictionaries(st.sampled_from("abc"), st.sampled_from(["ja", "nej"])), max_size=12)


@given(ANSWERS, st.integers(0, 6), st.randoms())
def test_N3_counts_are_the_same_in_whatever_order_people_answered(
    said: list[dict[str, str]], least: int, dice: st.DrawFn
) -> None:
    shuffled = list(said)
    dice.shuffle(shuffled)  # type: ignore[attr-defined]
    found = tallied(said, least)
    assert found == tallied(shuffled, least)
    assert all(sum(tally.values()) >= fewest(least) for tally in found.values())

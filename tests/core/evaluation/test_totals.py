"""N3, N5: totals of evaluations tell of no few, neither by themselves nor by what can be subtracted or added up."""

from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from tests.core.disclosure.attacker import known

from naervaer.core.evaluation.quarters import last_day
from naervaer.core.evaluation.totals import Counted, Total, Totals, added, mean, totals, within
from naervaer.core.timeline.moments import months_after

FIRST = date(2025, 1, 1)
MANY = date(2030, 12, 31)


def quarter(number: int) -> date:
    return months_after(FIRST, 3 * number)


def counted(number: int, answered: int, evaluation: str = "e", **said: dict[str, int]) -> Counted:
    return Counted(evaluation, quarter(number), quarter(number), answered + 2, answered, said or {"q": {"4": answered}})


def shown(found: Totals) -> list[list[int | None]]:
    """Answers of each evaluation: the whole, then each part."""
    return [
        [told.whole and told.whole.answered, *(total and total.answered for _part, total in told.parts)]
        for told in found.evaluations
    ]


def test_N3_all_of_it_is_told_when_there_are_enough_everywhere() -> None:
    found = totals([counted(1, 6), counted(0, 5), counted(0, 9, "a")], 5)
    assert [told.evaluation for told in found.evaluations] == ["a", "e"]
    assert shown(found) == [[9, 9], [11, 5, 6]]
    assert found.everybody == (26, 20)
    assert found.evaluations[1].whole == Total(15, 11, {"q": {"4": 11}})


def test_N3_nothing_counted_is_nothing_told() -> None:
    assert totals([], 5) == Totals((), None)


def test_N3_few_are_hidden_and_so_is_what_would_tell_of_them() -> None:
    assert shown(totals([counted(0, 3), counted(1, 6), counted(2, 9)], 5)) == [[18, None, None, 9]]
    assert shown(totals([counted(0, 3), counted(1, 9)], 5)) == [[12, None, None]]
    alone = totals([counted(0, 3)], 5)
    assert (shown(alone), alone.everybody) == ([[None, None]], None)


def test_N3_an_evaluation_that_is_hidden_is_not_what_is_left_of_everybody() -> None:
    found = totals([counted(0, 3, "few"), counted(0, 9, "many")], 5)
    assert (shown(found), found.everybody) == ([[None, None], [None, None]], (16, 12))


def test_N3_a_part_counts_as_its_least_answered_question() -> None:
    found = totals([counted(0, 9, q={"4": 3}, r={"ja": 9}), counted(1, 9)], 5)
    assert shown(found) == [[18, None, None]]


def test_N3_a_mean_is_exact() -> None:
    assert mean({"1": 1, "5": 2}) == Fraction(11, 3)
    assert mean({}) is None


def test_N3_countings_are_laid_together_by_question_and_answer() -> None:
    found = added([counted(0, 5, q={"4": 3, "5": 2}), counted(1, 6, q={"4": 6}, r={"ja": 6})])
    assert found == Total(15, 11, {"q": {"4": 9, "5": 2}, "r": {"ja": 6}})


def test_N6_a_period_is_told_when_each_of_its_countings_is() -> None:
    found = totals([counted(0, 3), counted(1, 6), counted(2, 9), counted(2, 7, "a")], 5)
    assert within(found, FIRST, MANY) == found
    last = within(found, quarter(2), MANY)
    assert (shown(last), last.everybody) == ([[7, 7], [9, 9]], (20, 16))
    part = within(found, quarter(1), MANY)
    assert (shown(part), part.everybody) == ([[7, 7], [None, None, 9]], None)
    assert within(found, MANY, MANY) == Totals((), None)
    assert within(found, quarter(2), quarter(2)) == Totals((), None), "a quarter that is not over in the period"


WORLDS = st.lists(
    st.tuples(st.integers(0, 4), st.integers(3, 9), st.sampled_from("abc")),
    max_size=9,
    unique_by=lambda one: (one[0], one[2]),
)


@given(WORLDS, st.integers(3, 7))
def test_N3_whoever_adds_and_subtracts_what_is_told_learns_of_no_few(
    world: list[tuple[int, int, str]], least: int
) -> None:
    """The attacker of the disclosure tests, on answers by evaluation and quarter with all their totals."""
    rows = [counted(number, answered, evaluation) for number, answered, evaluation in world]
    found = totals(rows, least)
    counts: dict[tuple[str, ...], int] = {}
    hidden: set[tuple[str, ...]] = set()
    adding = []
    for told in found.evaluations:
        whole = ("whole", told.evaluation)
        parts = {("part", told.evaluation, str(part.first)): (part.answered, total) for part, total in told.parts}
        counts |= {key: answered for key, (answered, _total) in parts.items()}
        counts[whole] = sum(answered for answered, _total in parts.values())
        hidden |= {key for key, (_answered, total) in parts.items() if total is None}
        hidden |= {whole} if told.whole is None else set()
        adding.append((whole, list(parts)))
        left = sum(answered for answered, total in parts.values() if total is None)
        assert told.whole is None or left == 0 or left >= least
    if adding:
        counts[("all",)] = sum(counts[whole] for whole, _parts in adding)
        hidden |= {("all",)} if found.everybody is None else set()
        adding.append((("all",), [whole for whole, _parts in adding]))
        few = [key for key in hidden if counts[key] < least]
        assert known(counts, adding, hidden, few) == {}
    assert all(counts[key] >= least for key in counts if key not in hidden)


@given(WORLDS, st.integers(3, 7), st.integers(0, 4), st.integers(0, 4))
def test_N6_no_period_tells_more_than_the_page(
    world: list[tuple[int, int, str]], least: int, first: int, last: int
) -> None:
    found = totals([counted(number, answered, evaluation) for number, answered, evaluation in world], least)
    cut = within(found, quarter(first), last_day(quarter(last)))
    told = {(part.evaluation, part.first): total for one in found.evaluations for part, total in one.parts}
    for one in cut.evaluations:
        assert all(told[part.evaluation, part.first] == total for part, total in one.parts)
        if any(total is None for _part, total in one.parts):
            assert one.whole is None or one in found.evaluations

"""A4: how much of a course is left, and who pays for the rest."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naervaer.core.booking.quota import Counted, Left, beyond, is_last, left, may_book, next_is_last
from naervaer.core.policy.scheme import Quota
from naervaer.core.verdicts import Refused

FIVE_HOURS = Quota(hours=Decimal(5), per="course")
THREE_TO_FIVE = Quota(conversations=(3, 5), per="course")


def held(*minutes: int) -> list[Counted]:
    return [Counted(one, "held") for one in minutes]


@pytest.mark.parametrize(
    ("quota", "sessions", "extra", "expected"),
    [
        (FIVE_HOURS, [], 0, Left(300, None)),
        (FIVE_HOURS, held(60, 90), 0, Left(150, None)),
        (FIVE_HOURS, held(300), 60, Left(60, None)),
        (FIVE_HOURS, held(300, 60), 0, Left(0, None)),
        (THREE_TO_FIVE, held(60, 45), 0, Left(None, 3)),
        (THREE_TO_FIVE, held(60, 45, 60, 60, 60), 120, Left(None, 2)),
        (Quota(courses=1, per="workplace-and-year"), held(60), 0, Left(None, None)),
        (None, held(60), 0, Left(None, None)),
    ],
)
def test_what_is_left(quota: Quota | None, sessions: list[Counted], extra: int, expected: Left) -> None:
    assert left(quota, sessions, extra) == expected


@pytest.mark.parametrize(
    ("state", "counts"), [("planned", True), ("held", True), ("no_show", False), ("moved", False), ("cancelled", False)]
)
def test_what_is_agreed_or_held_counts(state: str, counts: bool) -> None:
    assert left(FIVE_HOURS, [Counted(60, state)]) == Left(240 if counts else 300, None)


def test_an_hour_nobody_came_to_counts_where_the_policy_says_so() -> None:
    strict = FIVE_HOURS.model_copy(update={"no_show_counts": True})
    assert left(strict, [Counted(60, "no_show")]) == Left(240, None)


def test_beyond_the_quota_nothing_is_booked_before_it_is_agreed() -> None:
    refused = may_book(Left(30, None), 60)
    assert isinstance(refused, Refused)
    assert refused.reasons[0].startswith("Der er 0,5 timer tilbage. Mere skal først aftales")
    assert may_book(Left(60, None), 60)
    assert not may_book(Left(None, 0), 60)
    assert may_book(Left(None, None), 480)


@pytest.mark.parametrize(
    ("after", "minutes", "last"),
    [
        *((Left(minutes, None), 60, last) for minutes, last in ((0, True), (45, True), (60, False))),
        *((Left(None, conversations), 60, last) for conversations, last in ((0, True), (1, False), (None, False))),
    ],
)
def test_the_last_session_is_known_as_the_last(after: Left, minutes: int, last: bool) -> None:
    assert is_last(after, minutes) is last


@pytest.mark.parametrize(
    ("now", "last"),
    [
        (Left(60, None), True),
        (Left(90, None), True),
        (Left(120, None), False),
        (Left(30, None), False),
        (Left(None, 1), True),
        (Left(None, 2), False),
        (Left(None, 0), False),
        (Left(None, None), False),
    ],
)
def test_the_session_before_the_last_gives_warning(now: Left, last: bool) -> None:
    assert next_is_last(now, 60) is last


@pytest.mark.parametrize(
    ("told", "words"),
    [(Left(60, None), "1 time"), (Left(150, None), "2,5 timer"), (Left(None, 1), "1 samtale"), (Left(None, None), "")],
)
def test_what_is_left_is_said_in_words(told: Left, words: str) -> None:
    assert told.sentence == words


@pytest.mark.parametrize(
    ("quota", "before", "minutes", "expected"),
    [
        (FIVE_HOURS, held(240), 60, 0),
        (FIVE_HOURS, held(270), 60, 30),
        (FIVE_HOURS, held(300, 60), 60, 60),
        (FIVE_HOURS, [Counted(300, "planned")], 60, 0),
        (THREE_TO_FIVE, held(60, 60, 60, 60), 60, 0),
        (THREE_TO_FIVE, held(60, 60, 60, 60, 60), 45, 45),
        (None, held(600), 60, 0),
    ],
)
def test_the_workplace_pays_what_lies_beyond(
    quota: Quota | None, before: list[Counted], minutes: int, expected: int
) -> None:
    assert beyond(quota, before, minutes) == expected


@given(st.lists(st.integers(1, 20).map(lambda n: n * 15), max_size=12))
def test_the_scheme_never_pays_more_than_the_quota(lengths: list[int]) -> None:
    paid, before = 0, []
    for minutes in lengths:
        paid += minutes - beyond(FIVE_HOURS, before, minutes)
        before.append(Counted(minutes, "held"))
    assert paid == min(sum(lengths), 300)

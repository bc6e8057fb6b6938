"""N12: free times, and what nobody else may book."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naervaer.core.booking.times import (
    COPENHAGEN,
    Opening,
    free_times,
    may_be_a_time,
    quarters,
    resources,
    room_of,
    starts_at,
)

MONDAY = date(2026, 11, 23)
ROOM = "samtalerummet i administrationsbygningen"


def opening(pk: int = 1, first: date = MONDAY, last: date | None = None, place: str = ROOM) -> Opening:
    return Opening(pk, 7, first, last, time(9), 60, place)


def free(openings: list[Opening], closed: dict = {}, taken: dict = {}, days: int = 21) -> list[date]:  # noqa: B006
    found = free_times(openings, closed, taken, (starts_at(MONDAY, time(8)), MONDAY + timedelta(days=days)))
    return [one.starts.date() for one in found]


def test_a_weekly_time_comes_back_every_week_until_it_ends() -> None:
    assert free([opening()]) == [MONDAY + timedelta(days=7 * n) for n in range(4)]
    assert free([opening(last=MONDAY + timedelta(days=13))]) == [MONDAY, MONDAY + timedelta(days=7)]
    assert free([opening(last=MONDAY)]) == [MONDAY], "only once"
    assert free([opening(first=MONDAY - timedelta(days=700))], days=6) == [MONDAY]


def test_what_has_begun_is_not_free() -> None:
    span = (starts_at(MONDAY, time(9, 1)), MONDAY)
    assert free_times([opening()], {}, {}, span) == ()


def test_days_off_close_the_times() -> None:
    assert free([opening()], {7: [(MONDAY, MONDAY + timedelta(days=7))]}, days=14) == [MONDAY + timedelta(days=14)]
    assert len(free([opening()], {8: [(MONDAY, MONDAY + timedelta(days=30))]})) == 4, "somebody else's"


@pytest.mark.parametrize(
    ("name", "is_free"), [("giver:7", False), ("giver:8", True), (f"room:{ROOM}", False), ("room:et andet", True)]
)
def test_a_time_is_free_when_neither_the_consultant_nor_the_room_is_taken(name: str, is_free: bool) -> None:
    last_quarter = starts_at(MONDAY, time(9, 45)).astimezone(UTC)
    assert (free([opening()], taken={name: {last_quarter}}, days=0) == [MONDAY]) is is_free


def test_the_phone_and_the_net_are_no_rooms() -> None:
    assert [room_of(p) for p in ("Telefon", "web", "på nettet (Teams)", "", "Rådhuset")] == ["", "", "", "", "rådhuset"]
    assert resources(7, "telefon", "person:3", own=True) == ("person:3", "giver:7")
    assert resources(None, "Rådhuset", "person:3", own=False) == ("person:3",)
    assert resources(7, "Rådhuset", "", own=True) == ("giver:7", "room:rådhuset")


@pytest.mark.parametrize(
    ("at", "minutes", "allowed"),
    [
        (time(9), 60, True),
        (time(9, 45), 15, True),
        (time(9, 10), 60, False),
        (time(9, 0, 5), 60, False),
        (time(9), 50, False),
        (time(9), 0, False),
        (time(9), 495, False),
    ],
)
def test_times_are_whole_quarters(at: time, minutes: int, allowed: bool) -> None:
    assert bool(may_be_a_time(at, minutes)) is allowed


def test_the_same_time_on_the_clock_is_kept_when_summer_ends() -> None:
    sunday = date(2026, 10, 18)
    found = free_times([opening(first=sunday)], {}, {}, (starts_at(sunday, time(0)), date(2026, 10, 25)))
    assert [one.starts.hour for one in found] == [9, 9]
    assert [one.starts.astimezone(UTC).hour for one in found] == [7, 8]


@given(
    st.integers(0, 70_000),
    st.integers(1, 32),
    st.integers(0, 32),
    st.integers(1, 32),
)
def test_two_times_overlap_exactly_when_they_share_a_quarter(begin: int, first: int, later: int, second: int) -> None:
    starts = datetime(2026, 1, 1, tzinfo=COPENHAGEN).astimezone(UTC) + begin * timedelta(minutes=15)
    other = starts + later * timedelta(minutes=15)
    overlap = later < first
    assert bool(set(quarters(starts, first * 15)) & set(quarters(other, second * 15))) is overlap

"""N12b: an entry as bytes and back, bound to its place, in whole blocks; and the journal in order."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naervaer.core.journal.note import (
    BASES,
    BLOCK,
    FILE_BLOCK,
    FRONT,
    KINDS,
    Line,
    Note,
    Paper,
    PassedOn,
    as_bytes,
    bound_to,
    emptied,
    filled_up,
    from_bytes,
)
from naervaer.core.journal.order import in_order, is_whole, themes_of

TEXT = st.text(max_size=200)
NOTES = st.builds(
    Note,
    kind=st.sampled_from(sorted(KINDS)),
    day=st.dates(),
    text=TEXT,
    themes=st.lists(TEXT, max_size=4).map(tuple),
    corrects=st.none() | st.integers(0, 1000),
    passed_on=st.none() | st.builds(PassedOn, TEXT, TEXT, st.sampled_from(sorted(BASES))),
    paper=st.none() | st.builds(Paper, TEXT, st.sampled_from(["pdf", "png"])),
)
DAY = date(2026, 11, 23)


@given(NOTES)
def test_an_entry_comes_back_as_it_was_and_its_length_tells_nothing(note: Note) -> None:
    plain = as_bytes(note)
    assert from_bytes(plain) == note
    assert len(plain) % BLOCK == 0
    assert len(plain) > 0


@given(st.binary(max_size=200))
def test_a_file_comes_back_as_it_was(content: bytes) -> None:
    whole = filled_up(content)
    assert emptied(whole) == content
    assert len(whole) == FILE_BLOCK


def test_a_file_of_a_whole_block_takes_one_more_for_its_length() -> None:
    assert len(filled_up(bytes(FILE_BLOCK))) == 2 * FILE_BLOCK
    assert emptied(filled_up(bytes(FILE_BLOCK))) == bytes(FILE_BLOCK)


@given(st.tuples(st.integers(), st.integers()), st.tuples(st.integers(), st.integers()))
def test_no_two_places_are_the_same(one: tuple[int, int], other: tuple[int, int]) -> None:
    assert (bound_to(*one) == bound_to(*other)) == (one == other)
    assert bound_to(*one) != bound_to(*one, "file")


def line(number: int, note: Note) -> Line:
    return Line(number, datetime(2026, 11, 23, 9, tzinfo=UTC) + timedelta(minutes=number), "Trine", note)


def test_the_front_is_first_then_the_contacts_by_day_and_a_correction_stands_where_the_original_stood() -> None:
    told = [
        line(0, Note(FRONT, DAY, "Tove")),
        line(1, Note("talk", DAY, "anden", themes=("sorg",))),
        line(2, Note("phone", DAY - timedelta(days=9), "første")),
        line(3, Note("talk", DAY, "anden, rettet", themes=("stress",), corrects=1)),
        line(4, Note("talk", DAY, "anden, rettet igen", themes=("angst",), corrects=1)),
        line(5, Note("talk", DAY, "tredje", themes=("stress",))),
    ]
    shown = in_order(told[::-1])
    assert [one.note.text for one in shown] == ["Tove", "første", "anden, rettet igen", "tredje"]
    assert [old.note.text for old in shown[2].before] == ["anden, rettet", "anden"]
    assert shown[2].number == 1
    assert shown[1].before == ()
    assert themes_of(shown) == {"angst", "stress"}
    assert shown[0].note.title == "Klient og henvisning"


@pytest.mark.parametrize(
    ("numbers", "whole"), [([], True), ([0], True), ([1, 0, 2], True), ([0, 2], False), ([1], False), ([0, 0], False)]
)
def test_a_gap_in_the_numbers_is_an_entry_taken_out(numbers: list[int], whole: bool) -> None:
    assert is_whole(numbers) is whole

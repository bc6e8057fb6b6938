"""N12b: what makes a secret, when a journal is locked, and what may be written and corrected."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naervaer.core.journal import rules
from naervaer.core.journal.note import FRONT, Note, PassedOn
from naervaer.core.journal.paper_key import from_paper, in_lines, mark_of, on_paper
from naervaer.core.verdicts import ALLOWED, Refused, Verdict

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
TODAY = date(2026, 11, 23)
NOTE = Note("talk", TODAY, "Vi talte sammen")
PASSED = Note("disclosed", TODAY, "En udtalelse", passed_on=PassedOn("Lægen", "Behandling", "consent"))


def why(verdict: Verdict) -> str:
    return verdict.reasons[0] if isinstance(verdict, Refused) else ""


@pytest.mark.parametrize(
    ("secret", "told"),
    [
        ("kort", "mindst 16 tegn"),
        ("ababababababababab", "gentager"),
        ("trines hemmelighed er lang", "navn"),
        ("en lang sætning om høns", ""),
    ],
)
def test_a_secret_is_long_varied_and_not_ones_name(secret: str, told: str) -> None:
    verdict = rules.may_be_secret(secret, ["Trine Ås Trivsel"])
    assert told in why(verdict)
    assert bool(verdict) is (told == "")


@pytest.mark.parametrize(
    ("times", "ago", "may"),
    [(0, None, True), (4, 1, True), (5, 1, False), (5, None, True), (9, 14, False), (5, 15, True)],
)
def test_after_five_wrong_tries_there_is_a_pause(times: int, ago: int | None, may: bool) -> None:
    last = None if ago is None else NOW - timedelta(minutes=ago)
    assert bool(rules.may_try(times, last, NOW)) is may


@pytest.mark.parametrize(("ago", "locked"), [(0, False), (14, False), (15, True), (600, True), (-1, True)])
def test_locked_after_so_long_and_when_the_clock_was_set_back(ago: int, locked: bool) -> None:
    assert rules.is_locked(NOW - timedelta(minutes=ago), NOW, 15) is locked


@pytest.mark.parametrize(
    ("note", "told"),
    [
        (NOTE, ""),
        (PASSED, ""),
        (replace(NOTE, themes=("sorg",)), ""),
        (replace(NOTE, themes=("ukendt",)), "temaer"),
        (replace(NOTE, kind=FRONT), "hvad notatet er"),
        (replace(NOTE, kind="hemmelig"), "hvad notatet er"),
        (replace(NOTE, day=TODAY + timedelta(days=1)), "efter i dag, 23.11.2026"),
        (replace(NOTE, text="  "), "hvad der skal stå"),
        (replace(PASSED, passed_on=None), "giver ret"),
        (replace(PASSED, passed_on=PassedOn("Lægen", "Behandling", "fordi")), "giver ret"),
        (replace(PASSED, passed_on=PassedOn(" ", "Behandling", "law")), "hvem"),
        (replace(PASSED, passed_on=PassedOn("Lægen", "", "law")), "formålet"),
    ],
)
def test_what_may_be_written(note: Note, told: str) -> None:
    verdict = rules.may_write(note, TODAY, ("sorg",))
    assert told in why(verdict)
    assert bool(verdict) is (told == "")


@pytest.mark.parametrize(
    ("note", "was", "told"),
    [
        (replace(NOTE, text="Rettet"), NOTE, ""),
        (replace(NOTE, day=TODAY - timedelta(days=1)), NOTE, ""),
        (replace(NOTE, corrects=1), NOTE, "ikke rettet"),
        (NOTE, replace(NOTE, kind=FRONT), "kommer fra forløbet"),
        (replace(NOTE, text=""), NOTE, "hvad der skal stå"),
    ],
)
def test_what_may_be_corrected(note: Note, was: Note, told: str) -> None:
    verdict = rules.may_correct(note, was, TODAY, ())
    assert told in why(verdict)
    assert (verdict == ALLOWED) is (told == "")


@given(st.binary(min_size=32, max_size=32))
def test_a_recovery_key_on_paper_is_typed_back_as_it_was(key: bytes) -> None:
    text = on_paper(key)
    assert [len(line.split()) for line in in_lines(text)] == [7, 7]
    assert " ".join(in_lines(text)) == text
    assert len(text.split()) == 14
    assert from_paper(text) == key
    assert from_paper(text.lower().replace(" ", "-\n")) == key
    assert from_paper(text.replace("O", "0").replace("I", "1")) == key


@given(st.binary(min_size=32, max_size=32), st.integers(0, 55), st.sampled_from("ABCDEFGHJK234567"))
def test_one_letter_typed_wrongly_is_found(key: bytes, at: int, letter: str) -> None:
    signs = on_paper(key).replace(" ", "")
    wrong = signs[:at] + letter + signs[at + 1 :]
    assert (from_paper(wrong) == key) is (wrong == signs)


@pytest.mark.parametrize("text", ["", "ABCD", "8999 9999", "A" * 55, "A" * 64])
def test_what_is_no_key_is_none(text: str) -> None:
    assert from_paper(text) is None


def test_a_key_is_known_by_a_mark_that_is_not_the_key() -> None:
    assert mark_of(b"1" * 32) == mark_of(b"1" * 32)
    assert mark_of(b"1" * 32) != mark_of(b"2" * 32)
    assert len(mark_of(b"1" * 32)) == 9

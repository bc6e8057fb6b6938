"""H18: when an answer can be expected, what is left lying, what may be written, and totals that tell of nobody."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naervaer.core.advice.judging import may_ask, may_propose, may_write, mentioned
from naervaer.core.advice.waiting import Asked, is_left_lying, totals
from naervaer.core.calendar import WorkCalendar
from naervaer.core.verdicts import Refused

DK = WorkCalendar()


@pytest.mark.parametrize(
    ("asked", "workdays", "expected"),
    [
        pytest.param(date(2026, 11, 23), 1, date(2026, 11, 24), id="the next day"),
        pytest.param(date(2026, 11, 20), 1, date(2026, 11, 23), id="over a weekend"),
        pytest.param(date(2026, 4, 1), 2, date(2026, 4, 8), id="over Easter"),
        pytest.param(date(2026, 12, 30), 2, date(2027, 1, 4), id="over New Year"),
    ],
)
def test_an_answer_is_expected_within_workdays(asked: date, workdays: int, expected: date) -> None:
    assert DK.workdays_after(asked, workdays) == expected


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(1, 30))
def test_the_day_of_the_answer_is_a_workday_with_so_many_workdays_up_to_it(asked: date, workdays: int) -> None:
    by = DK.workdays_after(asked, workdays)
    between = [asked + timedelta(days=n) for n in range(1, (by - asked).days + 1)]
    assert DK.is_workday(by)
    assert sum(DK.is_workday(day) for day in between) == workdays


@pytest.mark.parametrize(
    ("state", "late"), [("waiting", True), ("taken", True), ("asked_back", False), ("answered", False)]
)
def test_a_question_is_left_lying_the_day_after_while_the_answerer_is_waited_for(state: str, late: bool) -> None:
    assert is_left_lying(state, date(2026, 11, 20), date(2026, 11, 21)) is late
    assert not is_left_lying(state, date(2026, 11, 20), date(2026, 11, 20))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Annes vagter er lange", ("Anne",)),
        ("Hun hedder anne", ("Anne",)),
        ("En annekteret vagt", ()),
        ("Birk og Anne", ("Anne", "Birk")),
    ],
)
def test_a_name_is_found_as_a_word_and_not_inside_another(text: str, found: tuple[str, ...]) -> None:
    assert mentioned(text, ["Anne Birk"]) == found


def test_a_question_names_nobody_whom_the_adviser_is_not_to_know_of() -> None:
    """H18: without a handing over the adviser sees the question without the name."""
    verdict = may_ask("Hvad gør jeg med Anne?", ["Anne Birk"])
    assert isinstance(verdict, Refused)
    assert "»Anne«" in verdict.reasons[0]
    assert may_ask("Hvad gør jeg med Anne?", [])
    assert not may_ask(" ", [])


@pytest.mark.parametrize("text", ["cpr 010190-1234", "0101901234"])
def test_what_looks_like_a_civil_registration_number_is_refused_everywhere(text: str) -> None:
    assert not may_ask(text, [])
    assert not may_write(text)
    assert not may_propose("Hvad?", text, [])


def test_what_everybody_reads_names_no_person_and_no_unit() -> None:
    verdict = may_propose("Hvad gør man?", "På Elmegården ringede Lone.", ["Lone Leder", "Elmegården"])
    assert isinstance(verdict, Refused)
    assert "»Elmegården«" in verdict.reasons[0]
    assert "»Lone«" in verdict.reasons[0]
    assert may_propose("Hvad gør man?", "Ring.", ["Lone Leder"])
    assert not may_propose("", "Ring.", [])
    assert not may_write("  ")


TODAY = date(2026, 11, 23)


def rows(theme: str, area: str, askers: range, *, late: int = 0) -> list[Asked]:
    soon, gone = TODAY + timedelta(days=2), TODAY - timedelta(days=2)
    return [Asked(n, theme, area, gone if n < askers.start + late else soon, "waiting", None) for n in askers] + [
        Asked(askers.start, theme, area, soon, "answered", TODAY)
    ]


def test_totals_count_by_theme_and_by_area() -> None:
    by_theme, by_area = totals(rows("Regler", "Nord", range(6), late=2), TODAY, 5)
    [line] = by_theme
    assert (line.asked, line.waiting, line.left_lying, line.answered, line.in_time) == (7, 6, 2, 1, 1)
    assert [area.name for area in by_area] == ["Nord"]


def test_few_askers_are_not_told_nor_found_as_what_is_left_of_another_table() -> None:
    """A hidden theme beside a shown one could be computed from the areas; so another is hidden with it."""
    found = rows("Regler", "Nord", range(6)) + rows("Konflikt", "Nord", range(6, 8))
    by_theme, by_area = totals(found, TODAY, 5)
    told = {line.name: line.asked for line in (*by_theme, *by_area)}
    assert told["Konflikt"] is None
    assert told["Regler"] is None or told["Nord"] is None


def test_there_are_no_totals_of_nothing() -> None:
    assert totals([], TODAY, 5) == ((), ())

"""N11: themes of courses as totals of whole years, and never so few that somebody is known by them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naervaer.core.journal.themes import are_enough, may_release, totals
from naervaer.core.verdicts import Refused

TODAY = date(2026, 11, 23)
COURSES = st.lists(st.frozensets(st.sampled_from(["angst", "sorg", "stress"])), max_size=30)


@given(COURSES, st.integers(1, 6))
def test_a_theme_is_shown_only_where_enough_have_it_and_enough_have_it_not(
    courses: list[frozenset[str]], least: int
) -> None:
    found = totals(2025, courses, least)
    assert found.courses == len(courses)
    for theme, shown in found.by_theme.items():
        having = sum(theme in themes for themes in courses)
        assert having > 0
        enough = having >= least and len(courses) - having >= least
        assert shown == (having if enough else None)


def test_the_keeper_counts_every_course_without_a_minimum() -> None:
    found = totals(2025, [frozenset({"sorg"}), frozenset({"sorg", "angst"})], 0)
    assert found.by_theme == {"angst": 1, "sorg": 2}


@pytest.mark.parametrize(
    ("year", "courses", "released", "told"),
    [
        (2025, 5, (), ""),
        (2025, 5, (2024,), ""),
        (2026, 50, (), "ikke slut"),
        (2025, 50, (2025,), "frigivet"),
        (2025, 4, (), "færre end 5"),
    ],
)
def test_totals_are_released_for_a_whole_year_once_and_for_enough(
    year: int, courses: int, released: tuple[int, ...], told: str
) -> None:
    verdict = may_release(year, TODAY, released) and are_enough(year, courses, 5)
    assert bool(verdict) is (told == "")
    assert told in (verdict.reasons[0] if isinstance(verdict, Refused) else "")

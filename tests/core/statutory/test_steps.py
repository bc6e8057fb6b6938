"""Every date the law sets in a case, row by row: ordinary days, weekends, across Easter and New Year. H4

The table is ``steps.csv`` beside this file; each row has its source. The slow reference and the engine are both held
to it (``facts.derived`` asks both).
"""

import csv
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest
from tests.core.timeline import facts

from naervaer.core.absence import AbsencePeriod, Category
from naervaer.core.calendar import WorkCalendar, public_holidays
from naervaer.core.policy.schema import Policy
from naervaer.core.timeline.model import DueStep
from naervaer.files.policy_files import read_policy

TABLE = Path(__file__).parent / "steps.csv"


@dataclass(frozen=True)
class Row:
    step: str
    source: str
    when: str
    first_day: str
    opens: str
    due: str
    latest: str

    def __str__(self) -> str:
        return f"{self.step}, {self.when}"


def rows() -> list[Row]:
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [Row(*cells) for cells in list(csv.reader(lines, delimiter=";"))[1:]]


@cache
def standard() -> Policy:
    found = read_policy("standard")
    assert isinstance(found, Policy)
    return found


def category_of(row: Row) -> Category:
    rule = next(step for step in standard().step if step.id == row.step)
    return rule.categories[0] if rule.categories else Category.OWN_SICKNESS


def asked(row: Row, absences: list[AbsencePeriod]) -> DueStep:
    """The step as it stands when everything in the table has opened."""
    as_of = str(date.fromisoformat(row.first_day) + timedelta(days=200))
    [found] = [step for step in facts.derived(absences, standard(), as_of).steps if step.step == row.step]
    return found


@cache
def fully_absent(row: Row) -> DueStep:
    return asked(row, [facts.period(row.first_day, category=category_of(row))])


def dates(step: DueStep) -> tuple[str, str, str]:
    return str(step.opens), str(step.due), str(step.latest or "")


@pytest.mark.parametrize("row", rows(), ids=str)
def test_the_law_s_dates_fall_as_the_calendar_says(row: Row) -> None:
    assert dates(fully_absent(row)) == (row.opens, row.due, row.latest)


@pytest.mark.parametrize("row", [row for row in rows() if row.step != "arbejdsulykke"], ids=str)
def test_the_dates_stay_where_they_are_when_full_absence_becomes_partial(row: Row) -> None:
    """H6: one case, so the first day is the same (rules of the employer's handbook in Hjørring)."""
    turned = date.fromisoformat(row.first_day) + timedelta(days=10)
    full = facts.period(row.first_day, str(turned - timedelta(days=1)))
    partial = facts.period(str(turned), category=Category.PARTIAL_SICKNESS, degree="0.5")
    assert dates(asked(row, [full, partial])) == (row.opens, row.due, row.latest)


@pytest.mark.parametrize("row", rows(), ids=str)
def test_a_limit_on_a_day_off_is_not_moved_but_the_workday_before_it_is_told(row: Row) -> None:
    step = fully_absent(row)
    worked = WorkCalendar()
    before = [step.due - timedelta(days=n) for n in range(15)]
    expected = next(day for day in before if worked.is_workday(day))
    assert step.handle_by == (expected if expected >= step.opens else step.due)


def test_every_limit_that_rests_on_the_law_is_in_the_table() -> None:
    lawful = {step.id for step in standard().step if step.rests_on == "law"}
    assert lawful == {row.step for row in rows()}


@pytest.mark.parametrize("step", sorted({row.step for row in rows()}))
def test_every_limit_is_tried_on_a_weekend_across_easter_and_across_new_year(step: str) -> None:
    tried = [row for row in rows() if row.step == step]
    firsts = [date.fromisoformat(row.first_day) for row in tried]
    assert {day.weekday() < 5 for day in firsts} == {True, False}
    spans = [
        (first, max(date.fromisoformat(row.due), first + timedelta(days=35)))
        for first, row in zip(firsts, tried, strict=True)
    ]
    assert any(
        first < day <= last for first, last in spans for day in public_holidays(first.year) if day.month in (3, 4)
    )
    assert any(first.year < last.year for first, last in spans)
    assert all(row.source for row in tried)

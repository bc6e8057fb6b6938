from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from tests.figures import worlds
from tests.figures.loading import load

from naervaer.core.absence import AbsenceDay, AbsencePeriod, Category, EmploymentTerm, UnitTerm
from naervaer.figures import reference
from naervaer.figures.model import Denominator, Dimension, Facts, Request, Row
from naervaer.figures.stored import stored_facts

UNIT_MONTH = frozenset({Dimension.UNIT, Dimension.MONTH})
MILLIONTH = Fraction(1, 10**6)

Key = tuple[str, str, str, str]


def expected(facts: Facts, request: Request) -> dict[Key, Row]:
    found: dict[Key, Row] = {}
    for category in ("", *Category):
        categories = frozenset({Category(category)}) if category else request.categories
        for by in (UNIT_MONTH, UNIT_MONTH | {Dimension.JOB_GROUP}):
            rows = reference.compute(facts, replace(request, by=by, rollup=True, categories=categories))
            for row in rows:
                if (row.job_group != "") and (category == "" or row.absence_calendar_days > 0):
                    found[row.unit or "", row.month or "", category, row.job_group or ""] = row
    return found


@pytest.mark.slow
@settings(max_examples=10, deadline=None)
@given(worlds.facts(), worlds.requests())
def test_h2_the_stored_facts_are_the_reference_for_each_category_and_job_group(facts: Facts, asked: Request) -> None:
    """Rounded half up to six decimals, which no page shows."""
    assert_stored(facts, replace(asked, first=date(2025, 12, 1), last=date(2026, 1, 31)))


def assert_stored(facts: Facts, request: Request) -> None:
    relation = stored_facts(load(facts), request)
    stored = {(f[0], f"{f[1]:%Y-%m}", f[2], f[3]): f[4:] for f in relation.fetchall()}
    wanted = expected(facts, request)
    assert stored.keys() == wanted.keys()
    for key, row in wanted.items():
        persons, absent, workdays, fulltime, days, possible, fte, started, short, long = stored[key]
        assert (persons, absent, days) == (row.persons, row.persons_absent, row.absence_calendar_days)
        assert (started, short, long) == (row.spells_started, row.spells_short, row.spells_long)
        assert Fraction(fte) == row.fte
        assert abs(Fraction(workdays) - row.absence_workdays) < MILLIONTH
        assert rounded(row.absence_fulltime_days) == fulltime
        assert rounded(row.possible_days) == possible or row.possible_days < 0


@pytest.mark.slow
@settings(max_examples=10)
@given(worlds.facts(), worlds.requests())
def test_h2_without_a_split_the_totals_are_the_same(facts: Facts, asked: Request) -> None:
    request = replace(asked, first=date(2025, 12, 1), last=date(2026, 1, 31))
    totals = "category = '' and job_group = ''"
    whole = stored_facts(load(facts), request).filter(totals).order("unit_id, month").fetchall()
    assert stored_facts(load(facts), request, split=False).order("unit_id, month").fetchall() == whole


def rounded(value: Fraction) -> Decimal:
    """Half up to six decimals."""
    return Decimal((value / MILLIONTH + Fraction(1, 2)).__floor__()) * Decimal("0.000001")


def test_h2_stored_facts_of_a_small_workplace_are_those_of_the_reference() -> None:
    """One of each: a category that is counted and one that is not, hours and a period, two job groups."""
    anna = EmploymentTerm("1", "anna", "leaf", Decimal(1), date(2025, 1, 1), None, job_group="pædagog")
    bo = replace(anna, employment_id="2", person_id="bo", job_group="", fte=Decimal("0.864865"))
    facts = Facts(
        [anna, bo],
        [AbsencePeriod("1", Category.CHILD_SICK, date(2026, 1, 5), date(2026, 1, 6))],
        [AbsenceDay("2", Category.OWN_SICKNESS, date(2026, 1, 7), Decimal("2.5"), Decimal("8.5"))],
        [UnitTerm("top", None, ""), UnitTerm("leaf", "top", "")],
    )
    for denominator in (Denominator.KRL_227, Denominator.DST):
        assert_stored(facts, Request(date(2026, 1, 1), date(2026, 1, 31), denominator=denominator))

from datetime import date
from decimal import Decimal

import pytest
from tests.web.cast import Cast

from naervaer.core.absence import AbsenceDay as DayFact
from naervaer.core.absence import AbsencePeriod as PeriodFact
from naervaer.core.absence import Category
from naervaer.files import tables
from naervaer.web.absence import queries
from naervaer.web.absence.models import AbsenceDay, AbsencePeriod
from naervaer.web.imports.models import ImportRun
from naervaer.web.organisation.models import Employment, EmploymentTerm, UnitTerm

pytestmark = pytest.mark.django_db


def test_the_engines_get_every_row_in_force_with_the_ids_payroll_knows(cast: Cast) -> None:
    run = ImportRun.objects.latest("pk")
    period = AbsencePeriod.objects.order_by("pk").first()
    assert period is not None
    AbsenceDay.objects.create(
        employment=period.employment, category="care_day", day=date(2026, 3, 2), absent_hours=Decimal("3.7"),
        planned_hours=Decimal("7.4"), added_by=run,
    )  # fmt: skip
    AbsencePeriod.objects.create(
        employment=period.employment, category="care_day", first=date(2025, 3, 2), degree=Decimal("0.333333"),
        added_by=run, removed_by=run,
    )  # fmt: skip
    con = tables.connect()
    tables.create_tables(con)
    queries.fill(con)
    in_force = AbsencePeriod.objects.filter(removed_by=None)
    assert {(p.employment_id, p.category, p.first, p.last, p.degree) for p in tables.rows(con, "absence_periods")} == {
        (p.employment.ext_id, p.category, p.first, p.last, p.degree) for p in in_force
    }
    assert tables.rows(con, "absence_days") == [
        DayFact(period.employment.ext_id, Category.CARE_DAY, date(2026, 3, 2), Decimal("3.7"), Decimal("7.4"))
    ]
    assert {(t.unit_id, t.parent_id, t.name, t.first, t.last) for t in tables.rows(con, "units")} == {
        (t.unit.ext_id, t.parent.ext_id if t.parent else None, t.name, t.first, t.last) for t in UnitTerm.objects.all()
    }
    assert {
        (t.employment_id, t.person_id, t.unit_id, t.fte, t.monthly_paid) for t in tables.rows(con, "employments")
    } == {
        (t.employment.ext_id, t.employment.person.ext_id, t.unit.ext_id, t.fte, t.monthly_paid)
        for t in EmploymentTerm.objects.all()
    }


def test_the_engines_may_ask_for_a_few_employments(cast: Cast) -> None:
    wanted = AbsencePeriod.objects.filter(removed_by=None)[0].employment
    con = tables.connect()
    tables.create_tables(con)
    queries.fill(con, employments=[wanted.pk])
    assert {t.employment_id for t in tables.rows(con, "employments")} == {wanted.ext_id}
    assert {p.employment_id for p in tables.rows(con, "absence_periods")} == {wanted.ext_id}
    assert queries.rows_in_force([wanted.pk]) == tables.rows(con, "absence_periods")
    tables.create_tables(other := tables.connect())
    queries.fill(other, employments=[])
    assert tables.rows(other, "absence_periods") == []


def test_a_persons_absence_shows_what_an_import_took_back_and_what_it_said_instead(cast: Cast) -> None:
    employment = Employment.objects.exclude(absence_periods__isnull=False)[0]
    first_run = ImportRun.objects.latest("pk")
    second_run = ImportRun.objects.create(
        kind="absence-periods", state="done", filename="b.csv", sha256="", started_at=first_run.started_at
    )
    day = date(2026, 3, 2)
    kept = AbsencePeriod.objects.create(employment=employment, category="own_sickness", first=day, added_by=first_run)
    AbsencePeriod.objects.filter(pk=kept.pk).update(removed_by=second_run)
    AbsencePeriod.objects.create(
        employment=employment, category="own_sickness", first=day, last=date(2026, 3, 9), added_by=second_run
    )
    (correction,) = queries.corrections([employment.pk])
    assert correction.run == second_run.pk
    assert [(v.first, v.last, v.degree) for v in correction.removed] == [(day, None, Decimal(1))]
    assert [(v.first, v.last) for v in correction.added] == [(day, date(2026, 3, 9))]
    assert queries.rows_in_force([employment.pk]) == [
        PeriodFact(employment.ext_id, Category.OWN_SICKNESS, day, date(2026, 3, 9))
    ]

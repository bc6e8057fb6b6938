"""Reading absence: the rows in force, in bulk for the engines and by person with every version payroll has told."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import duckdb
from django.db.models import Q, QuerySet

from naervaer.core.absence import AbsenceDay as DayFact
from naervaer.core.absence import AbsencePeriod as PeriodFact
from naervaer.core.absence import Category
from naervaer.web.absence.models import AbsenceDay, AbsencePeriod
from naervaer.web.bulk import among, copy_rows
from naervaer.web.organisation import bulk as organisation
from naervaer.web.remembering import remembered


def fill(con: duckdb.DuckDBPyConnection, employments: Collection[int] | None = None) -> None:
    """Copy what is in force into the canonical tables: all units, and employments with their absence.

    ``employments`` (pks) leaves the others out. The ids in the tables are the ext ids.
    """
    organisation.fill(con, employments)
    chosen = f"removed_by_id IS NULL AND {among('employment_id', employments)}"
    copy_rows(
        con,
        "period_rows",
        "SELECT employment_id, category, CAST(first AS TEXT), CAST(last AS TEXT), "
        f"CAST(round(degree * 1000000) AS BIGINT) FROM {AbsencePeriod._meta.db_table} WHERE {chosen}",
        employment="BIGINT",
        category="VARCHAR",
        first="DATE",
        last="DATE",
        degree="BIGINT",
    )
    con.execute(
        """INSERT INTO absence_periods SELECT ext_id, category, first, last, CAST(degree AS DECIMAL(12,0)) * 0.000001
        FROM period_rows JOIN employment_keys ON pk = employment; DROP TABLE period_rows"""
    )
    copy_rows(
        con,
        "day_rows",
        "SELECT employment_id, category, CAST(day AS TEXT), CAST(round(absent_hours * 10000) AS BIGINT), "
        f"CAST(round(planned_hours * 10000) AS BIGINT) FROM {AbsenceDay._meta.db_table} WHERE {chosen}",
        employment="BIGINT",
        category="VARCHAR",
        day="DATE",
        absent="BIGINT",
        planned="BIGINT",
    )
    con.execute(
        """INSERT INTO absence_days SELECT ext_id, category, day,
            CAST(absent AS DECIMAL(12,0)) * 0.0001, CAST(planned AS DECIMAL(12,0)) * 0.0001
        FROM day_rows JOIN employment_keys ON pk = employment; DROP TABLE day_rows"""
    )


def rows_in_force(employments: Collection[int]) -> list[PeriodFact | DayFact]:
    """The absence in force of a few employments (pks), as facts of ``core`` with ext ids."""
    wanted = frozenset(employments)
    return remembered(("absence in force", wanted), lambda: _rows_in_force(wanted))


def _rows_in_force(employments: frozenset[int]) -> list[PeriodFact | DayFact]:
    periods = AbsencePeriod.objects.filter(employment__in=employments, removed_by__isnull=True)
    days = AbsenceDay.objects.filter(employment__in=employments, removed_by__isnull=True)
    return [
        *(
            PeriodFact(ext_id, Category(category), first, last, degree)
            for ext_id, category, first, last, degree in periods.order_by("employment", "first").values_list(
                "employment__ext_id", "category", "first", "last", "degree"
            )
        ),
        *(
            DayFact(ext_id, Category(category), day, absent, planned)
            for ext_id, category, day, absent, planned in days.order_by("employment", "day").values_list(
                "employment__ext_id", "category", "day", "absent_hours", "planned_hours"
            )
        ),
    ]


def employments_coded(category: Category, employments: Collection[int]) -> frozenset[int]:
    """Those of the employments (pks) that have absence in force of a category."""
    wanted = {"employment__in": employments, "category": category.value, "removed_by__isnull": True}
    return frozenset(
        AbsencePeriod.objects.filter(**wanted)
        .values_list("employment", flat=True)
        .union(AbsenceDay.objects.filter(**wanted).values_list("employment", flat=True))
    )


def part_days(category: Category, first: date, last: date) -> list[tuple[int, date, date | None, Fraction]]:
    """The absence in force of a category that touches these days: employment (pk), first, last, and its degree."""
    wanted = {"category": category.value, "removed_by__isnull": True}
    touching = Q(first__lte=last) & (Q(last__isnull=True) | Q(last__gte=first))
    periods = AbsencePeriod.objects.filter(touching, **wanted).values_list("employment", "first", "last", "degree")
    days = AbsenceDay.objects.filter(day__range=(first, last), planned_hours__gt=0, **wanted)
    told = days.values_list("employment", "day", "absent_hours", "planned_hours")
    return [
        *((employment, begins, ends, Fraction(degree)) for employment, begins, ends, degree in periods),
        *((employment, day, day, Fraction(absent) / Fraction(planned)) for employment, day, absent, planned in told),
    ]


def ends_coded(category: Category, employments: Collection[int]) -> list[tuple[int, date | None]]:
    """The last day of each absence in force of a category, by employment (pk); None when it goes on."""
    wanted = {"employment__in": list(employments), "category": category.value, "removed_by__isnull": True}
    days = AbsenceDay.objects.filter(**wanted).values_list("employment", "day")
    return list(AbsencePeriod.objects.filter(**wanted).values_list("employment", "last").union(days))


@dataclass(frozen=True, slots=True)
class Version:
    """A row as payroll told it: in force from ``added_at`` until ``removed_at`` (None = still).

    A period has ``degree``, a day has hours. The runs are the ``pk`` of their import.
    """

    employment_id: str
    category: Category
    first: date
    last: date | None
    degree: Decimal | None
    absent_hours: Decimal | None
    planned_hours: Decimal | None
    added_by: int
    added_at: datetime
    removed_by: int | None
    removed_at: datetime | None


_RUNS = ("added_by", "added_by__started_at", "removed_by", "removed_by__started_at")


def versions(employments: Collection[int]) -> list[Version]:
    """Every row that has been in force for the employments (pks), by first day and then by when it was told."""
    periods = _of(AbsencePeriod.objects.all(), employments).values_list(
        "employment__ext_id", "category", "first", "last", "degree", *_RUNS
    )
    days = _of(AbsenceDay.objects.all(), employments).values_list(
        "employment__ext_id", "category", "day", "absent_hours", "planned_hours", *_RUNS
    )
    found = [
        *(
            Version(e, Category(c), first, last, degree, None, None, *runs)
            for e, c, first, last, degree, *runs in periods
        ),
        *(
            Version(e, Category(c), day, day, None, absent, planned, *runs)
            for e, c, day, absent, planned, *runs in days
        ),
    ]
    return sorted(found, key=lambda v: (v.first, v.added_by))


def _of(rows: QuerySet[Any], employments: Collection[int]) -> QuerySet[Any]:
    return rows.filter(employment__in=employments)


@dataclass(frozen=True, slots=True)
class Correction:
    """*Rettelse fra lønsystemet*: what one import took back from an employment, and what it said instead."""

    run: int
    at: datetime
    removed: tuple[Version, ...]
    added: tuple[Version, ...]


def corrections(employments: Collection[int]) -> list[Correction]:
    """The imports that changed what had been told of the employments (pks), oldest first; new absence is none."""
    told = versions(employments)
    runs = {v.removed_by: v.removed_at for v in told if v.removed_by is not None and v.removed_at is not None}
    return [
        Correction(
            run,
            at,
            tuple(v for v in told if v.removed_by == run),
            tuple(v for v in told if v.added_by == run),
        )
        for run, at in sorted(runs.items(), key=lambda item: item[1])
    ]

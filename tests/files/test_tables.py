from datetime import date
from decimal import Decimal

import pytest

from naervaer.core.absence import AbsenceDay, AbsencePeriod, Category, EmploymentTerm, UnitTerm
from naervaer.files import tables

FACTS = {
    "units": [
        UnitTerm("A", None, "Ældre og Sundhed"),
        UnitTerm("A1", "A", "Elmegården", "workplace", date(2020, 1, 1), date(2024, 12, 31)),
    ],
    "employments": [
        EmploymentTerm("00017", "p1", "A1", Decimal("0.837838"), date(2020, 1, 1), None, "Åse Ø", "sosu", "1"),
        EmploymentTerm("00018", "p1", "A1", Decimal(1), date(2020, 1, 1), date(2021, 1, 1), monthly_paid=False),
    ],
    "absence_periods": [
        AbsencePeriod("00017", Category.OWN_SICKNESS, date(2026, 1, 1), None),
        AbsencePeriod("00017", Category.PARTIAL_SICKNESS, date(2026, 1, 1), date(2026, 2, 1), Decimal("0.6757")),
    ],
    "absence_days": [AbsenceDay("00017", Category.CARE_DAY, date(2026, 1, 5), Decimal("3.25"), Decimal("7.4"))],
}


@pytest.mark.parametrize("table", FACTS)
def test_facts_come_out_of_a_canonical_table_as_they_went_in(table: str) -> None:
    con = tables.connect()
    tables.create_tables(con)
    tables.insert(con, table, FACTS[table])
    assert tables.rows(con, table) == FACTS[table]


def test_inserting_nothing_leaves_the_table_empty() -> None:
    con = tables.connect()
    tables.create_tables(con)
    tables.insert(con, "absence_days", [])
    assert tables.rows(con, "absence_days") == []


def test_a_column_of_mixed_scales_keeps_every_decimal() -> None:
    con = tables.connect()
    tables.create_tables(con)
    degrees = [Decimal("0.5"), Decimal("0.333333"), Decimal(1)]
    day = date(2026, 1, 1)
    facts = [AbsencePeriod(str(i), Category.OWN_SICKNESS, day, day, d) for i, d in enumerate(degrees)]
    tables.insert(con, "absence_periods", facts)
    assert tables.rows(con, "absence_periods") == facts

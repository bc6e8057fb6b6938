"""A real file nobody made for us, read by a mapping: UCI's *Absenteeism at work* (doi 10.24432/C5X882, CC BY 4.0)."""

from datetime import date
from pathlib import Path

import pytest
from tests.files.conftest import Read

from naervaer.core.absence import Category
from naervaer.files.mapping import Mapping
from naervaer.files.outcome import Unreadable

FILE = (Path(__file__).parent.parent / "data" / "uci-absenteeism" / "Absenteeism_at_work.csv").read_bytes()
COLUMNS = {"employment_id": "ID", "absent_hours": "Absenteeism time in hours"}
HOURS = {"date": "2010-07-01", "type": "own_sickness", "planned_hours": "8"}


def test_it_has_no_date_and_the_refusal_says_so(read: Read) -> None:
    with pytest.raises(Unreadable) as refused:
        read("absence-days", FILE, mapping=Mapping(columns=COLUMNS, constant={"type": "790", "planned_hours": "8"}))
    assert refused.value.reasons[0] == "udtræk.csv: Kolonnen »date« mangler."


def test_its_hours_are_read_when_the_mapping_says_what_it_lacks(read: Read) -> None:
    loaded, facts = read("absence-days", FILE, mapping=Mapping(columns=COLUMNS, constant=HOURS))
    assert loaded.read == 740
    assert len(facts) == loaded.kept == 36
    assert {(f.day, f.category) for f in facts} == {(date(2010, 7, 1), Category.OWN_SICKNESS)}
    by_reason = [r.reason.split("»")[0].split(";")[0] for r in loaded.refused]
    assert sum("kan ikke stå på én dag" in r.reason for r in loaded.refused) == by_reason.count("") > 0
    assert "Reason for absence" in loaded.unknown_columns


def test_the_column_with_broken_thousands_is_named_when_it_is_read_as_a_number(read: Read) -> None:
    broken = {**COLUMNS, "planned_hours": "Work load Average/day "}
    constant = {"date": "2010-07-01", "type": "own_sickness"}
    loaded, facts = read("absence-days", FILE, mapping=Mapping(columns=broken, constant=constant))
    assert facts == []
    assert {(r.column, r.reason) for r in loaded.refused if r.found == "2,39,554"} == {
        ("planned_hours", "»2,39,554« er ikke et tal; forventede f.eks. 7,40 eller 7.40")
    }

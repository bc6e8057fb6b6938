"""The SD preset: answers of GetEmploymentChanged read as employments. Cases: ``tests/data/sd-xml-fixtures``."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.files.conftest import Read

from naervaer.core.absence import EmploymentTerm
from naervaer.files.outcome import Unreadable

DATA = Path(__file__).parent.parent / "data" / "sd-xml-fixtures"
CASES: dict[str, Any] = json.loads((DATA / "cases.json").read_text(encoding="utf-8"))
ANSWERS = sorted(DATA.glob("GetEmploymentChanged*.xml"))


def test_every_answer_is_read_but_for_two_stretches_that_tell_no_department(read: Read) -> None:
    assert len(ANSWERS) == 31
    refused = {}
    for path in ANSWERS:
        loaded, _ = read("employments", path.read_bytes(), "sd.xml")
        if loaded.refused:
            refused[path.name.removeprefix("GetEmploymentChanged20111201_test_")] = [
                (r.line, r.column) for r in loaded.refused
            ]
    assert refused == {"leave_timeline_02.xml": [(45, "unit_id")], "leave_timeline_03.xml": [(32, "unit_id")]}


def leave(terms: list[EmploymentTerm]) -> list[list[str | None]]:
    """The stretches of status 3, those that touch joined."""
    found: list[list[str | None]] = []
    for term in sorted((t for t in terms if t.status == "3"), key=lambda t: t.first):
        ends = term.last.isoformat() if term.last else None
        if found and found[-1][1] and (term.first - date.fromisoformat(found[-1][1])).days == 1:
            found[-1][1] = ends
        else:
            found.append([term.first.isoformat(), ends])
    return found


@pytest.mark.parametrize("case", CASES["leave_cases"])
def test_status_3_is_leave_in_its_inclusive_dates(read: Read, case: dict[str, Any]) -> None:
    assert leave(read("employments", answer(statuses=case["status_periods"]), "sd.xml")[1]) == case["expected_leave"]


@pytest.mark.parametrize("case", CASES["employment_type"])
def test_the_salaried_indicator_tells_monthly_paid_from_hourly(read: Read, case: dict[str, Any]) -> None:
    (term,) = read("employments", answer(salaried=case["SalariedIndicator"]), "sd.xml")[1]
    assert term.monthly_paid == case["expected"].startswith("monthly")


def test_each_change_of_a_property_begins_a_term(read: Read) -> None:
    path = next(p for p in ANSWERS if p.name.endswith("engagement_timeline_09.xml"))
    _, terms = read("employments", path.read_bytes(), "sd.xml", person_key=b"key")
    terms.sort(key=lambda term: term.first)
    assert [(t.unit_id, t.first, t.last, t.fte, t.status, t.job_group) for t in terms] == [
        ("dep3", date(2001, 1, 1), date(2001, 12, 31), Decimal(1), "1", "name1"),
        ("dep2", date(2002, 1, 1), date(2003, 12, 31), Decimal(1), "1", "name1"),
    ]
    assert terms[0].person_id.startswith("cpr-")


def test_an_ended_status_ends_the_employment(read: Read) -> None:
    statuses = [["2001-01-01", "2001-12-31", 1], ["2002-01-01", "9999-12-31", 8]]
    (term,) = read("employments", answer(statuses=statuses), "sd.xml")[1]
    assert (term.first, term.last) == (date(2001, 1, 1), date(2001, 12, 31))


def test_a_stretch_without_hours_is_refused_on_its_line(read: Read) -> None:
    loaded, _ = read("employments", answer(hours_from="2003-01-01"), "sd.xml")
    assert [(r.column, r.reason) for r in loaded.refused] == [("fte", "feltet er tomt, men skal udfyldes")]
    assert loaded.refused[0].line > 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ((DATA / "Envelope_test_engagement_timeline_01.xml").read_bytes(), "SD svarede med en fejl i stedet for data"),
        ((DATA / "GetPerson20111201_test_events_02.xml").read_bytes(), "XML med roden »GetPerson20111201«"),
        (b"<a><b></a>", "Filen er ikke gyldig XML"),
        (b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "XML med en DTD"),
        (
            b"<GetEmployment20111201><Person><Employment><WorkingTime><ActivationDate>x</ActivationDate></WorkingTime>"
            b"</Employment></Person></GetEmployment20111201>",
            "forventede formen 2026-01-31",
        ),
    ],
)
def test_other_xml_gets_a_clear_answer(read: Read, content: bytes, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        read("employments", content, "sd.xml")


def answer(statuses: list[list[Any]] | None = None, salaried: bool = True, hours_from: str = "2001-01-01") -> str:
    """An answer of SD with one employment."""

    def dated(name: str, first: str, last: str, rest: str) -> str:
        dates = f"<ActivationDate>{first}</ActivationDate><DeactivationDate>{last}</DeactivationDate>"
        return f"<{name}>{dates}{rest}</{name}>\n"

    told = statuses or [["2001-01-01", "9999-12-31", 1]]
    spans = "".join(
        dated("EmploymentStatus", first, last, f"<EmploymentStatusCode>{code}</EmploymentStatusCode>")
        for first, last, code in told
    )
    open_end = "9999-12-31"
    unit = dated("EmploymentDepartment", "2001-01-01", open_end, "<DepartmentIdentifier>dep1</DepartmentIdentifier>")
    indicator = f"<SalariedIndicator>{str(salaried).lower()}</SalariedIndicator>"
    hours = dated("WorkingTime", hours_from, open_end, f"<OccupationRate>0.8378</OccupationRate>{indicator}")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<GetEmploymentChanged20111201>\n<Person>\n'
        "<PersonCivilRegistrationIdentifier>6101011234</PersonCivilRegistrationIdentifier>\n<Employment>\n"
        f"<EmploymentIdentifier>00017</EmploymentIdentifier>\n{unit}{spans}{hours}"
        "</Employment>\n</Person>\n</GetEmploymentChanged20111201>"
    )

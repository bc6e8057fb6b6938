"""H1: units and employments are dated; a reorganisation or new hours never change the past."""

from datetime import date
from decimal import Decimal

import pytest
from tests.web.cast import Cast
from tests.web.imports.conftest import Import

from naervaer.core.access.model import SYSTEM
from naervaer.web.imports import actions
from naervaer.web.imports.models import ImportRun
from naervaer.web.imports.result import State
from naervaer.web.organisation.models import Employment, EmploymentTerm, Person, UnitTerm

pytestmark = pytest.mark.django_db

ORG = "unit_id;parent_id;name;level;from;to"
STAFF = "employment_id;person_id;name;unit_id;job_group;fte;from;to"


def unit(ext_id: str) -> list[tuple[str, str | None, date, date | None]]:
    terms = UnitTerm.objects.filter(unit__ext_id=ext_id).order_by("first").select_related("parent")
    return [(t.name, t.parent.ext_id if t.parent else None, t.first, t.last) for t in terms]


def employment(ext_id: str) -> list[tuple[str, Decimal, date, date | None]]:
    terms = EmploymentTerm.objects.filter(employment__ext_id=ext_id).order_by("first")
    return [(t.unit.ext_id, t.fte, t.first, t.last) for t in terms]


def test_a_new_name_and_parent_from_a_date_close_the_old_term_and_open_one(read: Import) -> None:
    """H1"""
    result = read("org", ORG, "skovbo;syd;Skovbo og Strand;arbejdsplads;01-12-2026;")
    assert (result.effect.corrected, result.effect.new) == (1, 0)
    assert unit("skovbo") == [
        ("Skovbo", "nord", date(2020, 1, 1), date(2026, 11, 30)),
        ("Skovbo og Strand", "syd", date(2026, 12, 1), None),
    ]
    assert result.notes == ("6 kendte enheder står ikke i filen og er ladt urørt.",)
    again = read("org", ORG, "skovbo;syd;Skovbo og Strand;arbejdsplads;01-12-2026;")
    assert (again.effect.unchanged, again.effect.corrected) == (1, 0)


def test_without_a_date_a_change_takes_effect_today_and_a_new_unit_has_always_been_there(read: Import) -> None:
    """H1"""
    lines = ("unit_id;parent_id;name;level", "skovbo;syd;Skovbo;arbejdsplads", "ny;skovbo;Ny gren;", "syd;;Syd;område")
    assert read("org", *lines).effect.new == 1
    assert unit("skovbo")[-1] == ("Skovbo", "syd", date(2026, 11, 23), None)
    assert unit("ny") == [("Ny gren", "skovbo", date(1900, 1, 1), None)]
    assert read("org", *lines).effect.unchanged == 3


def test_units_that_would_stand_below_themselves_are_refused(read: Import) -> None:
    result = read("org", ORG, "nord;skovbo;Nord;;;", "skovbo;nord;Skovbo;;;")
    assert result.state == State.REFUSED
    assert result.reasons == ("Enhederne står under sig selv: nord → skovbo → nord. Ret parent_id for en af dem.",)
    assert len(unit("nord")) == 1


def test_a_parent_nobody_knows_refuses_the_row_and_those_below_it(read: Import) -> None:
    result = read("org", ORG, "a;spøgelse;A;;;", "b;a;B;;;", "c;c;C;;;", "d;nord;D;;;")
    assert [(r.line, r.column, r.found) for r in result.refused] == [
        (2, "parent_id", "spøgelse"),
        (3, "parent_id", "a"),
        (4, "parent_id", "c"),
    ]


def test_a_move_new_hours_and_a_leaver_become_terms(read: Import) -> None:
    """H1"""
    result = read(
        "employments",
        STAFF,
        "anne-1;anne;Anne Birk-Holm;skovbo;sosu;0,8;01-12-2026;",
        "pupil-1;pupil;;elmegaarden;SOSU-elev;1;01-01-2020;31-12-2026",
        "ny-1;ny;Nina Ny;skovbo;sosu;1;01-12-2026;",
    )
    assert (result.effect.corrected, result.effect.new, result.effect.corrected_from) == (2, 1, date(2020, 1, 1))
    assert employment("anne-1") == [
        ("elmegaarden", Decimal(1), date(2020, 1, 1), date(2026, 11, 30)),
        ("skovbo", Decimal("0.8"), date(2026, 12, 1), None),
    ]
    assert employment("pupil-1") == [("elmegaarden", Decimal(1), date(2020, 1, 1), date(2026, 12, 31))]
    assert Person.objects.get(ext_id="anne").name == "Anne Birk-Holm"
    assert Person.objects.get(ext_id="pupil").name == "Sofie Elev"
    assert Employment.objects.get(ext_id="ny-1").person.name == "Nina Ny"


def test_the_same_file_of_employments_twice_changes_nothing(read: Import) -> None:
    lines = (STAFF, "anne-1;anne;;skovbo;sosu;0,8;01-12-2026;", "ny-1;;Nina Ny;skovbo;;1;01-12-2026;")
    read("employments", *lines)
    again = read("employments", *lines)
    assert (again.effect.unchanged, again.effect.corrected, again.effect.new) == (2, 0, 0)
    assert ImportRun.objects.get(pk=again.run).changes["touched_count"] == 0
    assert Employment.objects.get(ext_id="ny-1").person.ext_id == "ny-1"


def test_an_employment_in_an_unknown_unit_is_refused(read: Import) -> None:
    result = read("employments", STAFF, "anne-1;;;ukendt;;1;01-12-2026;", "mads-1;;;skovbo;;1;01-12-2026;")
    assert [(r.line, r.column) for r in result.refused] == [(2, "unit_id")]


def test_a_cpr_number_never_reaches_the_database(read: Import) -> None:
    read("employments", STAFF, "ny-1;211062-5629;Nina Ny;skovbo;;1;01-12-2026;")
    read("employments", STAFF, "ny-2;2110625629;Nina Ny;skovbo;;1;01-12-2026;")
    first, second = Employment.objects.filter(ext_id__in=["ny-1", "ny-2"]).select_related("person")
    assert first.person == second.person
    assert first.person.ext_id.startswith("cpr-")
    assert not Person.objects.filter(ext_id__contains="211062").exists()


def test_payroll_may_say_that_an_employment_is_another_persons(read: Import, cast: Cast) -> None:
    read("employments", STAFF, "temp-1;anne;;elmegaarden;;0;01-01-2020;")
    assert Employment.objects.get(ext_id="temp-1").person == cast.people["anne"]


@pytest.mark.parametrize("kind", ["org", "employments"])
def test_undo_puts_the_terms_back(read: Import, kind: str) -> None:
    before = (list(UnitTerm.objects.order_by("unit", "first").values()), _terms())
    if kind == "org":
        result = read("org", ORG, "skovbo;syd;Skovbo;;01-12-2026;", "syd;;S;;01-01-2019;", "ny;nord;Ny;;;")
    else:
        result = read("employments", STAFF, "anne-1;;;skovbo;;1;01-12-2026;", "mover-1;;;nord;;1;01-10-2026;")
    assert result.run is not None
    assert actions.undo(by=SYSTEM, run_pk=result.run)
    after = list(UnitTerm.objects.order_by("unit", "first").values())
    assert ([_plain(t) for t in after], _terms()) == ([_plain(t) for t in before[0]], before[1])


def _plain(term: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in term.items() if key != "id"}


def _terms() -> list[dict[str, object]]:
    return [_plain(term) for term in EmploymentTerm.objects.order_by("employment", "first").values()]


def test_mail_addresses_come_with_the_employments_and_an_empty_one_takes_nothing_away(read: Import) -> None:
    """H4: a step that opens is told by mail, so the file may say where."""
    head = f"{STAFF};E-mail"
    read("employments", head, "ny-1;ny;Ny Navn;skovbo;;1;01-01-2026;;ny@kommune.invalid")
    read("employments", head, "ny-1;ny;Ny Navn;skovbo;;1;01-01-2026;;")
    assert Person.objects.get(ext_id="ny").email == "ny@kommune.invalid"
    read("employments", head, "ny-1;ny;Ny Navn;skovbo;;1;01-01-2026;;nyt@kommune.invalid")
    assert Person.objects.get(ext_id="ny").email == "nyt@kommune.invalid"


def test_what_is_no_mail_address_is_refused_by_line_and_column(read: Import) -> None:
    result = read("employments", f"{STAFF};E-mail", "ny-1;ny;Ny Navn;skovbo;;1;01-01-2026;;ny at kommune")
    assert result.loaded is not None
    (refusal,) = result.loaded.refused
    assert (refusal.line, refusal.column) == (2, "email")
    assert refusal.reason == "»ny at kommune« er ikke en mailadresse; forventede en som navn@kommune.dk"

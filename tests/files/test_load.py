"""H9b: every row of a payroll file is kept, or named with its line and the reason why not."""

from datetime import date
from decimal import Decimal

import duckdb
import pytest
from tests.files.conftest import Read

from naervaer.core.absence import AbsenceDay, AbsencePeriod, Category, EmploymentTerm, UnitTerm
from naervaer.files import tables
from naervaer.files.checks import Known
from naervaer.files.mapping import Mapping
from naervaer.files.outcome import Loaded, Unreadable

PERIODS = "employment_id;type;from;to;degree\n"
DAYS = "employment_id;date;type;absent_hours;planned_hours\n"
EMPLOYMENTS = "employment_id;person_id;name;unit_id;job_group;fte;from;to;status;monthly_paid;is_leader\n"


def said(loaded: Loaded) -> list[tuple[int, str, str]]:
    return [(r.line, r.column, r.reason) for r in loaded.refused]


def test_each_kind_of_file_becomes_the_facts_it_tells(read: Read) -> None:
    assert read("org", "unit_id,parent_id,name,level,from,to\nA,,Ældre,område,,\nA1,A,Bo,,01-01-2020,31-12-2024\n")[
        1
    ] == [
        UnitTerm("A", None, "Ældre", "område"),
        UnitTerm("A1", "A", "Bo", "", date(2020, 1, 1), date(2024, 12, 31)),
    ]
    assert read("employments", EMPLOYMENTS + "017;p1;Åse;A1;sosu;0,8;01.01.2020;;3;nej;ja\n")[1] == [
        EmploymentTerm("017", "p1", "A1", Decimal("0.8"), date(2020, 1, 1), None, "Åse", "sosu", "3", False, True)
    ]
    assert read("absence-days", DAYS + "017;20260105;790;3,7;7,4\n")[1] == [
        AbsenceDay("017", Category.OWN_SICKNESS, date(2026, 1, 5), Decimal("3.7"), Decimal("7.4"))
    ]
    assert read("absence-periods", PERIODS + "017;526;05/01/2026;;50\n")[1] == [
        AbsencePeriod("017", Category.PARTIAL_SICKNESS, date(2026, 1, 5), None, Decimal("0.5"))
    ]


def test_what_may_be_left_out_has_the_meaning_of_the_contract(read: Read) -> None:
    assert read("employments", "employment_id;unit_id;fte;from\n017;A;1;2020-01-01\n")[1] == [
        EmploymentTerm("017", "017", "A", Decimal(1), date(2020, 1, 1), None)
    ]
    assert read("absence-periods", "EMPLOYMENT_ID; Type ;From\n017;own_sickness;2026-01-05\n")[1] == [
        AbsencePeriod("017", Category.OWN_SICKNESS, date(2026, 1, 5), None)
    ]


@pytest.mark.parametrize("end", ["", "31-12-9999", "31.12.9999"])
def test_an_open_end_is_blank_or_the_year_9999(read: Read, end: str) -> None:
    assert read("absence-periods", PERIODS + f"1;790;01-01-2026;{end};\n")[1][0].last is None


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        (";790;01-01-2026;;", "employment_id", "feltet er tomt, men skal udfyldes"),
        ("1;790;31-02-2026;;", "from", "»31-02-2026« er ikke en dato"),
        ("1;790;9999-12-31;;", "from", "»9999-12-31« er en åben dato og kan ikke stå her"),
        ("1;790;02-01-2026;01-01-2026;", "to", "slutdatoen 01-01-2026 ligger før startdatoen 02-01-2026"),
        ("1;XY;01-01-2026;;", "type", "koden »XY« kendes ikke"),
        ("1;790;01-01-2026;;150", "degree", "»150« er ikke en fraværsgrad"),
        ("1;790;01-01-2026;;0", "degree", "»0« er ikke en fraværsgrad"),
        ("1;790;01-01-2026;;2,39,554", "degree", "»2,39,554« er ikke et tal"),
        ("1;790", "", "linjen har 2 felter; forventede 5 som i overskriften"),
        ("1;790;01-01-2026;;1;;x", "", "linjen har 7 felter; forventede 5 som i overskriften"),
        ("x" * 101 + ";790;01-01-2026;;", "employment_id", "id'et er 101 tegn langt; forventede højst 100"),
    ],
)
def test_a_row_that_cannot_be_read_is_refused_by_line_and_reason(
    read: Read, row: str, column: str, reason: str
) -> None:
    loaded, facts = read("absence-periods", PERIODS + "9;790;01-01-2026;;\n" + row + "\n8;790;01-01-2026;;\n")
    assert [(r.line, r.column) for r in loaded.refused] == [(3, column)]
    assert loaded.refused[0].reason.startswith(reason)
    assert (loaded.read, loaded.kept, [f.employment_id for f in facts]) == (3, 2, ["8", "9"])


def test_line_numbers_are_those_of_the_file_past_blank_lines_and_line_breaks_in_quotes(read: Read) -> None:
    text = (
        "Rapport fra løn\r\n\r\nemployment_id;unit_id;fte;from;name\r\n"
        '1;A;1;2026-01-01;"Anne\r\nBirk"\r\n;;;;\r\n\r\n'
        '2;A;ni;2026-01-01;"B ""Bo"" ; B"\r\n3;A;1;2026-01-01;12" rør\r\n'
    )
    loaded, facts = read("employments", text)
    assert [(r.line, r.found) for r in loaded.refused] == [(8, "ni")]
    assert [f.name for f in facts] == ["Anne\nBirk", '12" rør']
    assert loaded.notes == ("Det, der står over tabellen, er ikke læst (linje 1: »Rapport fra løn«).",)


def test_two_forms_of_date_in_one_column_refuse_the_file_with_examples(read: Read) -> None:
    with pytest.raises(Unreadable) as refused:
        read("absence-periods", PERIODS + "1;790;13-01-2026;;\n2;790;2026-01-31;;\n")
    assert "linje 2 »13-01-2026« (dd-mm-yyyy) og linje 3 »2026-01-31« (yyyy-mm-dd)" in refused.value.reasons[0]


def test_day_and_month_that_change_places_refuse_the_file(read: Read) -> None:
    with pytest.raises(Unreadable, match="to former"):
        read("absence-periods", PERIODS + "1;790;13/01/2026;;\n2;790;01/31/2026;;\n")
    with pytest.raises(Unreadable, match="måneden først"):
        read("absence-periods", PERIODS + "1;790;01/31/2026;;\n")


def test_a_mapping_names_columns_codes_forms_and_constants(read: Read) -> None:
    mapping = Mapping(
        columns={"employment_id": "Løn-nr.", "from": "Start", "degree": "Procent"},
        codes={"SYG": Category.OWN_SICKNESS},
        constant={"type": "SYG"},
        date_format="mm/dd/yyyy",  # type: ignore[arg-type]
        decimal=".",
    )
    _, facts = read("absence-periods", "Løn-nr.;Start;Procent\n07;01/02/2026;67.57\n", mapping=mapping)
    assert facts == [AbsencePeriod("07", Category.OWN_SICKNESS, date(2026, 1, 2), None, Decimal("0.6757"))]


def test_payrolls_own_names_are_known_without_a_mapping(read: Read) -> None:
    sd = "Tjnr;AnsaettelsesID;FRVDATO;FRVAARSAG;FRVTIM;PLANTIM;LOENARTTXT\n1;0017;01.02.2026;790;7,40;7,40;Sygdom\n"
    with pytest.raises(Unreadable, match="flere gange"):
        read("absence-days", sd.replace("Tjnr", "AnsaettelsesID"))
    loaded, facts = read("absence-days", sd)
    assert facts[0].employment_id == "0017"
    assert loaded.unknown_columns == ("Tjnr", "LOENARTTXT")
    opus = "Medarbejdernr;Gyldighedsstart;Gyldighedsstop;FravaersNaervaersart\n00034821;2026-01-05;9999-12-31;SY\n"
    assert read("absence-periods", opus, codes={"SY": Category.OWN_SICKNESS})[1] == [
        AbsencePeriod("00034821", Category.OWN_SICKNESS, date(2026, 1, 5), None)
    ]


def test_a_duplicate_is_refused_and_a_contradiction_says_so(read: Read) -> None:
    row = "1;01-01-2026;790;7,4;7,4\n"
    loaded, facts = read("absence-days", DAYS + row + row + row.replace("7,4;", "3,7;"))
    assert said(loaded) == [
        (3, "date", "rækken står også på linje 2; en dublet tæller kun én gang"),
        (4, "date", "linje 2 siger noget andet om den samme dag; lad kun den rigtige række stå"),
    ]
    assert len(facts) == 1


def test_days_that_overlapping_periods_share_count_once(read: Read) -> None:
    rows = "1;790;01-01-2026;10-01-2026;\n1;790;05-01-2026;20-01-2026;\n1;790;06-01-2026;07-01-2026;\n"
    loaded, facts = read("absence-periods", PERIODS + rows)
    assert [(f.first.day, f.last.day) for f in facts] == [(1, 10), (11, 20)]
    assert loaded.notes == (
        "Linje 3 overlapper linje 2; de fælles dage tæller én gang, og linje 3 læses fra 11-01-2026.",
    )
    assert [(r.line, r.reason[:34]) for r in loaded.refused] == [(4, "dagene står allerede på linje 3; d")]


def test_overlapping_periods_that_disagree_on_the_degree_are_refused(read: Read) -> None:
    loaded, facts = read("absence-periods", PERIODS + "1;526;01-01-2026;10-01-2026;\n1;526;05-01-2026;;0,5\n")
    assert (len(facts), loaded.refused[0].line) == (1, 3)
    assert "med en anden fraværsgrad" in loaded.refused[0].reason


@pytest.mark.parametrize(("last", "refused"), [("31-12-2020", []), ("01-01-2021", [3]), ("", [3])])
def test_overlapping_terms_of_one_employment_are_refused_by_line(read: Read, last: str, refused: list[int]) -> None:
    rows = f"1;p;;A;;1;01-01-2020;{last};;;\n1;p;;B;;1;01-01-2021;;;;\n2;p;;B;;1;01-01-2020;;;;\n"
    assert [r.line for r in read("employments", EMPLOYMENTS + rows)[0].refused] == refused


def test_totals_below_the_table_are_named_and_not_counted(read: Read) -> None:
    rows = "1;01-01-2026;790;7,4;7,4\n;;;7,4;7,4\nI alt;;;14,8;14,8\nUdskrevet 22.11. af løn\n"
    loaded, _ = read("absence-days", DAYS + rows)
    assert loaded.notes == (
        "Linje 4 under tabellen er ikke læst: »I alt 14,8 14,8«.",
        "Linje 5 under tabellen er ikke læst: »Udskrevet 22.11. af løn«.",
    )
    assert (loaded.read, [r.line for r in loaded.refused]) == (2, [3])


def test_lost_leading_zeros_are_told_apart_from_unknown_ids(read: Read, con: duckdb.DuckDBPyConnection) -> None:
    tables.insert(con, "employments", [EmploymentTerm("00017", "p", "A", Decimal(1), date(2020, 1, 1), None)])
    rows = "17;790;01-01-2026;;\n00017;790;01-01-2026;;\n99;790;01-01-2026;;\n"
    loaded, facts = read("absence-periods", PERIODS + rows, known=Known(employments="employments"))
    assert [f.employment_id for f in facts] == ["00017"]
    assert [(r.line, r.found) for r in loaded.refused] == [(2, "17"), (4, "99")]
    assert "foranstillede nuller" in loaded.refused[0].reason
    assert loaded.refused[1].reason == "ansættelsen »99« kendes ikke; indlæs den først, eller ret id'et"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_encodings_and_delimiters_are_recognised(read: Read, encoding: str, delimiter: str) -> None:
    text = "unit_id;name\r\n01;Ældre på Øen\r\n".replace(";", delimiter)
    assert read("org", text.encode(encoding))[1] == [UnitTerm("01", None, "Ældre på Øen")]


def test_a_file_of_no_rows_is_read_and_says_so(read: Read) -> None:
    loaded, facts = read("absence-periods", PERIODS)
    assert (loaded.read, loaded.kept, facts) == (0, 0, [])
    assert loaded.notes == ("Filen har en overskrift, men ingen rækker.",)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "Filen er tom."),
        (b"\xef\xbb\xbf\r\n \r\n", "Filen er tom."),
        (b"%PDF-1.7\n...", "Filen er en PDF, uanset hvad den hedder."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "Filen er i det gamle Excel-format (xls)"),
        (b"PK\x03\x04rest", "Filen begynder som Excel, men er beskadiget."),
        (b"<html><table></table></html>", "Filen er XML eller HTML."),
        (b"employment_id;\x00\x01", "Filen indeholder binære data"),
        (b"employment_id;\x81\x8d", "Filen er hverken UTF-8 eller Windows-tekst"),
        (b"\xff\xfea", "Filen er hverken UTF-8 eller Windows-tekst"),
    ],
)
def test_what_is_no_table_gets_a_clear_answer(read: Read, content: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read("absence-periods", content)
    assert refused.value.reasons[0].startswith(f"udtræk.csv: {reason}")


def test_a_file_of_another_kind_names_the_columns_that_lack_and_the_kind_it_looks_like(read: Read) -> None:
    with pytest.raises(Unreadable) as refused:
        read("absence-periods", DAYS + "1;01-01-2026;790;7,4;7,4\n")
    assert refused.value.reasons == (
        "udtræk.csv: Kolonnen »from« mangler.",
        "udtræk.csv: Fandt »date«, »absent_hours«, »planned_hours«, »employment_id«, »type«; forventede kolonnerne "
        "employment_id, type, from.",
        "udtræk.csv: Filen ligner fraværsdage (absence-days).",
    )
    with pytest.raises(Unreadable, match=r"Kolonnen »employment_id« mangler\. Nærmest er »employmen«"):
        read("absence-periods", "employmen;type;from\n")


def test_a_line_of_ten_megabytes_is_refused_and_the_rest_is_read(read: Read) -> None:
    loaded, facts = read("absence-periods", PERIODS + "x" * 10_000_000 + "\n1;790;01-01-2026;;\n")
    assert (loaded.refused[0].line, len(loaded.refused[0].found), len(facts)) == (2, 60, 1)
    assert loaded.refused[0].reason.startswith("linjen er længere end 100.000 tegn")


def test_a_cpr_number_is_hidden_in_rows_and_in_refusals(read: Read) -> None:
    rows = "1;211062-5629;;A;;1;01-01-2020;;;;\n2;2110625629;;A;;1;01-01-2020;;;;\n3;511362-5629;;A;;1;01-01-2020;;;;\n"
    loaded, facts = read("employments", EMPLOYMENTS + rows + "4;101625629;;A;;1;01-01-2020;;;;\n", person_key=b"k")
    assert facts[0].person_id == facts[1].person_id != facts[2].person_id
    assert all(f.person_id.startswith("cpr-") for f in facts)
    assert [(r.line, r.found) for r in loaded.refused] == [(4, "••••••-••••")]
    assert "511362" not in str(loaded)

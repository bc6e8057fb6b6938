"""Excel workbooks: codes and ids become text again, dates are dates, and the right sheet is found."""

import io
import zipfile
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from tests.files.conftest import Read

from naervaer.core.absence import AbsencePeriod, Category
from naervaer.files import sheet
from naervaer.files.mapping import Mapping
from naervaer.files.outcome import Unreadable

OPEN = datetime(9999, 12, 31)  # noqa: DTZ001
HEAD = ["employment_id", "type", "from", "to", "degree"]


def book(*sheets: tuple[str, list[list[Any]]]) -> bytes:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets:
        page = made.create_sheet(name)
        for row in rows:
            page.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_numbers_dates_and_text_of_a_sheet_become_facts(read: Read) -> None:
    rows = [HEAD, ["00017", 790, date(2026, 1, 5), OPEN, 0.6757], [17, "790", "05-02-2026", None, 1]]
    with pytest.raises(Unreadable, match="to former"):
        read("absence-periods", book(("Ark1", rows)), "løn.xlsx")
    rows[2][2] = date(2026, 2, 5)
    _, facts = read("absence-periods", book(("Ark1", rows)), "løn.xlsx")
    assert facts == [
        AbsencePeriod("00017", Category.OWN_SICKNESS, date(2026, 1, 5), None, Decimal("0.6757")),
        AbsencePeriod("17", Category.OWN_SICKNESS, date(2026, 2, 5), None),
    ]


def test_the_line_is_the_row_of_the_sheet_past_headings_and_empty_rows(read: Read) -> None:
    rows = [
        ["Rapport"],
        [],
        HEAD,
        ["1", 790, date(2026, 1, 5), None, 1],
        [],
        ["2", "XX", date(2026, 1, 5)],
        ["Total", 2],
    ]
    loaded, _ = read("absence-periods", book(("Ark1", rows)), "løn.xlsx")
    assert [r.line for r in loaded.refused] == [6]
    assert loaded.notes == (
        "Det, der står over tabellen, er ikke læst (linje 1: »Rapport«).",
        "Linje 7 under tabellen er ikke læst: »Total 2«.",
    )


def test_among_several_sheets_the_one_that_fits_is_read_and_the_others_are_named(read: Read) -> None:
    content = book(("Forside", [["Hej"]]), ("Data", [HEAD, ["1", 790, date(2026, 1, 5)]]), ("Tom", []))
    loaded, facts = read("absence-periods", content, "løn.xlsx")
    assert len(facts) == 1
    assert loaded.notes == ("Læste arket »Data«; sprang »Forside«, »Tom« over.",)


def test_two_sheets_that_fit_must_be_chosen_between(read: Read) -> None:
    content = book(("Maj", [HEAD, ["1", 790, date(2026, 5, 5)]]), ("Juni", [HEAD, ["1", 790, date(2026, 6, 5)]]))
    with pytest.raises(Unreadable, match="Arkene »Maj« og »Juni« passer begge"):
        read("absence-periods", content, "løn.xlsx")
    assert read("absence-periods", content, "løn.xlsx", mapping=Mapping(sheet="juni"))[1][0].first.month == 6
    with pytest.raises(Unreadable, match="Arket »Juli« findes ikke i filen; den har »Maj«, »Juni«"):
        read("absence-periods", content, "løn.xlsx", mapping=Mapping(sheet="Juli"))


def test_a_sheet_without_the_columns_names_them(read: Read) -> None:
    with pytest.raises(Unreadable, match="Kolonnen »type« mangler"):
        read("absence-periods", book(("A", [["employment_id", "from"], ["1", "x"]]), ("B", [["x"]])), "løn.xlsx")
    with pytest.raises(Unreadable, match="Regnearket er tomt"):
        read("absence-periods", book(("A", [])), "løn.xlsx")


def test_a_zip_that_is_no_workbook_is_refused(read: Read) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("fravær.csv", "employment_id")
    with pytest.raises(Unreadable, match="zip-arkiv, men ikke Excel"):
        read("absence-periods", out.getvalue(), "løn.xlsx")


def test_a_workbook_that_unpacks_to_too_much_is_refused(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "_LARGEST_UNPACKED", 100)
    with pytest.raises(Unreadable, match="udpakket"):
        read("absence-periods", book(("A", [HEAD])), "løn.xlsx")


def test_a_broken_workbook_is_refused(read: Read) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", "<a>")
    with pytest.raises(Unreadable, match="kan ikke læses som Excel"):
        read("absence-periods", out.getvalue(), "løn.xlsx")

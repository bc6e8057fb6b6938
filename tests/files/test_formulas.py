"""A cell whose formula failed is no empty cell: an empty end date would make an absence that never ends."""

import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from naervaer.files.load import load
from naervaer.files.sheet import sheets
from naervaer.files.tables import connect, create_tables

HEAD = ["employment_id", "type", "from", "to"]


def book(path: Path, *values: object, sheet: str = "Fravær & ferie") -> Path:
    """A sheet behind another, with a formula for the end date in each row."""
    written = xlsxwriter.Workbook(str(path))
    written.add_worksheet("Forside").write(0, 0, "Læs mig")
    page = written.add_worksheet(sheet)
    page.write_row(0, 0, HEAD)
    for row, value in enumerate(values, start=1):
        page.write_row(row, 0, [f"a{row}", "790", "01-10-2026"])
        page.write_formula(row, 3, "=C2+1", None, value)
    written.close()
    return path


@pytest.mark.parametrize("error", ["#DIV/0!", "#N/A", "#REF!"])
def test_H9b_a_formula_that_failed_is_refused_by_line_and_column(tmp_path: Path, error: str) -> None:
    with connect() as con:
        create_tables(con)
        loaded = load(con, "absence-periods", book(tmp_path / "a.xlsx", "05-10-2026", error))
    assert loaded.kept == 1
    (refusal,) = loaded.refused
    assert (refusal.line, refusal.column, refusal.found) == (3, "to", error)


def test_a_formula_that_was_never_counted_is_told_of(tmp_path: Path) -> None:
    found = sheets(book(tmp_path / "a.xlsx", "", "05-10-2026"), ",")["Fravær & ferie"]
    assert [record.cells[3] for record in found[1:]] == ["formel uden værdi", "05-10-2026"]


def test_a_formula_whose_answer_is_nothing_is_an_empty_cell(tmp_path: Path) -> None:
    """Excel itself says that the answer is a text of no letters."""
    never, counted = book(tmp_path / "a.xlsx", ""), tmp_path / "b.xlsx"
    with zipfile.ZipFile(never) as before, zipfile.ZipFile(counted, "w") as after:
        for name in before.namelist():
            after.writestr(name, before.read(name).replace(b'<c r="D2">', b'<c r="D2" t="str">'))
    assert sheets(counted, ",")["Fravær & ferie"][1].cells[3] == ""


def test_an_error_far_out_to_the_right_stands_in_its_own_column(tmp_path: Path) -> None:
    written = xlsxwriter.Workbook(str(tmp_path / "a.xlsx"))
    page = written.add_worksheet()
    page.write(0, 0, "x")
    page.write_formula(0, 27, "=1/0", None, "#DIV/0!")
    written.close()
    (record,) = sheets(tmp_path / "a.xlsx", ",")["Sheet1"]
    assert (record.cells[0], record.cells[27]) == ("x", "#DIV/0!")

"""The refused rows of a run as a file to mend from; a cell that a spreadsheet would run as a formula is disarmed."""

import csv
import io
from collections.abc import Iterable

import xlsxwriter

from naervaer.web.imports.models import RefusedRow

HEADING = ("Linje", "Kolonne", "Der stod", "Hvad er galt")
_RUNS = ("=", "+", "-", "@", "\t", "\r")


def harmless(text: str) -> str:
    """The text with an apostrophe before it when a spreadsheet would take it for a formula."""
    return f"'{text}" if text.startswith(_RUNS) else text


def as_csv(rows: Iterable[RefusedRow]) -> bytes:
    """Semicolons and a byte order mark, as Excel in Danish wants it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";")
    writer.writerow(HEADING)
    writer.writerows((row.line, *(harmless(text) for text in _texts(row))) for row in rows)
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(rows: Iterable[RefusedRow]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet("Afviste rækker")
        sheet.write_row(0, 0, HEADING, book.add_format({"bold": True}))
        for number, row in enumerate(rows, start=1):
            sheet.write_number(number, 0, row.line)
            for column, text in enumerate(_texts(row), start=1):
                sheet.write_string(number, column, text)
        sheet.set_column(1, 2, 20)
        sheet.set_column(3, 3, 90)
        sheet.freeze_panes(1, 0)
    return out.getvalue()


def _texts(row: RefusedRow) -> tuple[str, str, str]:
    return row.column, row.found, row.reason

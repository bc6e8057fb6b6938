"""*Tal* as files: the same tables as the page, as xlsx, csv, pdf and png."""

import csv
import re
from collections.abc import Iterable
from io import BytesIO, StringIO
from typing import Any

import typst
import xlsxwriter

from naervaer.web import clock
from naervaer.web.design import danish
from naervaer.web.handbook.queries import too_few
from naervaer.web.reports import presentation
from naervaer.web.reports.charts import Drawing
from naervaer.web.reports.presentation import Table
from naervaer.web.reports.queries import UnitFigures

PNG_PPI = 144.0
FONTS = '("IBM Plex Sans", "Liberation Sans", "Libertinus Serif")'
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def safe(text: str) -> str:
    """A text that a spreadsheet will not take for a formula."""
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text


def facts_about(figures: UnitFigures) -> list[tuple[str, str]]:
    """What every file says about its figures: unit, period, base and method."""
    headline = figures.headline
    return [
        ("Enhed", headline.unit.name),
        ("Periode", presentation.window_words(headline)),
        ("Grundlag", presentation.base_sentence(headline)),
        ("Metode", presentation.method_sentence(headline)),
        *([("Bemærkning", headline.method.note)] if headline.method.note else []),
        ("Små grupper", f"»{too_few(clock.today())}« står, hvor tallene ville vise for få personer."),
        ("Beregnet", danish.long_date(figures.computed_on)),
    ]


def as_csv(figures: UnitFigures) -> bytes:
    return csv_of(presentation.tables(figures), facts_about(figures))


def csv_of(tables: Iterable[Table], about: Iterable[tuple[str, str]]) -> bytes:
    """Semicolons, decimal comma and a byte order mark: opens as it should in a Danish Excel."""
    text = StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    for table in tables:
        writer.writerow([table.title])
        writer.writerow(table.heads)
        writer.writerows([safe(cell) for cell in row] for row in table.texts())
        writer.writerow([])
    writer.writerows((name, safe(value)) for name, value in about)
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(figures: UnitFigures) -> bytes:
    return xlsx_of(presentation.tables(figures), facts_about(figures))


def xlsx_of(tables: Iterable[Table], facts: Iterable[tuple[str, str]]) -> bytes:
    """A sheet for each table with unrounded numbers, and a sheet on the method."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    formats = [book.add_format({"num_format": shape}) for shape in ("#,##0", "#,##0.0", "#,##0.00")]
    for table in tables:
        sheet = book.add_worksheet(_sheet_name(table.title, book))
        _write(sheet, table, head, formats)
    about = book.add_worksheet("Metode")
    about.set_column(0, 0, 16)
    about.set_column(1, 1, 110, book.add_format({"text_wrap": True}))
    for line, (name, value) in enumerate(facts):
        about.write_string(line, 0, name, head)
        about.write_string(line, 1, value)
    book.close()
    return file.getvalue()


def _sheet_name(title: str, book: Any) -> str:
    """A name a spreadsheet takes: none of its signs, 31 letters at most, and no other sheet's."""
    name = re.sub(r"[\[\]:*?/\\]", "", title)[:31].strip("' ")
    taken = {sheet.get_name().casefold() for sheet in book.worksheets()}
    return name if name.casefold() not in taken else f"{name[:28]} {len(taken) + 1}"


def _write(sheet: Any, table: Table, head: Any, formats: list[Any]) -> None:
    sheet.freeze_panes(1, 1)
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, len(table.heads) - 1, 16)
    sheet.write_row(0, 0, table.heads, head)
    for line, row in enumerate(table.rows, start=1):
        for column, (cell, decimals) in enumerate(zip(row, table.decimals, strict=True)):
            if cell is None or isinstance(cell, str):
                sheet.write_string(line, column, presentation.as_text(cell, decimals))
            else:
                sheet.write_number(line, column, float(cell), formats[decimals])


def as_pdf(figures: UnitFigures) -> bytes:
    """PDF/UA-1: headings, tables and charts with their words, made by typst."""
    headline = figures.headline
    parts = [
        f"#set document(title: {_text(f'Sygefravær i {headline.unit.name}')})",
        f'#set text(lang: "da", font: {FONTS}, size: 9.5pt)',
        '#set page(paper: "a4", margin: 2cm, numbering: "1 / 1")',
        "#set table(stroke: (x, y) => if y == 0 { (bottom: 0.7pt) } else { (bottom: 0.2pt + luma(180)) })",
        "#show table.cell.where(y: 0): strong",
        f"= #{_text(f'Sygefravær i {headline.unit.name}')}",
        *(f"#strong[#{_text(name)}:] #{_text(value)}\n" for name, value in facts_about(figures)),
        _figure(presentation.year_chart(figures)),
    ]
    siblings = presentation.siblings_chart(figures)
    if siblings is not None:
        parts.append(_figure(siblings))
    parts += [_typst_table(table) for table in presentation.tables(figures)]
    return typst.compile("\n\n".join(parts).encode(), format="pdf", pdf_standards=["ua-1"])


def as_png(figures: UnitFigures) -> bytes:
    """The year's chart alone with what it shows above it, for a slide or a letter."""
    drawing = presentation.year_chart(figures)
    page = f'#set page(width: auto, height: auto, margin: 8pt)\n#set text(lang: "da", font: {FONTS}, size: 11pt)'
    source = f"{page}\n#strong[#{_text(drawing.title)}]\n\n#{_image(drawing, 'auto')}"
    found: bytes = typst.compile(source.encode(), format="png", ppi=PNG_PPI)
    return found


def _figure(drawing: Drawing) -> str:
    return f"#figure({_image(drawing, '90%')}, caption: {_text(drawing.title)})"


def _image(drawing: Drawing, width: str) -> str:
    return f'image(bytes({_text(drawing.svg)}), format: "svg", width: {width}, alt: {_text(drawing.title)})'


def _typst_table(table: Table) -> str:
    heads = ", ".join(f"[#{_text(head)}]" for head in table.heads)
    rows = ",\n".join(", ".join(f"[#{_text(cell)}]" for cell in row) for row in table.texts())
    columns = f"(2fr, {', '.join('1fr' for _head in table.heads[1:])})"
    align = f"(left, {', '.join('right' for _head in table.heads[1:])})"
    return f"== #{_text(table.title)}\n#table(columns: {columns}, align: {align}, table.header({heads}),\n{rows})"


def _text(value: str) -> str:
    """A typst string; nothing in it can become markup or code."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{escaped}"'

"""The coordinator's table as a file: the same cells as the page, suppressed ones too."""

import csv
import io
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import xlsxwriter
from django.http import HttpResponse
from django.utils.translation import gettext as _

from naervaer.web.followup.lines import Line
from naervaer.web.followup.overview import UnitLine
from naervaer.web.reports.standings import Standing

Cell = str | int | float | None
Table = list[list[Cell]]

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def table(lines: Sequence[Line]) -> Table:
    """Head and rows. A row of few people has words in place of counts, never 0."""
    head: list[Cell] = [
        _("Enhed"),
        _("Niveau"),
        _("Under pres"),
        _("Fravær 12 mdr., pct."),
        _("Året før, pct."),
        _("Mod året før, procentpoint"),
        _("Enheden over, pct."),
        _("Mod enheden over, procentpoint"),
        _("Måneder over det normale"),
        _("Måneder målt"),
        _("Fratrådte 12 mdr."),
        _("Skridt talt med"),
        _("Holdt til målet"),
        _("Holdt til målet, pct."),
        _("Skridt med lovfrist"),
        _("Holdt til lovens frist"),
        _("Holdt til lovens frist, pct."),
        _("Ikke relevant"),
        _("Overskredet nu"),
        _("Adviser"),
        _("Besvaret"),
        _("Uden svar"),
    ]
    return [head, *(_row(line) for line in lines)]


def _row(line: Line) -> list[Cell]:
    unit = line.of.unit
    return [unit.name, unit.level, "; ".join(line.reasons_in_words), *_figures(line.standing), *_counts(line.of)]


def _figures(standing: Standing | None) -> list[Cell]:
    if standing is None or standing.row is None:
        return [_("ingen tal"), *[None] * 7]
    if standing.row.suppressed:
        return [_("for få personer"), *[None] * 7]
    return [
        _number(standing.row.percent),
        _number(standing.before.percent if standing.before else None),
        _number(standing.against_before),
        _number(standing.above.percent if standing.above else None),
        _number(standing.against_above),
        standing.over.count if standing.over else None,
        standing.over.of if standing.over else None,
        standing.left,
    ]


def _counts(line: UnitLine) -> list[Cell]:
    if line.tally is None:
        return [_("for få personer"), *[None] * 10]
    kept, alerts = line.tally.kept, line.tally.alerts
    return [
        kept.counted,
        kept.in_time,
        _number(kept.percent),
        kept.counted_by_law,
        kept.in_time_by_law,
        _number(kept.percent_by_law),
        kept.not_relevant,
        kept.overdue,
        alerts.raised,
        alerts.answered,
        alerts.unanswered,
    ]


def _number(value: Fraction | Decimal | None) -> float | None:
    return None if value is None else float(value)


def as_csv(rows: Table, name: str) -> HttpResponse:
    """Semicolons and decimal commas, as a Danish spreadsheet opens them."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    for row in rows:
        writer.writerow([_danish(cell) for cell in row])
    return _file("\N{BYTE ORDER MARK}" + text.getvalue(), "text/csv; charset=utf-8", f"{name}.csv")


def _danish(cell: Cell) -> str:
    if cell is None:
        return ""
    text = f"{cell:.2f}".replace(".", ",") if isinstance(cell, float) else str(cell)
    # A cell that begins like this would be run as a formula by a spreadsheet.
    return f"'{text}" if isinstance(cell, str) and text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def as_xlsx(rows: Table, name: str) -> HttpResponse:
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet(_("Opfølgning"))
    bold, decimals = book.add_format({"bold": True}), book.add_format({"num_format": "0.0"})
    for place, row in enumerate(rows):
        for column, cell in enumerate(row):
            style = bold if place == 0 else decimals if isinstance(cell, float) else None
            sheet.write(place, column, cell, style)
    sheet.freeze_panes(1, 1)
    sheet.set_column(0, 0, 40)
    book.close()
    return _file(content.getvalue(), XLSX, f"{name}.xlsx")


def _file(content: str | bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})

"""Excel workbooks (xlsx): the sheet that holds the table, its cells as the text a person would have typed."""

import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from naervaer.files.formulas import restore
from naervaer.files.outcome import Unreadable
from naervaer.files.text import Record

_LARGEST_UNPACKED = 2 << 30
Cell = int | float | str | bool | time | date | datetime | timedelta


def sheets(path: Path, decimal: str, only: str = "") -> dict[str, list[Record]]:
    """The rows of each sheet (or of the one asked for) by their row number in Excel, empty rows left out."""
    _refuse_bombs(path)
    try:
        workbook = CalamineWorkbook.from_path(path)
        names = [name for name in workbook.sheet_names if not only or name.casefold() == only.casefold()]
        if only and not names:
            there = ", ".join(f"»{name}«" for name in workbook.sheet_names)
            raise Unreadable(f"Arket »{only}« findes ikke i filen; den har {there}.")
        read = {name: workbook.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in names}
    except (CalamineError, zipfile.BadZipFile) as error:
        raise Unreadable(f"Filen kan ikke læses som Excel ({error}). Åbn den i Excel, og gem den igen.") from None
    mark = decimal or ","
    return {name: restore(path, name, _records(rows, mark)) for name, rows in read.items()}


def _records(rows: Sequence[Sequence[Cell]], mark: str) -> list[Record]:
    texts = ((number, [_text(cell, mark) for cell in row]) for number, row in enumerate(rows, start=1))
    return [Record(number, cells) for number, cells in texts if any(cells)]


def _text(cell: Cell, mark: str) -> str:
    # Excel keeps every number as a float: 790 comes as 790.0 and must become a code again.
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else format(cell, ".10f").rstrip("0").replace(".", mark)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time.min else cell.isoformat(sep=" ")
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell).strip()


def _refuse_bombs(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            size = sum(part.file_size for part in archive.infolist())
    except zipfile.BadZipFile:
        raise Unreadable("Filen begynder som Excel, men er beskadiget. Åbn den i Excel, og gem den igen.") from None
    if "xl/workbook.xml" not in names:
        raise Unreadable("Filen er et zip-arkiv, men ikke Excel (xlsx). Pak den ud, og indlæs filen indeni.")
    if size > _LARGEST_UNPACKED:
        raise Unreadable(f"Filen fylder {size >> 20} MB udpakket; højst {_LARGEST_UNPACKED >> 20} MB kan læses.")

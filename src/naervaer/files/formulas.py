"""Excel cells whose formula has no value: the reader gives them as empty, and an empty end date is an open absence."""

import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from posixpath import join, normpath
from xml.sax.saxutils import unescape

from naervaer.files.text import Record

_CHUNK, _LONGEST_CELL = 1 << 20, 1 << 16
_FORMULA = rb"(?:<f\b[^>]*/>|<f\b[^>]*>[^<]*</f>)"
_CELL = re.compile(
    rb'<c r="([A-Z]+)(\d+)"[^>]*\bt="e"[^>]*>' + _FORMULA + rb"?<v>([^<]*)</v>"
    rb'|<c r="([A-Z]+)(\d+)"(?:(?!\bt=)[^>])*>' + _FORMULA + rb"(?:<v\s*/>|<v></v>)?</c>"
)
_SHEET = re.compile(r"<(?:\w+:)?sheet\b[^>]*>")
_RELATION = re.compile(r"<Relationship\b[^>]*>")
NOT_COUNTED = "formel uden værdi"


def restore(path: Path, name: str, records: Sequence[Record]) -> list[Record]:
    """The rows of the sheet with what stands in such cells, *#DIV/0!* for one, so that they are refused by name."""
    found: dict[int, dict[int, str]] = {}
    for row, column, text in _without_value(path, name):
        found.setdefault(row, {})[column] = text
    return [_with(record, found[record.line]) if record.line in found else record for record in records]


def _with(record: Record, texts: dict[int, str]) -> Record:
    cells = [*record.cells, *[""] * (max(texts) + 1 - len(record.cells))]
    for column, text in texts.items():
        cells[column] = text
    return replace(record, cells=cells)


def _without_value(path: Path, name: str) -> Iterator[tuple[int, int, str]]:
    with zipfile.ZipFile(path) as archive:
        part = _part_of(archive, name)
        if part is None:
            return
        with archive.open(part) as sheet:
            kept = b""
            while chunk := sheet.read(_CHUNK):
                kept = kept[-_LONGEST_CELL:] + chunk
                for letters, row, text, other, other_row in _CELL.findall(kept):
                    yield int(row or other_row), _place(letters or other), text.decode() or NOT_COUNTED


def _part_of(archive: zipfile.ZipFile, name: str) -> str | None:
    """The file of the workbook that holds the sheet."""
    if "xl/_rels/workbook.xml.rels" not in archive.namelist():
        return None
    workbook = archive.read("xl/workbook.xml").decode("utf-8", "replace")
    relations = archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    targets = {_attribute(tag, "Id"): _attribute(tag, "Target") for tag in _RELATION.findall(relations)}
    for tag in _SHEET.findall(workbook):
        if _attribute(tag, "name") == name:
            part = normpath(join("xl", targets.get(_attribute(tag, r"\w+:id"), ""))).lstrip("/")
            return part if part in archive.namelist() else None
    return None


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf'\s{name}="([^"]*)"', tag)
    return unescape(found[1], {"&quot;": '"', "&apos;": "'"}) if found else ""


def _place(letters: bytes) -> int:
    """0 for A."""
    place = 0
    for letter in letters:
        place = place * 26 + letter - 64
    return place - 1

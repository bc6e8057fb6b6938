"""Delimited text: its encoding, its records with the line they stand on, and the lines that are no record.

Danish payroll writes UTF-8 (with or without BOM), UTF-16 or cp1252, with semicolon, comma or tab. Everything is
streamed: a file of millions of lines never stands in memory.
"""

import codecs
import csv
import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import TextIOWrapper
from itertools import islice
from pathlib import Path

from naervaer.files.outcome import Unreadable

DELIMITERS = {";": "semikolon", ",": "komma", "\t": "tabulator"}
LONGEST_LINE = 100_000
_LONGEST_QUOTED = 50
_CHUNK = 1 << 20
_NOT_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1f]")


@dataclass(frozen=True, slots=True)
class Record:
    """One record and the line it begins on. ``cells`` is empty when the line is no record; ``fault`` says why."""

    line: int
    cells: Sequence[str]
    fault: str = ""


def encoding_of(path: Path) -> str:
    """The file's encoding; raises ``Unreadable`` when it is no text at all."""
    with path.open("rb") as file:
        wide = file.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    if not wide and _is_binary(path):
        raise Unreadable("Filen indeholder binære data og er ikke tekst. Forventede CSV eller Excel (xlsx).")
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        if _decodes(path, encoding):
            return encoding
    raise Unreadable("Filen er hverken UTF-8 eller Windows-tekst (cp1252). Gem den igen som CSV UTF-8.")


def _is_binary(path: Path) -> bool:
    with path.open("rb") as file:
        return any(_NOT_TEXT.search(chunk) for chunk in iter(lambda: file.read(_CHUNK), b""))


def _decodes(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def numbered_lines(path: Path, encoding: str) -> Iterator[tuple[int, str]]:
    """Every line with its number, ending in a newline; of a line that is too long only the beginning."""
    with path.open("rb") as raw, TextIOWrapper(raw, encoding=encoding, newline=None) as file:
        number = 0
        while line := file.readline(LONGEST_LINE):
            number += 1
            if line[-1] != "\n":
                rest = line
                while rest and rest[-1] != "\n":
                    rest = file.readline(LONGEST_LINE)
                    if rest and len(line) == LONGEST_LINE:
                        line += "…"
                line = line.rstrip("\n") + "\n"
            yield number, line


def first_records(path: Path, encoding: str, delimiter: str, count: int) -> list[Record]:
    """The first lines split at the delimiter, for finding the heading; faulty lines are left as they are."""
    found = []
    for number, line in islice(numbered_lines(path, encoding), count):
        cells = next(csv.reader([line.rstrip("\n")], delimiter=delimiter), [])
        found.append(Record(number, [cell.strip() for cell in cells]))
    return found


def records(path: Path, encoding: str, delimiter: str, width: int, after: int) -> Iterator[Record | tuple[int, str]]:
    """The records below line ``after``.

    A plain line of the right width comes as ``(line, text)``, unsplit, since that is nearly all of them and splitting
    takes time; a record with quotes comes split; what is no record comes with its fault. Empty lines are left out.
    """
    separators = width - 1
    waiting: deque[tuple[int, str]] = deque()
    lines = numbered_lines(path, encoding)
    while True:
        number, line = waiting.popleft() if waiting else next(lines, (0, ""))
        if not number:
            return
        if number <= after:
            continue
        if '"' not in line:
            if line.count(delimiter) == separators and len(line) <= LONGEST_LINE:
                yield number, line
            elif line.strip(f"{delimiter} \n"):
                yield _ragged(number, line.rstrip("\n").split(delimiter), line, width)
            continue
        taken = [(number, line)]
        while _open_quote(taken) and len(taken) < _LONGEST_QUOTED:
            following = waiting.popleft() if waiting else next(lines, None)
            if following is None:
                break
            taken.append(following)
        record = _quoted(taken, delimiter, width)
        if record.fault and len(taken) > 1:
            waiting.extendleft(reversed(taken[1:]))
            record = _quoted(taken[:1], delimiter, width)
        yield record


def _open_quote(taken: Sequence[tuple[int, str]]) -> bool:
    return sum(line.count('"') for _, line in taken) % 2 == 1


def _quoted(taken: Sequence[tuple[int, str]], delimiter: str, width: int) -> Record:
    number, text = taken[0][0], "".join(line for _, line in taken)
    if len(text) > LONGEST_LINE:
        return _ragged(number, [text], text, width)
    lines = [line for _, line in taken]
    if _open_quote(taken):
        parsed = list(csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE))
    else:
        parsed = list(csv.reader(lines, delimiter=delimiter))
    cells = parsed[0] if len(parsed) == 1 else []
    if len(cells) == width:
        return Record(number, cells)
    return _ragged(number, cells or text.split(delimiter), text, width)


def _ragged(number: int, cells: list[str], text: str, width: int) -> Record:
    if len(text) > LONGEST_LINE:
        longest = f"{LONGEST_LINE:,}".replace(",", ".")
        return Record(
            number, [text[:60]], f"linjen er længere end {longest} tegn; forventede en række med {width} felter"
        )
    if len(cells) > width and not any(cell.strip() for cell in cells[width:]):
        return Record(number, cells[:width])
    return Record(number, cells, f"linjen har {len(cells)} felter; forventede {width} som i overskriften")

"""The top of a file with a guess at its columns and codes, for somebody to look at before it is read."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from naervaer.core.absence import Category
from naervaer.files import tables
from naervaer.files.codes import read_type
from naervaer.files.columns import COLUMNS, Kind, missing
from naervaer.files.forms import NotReadable
from naervaer.files.mapping import Mapping as FileMapping
from naervaer.files.source import Source, open_source
from naervaer.files.staging import stage
from naervaer.files.text import Record

SHOWN = 20
MANY_CODES = 100


@dataclass(frozen=True, slots=True)
class Code:
    """A code of the file, how many rows have it, and the category it is guessed to stand for."""

    text: str
    rows: int
    category: Category | None


@dataclass(frozen=True, slots=True)
class Preview:
    """``places`` says in which of the ``titles`` each of our columns was found; ``lacking`` those that were not."""

    titles: tuple[str, ...]
    places: Mapping[str, int]
    lacking: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    codes: tuple[Code, ...]
    notes: tuple[str, ...]


def preview(path: Path, kind: Kind, mapping: FileMapping, codes: Mapping[str, Category]) -> Preview:
    """Look at the file without reading it in; raises ``Unreadable`` when it is no table."""
    source = open_source(path, kind, mapping, whole=False)
    return Preview(
        source.titles,
        source.heading.places,
        tuple(missing(kind, source.heading, mapping.constant)),
        tuple(_shown(record, source) for record in islice(source.records, SHOWN)),
        tuple(_codes(path, kind, mapping, {**codes, **mapping.codes})),
        source.notes,
    )


def _shown(record: Record | tuple[int, str], source: Source) -> tuple[int, tuple[str, ...]]:
    line, cells = record if isinstance(record, tuple) else (record.line, record.cells)
    if isinstance(cells, str):
        cells = next(csv.reader([cells.rstrip("\n")], delimiter=source.delimiter))
    filled: Sequence[str] = [*cells, *[""] * len(source.titles)]
    return line, tuple(filled[: len(source.titles)])


def _codes(path: Path, kind: Kind, mapping: FileMapping, codes: Mapping[str, Category]) -> list[Code]:
    """The codes of the whole file, the unknown and the most used first."""
    source = open_source(path, kind, mapping, whole=False)
    if not any(column.content == "type" for column in COLUMNS[kind]) or "type" not in source.heading.places:
        return []
    with tables.connect() as con:
        stage(con, kind, source, mapping.constant)
        found = con.execute(
            'SELECT "type", count(*) AS amount FROM staged WHERE "type" IS NOT NULL GROUP BY 1 ORDER BY amount DESC, 1'
        ).fetchall()
    guessed = [Code(text, rows, _guess(text, codes)) for text, rows in found]
    return sorted(guessed, key=lambda code: code.category is not None)[:MANY_CODES]


def _guess(text: str, codes: Mapping[str, Category]) -> Category | None:
    try:
        return read_type(text, codes)
    except NotReadable:
        return None

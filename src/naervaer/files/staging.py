"""From a source to a table of text in DuckDB, each row with the line it stood on."""

import csv
import tempfile
from collections.abc import Callable, Mapping
from io import TextIOWrapper
from typing import IO

import duckdb

from naervaer.files.columns import COLUMNS, Kind
from naervaer.files.source import Source
from naervaer.files.text import Record

Progress = Callable[[int], None]
"""Told now and then on which line of the file the reading has come."""

_STEP = 20_000
_BLANK = "' \t\r\n\u00a0'"


def stage(
    con: duckdb.DuckDBPyConnection,
    kind: Kind,
    source: Source,
    constant: Mapping[str, str],
    progress: Progress | None = None,
) -> list[Record]:
    """Fill ``staged`` (``line`` and our columns as trimmed text); returns the lines that were no record.

    Numbering the lines first lets DuckDB read on all cores without losing where a row came from.
    """
    with tempfile.NamedTemporaryFile("w+b", suffix=".csv") as file:
        odd = _write(source, file, progress)
        raw = {"line": "BIGINT", **{f"c{place}": "VARCHAR" for place in range(len(source.titles))}}
        reading = con.read_csv(
            file.name,
            sep=source.delimiter,
            quotechar='"',
            escapechar='"',
            header=False,
            auto_detect=False,
            columns=raw,
            max_line_size=2_000_000,
        )
        texts = {c.name: _text(c.name, source, constant) for c in COLUMNS[kind]}
        chosen = ", ".join(f'{text} AS "{name}"' for name, text in texts.items())
        filled = " OR ".join(f'"{name}" IS NOT NULL' for name in source.heading.places) or "true"
        reading.create_view("numbered_lines")
        try:
            con.execute(
                f"CREATE OR REPLACE TEMP TABLE staged AS "
                f"SELECT * FROM (SELECT line, {chosen} FROM numbered_lines) WHERE {filled}"
            )
        finally:
            con.execute("DROP VIEW numbered_lines")
    return odd


def _text(name: str, source: Source, constant: Mapping[str, str]) -> str:
    if name in constant:
        return "'" + constant[name].replace("'", "''") + "'"
    place = source.heading.places.get(name)
    return "CAST(NULL AS VARCHAR)" if place is None else f"nullif(trim(c{place}, {_BLANK}), '')"


def _write(source: Source, file: IO[bytes], progress: Progress | None) -> list[Record]:
    """Write ``line<delimiter>row`` for every record; a plain line goes through as it stands."""
    odd: list[Record] = []
    delimiter, width = source.delimiter, len(source.titles)
    out = TextIOWrapper(file, encoding="utf-8", newline="", write_through=False)
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    plain: list[str] = []
    for count, record in enumerate(source.records, start=1):
        if isinstance(record, tuple):
            plain.append(f"{record[0]}{delimiter}{record[1]}")
        elif record.fault:
            odd.append(record)
        else:
            cells = [*record.cells, *[""] * (width - len(record.cells))]
            writer.writerow([record.line, *(cell.replace("\0", "") for cell in cells)])
        if count % _STEP == 0:
            out.write("".join(plain))
            plain.clear()
            if progress:
                progress(record[0] if isinstance(record, tuple) else record.line)
    out.write("".join(plain))
    out.flush()
    out.detach()
    return odd

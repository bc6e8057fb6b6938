"""Reading a payroll file: every row is kept, or refused by line and reason; what was skipped is said.

The one way in for the command line and for the installation. See ``columns`` for the four kinds of file.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import duckdb

from naervaer.core.absence import Category
from naervaer.files.checks import NOTHING_ASKED, Known, check
from naervaer.files.codes import SD_CODES
from naervaer.files.columns import COLUMNS, TABLE_OF, Kind
from naervaer.files.mapping import Mapping as FileMapping
from naervaer.files.outcome import Loaded, Refusal, Unreadable
from naervaer.files.source import open_source
from naervaer.files.staging import Progress, stage
from naervaer.files.tables import TABLES
from naervaer.files.text import Record
from naervaer.files.typed import Meaning, make_typed

_TOTAL = re.compile(r"(grand |sub ?|del)?(total|sum)\b|i ?alt\b|samlet\b|antal (rækker|poster|linjer)\b", re.IGNORECASE)
_LINES_BELOW = 30


def load(
    con: duckdb.DuckDBPyConnection,
    kind: Kind,
    path: Path,
    *,
    mapping: FileMapping | None = None,
    codes: Mapping[str, Category] | None = None,
    known: Known = NOTHING_ASKED,
    person_key: bytes | None = None,
    progress: Progress | None = None,
    checking: Callable[[], None] | None = None,
) -> Loaded:
    """Append the file's clean rows to the canonical table of ``kind``; raises ``Unreadable`` when no row can be.

    ``codes`` are payroll's (SD's by default); ``person_key`` hides CPR numbers; ``known`` asks that ids be known;
    ``checking`` is called when every row has been read and the checks begin.
    """
    said = mapping or FileMapping()
    try:
        source = open_source(path, kind, said)
        odd = stage(con, kind, source, said.constant, progress)
        if checking:
            checking()
        below, odd = _tail(con, kind, odd)
        make_typed(con, kind, Meaning(said, SD_CODES if codes is None else codes, person_key))
    except Unreadable as error:
        raise Unreadable(*(f"{path.name}: {reason}" for reason in error.reasons)) from None
    trimmed = check(con, kind, known)
    refused = _refusals(con, odd)
    table = TABLE_OF[kind]
    columns = ", ".join(f'"{column}"' for column in TABLES[table].columns)
    con.execute(f"INSERT INTO {table} SELECT {columns} FROM typed ORDER BY line")
    kept = _count(con, "typed")
    con.execute("DROP TABLE staged; DROP TABLE typed; DROP TABLE faults")
    empty = () if kept or refused else ("Filen har en overskrift, men ingen rækker.",)
    notes = (*source.notes, *below, *trimmed, *empty)
    return Loaded(kept + len(refused), kept, refused, source.heading.unknown, notes)


def _tail(con: duckdb.DuckDBPyConnection, kind: Kind, odd: Sequence[Record]) -> tuple[list[str], list[Record]]:
    """Totals and remarks below the table are no rows: they leave ``staged`` and ``odd``, and are named."""
    names = [column.name for column in COLUMNS[kind]]
    rows = con.execute(f"SELECT * FROM staged ORDER BY line DESC LIMIT {_LINES_BELOW}").fetchall()
    last = [Record(row[0], [cell or "" for cell in row[1:]]) for row in rows] + list(odd[-_LINES_BELOW:])
    below: list[Record] = []
    for record in sorted(last, key=lambda r: r.line, reverse=True):
        if not _is_remark(record, len(names)):
            break
        below.append(record)
    lines = {record.line for record in below}
    if not lines:
        return [], list(odd)
    con.execute(f"DELETE FROM staged WHERE line IN ({', '.join(map(str, lines))})")
    said = [f"Linje {r.line} under tabellen er ikke læst: »{_joined(r)[:80]}«." for r in reversed(below)]
    return said, [record for record in odd if record.line not in lines]


def _is_remark(record: Record, width: int) -> bool:
    filled = [cell.strip() for cell in record.cells if cell.strip()]
    if any(_TOTAL.match(cell) for cell in filled):
        return True
    sentence = len(filled) == 1 and " " in filled[0]
    return sentence and width > 1


def _joined(record: Record) -> str:
    return " ".join(cell.strip() for cell in record.cells if cell.strip())


def _refusals(con: duckdb.DuckDBPyConnection, odd: Sequence[Record]) -> tuple[Refusal, ...]:
    """One refusal a row, its first fault, in the order of the file."""
    found = con.execute(
        'SELECT line, first("column"), coalesce(first(found), ), first(reason) FROM faults GROUP BY line ORDER BY line'
    ).fetchall()
    faults = [Refusal(*row) for row in found]
    lines = [Refusal(r.line, "", ";".join(r.cells)[:200], r.fault) for r in odd]
    return tuple(sorted([*faults, *lines], key=lambda refusal: refusal.line))


def _count(con: duckdb.DuckDBPyConnection, table: str) -> int:
    return int(con.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0])

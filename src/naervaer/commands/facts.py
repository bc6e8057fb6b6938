"""The files of facts that a command reads: the options, and what becomes of rows that cannot be used.

A refused row does not stop a command: the result is of the good rows, each refused row is named on stderr, and the
exit code is 1.
"""

import argparse
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb

from naervaer.commands.parser import CommandError
from naervaer.core.absence import Category
from naervaer.files import tables
from naervaer.files.columns import Kind
from naervaer.files.load import load
from naervaer.files.mapping import read_mapping
from naervaer.files.outcome import Loaded, Unreadable

EXIT_REFUSED = 1


def add_absence_arguments(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("fravær (mindst én fil)")
    options: tuple[tuple[str, str], ...] = (
        ("--absence-days", "fil med fraværsdage (SD); kan stå flere gange"),
        ("--absence-periods", "fil med fraværsperioder (OPUS); kan stå flere gange"),
    )
    for name, text in options:
        group.add_argument(name, metavar="FIL", type=Path, action="append", default=[], help=text)
    group.add_argument("--mapping", metavar="FIL", type=Path, help="fraværsfilernes egne kolonnenavne og koder (TOML)")
    parser.set_defaults(wrong_usage=parser.error)


def add_employments_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--employments", metavar="FIL", type=Path, help="fil med ansættelser; siger, hvem der er holdt op"
    )


@dataclass(frozen=True)
class Read:
    """The canonical tables with the good rows, and what became of each file."""

    con: duckdb.DuckDBPyConnection
    outcomes: tuple[tuple[Path, Loaded], ...]

    @property
    def code(self) -> int:
        return EXIT_REFUSED if any(loaded.refused for _, loaded in self.outcomes) else 0


def load_facts(
    arguments: argparse.Namespace, codes: Mapping[str, Category] | None = None
) -> tuple[duckdb.DuckDBPyConnection, int]:
    """The canonical tables with the good rows, and the exit code. What was refused or passed over is on stderr."""
    read = read_facts(arguments, codes)
    return read.con, read.code


def read_facts(arguments: argparse.Namespace, codes: Mapping[str, Category] | None = None) -> Read:
    """As ``load_facts``, with what became of each file."""
    wanted: list[tuple[Kind, Path]] = [
        *(("absence-days", path) for path in arguments.absence_days),
        *(("absence-periods", path) for path in arguments.absence_periods),
    ]
    if not wanted:
        arguments.wrong_usage("der skal stå mindst én fil efter --absence-days eller --absence-periods")
    if getattr(arguments, "employments", None):
        wanted.append(("employments", arguments.employments))
    if getattr(arguments, "org", None):
        wanted.append(("org", arguments.org))
    con = tables.connect()
    tables.create_tables(con)
    try:
        outcomes = tuple((path, _load(con, kind, path, arguments.mapping, codes)) for kind, path in wanted)
    except Unreadable as error:
        raise CommandError(*error.reasons) from None
    for path, loaded in outcomes:
        _tell(path, loaded)
    return Read(con, outcomes)


def _load(
    con: duckdb.DuckDBPyConnection,
    kind: Kind,
    path: Path,
    mapping: Path | None,
    codes: Mapping[str, Category] | None,
) -> Loaded:
    mapped = read_mapping(mapping, kind) if mapping and kind.startswith("absence") else None
    return load(con, kind, path, mapping=mapped, codes=codes)


def _tell(path: Path, loaded: Loaded) -> None:
    if loaded.unknown_columns:
        print(f"{path.name}: disse kolonner bruges ikke: {', '.join(loaded.unknown_columns)}.", file=sys.stderr)
    for note in loaded.notes:
        print(f"{path.name}: {note}", file=sys.stderr)
    for refusal in loaded.refused:
        print(refusal.sentence(path.name), file=sys.stderr)

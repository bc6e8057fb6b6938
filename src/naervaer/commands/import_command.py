"""``naervaer import``: read a payroll file into the installation."""

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tqdm import tqdm

from naervaer.commands import installation
from naervaer.commands.parser import CommandError, day
from naervaer.files.columns import KIND_TITLES
from naervaer.files.mapping import Mapping, read_mapping
from naervaer.files.outcome import Unreadable
from naervaer.files.staging import Progress

if TYPE_CHECKING:
    from naervaer.web.imports.result import Result

_BAR = "{desc} {percentage:3.0f} % |{bar}| {n_fmt} af {total_fmt} rækker, {remaining} tilbage"
_CHUNK = 1 << 20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    kinds = "; ".join(f"{kind}: {title}" for kind, title in KIND_TITLES.items())
    parser.add_argument("kind", metavar="SLAGS", choices=list(KIND_TITLES), help=kinds)
    parser.add_argument("file", metavar="FIL", type=Path, help="CSV, Excel (xlsx) eller SD's XML med ansættelser")
    parser.add_argument("--mapping", metavar="TILPASNING", type=Path, help="TOML-fil med egne kolonnenavne og koder")
    parser.add_argument("--dry-run", action="store_true", help="sig, hvad der ville ske, og skriv intet")
    parser.add_argument(
        "--period-from", metavar="DATO", type=day, help="første dag, filen taler for; ellers siger filen det"
    )
    parser.add_argument("--period-to", metavar="DATO", type=day, help="sidste dag, filen taler for")
    parser.add_argument("--confirm", action="store_true", help="gå videre, selv om mange kendte rækker forsvinder")
    parser.add_argument("--json", action="store_true", help="skriv svaret som ét JSON-dokument")
    parser.set_defaults(run=run, wrong_usage=parser.error)


def run(arguments: argparse.Namespace) -> int:
    """0 when the file was read (rows refused one by one are named), 1 when it was refused or stopped."""
    period = None
    if arguments.period_to and not arguments.period_from:
        arguments.wrong_usage("--period-to skal stå sammen med --period-from")
    if arguments.period_from:
        if arguments.period_to and arguments.period_to < arguments.period_from:
            arguments.wrong_usage("--period-to ligger før --period-from")
        period = (arguments.period_from, arguments.period_to)
    try:
        mapping = read_mapping(arguments.mapping, arguments.kind) if arguments.mapping else Mapping()
    except Unreadable as error:
        raise CommandError(*error.reasons) from None
    installation.start()
    from naervaer.core.access.model import SYSTEM
    from naervaer.web.imports.actions import import_file
    from naervaer.web.imports.result import State
    from naervaer.web.imports.workers import catch_up

    with installation.database(), _progress(arguments.file, silent=arguments.json) as progress:
        result = import_file(
            by=SYSTEM,
            kind=arguments.kind,
            path=arguments.file,
            mapping=mapping,
            period=period,
            dry_run=arguments.dry_run,
            confirm_vanishing=arguments.confirm,
            progress=progress,
        )
    if result.state == State.DONE and not arguments.dry_run:
        catch_up()
    if arguments.json:
        print(json.dumps(result.as_json(), ensure_ascii=False, indent=2))
    else:
        _tell(result, arguments.dry_run)
    _name_refusals(result)
    return 0 if result.state == State.DONE else 1


def _tell(result: "Result", dry_run: bool) -> None:
    print(("Prøve, intet er skrevet: " if dry_run else "") + result.sentence)
    if result.loaded.unknown_columns:
        print(f"Disse kolonner bruges ikke: {', '.join(result.loaded.unknown_columns)}.")
    for note in result.notes:
        print(note)


def _name_refusals(result: "Result") -> None:
    for reason in result.reasons:
        print(reason, file=sys.stderr)
    for refusal in result.refused:
        print(refusal.sentence(result.filename), file=sys.stderr)
    if result.state == "stopped":
        print("Kør igen med --confirm for at gå videre.", file=sys.stderr)


@contextmanager
def _progress(path: Path, *, silent: bool) -> Iterator[Progress | None]:
    """Rows and seconds left on stderr; nothing with ``--json`` or when nobody looks."""
    if silent or not sys.stderr.isatty() or not path.is_file():
        yield None
        return
    with tqdm(total=_lines(path), desc="Læser", bar_format=_BAR, file=sys.stderr, leave=False) as bar:

        def show(line: int) -> None:
            bar.update(line - bar.n)

        yield show


def _lines(path: Path) -> int | None:
    with path.open("rb") as file:
        if file.read(2) == b"PK":
            return None
        file.seek(0)
        return sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(_CHUNK), b""))

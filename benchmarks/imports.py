"""Reading the large municipality's 2.5 million absence periods, against writing the same rows bare.

What an import derives anew is enqueued and not measured here.

usage: python -m benchmarks.imports [--database sqlite|postgresql] [--periods N]
PostgreSQL is the cluster of ``DATABASE_URL``; a database of its own is made there and taken away again.
"""

import argparse
import os
import resource
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from random import Random
from urllib.parse import urlsplit

import psycopg

from benchmarks.table import Line, show

EMPLOYMENTS = 50_000
LIMIT_SECONDS = 60.0
LIMIT_MEGABYTES = 2048.0
CODES = ("790", "526", "590", "910", "520")
BEGINNING = date(2016, 1, 1)
DAYS = 3900
SCRATCH = "naervaer_indlaesning"


def measure(periods: int = 2_500_000, database: str = "sqlite") -> list[Line]:
    """The bare writing, the file read, the same file read once more, and the most memory that took."""
    with tempfile.TemporaryDirectory() as folder, empty(database) as url:
        there = Path(folder)
        prepare(there, url)
        write(there / "fravaer.csv", periods)
        bare = seconds(lambda: (copy_bare if url else write_bare)(there / "fravaer.csv", there / "bare.sqlite3"))
        first = seconds(lambda: read("absence-periods", there / "fravaer.csv"))
        again = seconds(lambda: read("absence-periods", there / "fravaer.csv"))
        close()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    how = "COPY" if url else "executemany"
    return [
        Line(f"{database}: de samme rækker skrevet nøgent med {how}", bare),
        Line(f"{database}: {periods} perioder indlæst fra CSV", first, limit=LIMIT_SECONDS, baseline=bare),
        Line(f"{database}: den samme fil igen: intet ændret", again, limit=LIMIT_SECONDS, baseline=bare),
        Line(f"{database}: mest hukommelse", memory, "MB", LIMIT_MEGABYTES),
    ]


@contextmanager
def empty(database: str) -> Iterator[str]:
    """The address of an empty database; nothing for SQLite, whose file is made when it is first opened."""
    if database == "sqlite":
        yield ""
        return
    cluster = os.environ["DATABASE_URL"]
    with psycopg.connect(cluster, autocommit=True) as db:
        db.execute(f"DROP DATABASE IF EXISTS {SCRATCH}")
        db.execute(f"CREATE DATABASE {SCRATCH}")
        try:
            yield urlsplit(cluster)._replace(path=f"/{SCRATCH}").geturl()
        finally:
            os.environ["DATABASE_URL"] = cluster
            db.execute(f"DROP DATABASE {SCRATCH} WITH (FORCE)")


def close() -> None:
    from django.db import connection

    connection.close()


def prepare(folder: Path, url: str) -> None:
    """An empty installation with one unit and everybody employed in it."""
    os.environ |= {"NAERVAER_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "naervaer.web.settings.base"}
    os.environ |= {"NAERVAER_SECRET_KEY": "kun til at måle med", "DATABASE_URL": url}
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    (folder / "enheder.csv").write_text("unit_id;name\nA;Alle\n", encoding="utf-8")
    staff = (f"{number:05};A;1;01-01-2015\n" for number in range(EMPLOYMENTS))
    (folder / "ansatte.csv").write_text("employment_id;unit_id;fte;from\n" + "".join(staff), encoding="utf-8")
    read("org", folder / "enheder.csv")
    read("employments", folder / "ansatte.csv")


def read(kind: str, path: Path) -> None:
    from naervaer.core.access.model import SYSTEM
    from naervaer.web.imports.actions import import_file

    result = import_file(by=SYSTEM, kind=kind, path=path)  # type: ignore[arg-type]
    assert result.state == "done", result.reasons
    assert not result.refused


def write(path: Path, periods: int) -> None:
    """As payroll writes it: semicolons, Danish dates, cp1252; no period overlaps another."""
    chance = Random(227)
    each = periods // EMPLOYMENTS
    step = DAYS // each
    days = [(BEGINNING + timedelta(days=n)).strftime("%d-%m-%Y") for n in range(DAYS)]
    with path.open("w", encoding="cp1252", newline="\r\n") as file:
        file.write("Medarbejdernr;Fraværsart;Fra;Til;Grad;Bemærkning\n")
        for employment in range(EMPLOYMENTS):
            for period in range(each):
                first = period * step + chance.randrange(step // 2)
                last = first + chance.randrange(step // 2)
                degree = "0,5" if chance.random() < 0.1 else ""
                file.write(f"{employment:05};{chance.choice(CODES)};{days[first]};{days[last]};{degree};æøå\n")


def write_bare(source: Path, target: Path) -> None:
    """The rows split and written with the same indexes as the program's table, and nothing looked at."""
    with sqlite3.connect(target) as db:
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("CREATE TABLE period (id INTEGER PRIMARY KEY, employment, category, first, last, degree, run, gone)")
        for columns in ("employment", "run", "gone"):
            db.execute(f"CREATE INDEX period_{columns} ON period ({columns})")
        db.execute("CREATE UNIQUE INDEX period_once ON period (employment, category, first) WHERE gone IS NULL")
        statement = "INSERT INTO period (employment, category, first, last, degree, run) VALUES (?, ?, ?, ?, ?, 1)"
        db.executemany(statement, bare_rows(source))


def copy_bare(source: Path, _target: Path) -> None:
    """The same in PostgreSQL, by ``COPY``."""
    with psycopg.connect(os.environ["DATABASE_URL"]) as db:
        columns = "employment text, category text, first text, last text, degree text"
        db.execute(f"CREATE TABLE bare (id serial PRIMARY KEY, {columns}, run int, gone int)")
        for name in ("employment", "run", "gone"):
            db.execute(f"CREATE INDEX bare_{name} ON bare ({name})")
        db.execute("CREATE UNIQUE INDEX bare_once ON bare (employment, category, first) WHERE gone IS NULL")
        statement = "COPY bare (employment, category, first, last, degree, run) FROM STDIN"
        with db.cursor() as cursor, cursor.copy(statement) as copy:
            for row in bare_rows(source):
                copy.write_row([*row, 1])


def bare_rows(source: Path) -> Iterator[list[str]]:
    with source.open(encoding="cp1252") as lines:
        next(lines)
        for line in lines:
            yield line.split(";")[:5]


def seconds(work: Callable[[], None]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--periods", type=int, default=2_500_000)
    asked = parser.parse_args()
    print(show(measure(asked.periods, asked.database)))


if __name__ == "__main__":
    main()

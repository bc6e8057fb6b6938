"""``naervaer bench``: how fast files become figures, steps and alerts on this machine, without a database."""

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import duckdb

from naervaer.core.calendar import calendar_of
from naervaer.core.policy.schema import Policy
from naervaer.core.timeline.engine import derive
from naervaer.demo import extracts, world
from naervaer.figures.model import Request
from naervaer.figures.stored import stored_facts
from naervaer.files.load import load
from naervaer.files.policy_files import read_policy
from naervaer.files.tables import connect, create_tables

DAY = date(2026, 11, 23)


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds something took, how much of it there was, and the promise for the large municipality."""

    what: str
    seconds: float
    amount: int
    promised: float | None = None


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--size", choices=["small", "large"], default="large", help="lille eller stor kommune (large)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    print(f"{'Målt':<44} {'sekunder':>9} {'antal':>10}  grænse")
    for took in measure(arguments.size):
        promised = f"{took.promised:g} s" if took.promised and arguments.size == "large" else ""
        print(f"{took.what:<44} {took.seconds:>9.2f} {took.amount:>10}  {promised}", flush=True)
    return 0


def measure(size: str) -> Iterator[Took]:
    """Each measurement as it is done: files written, read, counted and followed up."""
    policy = read_policy("hjoerring")
    assert isinstance(policy, Policy)  # noqa: S101
    with tempfile.TemporaryDirectory() as folder, connect() as con:
        files = Path(folder)
        yield _timed("Kommunen laves og skrives som filer", lambda: _write(size, policy, files))
        create_tables(con)
        for kind, name in extracts.FILES:
            yield _timed(f"Læs {name}", lambda kind=kind, name=name: load(con, kind, files / name).kept)  # type: ignore[misc]
        months = Request(_first_month(size), DAY, calendar=calendar_of(policy))
        yield _timed("Alle tal: enhed × måned × kategori × faggruppe", lambda: _count(con, months))
        yield _timed("Alle skridt og adviser", lambda: _follow_up(con, policy), promised=5)


def _timed(what: str, work: Callable[[], int], promised: float | None = None) -> Took:
    began = time.perf_counter()
    amount = work()
    return Took(what, time.perf_counter() - began, amount, promised)


def _write(size: str, policy: Policy, folder: Path) -> int:
    if size == "small":
        small = world.small(DAY, calendar_of(policy))
        extracts.write_absence(folder / extracts.ABSENCE, small.rows)
        units, terms, amount = small.units, small.terms, len(small.rows)
    else:
        large = world.large(DAY)
        extracts.write_many_periods(folder / extracts.ABSENCE, large.periods, large.terms, DAY)
        units, terms, amount = large.units, large.terms, len(large.periods)
    extracts.write_units(folder / extracts.UNITS, units)
    extracts.write_employments(folder / extracts.EMPLOYMENTS, terms)
    return amount


def _first_month(size: str) -> date:
    return date(DAY.year - 3, 1, 1) if size == "small" else (DAY - timedelta(days=3_640)).replace(day=1)


def _count(con: duckdb.DuckDBPyConnection, request: Request) -> int:
    return len(stored_facts(con, request))


def _follow_up(con: duckdb.DuckDBPyConnection, policy: Policy) -> int:
    derived = derive(con, policy, as_of=DAY, since=DAY - timedelta(days=31))
    return sum(1 for _ in derived.steps()) + sum(1 for _ in derived.alerts())

"""``naervaer figures``: figures of absence (*fraværstal*) out of files."""

import argparse
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb

from naervaer.commands.calendar_option import add_calendar_argument, read_calendar
from naervaer.commands.facts import Read, add_absence_arguments, read_facts
from naervaer.commands.figures_table import table
from naervaer.commands.parser import day
from naervaer.commands.policy_command import policy_of
from naervaer.core.absence import SICKNESS, Category, UnitTerm
from naervaer.core.disclosure.model import Limits
from naervaer.core.policy.schema import Policy
from naervaer.figures.by_policy import request_by_policy
from naervaer.figures.engine import compute
from naervaer.figures.method import method
from naervaer.figures.model import Count, Denominator, Dimension, Request
from naervaer.figures.publish import PublishedRow, publish
from naervaer.figures.structure import no_tree, tree_through
from naervaer.files.codes import codes_of

MOST = 9_999
EPILOG = (
    "Afviste rækker nævnes på stderr, én linje hver; tallene er så af resten, og afslutningskoden er 1. "
    "Diskretionering gælder den ene tabel, der skrives: vis ikke flere tabeller over de samme personer sammen."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = EPILOG
    parser.add_argument("--employments", metavar="FIL", type=Path, required=True, help="fil med ansættelser")
    add_absence_arguments(parser)
    parser.add_argument("--org", metavar="FIL", type=Path, help="fil med organisationen; bruges af --rollup")
    parser.add_argument("--from", metavar="DATO", type=day, required=True, dest="first", help="første dag")
    parser.add_argument("--to", metavar="DATO", type=day, required=True, dest="last", help="sidste dag, medregnet")
    parser.add_argument(
        "--by",
        metavar="FORDELING",
        type=dimensions,
        default=frozenset(),
        help="total, unit, person, job_group, month eller flere af dem med komma imellem (total)",
    )
    parser.add_argument("--rollup", action="store_true", help="hver enhed med alt, der er under den, dag for dag")
    _add_method_arguments(parser)
    parser.add_argument(
        "--suppress-below", metavar="N", type=number, default=0, help="skjul tal for færre end N personer"
    )
    parser.add_argument("--json", action="store_true", help="skriv svaret som ét JSON-dokument")
    parser.set_defaults(run=run)


def _add_method_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--policy",
        metavar="POLITIK",
        help="tæl som politikken, der gælder på sidste dag, som siden Tal gør; de andre valg går forud",
    )
    parser.add_argument("--denominator", choices=[d.value for d in Denominator], help="mulige dage (krl-227)")
    parser.add_argument(
        "--count", choices=[c.value for c in Count], default="workdays", help="hvordan perioder tælles (workdays)"
    )
    add_calendar_argument(parser)
    parser.add_argument("--as-of", metavar="DATO", type=day, help="fravær efter den dag regnes ikke med")
    parser.add_argument(
        "--categories",
        metavar="A,B",
        type=categories,
        help=f"fraværskategorier med komma imellem ({','.join(sorted(SICKNESS))})",
    )
    parser.add_argument(
        "--long-from", metavar="N", type=number, help="kalenderdage, fra hvilke en periode er lang (15)"
    )
    parser.add_argument(
        "--bridge-non-workdays",
        action="store_true",
        default=None,
        help="lad fridage ligge mellem to fraværsperioder uden at bryde dem",
    )
    parser.add_argument(
        "--include-hourly-paid",
        action="store_false",
        default=None,
        dest="monthly_paid_only",
        help="tag også timelønnede med",
    )


def run(arguments: argparse.Namespace) -> int:
    if arguments.last < arguments.first:
        arguments.wrong_usage("--to ligger før --from; sidste dag skal være den samme som første eller senere")
    policy = policy_of(arguments.policy) if arguments.policy else None
    request = request_of(arguments, policy)
    read = read_facts(arguments, codes_of(policy) if policy else None)
    rows = published(read.con, request)
    if arguments.json:
        document = {"method": method(request), "rows": [row.as_json() for row in rows], "summary": summary(read)}
        print(json.dumps(document, ensure_ascii=False, indent=1))
    else:
        print(table(rows, request))
    return read.code


def request_of(arguments: argparse.Namespace, policy: Policy | None) -> Request:
    """As the policy counts, or as the contract does without one; a choice made on the command line goes before both."""
    first, last = arguments.first, arguments.last
    by_rule = request_by_policy(policy, first, last) if policy else Request(first, last)
    asked = {
        "denominator": Denominator(arguments.denominator) if arguments.denominator else None,
        "calendar": read_calendar(arguments.calendar) if arguments.calendar else None,
        "categories": arguments.categories,
        "long_from": arguments.long_from,
        "bridge_non_workdays": arguments.bridge_non_workdays,
        "monthly_paid_only": arguments.monthly_paid_only,
    }
    return replace(
        by_rule,
        by=arguments.by,
        rollup=arguments.rollup,
        count=Count(arguments.count),
        as_of=arguments.as_of,
        suppress_below=arguments.suppress_below,
        **{name: value for name, value in asked.items() if value is not None},
    )


def published(con: duckdb.DuckDBPyConnection, request: Request) -> list[PublishedRow]:
    parents = tree_through(_units(con), request.first, request.last) if request.rollup else no_tree
    return publish(compute(con, request), Limits(request.suppress_below), parents=parents)


def _units(con: duckdb.DuckDBPyConnection) -> Iterator[UnitTerm]:
    for unit, parent, first, last in con.execute("select unit_id, parent_id, first, last from units").fetchall():
        yield UnitTerm(unit, parent, "", "", first, last)


def summary(read: Read) -> list[dict[str, Any]]:
    """What became of each file."""
    return [
        {
            "file": path.name,
            "read": loaded.read,
            "kept": loaded.kept,
            "refused": [{"line": r.line, "reason": r.sentence(path.name)} for r in loaded.refused],
            "unknown_columns": list(loaded.unknown_columns),
        }
        for path, loaded in read.outcomes
    ]


def dimensions(text: str) -> frozenset[Dimension]:
    """The ``type`` of ``--by``."""
    asked = [part.strip() for part in text.split(",")]
    known = ("total", *(dimension.value for dimension in Dimension))
    if wrong := [part for part in asked if part not in known]:
        raise argparse.ArgumentTypeError(f"»{wrong[0]}« findes ikke; vælg mellem {', '.join(known)}")
    return frozenset(Dimension(part) for part in asked if part != "total")


def categories(text: str) -> frozenset[Category]:
    """The ``type`` of ``--categories``."""
    asked = [part.strip() for part in text.split(",")]
    if wrong := [part for part in asked if part not in set(Category)]:
        raise argparse.ArgumentTypeError(f"»{wrong[0]}« findes ikke; vælg mellem {', '.join(Category)}")
    return frozenset(Category(part) for part in asked)


def number(text: str) -> int:
    """The ``type`` of a number of persons or days."""
    if not text.isdecimal() or int(text) > MOST:
        raise argparse.ArgumentTypeError(f"»{text}« er ikke et tal som 5, højst {MOST}")
    return int(text)

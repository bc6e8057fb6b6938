"""``naervaer spells``: spells and cases (*perioder*, *forløb*) out of files of absence."""

import argparse
from datetime import date

import duckdb

from naervaer.commands.calendar_option import add_calendar_argument, read_calendar
from naervaer.commands.document import between, counted, print_json
from naervaer.commands.facts import add_absence_arguments, load_facts
from naervaer.commands.parser import day
from naervaer.core.policy.wording import CATEGORIES
from naervaer.core.timeline import engine
from naervaer.core.timeline.counting import Counting
from naervaer.core.timeline.model import Case, Spell

ANY_DAY = date(2000, 1, 1)
"""Files without rows are the same seen from any day."""

NEWEST = """
SELECT max(greatest(first, last)) FROM (
    SELECT first, last FROM absence_periods UNION ALL SELECT day, day FROM absence_days
)
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_absence_arguments(parser)
    parser.add_argument(
        "--max-gap",
        metavar="N",
        type=days_between,
        default=0,
        help="saml perioder til ét forløb, når der er højst N dage uden fravær imellem (0)",
    )
    parser.add_argument(
        "--bridge-non-workdays",
        action="store_true",
        help="weekender, helligdage og fridage bryder ikke et forløb",
    )
    add_calendar_argument(parser)
    parser.add_argument(
        "--as-of",
        metavar="DATO",
        type=day,
        help="se fraværet, som det var kendt den dag; ellers den nyeste dato i filerne",
    )
    parser.add_argument("--json", action="store_true", help="skriv svaret som ét JSON-dokument")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    counting = Counting(
        max_gap_days=arguments.max_gap,
        bridge_non_workdays=arguments.bridge_non_workdays,
        bridge_in_spells=False,
        calendar=read_calendar(arguments.calendar or "dk"),
    )
    con, code = load_facts(arguments)
    joined = engine.join(con, counting, as_of=arguments.as_of or _newest(con))
    if arguments.json:
        print_json(
            spells=(spell.as_json() for spell in joined.spells()), cases=(case.as_json() for case in joined.cases())
        )
        return code
    print("Perioder")
    for spell in joined.spells():
        print(_spell_line(spell))
    print("Forløb")
    for case in joined.cases():
        print(_case_line(case))
    return code


def days_between(text: str) -> int:
    """The ``type`` of an argument that is a number of days, 0 or more."""
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"»{text}« er ikke et antal dage som 0 eller 7")
    return int(text)


def _newest(con: duckdb.DuckDBPyConnection) -> date:
    found = con.execute(NEWEST).fetchone()
    return (found and found[0]) or ANY_DAY


def _spell_line(spell: Spell) -> str:
    return (
        f"  {spell.employment_id}: {between(spell.first, spell.last, spell.open)},"
        f" {counted(spell.calendar_days, 'kalenderdag', 'kalenderdage')},"
        f" {counted(spell.workdays, 'arbejdsdag', 'arbejdsdage')},"
        f" {' og '.join(CATEGORIES[category] for category in spell.categories)}"
    )


def _case_line(case: Case) -> str:
    return (
        f"  {case.employment_id}: {between(case.first_day, case.last_day, case.open)},"
        f" {counted(case.calendar_days, 'kalenderdag', 'kalenderdage')},"
        f" {counted(case.spells, 'periode', 'perioder')}"
    )

"""``--calendar``: the calendar that a command counts by."""

import argparse
from pathlib import Path

from naervaer.commands.parser import CommandError
from naervaer.core.calendar import CALENDAR_NAMES, WorkCalendar
from naervaer.core.calendar_file import CalendarRefused, parse_calendar


def add_calendar_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--calendar",
        metavar="KALENDER",
        help=f"arbejdskalender: {', '.join(CALENDAR_NAMES)} eller en fil med linjer som 2026-12-24;0 (dk)",
    )


def read_calendar(asked: str) -> WorkCalendar:
    """A calendar by name, or from a file of single dates."""
    if asked in CALENDAR_NAMES:
        return WorkCalendar(asked)
    path = Path(asked)
    try:
        return parse_calendar(path.read_text(encoding="utf-8"), path.name)
    except CalendarRefused as error:
        raise CommandError(*error.reasons) from None
    except (OSError, UnicodeDecodeError):
        names = ", ".join(CALENDAR_NAMES)
        raise CommandError(f"--calendar: »{asked}« er hverken {names} eller en tekstfil, der kan læses.") from None

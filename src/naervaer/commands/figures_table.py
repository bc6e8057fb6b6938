"""The figures as a table to read in a terminal, in Danish: rounded, with the method under it."""

from collections.abc import Sequence
from fractions import Fraction

from naervaer.figures.method import DIMENSIONS, method
from naervaer.figures.model import Dimension, Request
from naervaer.figures.publish import PublishedRow, half_up

FIGURES: dict[str, tuple[str, int]] = {
    "persons": ("Personer", 0),
    "persons_absent": ("Med fravær", 0),
    "absence_workdays": ("Fraværsdage", 1),
    "absence_fulltime_days": ("Dagsværk", 1),
    "absence_calendar_days": ("Kalenderdage", 0),
    "fte": ("Fuldtid", 1),
    "possible_days": ("Mulige dage", 1),
    "percent": ("Procent", 1),
    "days_per_fte": ("Dage pr. fuldtid", 1),
    "spells_started": ("Perioder", 0),
    "spells_short": ("Korte", 0),
    "spells_long": ("Lange", 0),
}
"""Heading and decimals of each figure."""

NOTHING = "–"
SUPPRESSED = "skjult"
"""Of a small group, or of a larger one that would give a small one away: the table does not tell which."""


def table(rows: Sequence[PublishedRow], request: Request) -> str:
    """Text of equal columns; a suppressed row says so instead of its figures."""
    keys = [dimension for dimension in Dimension if dimension in request.by]
    heading = [*(DIMENSIONS[key].capitalize() for key in keys), *(name for name, _ in FIGURES.values())]
    body = [[*(getattr(row, key) or NOTHING for key in keys), *_figures(row)] for row in rows]
    widths = [max(len(line[n]) for line in [heading, *body]) for n in range(len(heading))]
    lines = [_line(line, widths, len(keys)) for line in [heading, *body]]
    choices = [f"{choice['label'][0].upper()}{choice['label'][1:]}." for choice in method(request).values()]
    return "\n".join([*lines, "", "Sådan er der talt", *(f"  {choice}" for choice in choices)])


def _line(cells: Sequence[str], widths: Sequence[int], keys: int) -> str:
    padded = [
        cell.ljust(width) if n < keys else cell.rjust(width)
        for n, (cell, width) in enumerate(zip(cells, widths, strict=True))
    ]
    return "  ".join(padded).rstrip()


def _figures(row: PublishedRow) -> list[str]:
    if row.suppressed:
        return [SUPPRESSED, *[NOTHING] * (len(FIGURES) - 1)]
    return [_shown(getattr(row, name), decimals) for name, (_, decimals) in FIGURES.items()]


def _shown(value: Fraction | int | None, decimals: int) -> str:
    return NOTHING if value is None else str(half_up(value, decimals)).replace(".", ",")

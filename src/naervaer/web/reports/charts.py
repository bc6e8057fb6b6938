"""Charts (*diagrammer*) as SVG: where everything stands is computed here, and a template draws it, on page and paper.

A chart never speaks by colour alone: the year before is thin, the goal dashed, and every line is named at its end.
A line is broken where there is no figure or it is hidden.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from math import ceil

from django.template.loader import render_to_string

from naervaer.web.design import danish

THIS, BEFORE, GOAL, OTHER = "#1d5a6e", "#747474", "#8c4400", "#8fb3bf"

WIDTH, HEIGHT = 900, 340
LEFT, RIGHT, TOP, BOTTOM = 40, 820, 32, 292
"""The field that lines are drawn in, in pixels; the lines' names stand to the right of it."""
LINE_OF_TEXT, BESIDE = 16, 10
MOST_TICKS = 6
TICKS = tuple(Decimal(step) for step in ("0.1", "0.2", "0.5", "1", "2", "5", "10", "20", "50"))

LETTER = 7.2
"""Pixels a letter of a unit's name is given; wide enough for the fonts the page may have."""
LONGEST_NAME = 36
SMALL_WIDTH, SMALL_HEIGHT = 320, 72
BAR, BAR_STEP, LONGEST_BAR, ROOM_FOR_FIGURE = 16, 26, 440, 70


@dataclass(frozen=True, slots=True)
class Line:
    """A line of monthly percentages; None where there is no figure or it is hidden."""

    name: str
    values: tuple[Decimal | None, ...]
    colour: str
    width: float
    dash: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart with the words a reader gets who does not see it."""

    title: str
    svg: str


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """A line as it is drawn: ``runs`` of neighbouring months, and where its name stands."""

    line: Line
    runs: tuple[tuple[Dot, ...], ...]
    name: Dot


@dataclass(frozen=True, slots=True)
class DrawnBar:
    name: str
    y: float
    width: float
    figure: str
    colour: str


def by_month(title: str, months: Sequence[date], lines: Sequence[Line], description: str) -> Drawing:
    """Percent by month: one line for each of ``lines``, named at its last point."""
    ticks = _ticks(max((value for line in lines for value in line.values if value is not None), default=Decimal(0)))
    across = (RIGHT - LEFT) / len(months)
    context = {
        "months": [(round(LEFT + across * (n + 0.5), 1), *_words(month, n)) for n, month in enumerate(months)],
        "ticks": [(_height(tick, ticks[-1]), danish.number(tick, 0 if ticks[1] >= 1 else 1)) for tick in ticks],
        "lines": list(_drawn(lines, across, ticks[-1])),
        "field": {"left": LEFT, "right": RIGHT, "bottom": BOTTOM},
    }
    return _draw("months", title, description, WIDTH, HEIGHT, context)


def small(title: str, lines: Sequence[Line], description: str) -> Drawing:
    """The lines alone, from nothing to the highest of them, for a card beside the figure they lead up to."""
    top = max((value for line in lines for value in line.values if value is not None), default=Decimal(0)) or Decimal(1)
    across = SMALL_WIDTH / max(len(line.values) for line in lines)
    drawn = [
        (line, _runs([_small_dot(n, value, across, top) for n, value in enumerate(line.values)])) for line in lines
    ]
    return _draw("small", title, description, SMALL_WIDTH, SMALL_HEIGHT, {"lines": drawn, "base": SMALL_HEIGHT - 2})


def _small_dot(place: int, value: Decimal | None, across: float, top: Decimal) -> Dot | None:
    if value is None:
        return None
    return Dot(round(across * (place + 0.5), 1), round(SMALL_HEIGHT - 2 - (SMALL_HEIGHT - 6) * float(value / top), 1))


def by_unit(title: str, bars: Sequence[tuple[str, Decimal, bool]], description: str) -> Drawing:
    """A bar for each unit (name, percent, whether it is the page's own), with its figure at the end."""
    left = round(LETTER * min(LONGEST_NAME, max(len(name) for name, _value, _own in bars)))
    highest = max(value for _name, value, _own in bars) or Decimal(1)
    drawn = [
        DrawnBar(
            name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1].rstrip()}…",
            n * BAR_STEP,
            round(float(LONGEST_BAR * value / highest), 1),
            danish.percent(value),
            THIS if own else OTHER,
        )
        for n, (name, value, own) in enumerate(bars)
    ]
    width, height = left + LONGEST_BAR + ROOM_FOR_FIGURE, len(bars) * BAR_STEP
    return _draw("units", title, description, width, height, {"bars": drawn, "left": left, "bar": BAR})


def _ticks(highest: Decimal) -> list[Decimal]:
    """From nothing to at least ``highest`` percent, in steps that people count in."""
    step = next((step for step in TICKS if highest <= step * (MOST_TICKS - 1)), TICKS[-1])
    return [step * n for n in range(max(1, ceil(highest / step)) + 1)]


def _height(value: Decimal, top: Decimal) -> float:
    return round(BOTTOM - (BOTTOM - TOP) * float(value / top), 1)


def _words(month: date, place: int) -> tuple[str, str]:
    """The month, and its year only under the first one and each January."""
    name, year = danish.short_month(month).split(" ")
    return name, year if place == 0 or month.month == 1 else ""


def _drawn(lines: Sequence[Line], across: float, top: Decimal) -> Iterator[DrawnLine]:
    """The lines with something to draw, in the order given; names that would cover each other are moved apart."""
    dots = [
        [Dot(round(LEFT + across * (n + 0.5), 1), _height(v, top)) if v is not None else None for n, v in
         enumerate(line.values)]
        for line in lines
    ]  # fmt: skip
    ends = {n: dot for n, found in enumerate(dots) for dot in found if dot}
    names: dict[int, Dot] = {}
    lowest = 0.0
    for n, end in sorted(ends.items(), key=lambda named: named[1].y):
        lowest = max(end.y, lowest + LINE_OF_TEXT)
        names[n] = Dot(end.x + BESIDE, lowest)
    for n, line in enumerate(lines):
        if n in names:
            yield DrawnLine(line, _runs(dots[n]), names[n])


def _runs(dots: Sequence[Dot | None]) -> tuple[tuple[Dot, ...], ...]:
    """The neighbouring months that have a figure."""
    return tuple(tuple(dot for dot in run if dot) for drawn, run in groupby(dots, key=bool) if drawn)


def _draw(kind: str, title: str, description: str, width: int, height: int, context: dict[str, object]) -> Drawing:
    words = {"title": title, "description": description, "width": width, "height": height}
    return Drawing(title, render_to_string(f"reports/chart_{kind}.svg", {**context, **words}))

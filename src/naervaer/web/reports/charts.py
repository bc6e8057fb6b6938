"""Charts (*diagrammer*) as Vega-Lite drawn by vl-convert: the same drawing on page, in PNG and in PDF.

A chart never speaks by colour alone: the year before is thin, the goal dashed, and every line is named at its end.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from html import escape
from json import dumps
from typing import Any

import vl_convert

from naervaer.web.design import danish

FONT = "IBM Plex Sans, Liberation Sans, sans-serif"
THIS, BEFORE, GOAL, OTHER = "#1d5a6e", "#747474", "#8c4400", "#8fb3bf"


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
    description: str
    spec: str

    @property
    def svg(self) -> str:
        return _svg(self.spec, self.title, self.description)

    @property
    def png(self) -> bytes:
        return _png(self.spec)


def by_month(title: str, months: Sequence[date], lines: Sequence[Line], description: str) -> Drawing:
    """Percent by month: one line for each of ``lines``, named at its last point."""
    labels = [danish.short_month(month) for month in months]
    layers: list[dict[str, Any]] = []
    for line in lines:
        points = [
            {"m": label, "v": float(value), "n": line.name}
            for label, value in zip(labels, line.values, strict=True)
            if value is not None
        ]
        if not points:
            continue
        x = {"field": "m", "type": "ordinal", "sort": labels, "scale": {"domain": labels}, "axis": _month_axis(labels)}
        y = {"field": "v", "type": "quantitative", "scale": {"zero": True, "nice": True}, "axis": _axis("Procent")}
        layers.append(
            {
                "data": {"values": points},
                "mark": {
                    "type": "line",
                    "color": line.colour,
                    "strokeWidth": line.width,
                    "strokeDash": list(line.dash),
                    "point": {"color": line.colour, "size": 26, "filled": True} if not line.dash else False,
                },
                "encoding": {"x": x, "y": y},
            }
        )
        layers.append(
            {
                "data": {"values": points[-1:]},
                "mark": {"type": "text", "align": "left", "dx": 8, "color": line.colour, "fontSize": 13},
                "encoding": {"x": x, "y": y, "text": {"field": "n", "type": "nominal"}},
            }
        )
    return Drawing(title, description, _spec({"layer": layers, "width": 820, "height": 280}))


def by_unit(title: str, bars: Sequence[tuple[str, Decimal, bool]], description: str) -> Drawing:
    """A bar for each unit (name, percent, whether it is the page's own), with its figure at the end."""
    values = [
        {"u": name, "v": float(value), "own": own, "t": f"{danish.number(value, 1)} %"} for name, value, own in bars
    ]
    y = {"field": "u", "type": "nominal", "sort": None, "axis": {**_axis(None), "labelLimit": 260, "domain": False}}
    x = {"field": "v", "type": "quantitative", "scale": {"zero": True}, "axis": None}
    colour = {"condition": {"test": "datum.own", "value": THIS}, "value": OTHER}
    bar = {"mark": {"type": "bar", "height": 16}, "encoding": {"y": y, "x": x, "color": colour}}
    text = {
        "mark": {"type": "text", "align": "left", "dx": 6, "color": "#1a1a1a", "fontSize": 13},
        "encoding": {"y": y, "x": x, "text": {"field": "t", "type": "nominal"}},
    }
    layers = {"data": {"values": values}, "layer": [bar, text], "width": 440, "height": {"step": 26}}
    return Drawing(title, description, _spec(layers))


def _axis(title: str | None) -> dict[str, Any]:
    return {"title": title, "grid": title is not None, "labelAngle": 0, "ticks": False, "labelPadding": 6}


def _month_axis(labels: Sequence[str]) -> dict[str, Any]:
    """The year only under the first month and each January, so that it is not repeated."""
    with_year = [label for n, label in enumerate(labels) if n == 0 or label.startswith("jan.")]
    words = "split(datum.label, ' ')"
    return {**_axis(None), "labelExpr": f"indexof({dumps(with_year)}, datum.label) < 0 ? {words}[0] : {words}"}


def _spec(body: dict[str, Any]) -> str:
    config = {
        "background": "white",
        "view": {"stroke": None},
        "font": FONT,
        "axis": {"labelFontSize": 13, "titleFontSize": 13, "titleFontWeight": "normal", "gridColor": "#e6e6e6"},
        "locale": {"number": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", " kr."]}},
    }
    return dumps({"$schema": "https://vega.github.io/schema/vega-lite/v5.json", "config": config, **body})


@lru_cache(maxsize=512)
def _svg(spec: str, title: str, description: str) -> str:
    """Inline SVG with title and description; without style attributes, which the page's security policy forbids."""
    drawn: str = vl_convert.vegalite_to_svg(spec)
    drawn = re.sub(r'\sstyle="[^"]*"', "", drawn)
    words = f"<title>{escape(title)}</title><desc>{escape(description)}</desc>"
    return re.sub(r"<svg ([^>]*)>", rf'<svg role="img" \1>{words}', drawn, count=1)


@lru_cache(maxsize=64)
def _png(spec: str) -> bytes:
    image: bytes = vl_convert.vegalite_to_png(spec, scale=2)
    return image

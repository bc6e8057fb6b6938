"""The charts of *Tal* (H2): what is drawn is what the table says, and nothing where there is no figure."""

from datetime import date
from decimal import Decimal
from itertools import pairwise
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring

from naervaer.web.reports import charts
from naervaer.web.reports.charts import GOAL, THIS, Drawing, Line

MONTHS = [date(2025, 11, 1), date(2025, 12, 1), *(date(2026, month, 1) for month in range(1, 6))]
SVG = "{http://www.w3.org/2000/svg}"


def line(name: str, *values: str | None, dash: tuple[int, ...] = ()) -> Line:
    return Line(name, tuple(Decimal(value) if value else None for value in values), THIS, 3, dash)


def drawn(*lines: Line) -> Element:
    return parsed(charts.by_month("Fravær", MONTHS, lines, "Tallene står i tabellen."))


def parsed(drawing: Drawing) -> Element:
    found: Element = fromstring(drawing.svg)
    return found


def texts(svg: Element) -> list[str]:
    return [found.text or "" for found in svg.iter(f"{SVG}text")]


def test_a_line_is_broken_where_there_is_no_figure_or_it_is_hidden() -> None:
    svg = drawn(line("nu", "5", "6", None, None, "4", "3", None))
    runs = [found.attrib["points"].split() for found in svg.iter(f"{SVG}polyline")]
    assert [len(run) for run in runs] == [2, 2]
    assert len(list(svg.iter(f"{SVG}circle"))) == 4


def test_names_of_lines_that_end_at_the_same_height_do_not_cover_each_other() -> None:
    same = ("5", "6", "5", "6", "5", "6", "6.2")
    svg = drawn(line("nu", *same), line("året før", *same), line("mål", *["6.1"] * 7, dash=(6, 4)))
    names = sorted(float(t.attrib["y"]) for t in svg.iter(f"{SVG}text") if t.text in {"nu", "året før", "mål"})
    assert len(names) == 3
    assert all(below - above >= 16 for above, below in pairwise(names))


def test_the_year_stands_under_the_first_month_and_each_january_only() -> None:
    words = texts(drawn(line("nu", "5", "6", "5", "6", "5", "6", "6")))
    assert (words.count("2025"), words.count("2026")) == (1, 1)
    assert words.count("jan.") == 1


@pytest.mark.parametrize(
    ("highest", "labels"),
    [
        ("0", ["0,0", "0,1"]),
        ("0.3", ["0,0", "0,1", "0,2", "0,3"]),
        ("4.9", ["0", "1", "2", "3", "4", "5"]),
        ("5.1", ["0", "2", "4", "6"]),
        ("10", ["0", "2", "4", "6", "8", "10"]),
        ("99.9", ["0", "20", "40", "60", "80", "100"]),
    ],
)
def test_the_axis_is_counted_in_round_steps_from_nothing_to_above_the_highest(highest: str, labels: list[str]) -> None:
    words = texts(drawn(line("nu", *[highest] * 7)))
    assert words[1 : len(labels) + 1] == labels
    assert words[len(labels) + 1] == "nov."


def test_the_goal_is_dashed_and_has_no_dots() -> None:
    svg = parsed(charts.by_month("t", MONTHS, [Line("mål", (Decimal("5.5"),) * 7, GOAL, 1.5, (6, 4))], "d"))
    [goal] = svg.iter(f"{SVG}polyline")
    assert goal.attrib["stroke-dasharray"] == "6 4"
    assert not list(svg.iter(f"{SVG}circle"))


def test_without_any_figure_the_axes_stand_alone() -> None:
    assert not list(drawn(line("nu", *[None] * 7)).iter(f"{SVG}polyline"))


def test_bars_are_as_long_as_their_figures_and_say_them() -> None:
    svg = parsed(charts.by_unit("t", [("Elmegården", Decimal(8), False), ("Løn", Decimal(2), True)], "d"))
    long, short = [float(bar.attrib["width"]) for bar in list(svg.iter(f"{SVG}rect"))[1:]]
    assert long == 4 * short
    assert "8,0\N{NO-BREAK SPACE}%" in "".join(texts(svg))


def test_bars_of_units_without_absence_are_drawn_as_nothing() -> None:
    svg = parsed(charts.by_unit("t", [("A", Decimal(0), False), ("B", Decimal(0), True)], "d"))
    assert [bar.attrib["width"] for bar in svg.iter(f"{SVG}rect")][1:] == ["0.0", "0.0"]


def test_a_long_name_is_shortened_and_no_name_can_become_markup() -> None:
    long = "Afdelingen for børn og unge med særlige behov"
    drawing = charts.by_unit("<b>", [(long, Decimal(1), False), ("</text><script>", Decimal(2), True)], "d")
    names = texts(parsed(drawing))
    assert "Afdelingen for børn og unge med sær…" in names
    assert "</text><script>" in names
    assert "<script" not in drawing.svg
    assert " style=" not in drawing.svg


def test_a_small_chart_has_no_axes_and_tells_its_figures_to_those_who_do_not_see_it() -> None:
    now, before = line("nu", "5", "10", None, "4"), line("året før", "2", "3", "4", "5")
    svg = parsed(charts.small("Fravær i Skovbo", [before, now], "Procent: nov. 5, dec. 10, feb. 4."))
    assert [found.text for found in svg.iter(f"{SVG}desc")] == ["Procent: nov. 5, dec. 10, feb. 4."]
    runs = [found.attrib["points"].split() for found in svg.iter(f"{SVG}polyline")]
    assert [len(run) for run in runs] == [4, 2, 1]
    assert texts(svg) == []


def test_a_small_chart_of_nothing_but_zeros_can_be_drawn() -> None:
    assert parsed(charts.small("Fravær", [line("nu", "0", "0")], "")) is not None

"""The figures in words, lines and tables, the same on the page and in every file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from naervaer.core.absence import Category
from naervaer.figures.publish import PublishedRow
from naervaer.web import clock
from naervaer.web.design import danish
from naervaer.web.design.wording import title
from naervaer.web.handbook.queries import too_few
from naervaer.web.reports import charts
from naervaer.web.reports.charts import BEFORE, GOAL, THIS, Drawing, Line
from naervaer.web.reports.queries import Compared, Headline, UnitFigures

Cell = str | Fraction | int | None
"""A text, an exact figure, or None for what does not exist."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table for people: ``decimals`` says how each column is rounded on page, PDF and CSV."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    decimals: tuple[int, ...]
    note: str = ""

    def texts(self) -> Iterator[tuple[str, ...]]:
        for row in self.rows:
            yield tuple(as_text(cell, decimals) for cell, decimals in zip(row, self.decimals, strict=True))


def as_text(cell: Cell, decimals: int) -> str:
    if cell is None:
        return _("ingen tal")
    return cell if isinstance(cell, str) else danish.number(cell, decimals)


def months_table(figures: UnitFigures) -> Table:
    rows = [
        (
            danish.month(line.month),
            _cell(line.row, "percent"),
            _cell(line.before, "percent"),
            _cell(line.row, "days_per_fte"),
            _cell(line.row, "absence_fulltime_days"),
            _cell(line.row, "fte"),
        )
        for line in figures.headline.months
    ]
    whole = figures.headline
    rows.append(
        (
            _("I alt"),
            _cell(whole.row, "percent"),
            _cell(whole.before, "percent"),
            _cell(whole.row, "days_per_fte"),
            _cell(whole.row, "absence_fulltime_days"),
            _cell(whole.row, "fte"),
        )
    )
    heads = (
        _("Måned"), _("Procent"), _("Procent året før"), _("Dage pr. fuldtidsansat"), _("Fraværsdage"), _("Årsværk"),
    )  # fmt: skip
    return Table(
        _("Måned for måned"),
        heads,
        tuple(rows),
        _decimals("percent", "percent", "days_per_fte", "absence_fulltime_days", "fte"),
    )


def compared_table(heading: str, units: Sequence[Compared]) -> Table:
    rows = tuple(
        (
            c.unit.name,
            _cell(c.row, "percent"),
            _cell(c.before, "percent"),
            _cell(c.row, "days_per_fte"),
            _cell(c.row, "fte"),
        )
        for c in units
    )
    heads = (_("Enhed"), _("Procent"), _("Procent året før"), _("Dage pr. fuldtidsansat"), _("Årsværk"))
    return Table(heading, heads, rows, _decimals("percent", "percent", "days_per_fte", "fte"))


def lengths_table(figures: UnitFigures) -> Table:
    """Short and long spells that began in the window; left out where it would tell of one or two."""
    row, before = figures.headline.row, figures.headline.before
    days = {"days": figures.headline.method.long_from}
    short = _("Korte (under %(days)s kalenderdage)") % days
    long = _("Lange (mindst %(days)s kalenderdage)") % days
    keys = ((short, "spells_short"), (long, "spells_long"))
    rows = tuple((name, _cell(row, key), _cell(before, key)) for name, key in keys)
    return Table(_("Korte og lange perioder"), (_("Længde"), _("Perioder"), _("Året før")), rows, (0, 0, 0))


def categories_table(figures: UnitFigures) -> Table:
    rows = tuple(
        (title(Category(split.name)), _cell(split.row, "absence_fulltime_days")) for split in figures.categories
    )
    return Table(_("Slags fravær"), (_("Slags"), _("Fraværsdage")), rows, _decimals("absence_fulltime_days"))


def job_groups_table(figures: UnitFigures) -> Table:
    rows = tuple(
        (
            split.name,
            _cell(split.row, "percent"),
            _cell(split.row, "days_per_fte"),
            _cell(split.row, "fte"),
        )
        for split in figures.job_groups
    )
    heads = (_("Stilling"), _("Procent"), _("Dage pr. fuldtidsansat"), _("Årsværk"))
    return Table(_("Stillinger"), heads, rows, _decimals("percent", "days_per_fte", "fte"))


def tables(figures: UnitFigures) -> list[Table]:
    """Every table of the page, in its order; those without rows left out."""
    found = [
        months_table(figures),
        *([lengths_table(figures)] if figures.lengths_shown else []),
        compared_table(_("Enhederne ved siden af"), figures.siblings),
        compared_table(_("Enhederne under"), figures.children),
        categories_table(figures),
        job_groups_table(figures),
    ]
    return [table for table in found if table.rows]


def base_sentence(headline: Headline) -> str:
    """7,2 % (7,20) = 8.423,0 dage ud af 116.986,0 mulige; 521,2 årsværk à 224,4 mulige dage.

    The figure as it stands everywhere else, and with the decimals whoever checks it by hand wants to meet.
    """
    row = headline.row
    if row is None:
        return _("Der er ingen tal for perioden.")
    if row.suppressed:
        return _(
            "Tallene vises kun for enhedens leder: enheden er lille, eller dens tal kunne bruges til "
            "at regne en lille gruppes tal ud."
        )
    if row.percent is None or not row.fte or row.absence_fulltime_days is None or row.possible_days is None:
        return _("Ingen var ansat i perioden.")
    return _(
        "%(percent)s (%(exact)s) = %(days)s dage ud af %(possible)s mulige; %(fte)s årsværk à %(each)s mulige dage"
    ) % {
        "percent": danish.percent(row.percent),
        "exact": danish.number(row.percent, 2),
        "days": danish.figure(row.absence_fulltime_days, "absence_fulltime_days"),
        "possible": danish.figure(row.possible_days, "possible_days"),
        "fte": danish.figure(row.fte, "fte"),
        "each": danish.figure(row.possible_days / row.fte, "possible_days"),
    }


def method_sentence(headline: Headline) -> str:
    method = headline.method
    return _("Nævner: %(denominator)s. Som sygefravær tæller: %(counted)s. Dage er fuldtidsdage à 7,4 timer.") % {
        "denominator": method.denominator,
        "counted": method.counted,
    }


def window_words(headline: Headline) -> str:
    window = headline.window
    return f"{danish.month(window.first)} – {danish.month(window.last)}"


def year_chart(figures: UnitFigures) -> Drawing:
    headline = figures.headline
    name = _("Fraværsprocent i %(unit)s, %(window)s") % {
        "unit": headline.unit.name,
        "window": window_words(headline),
    }
    months = [line.month for line in headline.months]
    return charts.by_month(name, months, _lines(headline), _("Tallene står i tabellen under diagrammet."))


def _lines(headline: Headline) -> list[Line]:
    now = tuple(_percent(line.row) for line in headline.months)
    before = tuple(_percent(line.before) for line in headline.months)
    lines = [Line(_("året før"), before, BEFORE, 1), Line(_("nu"), now, THIS, 3)]
    if headline.goal_percent is not None:
        goal = headline.goal_percent
        lines.append(Line(_("mål"), tuple(goal for _line in headline.months), GOAL, 1.5, (6, 4)))
    return lines


@dataclass(frozen=True, slots=True)
class Card:
    """A unit's main figures with their small chart, for *I dag*."""

    headline: Headline
    chart: Drawing | None


def cards(headlines: Sequence[Headline]) -> tuple[Card, ...]:
    return tuple(Card(headline, _small_chart(headline)) for headline in headlines)


def _small_chart(headline: Headline) -> Drawing | None:
    """The twelve months without axes; none for a unit without figures, or whose figures are hidden."""
    known = [(line.month, value) for line in headline.months if (value := _percent(line.row)) is not None]
    if len(known) < 2:
        return None
    told = ", ".join(f"{danish.short_month(month)} {danish.figure(value, 'percent')}" for month, value in known)
    name = _("Fraværsprocent i %(unit)s måned for måned") % {"unit": headline.unit.name}
    return charts.small(name, _lines(headline), _("Procent: %(told)s. Den tynde linje er året før.") % {"told": told})


def siblings_chart(figures: UnitFigures) -> Drawing | None:
    shown = [(c.unit.name, _percent(c.row), c.own) for c in figures.siblings]
    bars = sorted(((name, value, own) for name, value, own in shown if value is not None), key=lambda bar: -bar[1])
    if len(bars) < 2:
        return None
    name = _("%(unit)s og enhederne ved siden af, procent") % {"unit": figures.headline.unit.name}
    return charts.by_unit(name, bars, _("Tallene står i tabellen under diagrammet."))


def _decimals(*names: str) -> tuple[int, ...]:
    """Of a table's columns, the first being texts."""
    return (0, *(danish.DECIMALS[name] for name in names))


def _cell(row: PublishedRow | None, name: str) -> Cell:
    if row is None:
        return None
    if row.suppressed:
        return too_few(clock.today())
    value: Cell = getattr(row, name)
    return value


def _percent(row: PublishedRow | None) -> Decimal | None:
    """Rounded as it stands in the table, so that chart and table never disagree."""
    return (
        danish.rounded(row.percent, danish.DECIMALS["percent"]) if row is not None and row.percent is not None else None
    )

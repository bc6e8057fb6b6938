"""The status as tables: the same cells on the page, in the spreadsheet and in the note."""

from collections.abc import Iterator
from fractions import Fraction

from django.utils.translation import gettext as _

from naervaer.core.evaluation.totals import Told, Total, mean
from naervaer.core.policy.evaluation import Question
from naervaer.core.scheme.status import COLUMNS, WHOLE, Counts
from naervaer.web.design import danish
from naervaer.web.evaluation import presentation as evaluation
from naervaer.web.evaluation.queries import questions_of
from naervaer.web.handbook.queries import too_few
from naervaer.web.reports.presentation import Cell, Table
from naervaer.web.status.queries import Status, title_of


def _states() -> tuple[str, ...]:
    """The headings of ``COLUMNS``."""
    return _("Venter"), _("I gang"), _("Afsluttet"), _("Stoppet før tid"), _("Begyndt i alt")


def tables(status: Status) -> list[Table]:
    """All that there is anything in."""
    found = [courses(status), efforts(status), *([costs(status)] if status.costs.areas else [])]
    return [table for table in found if table.rows] + [evaluated(told, status) for told in status.evaluations]


def courses(status: Status) -> Table:
    few = too_few(status.day)
    rows: list[tuple[Cell, ...]] = []
    for offer, columns in sorted(status.courses.items(), key=lambda one: (one[0] == WHOLE, title_of(one[0]))):
        cells: list[Cell] = [few if columns[name] is None else columns[name] for name in COLUMNS]
        hours = status.hours[offer]
        rows.append((_name(offer), *cells, *_hours(status, few if hours is None else Fraction(hours))))
    return _table(_("Forløb for den enkelte"), rows if len(rows) > 1 else [], status)


def efforts(status: Status) -> Table:
    found: list[tuple[str, Counts]] = sorted(
        ((line.offer, line.counts) for line in status.efforts), key=lambda one: title_of(one[0])
    )
    rows: list[tuple[Cell, ...]] = []
    for offer, counts in [*found, (WHOLE, status.all_efforts)] if found else []:
        cells: list[Cell] = [getattr(counts, name) for name in COLUMNS]
        rows.append((_name(offer), *cells, *_hours(status, Fraction(status.effort_hours[offer] or 0))))
    return _table(_("Indsatser for grupper og organisation"), rows, status)


def _table(title: str, rows: list[tuple[Cell, ...]], status: Status) -> Table:
    heads = (_("Tilbud"), *_states(), *([_("Timer")] if status.has_hours else []))
    return Table(title, heads, tuple(rows), (*[0] * (len(COLUMNS) + 1), *([1] if status.has_hours else [])))


def _hours(status: Status, hours: Cell) -> tuple[Cell, ...]:
    return (hours,) if status.has_hours else ()


def _name(offer: str) -> str:
    return title_of(offer) if offer != WHOLE else _("I alt")


def costs(status: Status) -> Table:
    """N10: kroner to the øre, by area and payer."""
    table = status.costs
    heads = (_("Område"), *table.payers, _("I alt, kr."), _("Andel, %"))
    rows: list[tuple[Cell, ...]] = [
        (one.area, *map(Fraction, one.by_payer), Fraction(one.used), 100 * one.share) for one in table.areas
    ]
    whole: tuple[Cell, ...] = (_("I alt"), *map(Fraction, table.by_payer), Fraction(table.used), Fraction(100))
    decimals = (0, *[2] * (len(table.payers) + 1), 1)
    return Table(_("Udgifter i %(year)s") % {"year": status.day.year}, heads, (*rows, whole), decimals)


def evaluated(told: Told, status: Status) -> Table:
    """An evaluation as a whole; its periods are on its own page."""
    whole = evaluation.table(told, status.day)
    return Table(whole.title, whole.heads[:2], tuple(row[:2] for row in whole.rows), whole.decimals[:2])


def in_short(told: Told, status: Status) -> Table:
    """A line for each question, for the note."""
    few = too_few(status.day)
    whole = told.whole
    said = few if whole is None else _("%(n)s af %(all)s") % {"n": whole.answered, "all": whole.invited}
    asked = questions_of(told.evaluation, whole.said) if whole else []
    rows = [(_("Har svaret"), said), *((question.ask, _answers(question, whole)) for question in asked if whole)]
    return Table(evaluated(told, status).title, (_("Spørgsmål"), _("Svar")), tuple(rows), (0, 0))


def _answers(question: Question, whole: Total) -> str:
    said = whole.said[question.id]
    middle = mean(said) if question.kind == "scale" else None
    if middle is None:
        return ", ".join(f"{answer}: {said.get(answer, 0)}" for answer in question.answers)
    ends = {"low": question.low, "high": question.high, "steps": question.steps, "mean": danish.number(middle, 1)}
    return _("gennemsnit %(mean)s på en skala fra 1 (%(low)s) til %(steps)s (%(high)s)") % ends


def facts(status: Status) -> Iterator[tuple[str, str]]:
    """How it was counted."""
    yield _("Status på dagen"), danish.long_date(status.day)
    yield (
        _("Forløb"),
        _("Et forløb tælles, hvor det stod, da dagen var slut. Den, der har forladt ventelisten, tælles ikke."),
    )
    yield _("Udgifter"), _("Det, der er betalt fra 1. januar til og med dagen. Reserverede penge er ikke med.")
    yield _("Evaluering"), _("Svar tælles op kvartalsvis og anonymt, når ingen kan nå at svare mere.")
    yield (
        _("Små grupper"),
        _(
            "»%(few)s« står, hvor et tal ville vise for få personer, og hvor det kunne regnes ud. "
            "Indsatser er ikke personer."
        )
        % {"few": too_few(status.day)},
    )

"""Totals of an evaluation as a table: the same cells on the page and in the files."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from naervaer.core.evaluation.quarters import title_of as period
from naervaer.core.evaluation.totals import Told, Total, mean
from naervaer.core.evaluation.urns import fewest
from naervaer.core.policy.evaluation import Question
from naervaer.web.design import danish
from naervaer.web.evaluation.queries import questions_of, rule_of
from naervaer.web.handbook.queries import active_policy, too_few
from naervaer.web.reports.presentation import Cell, Table

__all__ = ["facts", "period", "table"]


def table(told: Told, day: date) -> Table:
    """A line for each answer there is; a column for all of it and one for each counting, the newest first."""
    columns = [told.whole, *(total for _part, total in reversed(told.parts))]
    times = [period(part.first, part.last) for part, _total in reversed(told.parts)]
    rule = rule_of(told.evaluation, told.parts[-1][0].last)
    rows = tuple(_rows(told, columns, too_few(day)))
    heads = ("", _("I alt"), *times)
    return Table(rule.title if rule else told.evaluation, heads, rows, (0,) * len(heads))


def _rows(told: Told, columns: Sequence[Total | None], few: str) -> Iterator[tuple[Cell, ...]]:
    yield (_("Spurgt"), *(few if total is None else total.invited for total in columns))
    yield (_("Har svaret"), *(few if total is None else total.answered for total in columns))
    said = {question: found for part, _total in told.parts for question, found in part.said.items()}
    for question in questions_of(told.evaluation, said):
        yield (question.ask, *(_middle(question, total, few) for total in columns))
        for answer in question.answers:
            yield (f"– {_meaning(question, answer)}", *(_number(question, answer, total, few) for total in columns))


def _middle(question: Question, total: Total | None, few: str) -> str:
    """The mean of a scale; of other questions there is none."""
    if question.kind != "scale":
        return ""
    found = mean(total.said.get(question.id, {})) if total else None
    return few if found is None else _("gennemsnit %(mean)s") % {"mean": danish.number(found, 1)}


def _number(question: Question, answer: str, total: Total | None, few: str) -> Cell:
    """A question that too few have answered was not counted, whoever answered the others."""
    if total is None or question.id not in total.said:
        return few
    return total.said[question.id].get(answer, 0)


def _meaning(question: Question, answer: str) -> str:
    ends = {"1": question.low, str(question.steps): question.high} if question.kind == "scale" else {}
    return f"{answer}: {ends[answer]}" if answer in ends else capfirst(answer)


def facts(day: date) -> list[tuple[str, str]]:
    """How it was counted, for the files."""
    enough = fewest(active_policy().figures_on(day).suppress_below_persons)
    return [
        (_("Spurgt"), _("Dem, der fik en mail med et link, da forløbet eller indsatsen var afsluttet.")),
        (_("Periode"), _("Kvartalerne, de blev spurgt i. Svar tælles op, når ingen kan nå at svare mere.")),
        (_("Få svar"), _("Et kvartal med færre end %(n)s svar tælles sammen med de næste.") % {"n": enough}),
        (
            _("Små grupper"),
            _("»%(few)s« står, hvor tallene ville vise for få personer, og hvor de kunne regnes ud.")
            % {"few": too_few(day)},
        ),
    ]

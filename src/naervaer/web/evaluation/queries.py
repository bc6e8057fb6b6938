"""*Evaluering* as pages are told of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from naervaer.core.access.model import Actor, Purpose
from naervaer.core.evaluation import totals as core
from naervaer.core.evaluation.quarters import answer_until, title_of
from naervaer.core.evaluation.totals import Said, Told, Totals
from naervaer.core.policy.dated import as_it_was
from naervaer.core.policy.evaluation import Evaluation, Question
from naervaer.web.courses.reach import providers_of
from naervaer.web.evaluation import links
from naervaer.web.evaluation.links import Link
from naervaer.web.evaluation.models import Counted, Remark, SealedAnswer
from naervaer.web.handbook.queries import active_policy


def rule_of(evaluation: str, quarter: date) -> Evaluation | None:
    """What was asked in a quarter, also when the policy has changed since."""
    return as_it_was(active_policy().evaluation, evaluation, quarter)


def usable(token: str, day: date) -> tuple[Link, Evaluation] | None:
    """A link that can be answered by, and what it asks. Used, unknown and too late are the same: None."""
    link = links.read(token)
    rule = rule_of(link.evaluation, link.quarter) if link else None
    if link is None or rule is None or answer_until(link.quarter, rule.open_days) < day:
        return None
    return None if SealedAnswer.objects.filter(pk=link.hash).exists() else (link, rule)


def totals(first: date, last: date, day: date) -> Totals:
    """What may be told on ``day`` of the answers to everything that was asked between two days, both inclusive.

    Asks no access. The counts are whole and exact, and None where few could be read out of them.
    """
    return core.within(_told(day), first, last)


def all_totals(day: date) -> Totals:
    """Of everything that was ever asked. Asks no access."""
    return _told(day)


def _of_what_is_given_by(actor: Actor, day: date) -> frozenset[str]:
    """The evaluations of nothing but offers the actor gives: of others they would read how others do."""
    providers, policy = providers_of(actor, day), active_policy()
    givers: dict[str, set[str | None]] = {}
    for offer in policy.offer:
        rule = policy.evaluation_of(offer, day)
        if rule is not None:
            givers.setdefault(rule.id, set()).add(offer.given_by)
    return frozenset(evaluation for evaluation, given_by in givers.items() if given_by <= providers)


@dataclass(frozen=True, slots=True)
class Words:
    """*Med egne ord* of one counting."""

    period: str
    texts: tuple[str, ...]


def words_for(actor: Actor, told: Told, day: date) -> Iterator[Words]:
    """What was written of the countings that are told, the newest first; for those the form says will read it."""
    if not actor.holds(Purpose.HANDLE_SCHEME, day) and told.evaluation not in _of_what_is_given_by(actor, day):
        return
    rows = Remark.objects.filter(counted__evaluation=told.evaluation).order_by("pk")
    written: dict[tuple[date, date], list[str]] = {}
    for first, last, text in rows.values_list("counted__first", "counted__last", "text"):
        written.setdefault((first, last), []).append(text)
    for part, total in reversed(told.parts):
        texts = written.get((part.first, part.last))
        if total is not None and texts:
            yield Words(title_of(part.first, part.last), tuple(texts))


def questions_of(evaluation: str, said: Said) -> list[Question]:
    """The questions that are answered, as the newest policy that asks them puts them."""
    asked: dict[str, Question] = {}
    for rule in active_policy().evaluation:
        if rule.id == evaluation:
            asked |= {question.id: question for question in rule.question}
    return [question for question in asked.values() if question.id in said]


def _told(day: date) -> Totals:
    counted = []
    for row in Counted.objects.prefetch_related("tallies"):
        said: dict[str, dict[str, int]] = {}
        for tally in row.tallies.all():
            said.setdefault(tally.question, {})[tally.answer] = tally.number
        counted.append(core.Counted(row.evaluation, row.first, row.last, row.invited, row.answered, said))
    return core.totals(counted, active_policy().figures_on(day).suppress_below_persons)

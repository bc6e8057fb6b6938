"""*Optælling*: an urn nobody can answer to any more, with enough in it, becomes counts and loose words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from secrets import SystemRandom

from django.db import transaction
from django.db.models import Count, QuerySet

from naervaer.core.access.model import Actor
from naervaer.core.evaluation.quarters import answer_until
from naervaer.core.evaluation.urns import Asked, fewest, tallied, to_open, to_throw_away
from naervaer.web import clock
from naervaer.web.audit import actions as audit
from naervaer.web.evaluation.models import Counted, Invitation, Remark, SealedAnswer, Tally
from naervaer.web.evaluation.queries import rule_of
from naervaer.web.evaluation.sealing import Answer, opened
from naervaer.web.handbook.queries import active_policy


@dataclass(frozen=True, slots=True)
class Done:
    """How many answers were counted, and how many were thrown away."""

    counted: int = 0
    thrown_away: int = 0


def count_up(*, by: Actor) -> Done:
    """*Tæl op* every urn that can be opened; each is a transaction of its own."""
    counted = thrown_away = 0
    for evaluation in _evaluations():
        counted += _open(by, evaluation, clock.today())
        thrown_away += _throw_away(by, evaluation, clock.today())
    return Done(counted, thrown_away)


def _evaluations() -> list[str]:
    asked = Invitation.objects.values_list("evaluation", flat=True)
    answered = SealedAnswer.objects.values_list("evaluation", flat=True)
    return sorted(set(asked) | set(answered))


def _least(day: date) -> int:
    return active_policy().figures_on(day).suppress_below_persons


def _asked(evaluation: str) -> Iterator[Asked]:
    answers = SealedAnswer.objects.filter(evaluation=evaluation).values("quarter").annotate(number=Count("link"))
    by_quarter = dict(answers.values_list("quarter", "number"))
    invited = Invitation.objects.filter(evaluation=evaluation).values_list("quarter", flat=True)
    for quarter in sorted(set(invited) | set(by_quarter)):
        rule = rule_of(evaluation, quarter)
        yield Asked(quarter, answer_until(quarter, rule.open_days if rule else 0), by_quarter.get(quarter, 0))


@transaction.atomic
def _open(by: Actor, evaluation: str, day: date) -> int:
    quarters = to_open(list(_asked(evaluation)), _least(day), day)
    envelopes = list(_urn(evaluation, quarters).select_for_update())
    read = {envelope.pk: found for envelope in envelopes if (found := opened(envelope.sealed)) is not None}
    if len(read) < fewest(_least(day)):
        return 0
    invitations = Invitation.objects.filter(evaluation=evaluation, quarter__in=quarters)
    counted = Counted.objects.create(
        evaluation=evaluation,
        first=quarters[0],
        last=quarters[-1],
        invited=invitations.filter(sent=True).count(),
        answered=len(read),
    )
    _write(counted, read.values(), _least(day))
    SealedAnswer.objects.filter(pk__in=read).delete()
    invitations.delete()
    audit.record(
        by=by,
        kind=audit.Kind.WRITE,
        action="evaluation.counted",
        detail={"evaluation": evaluation, "first": quarters[0].isoformat(), "last": quarters[-1].isoformat()},
    )
    return len(read)


def _urn(evaluation: str, quarters: Iterable[date]) -> QuerySet[SealedAnswer]:
    return SealedAnswer.objects.filter(evaluation=evaluation, quarter__in=list(quarters))


def _write(counted: Counted, answers: Iterable[Answer], least: int) -> None:
    """In an order that is no one's: counts by question and answer, words as the dice fall."""
    found = list(answers)
    for question, said in sorted(tallied([one.answers for one in found], least).items()):
        Tally.objects.bulk_create(
            Tally(counted=counted, question=question, answer=answer, number=number)
            for answer, number in sorted(said.items())
        )
    words = [one.remark for one in found if one.remark]
    SystemRandom().shuffle(words)
    Remark.objects.bulk_create(Remark(counted=counted, text=text) for text in words)


@transaction.atomic
def _throw_away(by: Actor, evaluation: str, day: date) -> int:
    asked = list(_asked(evaluation))
    kept = {one.quarter: rule.kept_quarters for one in asked if (rule := rule_of(evaluation, one.quarter))}
    quarters = to_throw_away(asked, min(kept.values(), default=0), day)
    if not quarters:
        return 0
    gone, _tables = _urn(evaluation, quarters).delete()
    Invitation.objects.filter(evaluation=evaluation, quarter__in=quarters).delete()
    audit.record(
        by=by,
        kind=audit.Kind.WRITE,
        action="evaluation.thrown_away",
        detail={"evaluation": evaluation, "last": quarters[-1].isoformat()},
    )
    return gone

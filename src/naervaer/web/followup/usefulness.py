"""*Advisreglernes nytte*: how often each rule spoke, how it was answered, and how quickly."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from statistics import median

from naervaer.core.access.model import Actor, Purpose
from naervaer.core.followup.kept import share
from naervaer.core.policy.schema import Alert as AlertRule
from naervaer.web.access import scope
from naervaer.web.followup.models import Alert, AlertAnswer
from naervaer.web.followup.overview import A_YEAR
from naervaer.web.handbook.queries import active_policy


@dataclass(frozen=True, slots=True)
class RuleUse:
    """One alert rule in the last year. Suppressed when too few people are behind it.

    ``useful`` is the share of the answers that are the policy's first one: the alert led to something.
    """

    rule: AlertRule
    raised: int
    answers: tuple[tuple[str, int], ...]
    unanswered: int
    useful: Decimal | None
    median_days: Decimal | None
    suppressed: bool


def rule_uses(actor: Actor, day: date) -> tuple[RuleUse, ...]:
    """Every alert rule in force, over the employments in the units the reader reaches."""
    policy = active_policy()
    limit = policy.figures_on(day).suppress_below_persons
    units = scope.units(actor, Purpose.SEE_FOLLOW_UP_TOTALS, day)
    alerts = (
        Alert.objects.filter(raised_on__gt=day - A_YEAR, raised_on__lte=day, employment__terms__unit__in=units)
        .exclude(withdrawn=True, answered=False)
        .distinct()
    )
    persons: dict[str, set[int]] = defaultdict(set)
    raised: Counter[str] = Counter()
    for rule, person, _alert in alerts.values_list("rule", "employment__person", "pk"):
        raised[rule] += 1
        persons[rule].add(person)
    answers: dict[str, Counter[str]] = defaultdict(Counter)
    days: dict[str, list[int]] = defaultdict(list)
    said = AlertAnswer.objects.filter(alert__in=alerts, annuls__isnull=True, annulled_by__isnull=True)
    for rule, answer, seen_on, on_day in said.values_list("alert__rule", "answer", "alert__seen_on", "on_day"):
        answers[rule][answer] += 1
        days[rule].append((on_day - seen_on).days)
    return tuple(
        _use(rule, raised[rule.id], answers[rule.id], days[rule.id], len(persons[rule.id]), limit)
        for rule in policy.alerts_on(day)
    )


def _use(rule: AlertRule, raised: int, answers: Counter[str], days: list[int], persons: int, limit: int) -> RuleUse:
    words = [*rule.answers, *sorted(set(answers) - set(rule.answers))]
    return RuleUse(
        rule=rule,
        raised=raised,
        answers=tuple((word, answers[word]) for word in words),
        unanswered=raised - answers.total(),
        useful=share(answers[rule.answers[0]], answers.total()),
        median_days=Decimal(str(median(days))) if days else None,
        suppressed=0 < persons < limit,
    )

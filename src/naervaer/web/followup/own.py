"""What the employee is told of their own case: since when, and which steps they take part in."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from naervaer.core.followup.rules import asks, step_rule
from naervaer.web.followup.models import Case, Step
from naervaer.web.handbook.queries import active_policy
from naervaer.web.slots import StepAsked


@dataclass(frozen=True, slots=True)
class OwnCase:
    first_day: date
    day_number: int
    partial: bool


@dataclass(frozen=True, slots=True)
class OwnStep:
    """``whose`` is the party that sees to it; ``late``: the day has passed, and nobody has said that it was done."""

    asked: StepAsked
    title: str
    whose: str
    by: date
    late: bool


def running_cases(employments: Collection[int], day: date) -> tuple[OwnCase, ...]:
    """The running cases of one's own employments (pks), oldest first."""
    cases = Case.objects.filter(employment__in=employments, last_day__isnull=True, withdrawn=False)
    return tuple(
        OwnCase(first_day, (day - first_day).days + 1, partial)
        for first_day, partial in cases.order_by("first_day").values_list("first_day", "partial")
    )


def steps_with_me(employments: Collection[int], day: date) -> tuple[OwnStep, ...]:
    """The steps somebody is asked for that the employee takes part in, soonest first: those overdue are there too."""
    policy = active_policy()
    waiting = Step.objects.filter(
        case__employment__in=employments, case__last_day__isnull=True, case__withdrawn=False, state=Step.State.WAITING
    )
    found = []
    columns = ("pk", "case__employment", "rule", "case__first_day", "due", "deferred_to")
    for pk, employment, rule_id, first_day, due, deferred_to in waiting.values_list(*columns):
        rule = step_rule(policy, rule_id, first_day)
        by = deferred_to or due
        if rule is not None and asks(rule) and "employee" in (rule.owner, *rule.with_):
            asked = StepAsked(pk, rule_id, employment, by, rule.done_by or "")
            found.append(OwnStep(asked, rule.title, rule.owner, by, by < day))
    return tuple(sorted(found, key=lambda step: step.by))

"""What a case waits for, for rooms whose work does its steps. Asks no access: whoever calls has."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from naervaer.core.followup.model import State
from naervaer.web.followup.models import Case, Step, StepEvent


@dataclass(frozen=True, slots=True)
class Running:
    """A case that runs: its key and its first day."""

    pk: int
    first_day: date


@dataclass(frozen=True, slots=True)
class WaitingStep:
    """A step that waits: its key, the rule that asks, which time it asks, and its days."""

    pk: int
    rule: str
    occurrence: int
    opens: date
    target: date
    latest: date | None
    employment: int


def running_case(employment: int) -> Running | None:
    """The case of an employment (pk) that runs now."""
    found = Case.objects.filter(employment=employment, last_day__isnull=True, withdrawn=False).order_by("first_day")
    case = found.first()
    return Running(case.pk, case.first_day) if case else None


def waiting_in(case: int) -> list[WaitingStep]:
    """The steps of a case (pk) that wait, in order of opening."""
    return list(map(_waiting, _read(Step.objects.filter(case=case))))


def waiting_step(pk: int) -> WaitingStep | None:
    """The step, if it waits."""
    return next(map(_waiting, _read(Step.objects.filter(pk=pk))), None)


def newest_events(steps: Collection[int]) -> dict[int, int]:
    """The newest event of each of these steps (pks)."""
    return dict(StepEvent.objects.filter(step__in=list(steps)).order_by("pk").values_list("step", "pk"))


def _read(steps: QuerySet[Step]) -> QuerySet[Step]:
    waits = steps.filter(state=State.WAITING.value, case__withdrawn=False)
    return waits.select_related("case").order_by("opens", "pk")


def _waiting(step: Step) -> WaitingStep:
    return WaitingStep(
        step.pk,
        step.rule,
        step.occurrence,
        step.opens,
        step.deferred_to or step.due,
        step.latest,
        step.case.employment_id,
    )

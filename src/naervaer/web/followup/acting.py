"""The pages on which something is said about a step or an alert: whom it concerns, and what the rule allows."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.http import Http404
from django.utils.translation import gettext as _

from naervaer.core.access.model import Actor, Purpose
from naervaer.core.calendar import numeric_date
from naervaer.core.followup.rules import alert_rule, step_rule
from naervaer.core.policy.schema import Rule
from naervaer.core.policy.schema import Step as StepRule
from naervaer.web.access import scope
from naervaer.web.followup.models import Alert, Step, StepEvent
from naervaer.web.followup.reach import case_is_seen
from naervaer.web.handbook.queries import active_policy


@dataclass(frozen=True, slots=True)
class ActPage:
    """``slot`` is the place on the list in which the form opens when the browser has JavaScript."""

    verb: str
    title: str
    name: str
    person: int
    slot: str
    rule: Rule
    first_day: date | None = None
    due: date | None = None
    latest: date | None = None
    answers: tuple[str, ...] = ()
    about: str = ""

    @property
    def words(self) -> dict[str, str]:
        return {"title": self.title, "name": self.name}

    @property
    def step_rule(self) -> StepRule:
        if not isinstance(self.rule, StepRule):
            raise Http404
        return self.rule


def step_page(actor: Actor, pk: int, day: date, verb: str) -> ActPage:
    """The step, if it is within reach."""
    within = scope.employments(actor, Purpose.ACT_ON_STEP, day)
    step = (
        Step.objects.select_related("case__employment__person")
        .filter(pk=pk, case__withdrawn=False, case__employment__in=within)
        .first()
    )
    rule = step_rule(active_policy(), step.rule, step.case.first_day) if step else None
    if step is None or rule is None:
        raise Http404
    if not case_is_seen(actor, Purpose.ACT_ON_STEP, step.case.employment_id, step.case.last_day, day):
        raise Http404
    person = step.case.employment.person
    return ActPage(
        verb=verb,
        title=rule.title,
        name=person.name,
        person=person.pk,
        slot=f"step-{step.pk}-form",
        rule=rule,
        first_day=step.case.first_day,
        due=step.due,
        latest=step.latest,
        answers=rule.answers,
    )


def event_page(actor: Actor, pk: int, day: date) -> ActPage:
    """The step an event was about, if it is within reach."""
    event = StepEvent.objects.filter(pk=pk).first()
    if event is None:
        raise Http404
    page = step_page(actor, event.step_id, day, _("Annullér"))
    about = _("Det, der annulleres: %(what)s %(day)s.") % {
        "what": event.get_what_display().lower(),
        "day": numeric_date(event.on_day),
    }
    return replace(page, about=about)


def alert_page(actor: Actor, pk: int, day: date, verb: str) -> ActPage:
    """The alert, if it is within reach."""
    within = scope.employments(actor, Purpose.ACT_ON_STEP, day)
    alert = Alert.objects.select_related("employment__person").filter(pk=pk, employment__in=within).first()
    rule = alert_rule(active_policy(), alert.rule, alert.raised_on) if alert else None
    if alert is None or rule is None:
        raise Http404
    if not case_is_seen(actor, Purpose.ACT_ON_STEP, alert.employment_id, alert.raised_on, day):
        raise Http404
    person: Any = alert.employment.person
    return ActPage(
        verb=verb,
        title=rule.title,
        name=person.name,
        person=person.pk,
        slot=f"alert-{alert.pk}-form",
        rule=rule,
        answers=rule.answers,
    )

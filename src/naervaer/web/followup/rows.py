"""The rows a leader's page is made of: steps, alerts and people who are absent, each with its reason and rule."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from naervaer.core.calendar import WorkCalendar, calendar_of
from naervaer.core.followup.model import Dates, State
from naervaer.core.followup.rules import alert_rule, asks, step_rule
from naervaer.core.followup.standing import Standing, Urgency, standing
from naervaer.core.policy.schema import Alert as AlertRule
from naervaer.core.policy.schema import Policy
from naervaer.core.policy.schema import Step as StepRule
from naervaer.web.followup.models import Alert, Case, Step
from naervaer.web.followup.people import Member
from naervaer.web.slots import StepAsked

FEW_ENOUGH = 5000
"""So many keys can go with one statement; beyond that everything is read and sifted here."""


@dataclass(frozen=True)
class Rules:
    """The policy and its calendar on a day: what every row is held against."""

    policy: Policy
    day: date

    @property
    def calendar(self) -> WorkCalendar:
        return calendar_of(self.policy)


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step that waits, with how it stands today."""

    pk: int
    member: Member
    rule: StepRule
    first_day: date
    day_of_case: int
    due: date
    latest: date | None
    deferred: bool
    standing: Standing

    @property
    def urgency(self) -> Urgency:
        return self.standing.urgency

    @property
    def order(self) -> tuple[date, str]:
        return self.standing.target, self.member.name

    @property
    def asked(self) -> StepAsked:
        return StepAsked(self.pk, self.rule.id, self.member.employment, self.standing.target, self.rule.done_by or "")


@dataclass(frozen=True, slots=True)
class AlertRow:
    """An alert nobody has answered yet. ``text`` and ``dates`` are the plain count and the days behind it."""

    pk: int
    member: Member
    rule: AlertRule
    raised_on: date
    text: str
    dates: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class CaseRow:
    pk: int
    member: Member
    first_day: date
    partial: bool


def _among(rows: QuerySet[Any], path: str, keys: Collection[int]) -> QuerySet[Any]:
    return rows.filter(**{f"{path}__in": list(keys)}) if len(keys) <= FEW_ENOUGH else rows


def running_cases(people: Mapping[int, Member]) -> list[CaseRow]:
    """Who is absent now, by name."""
    rows = _among(Case.objects.filter(withdrawn=False, last_day__isnull=True), "employment", people.keys())
    found = [
        CaseRow(pk, people[employment], first_day, partial)
        for pk, employment, first_day, partial in rows.values_list("pk", "employment", "first_day", "partial")
        if employment in people
    ]
    return sorted(found, key=lambda case: (case.member.name, case.first_day))


def waiting_steps(people: Mapping[int, Member], rules: Rules) -> list[StepRow]:
    """Every step that somebody is asked for and that waits, soonest first."""
    rows = _among(
        Step.objects.filter(state=State.WAITING.value, case__withdrawn=False), "case__employment", people.keys()
    ).values_list("pk", "case__employment", "case__first_day", "rule", "opens", "due", "latest", "deferred_to")
    calendar = rules.calendar
    found = []
    for pk, employment, first_day, rule_id, opens, due, latest, deferred_to in rows:
        rule = step_rule(rules.policy, rule_id, first_day)
        if employment not in people or rule is None or not asks(rule):
            continue
        found.append(
            StepRow(
                pk=pk,
                member=people[employment],
                rule=rule,
                first_day=first_day,
                day_of_case=(rules.day - first_day).days + 1,
                due=due,
                latest=latest,
                deferred=deferred_to is not None,
                standing=standing(Dates(opens, due, latest), State.WAITING, deferred_to, rules.day, calendar),
            )
        )
    return sorted(found, key=lambda row: row.order)


def waiting_alerts(people: Mapping[int, Member], rules: Rules) -> list[AlertRow]:
    """Every alert that waits for an answer, oldest first."""
    rows = _among(Alert.objects.filter(answered=False, withdrawn=False), "employment", people.keys())
    return list(_alert_rows(rows.order_by("raised_on", "pk"), people, rules))


def _alert_rows(rows: Iterable[Alert], people: Mapping[int, Member], rules: Rules) -> Iterator[AlertRow]:
    for alert in rows:
        rule = alert_rule(rules.policy, alert.rule, alert.raised_on)
        if alert.employment_id in people and rule is not None:
            yield AlertRow(
                pk=alert.pk,
                member=people[alert.employment_id],
                rule=rule,
                raised_on=alert.raised_on,
                text=alert.because.get("text", ""),
                dates=tuple(date.fromisoformat(day) for day in alert.because.get("dates", ())),
            )

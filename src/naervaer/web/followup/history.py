"""*Hvad er der sket?* Everything said about a person's steps and alerts, and what payroll corrected, newest first."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from naervaer.core.access.sight import case_in_sight
from naervaer.core.calendar import numeric_date
from naervaer.core.followup.rules import alert_rule, step_rule
from naervaer.core.policy.schema import Policy
from naervaer.core.policy.wording import TITLES
from naervaer.web.absence import queries as absence
from naervaer.web.absence.queries import Version
from naervaer.web.followup.models import Alert, AlertAnswer, CaseChange, StepEvent


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One thing that happened. ``event`` or ``answered`` is the key by which it can still be annulled."""

    at: datetime
    title: str
    text: str
    who: str = ""
    role: str = ""
    on_behalf_of: str = ""
    reason: str = ""
    annulled: bool = False
    event: int | None = None
    answered: int | None = None
    unanswered: int | None = None
    answers: tuple[str, ...] = ()


def history_of(since: Mapping[int, date], policy: Policy) -> tuple[HistoryRow, ...]:
    """The history of the employments (pk) within sight since those days."""
    rows = [*_events(since, policy), *_answers(since, policy), *_changes(since), *_corrections(since)]
    return tuple(sorted(rows, key=lambda row: row.at, reverse=True))


def _events(since: Mapping[int, date], policy: Policy) -> Iterator[HistoryRow]:
    events = (
        StepEvent.objects.filter(step__case__employment__in=list(since))
        .select_related("step__case", "by__person", "on_behalf_of", "annulled_by")
        .order_by("step", "-pk")
    )
    standing: set[int] = set()
    for event in events:
        case = event.step.case
        if not case_in_sight(case.last_day, since[case.employment_id]):
            continue
        annulled = hasattr(event, "annulled_by")
        newest = not annulled and event.what != StepEvent.What.ANNULLED and event.step_id not in standing
        if newest:
            standing.add(event.step_id)
        rule = step_rule(policy, event.step.rule, case.first_day)
        yield HistoryRow(
            at=event.at,
            title=f"{event.get_what_display()}: {rule.title if rule else event.step.rule}",
            text=_said(event),
            who=_name(event),
            role=_role(policy, event.role),
            on_behalf_of=event.on_behalf_of.name if event.on_behalf_of else "",
            reason=event.reason,
            annulled=annulled,
            event=event.pk if newest else None,
        )


def _said(event: StepEvent) -> str:
    if event.what == StepEvent.What.DEFERRED and event.deferred_to:
        return _("Til %(day)s. Fristen var %(due)s.") % {
            "day": numeric_date(event.deferred_to),
            "due": numeric_date(event.due_then),
        }
    if event.what == StepEvent.What.DONE:
        parts = [_("Den %(day)s.") % {"day": numeric_date(event.on_day)}]
        if event.by_phone:
            parts.append(_("I telefon."))
        if event.answer:
            parts.append(_("Svar: %(answer)s.") % {"answer": event.answer})
        return " ".join(parts)
    return ""


def _name(row: StepEvent | AlertAnswer) -> str:
    name: str = row.by.person.name if row.by.person else row.by.get_username()
    return name


def _role(policy: Policy, role: str) -> str:
    return policy.title(role) if role in TITLES else role


def _answers(since: Mapping[int, date], policy: Policy) -> Iterator[HistoryRow]:
    alerts = Alert.objects.filter(employment__in=list(since)).prefetch_related(
        "answers__by__person", "answers__on_behalf_of", "answers__annulled_by"
    )
    for alert in alerts:
        if alert.raised_on < since[alert.employment_id]:
            continue
        rule = alert_rule(policy, alert.rule, alert.raised_on)
        title = rule.title if rule else alert.rule
        if not alert.withdrawn and not alert.answered:
            yield HistoryRow(
                at=_midnight(alert.raised_on),
                title=_("Advis: %(title)s") % {"title": title},
                text=alert.because.get("text", ""),
                unanswered=alert.pk,
                answers=rule.answers if rule else (),
            )
        for answer in alert.answers.all():
            annulled = hasattr(answer, "annulled_by")
            yield HistoryRow(
                at=answer.at,
                title=(_("Advis besvaret: %(title)s") if answer.answer else _("Svar annulleret: %(title)s"))
                % {"title": title},
                text=answer.answer,
                who=_name(answer),
                role=_role(policy, answer.role),
                on_behalf_of=answer.on_behalf_of.name if answer.on_behalf_of else "",
                reason=answer.note,
                annulled=annulled,
                answered=alert.pk if answer.answer and not annulled else None,
            )


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=timezone.get_current_timezone())


def _changes(since: Mapping[int, date]) -> Iterator[HistoryRow]:
    changes = CaseChange.objects.filter(case__employment__in=list(since)).select_related("case")
    for change in changes:
        if case_in_sight(change.case.last_day, since[change.case.employment_id]):
            yield HistoryRow(
                at=change.at,
                title=change.get_what_display(),
                text=_("Fra %(before)s til %(after)s.")
                % {"before": numeric_date(change.before), "after": numeric_date(change.after)}
                if change.before != change.after
                else "",
                who=_("Nærvær"),
                reason=_("Anledning: %(because)s.") % {"because": change.because},
            )


def _corrections(since: Mapping[int, date]) -> Iterator[HistoryRow]:
    oldest = min(since.values())
    for correction in absence.corrections(list(since)):
        removed = [row for row in correction.removed if row.last is None or row.last >= oldest]
        added = [row for row in correction.added if row.last is None or row.last >= oldest]
        if removed or added:
            yield HistoryRow(
                at=correction.at,
                title=_("Rettelse fra lønsystemet"),
                text=" ".join(_told(removed, _("Taget tilbage:")) + _told(added, _("Nyt:"))),
                who=_("Lønsystemet"),
            )


def _told(rows: list[Version], heading: str) -> list[str]:
    days = [f"{numeric_date(row.first)}–{numeric_date(row.last) if row.last else _('åben')}" for row in rows]
    return [heading, ", ".join(days) + "."] if days else []

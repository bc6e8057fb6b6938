"""What follow-up holds about somebody, for access requests and retention: cases, steps, alerts and what was said."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from django.apps import apps
from django.db.models import F, Max, Model, QuerySet
from django.db.models.functions import Coalesce, TruncDate
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from naervaer.core.calendar import numeric_date
from naervaer.core.records.case_file import Entry, Section
from naervaer.core.records.kinds import STEPS
from naervaer.web import slots
from naervaer.web.followup.history import history_of
from naervaer.web.followup.models import Alert, AlertAnswer, Case, CaseChange, Step, StepEvent
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation.employed import employments_of
from naervaer.web.said import erase
from naervaer.web.slots import Shelf, Stored

LAST = 90


def fill() -> None:
    slots.RECORD_SECTIONS.fill(sections)
    slots.RETENTION.fill(shelves)


def sections(person: int) -> Iterator[Section]:
    """The cases with their dates, and everything that was said or corrected in them."""
    employments = [employment.pk for employment in employments_of(person)]
    cases = Case.objects.filter(employment__in=employments)
    yield Section(_("Fraværsforløb"), tuple(_case(case) for case in cases), order=0)
    history = history_of(dict.fromkeys(employments, date.min), active_policy()) if employments else ()
    entries = (
        Entry(localdate(row.at), row.title, "\n".join(filter(None, [row.text, row.reason])), _who(row.who, row.role))
        for row in history
    )
    yield Section(_("Skridt, adviser og rettelser"), tuple(entries), order=10)


def _case(case: Case) -> Entry:
    ends = _("Slut %(day)s.") % {"day": numeric_date(case.last_day)} if case.last_day else _("Ikke afsluttet.")
    gone = _("Ikke længere i lønsystemet.") if case.withdrawn else ""
    return Entry(case.first_day, _("Forløb begyndt"), f"{ends} {gone}".strip())


def _who(name: str, role: str) -> str:
    return f"{name} ({role})" if name and role else name


def shelves() -> Iterator[Shelf]:
    yield Shelf(STEPS, _alerts, _erase_alerts, LAST)
    yield Shelf(STEPS, _cases, _erase_cases, LAST + 1)


def _alerts(before: date) -> Iterable[Stored]:
    rows = Alert.objects.filter(raised_on__lt=before).annotate(
        newest=Coalesce(TruncDate(Max("answers__at")), F("raised_on"))
    )
    for pk, employment, raised, newest in rows.values_list("pk", "employment", "raised_on", "newest"):
        yield Stored(pk, employment, None, raised, newest)


def _erase_alerts(pks: Collection[int]) -> int:
    erase(AlertAnswer.objects.filter(alert__in=list(pks)))
    return erase(Alert.objects.filter(pk__in=list(pks)))


def _cases(before: date) -> Iterable[Stored]:
    """Cases with anything left of them here, or that nothing refers to any more."""
    rows = Case.objects.filter(first_day__lt=before).annotate(
        newest=Max("steps__events__at"), changed=Max("changes__at")
    )
    old = [model.objects.filter(case__first_day__lt=before) for model in (Step, CaseChange)]
    left = {case for rows_of in old for case in rows_of.values_list("case", flat=True).distinct()}
    left |= set(_free(rows).values_list("pk", flat=True))
    for case in rows.filter(pk__in=[pk for pk in rows.values_list("pk", flat=True) if pk in left]):
        said = [localdate(at) for at in (case.newest, case.changed) if at]
        newest = max([case.first_day, *([case.last_day] if case.last_day else []), *said])
        yield Stored(case.pk, case.employment_id, case.pk, case.first_day, newest)


def _free(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Those no other room has anything about."""
    for model, name in _pointing_at(Case):
        if model not in (Step, CaseChange):
            others = model._base_manager.filter(**{f"{name}__isnull": False})
            cases = cases.exclude(pk__in=others.values(name))
    return cases


def _pointing_at(model: type[Model]) -> Iterator[tuple[type[Model], str]]:
    """Every model of every room with a foreign key to this one, and the key's name."""
    for other in apps.get_models():
        for field in other._meta.concrete_fields:
            if field.related_model is model:
                yield other, field.name


def _erase_cases(pks: Collection[int]) -> int:
    """All that was said in the cases; the case itself, a pair of dates, while nothing else refers to it."""
    cases, steps = Case.objects.filter(pk__in=list(pks)), Step.objects.filter(case__in=list(pks))
    for model, name in _pointing_at(Step):
        if model is not StepEvent:
            model._base_manager.filter(**{f"{name}__in": steps}).update(**{name: None})
    erase(StepEvent.objects.filter(step__in=steps))
    erase(CaseChange.objects.filter(case__in=list(pks)))
    erase(steps)
    erase(_free(cases))
    return len(pks)

"""What payroll says of the days of some calls, and how each stands with it."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet

from naervaer.core.absence import Category
from naervaer.core.calendar import WorkCalendar, calendar_of
from naervaer.core.sickcall.model import Call
from naervaer.core.sickcall.reconcile import Absence, Difference, Outcome, outcome
from naervaer.web.absence import queries as absence
from naervaer.web.handbook.queries import active_policy
from naervaer.web.sickcall.counting import call_of
from naervaer.web.sickcall.models import SickCall


def what_payroll_says(
    rows: QuerySet[SickCall],
) -> Iterator[tuple[SickCall, Call, list[Absence], WorkCalendar]]:
    """Each call with payroll's rows of its employment. Read ``employment`` along with the rows."""
    found = list(rows)
    calendar = calendar_of(active_policy())
    told = absence.rows_in_force({row.employment_id for row in found}) if found else []
    for row in found:
        call = call_of(row)
        yield row, call, [t for t in told if t.employment_id == call.employment_id], calendar


def how_it_stands(row: SickCall, as_of: date) -> Outcome:
    """The differences of one call, for the page on which somebody says who is right."""
    patience = active_policy().sick_call_on(row.first).payroll_knows_within_days
    rows = SickCall.objects.select_related("employment").filter(pk=row.pk)
    [(_row, call, told, calendar)] = what_payroll_says(rows)
    return outcome(call, told, calendar, as_of, patience)


def in_json(found: Outcome) -> list[list[str | None]]:
    """The differences in the form in which a decision about them is kept."""
    return [[d.about, _text(d.call), _text(d.payroll)] for d in found.differences]


def from_json(kept: list[list[str | None]]) -> tuple[Difference, ...]:
    """The differences of a decision as they were kept."""
    return tuple(Difference(str(about), _value(about, call), _value(about, payroll)) for about, call, payroll in kept)


def _value(about: str | None, text: str | None) -> date | Category | None:
    if text is None:
        return None
    return Category(text) if about == "category" else date.fromisoformat(text)


def _text(value: date | Category | None) -> str | None:
    return value.isoformat() if isinstance(value, date) else value and value.value

"""The absence that follow-up counts: payroll's, in the light of the calls. Figures take payroll's alone."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

import duckdb
from django.db.models import Q, QuerySet

from naervaer.core.absence import AbsenceDay, AbsencePeriod, Category
from naervaer.core.calendar import WorkCalendar, calendar_of
from naervaer.core.sickcall.model import Call, Trust
from naervaer.core.sickcall.reconcile import Absence, effective
from naervaer.files import tables
from naervaer.web.absence import queries as absence
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation.employed import employment_pks
from naervaer.web.sickcall.models import SickCall

STANDS = Q(replaced=False) & ~Q(state="annulled")
COUNTS = STANDS & ~Q(state="payroll_right") & ~(Q(state="confirmed", back__isnull=False))
"""The calls that may change what payroll tells: one that payroll confirms from end to end does not."""

TRUST = {"payroll_right": Trust.PAYROLL, "call_right": Trust.CALL}


def called_in(employment: int, day: date) -> bool:
    """Whether a call tells of the day already: nobody has ended it, or *rask fra i morgen*."""
    standing = SickCall.objects.filter(STANDS, employment=employment).exclude(state="payroll_right")
    return standing.filter(Q(back=None) | Q(back__gt=day)).exists()


def call_of(row: SickCall) -> Call:
    """The call as the rules know it. Read ``employment`` along with the rows."""
    trust = TRUST.get(row.state, Trust.NOBODY)
    return Call(row.pk, row.employment.ext_id, Category(row.category), row.first, row.back, trust)


def rows_that_count(employments: Collection[int], as_of: date) -> list[Absence]:
    """The absence of a few employments (pks): what payroll tells, with what the calls add and end."""
    told = absence.rows_in_force(employments)
    calls = _calls(SickCall.objects.filter(COUNTS, employment__in=list(employments)))
    return told if not calls else list(_together(told, calls, as_of))


def fill(con: duckdb.DuckDBPyConnection, employments: Collection[int] | None, as_of: date) -> None:
    """Copy what counts into the canonical tables; ``employments`` (pks) leaves the others out."""
    absence.fill(con, employments)
    calling = SickCall.objects.filter(COUNTS)
    if employments is not None:
        chosen = set(employments)
        pks = [pk for pk in calling.values_list("employment", flat=True) if pk in chosen]
    else:
        pks = list(calling.values_list("employment", flat=True))
    if not pks:
        return
    wanted = sorted(employment_pks(pks))
    con.execute("DELETE FROM absence_periods WHERE list_contains($ids, employment_id)", {"ids": wanted})
    con.execute("DELETE FROM absence_days WHERE list_contains($ids, employment_id)", {"ids": wanted})
    counted = rows_that_count(pks, as_of)
    tables.insert(con, "absence_periods", [row for row in counted if isinstance(row, AbsencePeriod)])
    tables.insert(con, "absence_days", [row for row in counted if isinstance(row, AbsenceDay)])


def _calls(rows: QuerySet[SickCall]) -> dict[str, list[Call]]:
    found: dict[str, list[Call]] = defaultdict(list)
    for row in rows.select_related("employment").order_by("first", "pk"):
        found[row.employment.ext_id].append(call_of(row))
    return dict(found)


def _together(told: Iterable[Absence], calls: dict[str, list[Call]], as_of: date) -> Iterable[Absence]:
    by_employment: dict[str, list[Absence]] = defaultdict(list)
    for row in told:
        by_employment[row.employment_id].append(row)
    calendar: WorkCalendar = calendar_of(active_policy())
    for employment in sorted({*by_employment, *calls}):
        rows = by_employment.get(employment, [])
        yield from effective(rows, calls.get(employment, ()), calendar, as_of)

"""*Refusion* of a case as its page tells it: dates, what has been done, and whether the codes go together."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.utils.translation import gettext_lazy

from naervaer.core.absence import AbsenceDay, Category
from naervaer.core.papers.deadlines import Agreement56, Coded, can_be_renewed, code_doubts
from naervaer.core.papers.refusion import NOTIFY, REQUEST, Absence, Deadline, deadlines, employer_period, refusion_from
from naervaer.web.absence.queries import employments_coded, rows_in_force
from naervaer.web.followup.reach import RunningCase
from naervaer.web.organisation.employed import employment_pks, employment_terms
from naervaer.web.papers.models import Paper, RefusionDone
from naervaer.web.said import name_of

SICKNESS = frozenset({Category.OWN_SICKNESS, Category.PARTIAL_SICKNESS, Category.SECTION_56})

TITLES = {NOTIFY: gettext_lazy("Fraværet er anmeldt"), REQUEST: gettext_lazy("Refusion er søgt")}


@dataclass(frozen=True, slots=True)
class Done:
    pk: int
    on_day: date
    who: str


@dataclass(frozen=True, slots=True)
class Line:
    """A deadline and, when it has been met, by whom and when."""

    deadline: Deadline
    done: Done | None
    state: str

    @property
    def in_time(self) -> bool:
        return self.done is not None and self.done.on_day <= self.deadline.due


@dataclass(frozen=True)
class Refusion:
    """The dates of one case."""

    period: tuple[date, date] | None
    since: date
    exempt: str
    lines: tuple[Line, ...]
    doubts: tuple[tuple[date, bool], ...]


def refusion_of(case: RunningCase, day: date) -> Refusion:
    """What the workplace and payroll must know of a case."""
    return refusions_of([case], day)[case.pk]


def refusions_of(cases: Sequence[RunningCase], day: date) -> dict[int, Refusion]:
    """The same of many cases, by pk, in a handful of queries."""
    employments = {case.employment for case in cases}
    agreed, since, done = agreements_by(employments), _employed_since(employments), _done_of(cases)
    suspects = set(agreed) | employments_coded(Category.SECTION_56, employments)
    rows = _coded_rows([case.employment for case in cases if case.employment in suspects])
    return {
        case.pk: _one(
            case, day, agreed.get(case.employment, []), since.get(case.employment), done[case.pk], rows[case.employment]
        )
        for case in cases
    }


def _one(
    case: RunningCase,
    day: date,
    agreements: list[Agreement56],
    employed_since: date | None,
    done: dict[str, list[Done]],
    rows: list[Coded],
) -> Refusion:
    covered = any(agreement.covers(case.first_day) for agreement in agreements)
    absence = Absence(case.first_day, case.last_day, employed_since, covered)
    found = deadlines(absence, day, requested=[one.on_day for one in done[REQUEST]])
    coded = [row for row in rows if case.first_day <= row[0] <= (case.last_day or day)]
    return Refusion(
        period=employer_period(absence),
        since=refusion_from(absence),
        exempt=absence.exempt,
        lines=tuple(_line(one, done[one.what], day) for one in found),
        doubts=tuple(code_doubts(agreements, coded, day)),
    )


def _done_of(cases: Sequence[RunningCase]) -> dict[int, dict[str, list[Done]]]:
    """What has been registered of each case, oldest first."""
    done: dict[int, dict[str, list[Done]]] = {case.pk: {NOTIFY: [], REQUEST: []} for case in cases}
    rows = RefusionDone.objects.filter(case__in=list(done), annulled__isnull=True).select_related(
        "by__person", "on_behalf_of"
    )
    for row in rows.order_by("on_day"):
        done[row.case_id][row.what].append(Done(row.pk, row.on_day, name_of(row)))
    return done


def _employed_since(employments: Collection[int]) -> dict[int, date]:
    """The first day of each of these employments."""
    by_name = employment_pks(employments)
    found: dict[int, date] = {}
    for term in employment_terms(employments):
        pk = by_name[term.employment_id]
        found[pk] = min(term.first, found.get(pk, term.first))
    return found


def _line(deadline: Deadline, done: list[Done], day: date) -> Line:
    said = done[deadline.nth - 1] if len(done) >= deadline.nth else None
    if said:
        return Line(deadline, said, "done")
    if deadline.due < day:
        return Line(deadline, None, "overdue")
    return Line(deadline, None, "today" if deadline.opens <= day else "planned")


def case_of_done(pk: int) -> int | None:
    """The case (pk) of something registered."""
    return RefusionDone.objects.filter(pk=pk).values_list("case", flat=True).first()


AGREED = Q(state__in=("approved", "ended"), first__isnull=False)
"""The § 56 agreements there are or have been: no other paper has a first day."""


def with_agreement() -> frozenset[int]:
    """The employments (pks) that have or have had a § 56 agreement."""
    return frozenset(Paper.objects.filter(AGREED).values_list("employment", flat=True))


def agreements_by(employments: Collection[int]) -> dict[int, list[Agreement56]]:
    """The § 56 agreements there are or have been, by employment (pk)."""
    rows = Paper.objects.filter(AGREED, employment__in=list(employments))
    found: dict[int, list[Agreement56]] = {}
    for employment, first, last in rows.values_list("employment", "first", "last"):
        if first and last:
            found.setdefault(employment, []).append(Agreement56(first, last))
    return found


@dataclass(frozen=True, slots=True)
class Renewal:
    """Whether an agreement can be renewed: the days of absence with the code for § 56 in the last year."""

    days: int
    enough: bool


def renewal_of(employment: int, day: date) -> Renewal:
    """The days of the last 365 with the code for § 56, calendar days; what runs counts to the day."""
    since = day - timedelta(days=364)
    days: set[date] = set()
    for first, last, coded in _coded_rows([employment])[employment]:
        begins, ends = max(first, since), min(last or day, day)
        if coded:
            days.update(begins + timedelta(days=n) for n in range((ends - begins).days + 1))
    return Renewal(len(days), can_be_renewed(len(days)))


def _coded_rows(employments: Collection[int]) -> dict[int, list[Coded]]:
    """The sickness of these employments (pks) as payroll has coded it; empty for all others."""
    by_name = employment_pks(employments) if employments else {}
    found: dict[int, list[Coded]] = defaultdict(list)
    for row in rows_in_force(employments) if employments else ():
        if row.category in SICKNESS:
            first, last = (row.day, row.day) if isinstance(row, AbsenceDay) else (row.first, row.last)
            found[by_name[row.employment_id]].append((first, last, row.category is Category.SECTION_56))
    return found

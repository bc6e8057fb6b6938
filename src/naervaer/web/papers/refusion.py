"""*Refusion* of a case as its page tells it: dates, what has been done, and whether the codes go together."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from naervaer.core.absence import AbsenceDay, Category
from naervaer.core.papers.deadlines import Agreement56, code_doubts
from naervaer.core.papers.refusion import NOTIFY, REQUEST, Absence, Deadline, deadlines, employer_period, refusion_from
from naervaer.web.absence.queries import rows_in_force
from naervaer.web.followup.reach import RunningCase
from naervaer.web.organisation.employed import employment_terms
from naervaer.web.papers.models import Paper, RefusionDone
from naervaer.web.said import name_of

SICKNESS = frozenset({Category.OWN_SICKNESS, Category.PARTIAL_SICKNESS, Category.SECTION_56})


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
    agreements = agreements_of([case.employment])
    terms = employment_terms([case.employment])
    absence = Absence(
        case.first_day,
        case.last_day,
        min((term.first for term in terms), default=None),
        any(agreed.covers(case.first_day) for agreed in agreements),
    )
    rows = RefusionDone.objects.filter(case=case.pk, annulled__isnull=True).select_related("by__person")
    done: dict[str, list[Done]] = {NOTIFY: [], REQUEST: []}
    for row in rows.order_by("on_day"):
        done[row.what].append(Done(row.pk, row.on_day, name_of(row)))
    found = deadlines(absence, day, requested=[one.on_day for one in done[REQUEST]])
    return Refusion(
        period=employer_period(absence),
        since=refusion_from(absence),
        exempt=absence.exempt,
        lines=tuple(_line(one, done[one.what], day) for one in found),
        doubts=tuple(doubts_of(case.employment, case.first_day, day)),
    )


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


def agreements_of(employments: Collection[int]) -> list[Agreement56]:
    """The § 56 agreements there are or have been."""
    rows = Paper.objects.filter(employment__in=list(employments), state__in=("approved", "ended"), first__isnull=False)
    return [Agreement56(first, last) for first, last in rows.values_list("first", "last") if first and last]


def doubts_of(employment: int, since: date, day: date) -> list[tuple[date, bool]]:
    """Absence whose code and the agreements do not go together, from that day on."""
    rows = [row for row in rows_in_force([employment]) if row.category in SICKNESS]
    coded = [
        (row.day, row.day, row.category is Category.SECTION_56)
        if isinstance(row, AbsenceDay)
        else (row.first, row.last, row.category is Category.SECTION_56)
        for row in rows
    ]
    return code_doubts(agreements_of([employment]), [one for one in coded if one[0] >= since], day)

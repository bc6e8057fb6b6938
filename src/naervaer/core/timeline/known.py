"""What is known of each employment's absence on a date, one day at a time. The slow, obvious way."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from naervaer.core.absence import EMPLOYED_STATUSES, AbsenceDay, AbsencePeriod, Category, EmploymentTerm
from naervaer.core.calendar import days

Absence = AbsencePeriod | AbsenceDay


@dataclass(frozen=True)
class Known:
    """One employment seen on ``as_of``: every day absent with its categories, none of them after that date.

    ``goes_on`` when an absence is not over on ``as_of``. ``told_end`` is the newest last day that a period names:
    a period says when the person was back, a day tells nothing of the days off that follow it. ``left`` is the last
    day of the employment when it has one; absence after it is not counted.
    """

    employment_id: str
    as_of: date
    days: Mapping[date, frozenset[Category]]
    goes_on: bool
    told_end: date | None
    left: date | None

    @property
    def still_employed(self) -> bool:
        return self.left is None or self.left >= self.as_of


def known(
    absences: Iterable[Absence],
    terms: Iterable[EmploymentTerm],
    categories: frozenset[Category],
    as_of: date,
) -> list[Known]:
    """What ``as_of`` knows, by employment id; employments with nothing counted are not there."""
    rows: dict[str, list[Absence]] = {}
    for absence in absences:
        if absence.category in categories and _is_absent(absence):
            rows.setdefault(absence.employment_id, []).append(absence)
    left = last_days(terms)
    found = (_one(employment, rows[employment], left.get(employment), as_of) for employment in sorted(rows))
    return [one for one in found if one.days]


def last_days(terms: Iterable[EmploymentTerm]) -> dict[str, date | None]:
    """Last day of each employment, None while it goes on; terms in which the person is not employed say nothing."""
    ends: dict[str, list[date | None]] = {}
    for term in terms:
        if term.status in EMPLOYED_STATUSES:
            ends.setdefault(term.employment_id, []).append(term.last)
    return {employment: max_or_open(lasts) for employment, lasts in ends.items()}


def max_or_open(lasts: Iterable[date | None]) -> date | None:
    """The newest of some last days; None, an open end, is newer than any."""
    return max(lasts, key=lambda last: last or date.max)


def _is_absent(row: Absence) -> bool:
    return isinstance(row, AbsencePeriod) or row.absent_hours > 0


def _one(employment: str, rows: list[Absence], left: date | None, as_of: date) -> Known:
    limit = min(as_of, left or as_of)
    absent: dict[date, set[Category]] = {}
    goes_on = False
    told: list[date] = []
    for row in rows:
        first, last = (row.day, row.day) if isinstance(row, AbsenceDay) else (row.first, row.last)
        for day in days(first, min(last or limit, limit)):
            absent.setdefault(day, set()).add(row.category)
        if isinstance(row, AbsencePeriod) and first <= limit:
            told.append(min(last or limit, limit))
            goes_on = goes_on or (limit == as_of and (last is None or last > as_of))
    return Known(
        employment,
        as_of,
        {day: frozenset(kinds) for day, kinds in absent.items()},
        goes_on,
        max(told, default=None),
        left,
    )

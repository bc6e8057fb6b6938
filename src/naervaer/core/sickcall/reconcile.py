"""*Afstemning*: a sick call held against payroll, and the absence both together tell.

Payroll is the source of absence for figures. For follow-up the call counts from the moment it is taken, so that no
deadline is lost while payroll is silent:

- Days only the call tells are absent, in the call's category.
- Somebody who has said that they are well is well, although payroll's period is still open.
- Where the two contradict each other both count, until a person has said who is right: the earlier first day and the
  later last day give the earlier deadlines.
- Days off between the two make no difference: a call on a Saturday and payroll from Monday say the same.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from naervaer.core.absence import SICKNESS, AbsenceDay, AbsencePeriod, Category
from naervaer.core.calendar import ONE_DAY, WorkCalendar, days
from naervaer.core.sickcall.model import Call, Trust

Absence = AbsencePeriod | AbsenceDay

PARTLY = frozenset({Category.PARTIAL_SICKNESS})
"""Payroll's word for a return by degrees; it contradicts no call."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What the two say of one thing: ``about`` is first, last or category; None = nothing, or not over yet."""

    about: str
    call: date | Category | None
    payroll: date | Category | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The state of ``core.sickcall.states.CALL`` by the facts alone, and what differs."""

    state: str
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class _Told:
    """One spell of payroll: its days and categories. Payroll tells it is ``open``, or ``ended``, or only the days."""

    first: date
    last: date
    open: bool
    ended: bool
    categories: frozenset[Category]


def outcome(call: Call, payroll: Sequence[Absence], calendar: WorkCalendar, as_of: date, patience: int) -> Outcome:
    """How the call stands with payroll, which is given ``patience`` days to tell of it, or of its end."""
    if call.is_empty:
        return Outcome("confirmed")
    told = _met(call, payroll, calendar, as_of)
    if told is None or told.last < call.first:
        waited = (as_of - call.first).days
        return Outcome("awaiting" if waited < patience else "unknown_to_payroll")
    differences = tuple(_differences(call, told, calendar))
    if differences:
        return Outcome("differs", differences)
    if call.last is not None and not told.ended and not _same_last(call.last, told.last, calendar):
        late = (as_of - call.last).days >= patience
        return Outcome("differs", (Difference("last", call.last, None),)) if late else Outcome("awaiting")
    return Outcome("confirmed")


def _differences(call: Call, told: _Told, calendar: WorkCalendar) -> Iterator[Difference]:
    if not _same_first(call.first, told.first, calendar):
        yield Difference("first", call.first, told.first)
    if call.last is not None and told.ended and not _same_last(call.last, told.last, calendar):
        yield Difference("last", call.last, told.last)
    said = told.categories - PARTLY
    if said and call.category not in said:
        yield Difference("category", call.category, min(said))


def _told(payroll: Iterable[Absence], calendar: WorkCalendar, as_of: date) -> list[_Told]:
    """Payroll's spells of sickness, days off in between bridged; open ones reach to ``as_of``."""
    found: dict[date, set[Category]] = {}
    open_from: list[date] = []
    ends: set[date] = set()
    for row in payroll:
        if row.category not in SICKNESS:
            continue
        if isinstance(row, AbsenceDay):
            if row.absent_hours > 0:
                found.setdefault(row.day, set()).add(row.category)
            continue
        for day in days(row.first, row.last or max(as_of, row.first)):
            found.setdefault(day, set()).add(row.category)
        if row.last is None:
            open_from.append(row.first)
        else:
            ends.add(row.last)
    return [_spell(group, found, open_from, ends) for group in _groups(sorted(found), calendar)]


def _groups(told: Sequence[date], calendar: WorkCalendar) -> Iterator[list[date]]:
    group = list(told[:1])
    for before, day in pairwise(told):
        if not _same_first(before + ONE_DAY, day, calendar):
            yield group
            group = []
        group.append(day)
    if group:
        yield group


def _spell(group: list[date], found: dict[date, set[Category]], open_from: list[date], ends: set[date]) -> _Told:
    kinds = frozenset().union(*(found[day] for day in group))
    goes_on = any(group[0] <= first <= group[-1] for first in open_from)
    return _Told(group[0], group[-1], goes_on, not goes_on and group[-1] in ends, kinds)


def _meets(told: _Told, first: date, end: date, calendar: WorkCalendar) -> bool:
    if told.first <= end and told.last >= first:
        return True
    return (
        _same_first(end + ONE_DAY, told.first, calendar)
        if told.first > end
        else _same_first(told.last + ONE_DAY, first, calendar)
    )


def _joined(told: list[_Told]) -> _Told | None:
    if not told:
        return None
    return _Told(
        min(t.first for t in told),
        max(t.last for t in told),
        any(t.open for t in told),
        max(told, key=lambda t: t.last).ended,
        frozenset().union(*(t.categories for t in told)),
    )


def _same_first(one: date, other: date, calendar: WorkCalendar) -> bool:
    """Whether it makes no difference on which of the days something begins: no workday before the later of them."""
    return not any(calendar.is_workday(day) for day in days(min(one, other), max(one, other) - ONE_DAY))


def _same_last(one: date, other: date, calendar: WorkCalendar) -> bool:
    """Whether it makes no difference on which of the days something ends: no workday after the earlier of them."""
    return not any(calendar.is_workday(day) for day in days(min(one, other) + ONE_DAY, max(one, other)))


def effective(payroll: Sequence[Absence], calls: Iterable[Call], calendar: WorkCalendar, as_of: date) -> list[Absence]:
    """The absence of one employment that follow-up counts: payroll's, with what the calls add and end."""
    rows = list(payroll)
    counted = [call for call in calls if call.trust is not Trust.PAYROLL and not call.is_empty]
    for call in counted:
        rows = [kept for row in rows for kept in _in_light_of(call, row, rows, calendar, as_of)]
    return [*rows, *(added for call in counted for added in _added(call, rows, calendar, as_of))]


def _met(call: Call, rows: Iterable[Absence], calendar: WorkCalendar, as_of: date) -> _Told | None:
    end = call.last or max(as_of, call.first)
    return _joined([t for t in _told(rows, calendar, as_of) if _meets(t, call.first, end, calendar)])


def _in_light_of(
    call: Call, row: Absence, rows: Sequence[Absence], calendar: WorkCalendar, as_of: date
) -> Iterator[Absence]:
    """A row of payroll: ended by the call, cut to it when the call is right, or as it is."""
    told = _met(call, rows, calendar, as_of)
    first = row.day if isinstance(row, AbsenceDay) else row.first
    if told is None or row.category not in SICKNESS or not told.first <= first <= told.last:
        yield row
    elif call.trust is Trust.CALL:
        yield from _cut(row, call)
    elif isinstance(row, AbsencePeriod) and row.last is None and call.last is not None and row.first <= call.last:
        yield replace(row, last=call.last)
    else:
        yield row


def _cut(row: Absence, call: Call) -> Iterator[Absence]:
    end = call.last or date.max
    if isinstance(row, AbsenceDay):
        if call.first <= row.day <= end:
            yield row
        return
    first, last = max(row.first, call.first), min(row.last or date.max, end)
    if first <= last:
        yield replace(row, first=first, last=None if last == date.max else last)


def _added(call: Call, rows: Sequence[Absence], calendar: WorkCalendar, as_of: date) -> Iterator[AbsencePeriod]:
    """The stretches of a call that payroll does not tell. The last is open while neither has told of an end.

    A spell that payroll ended before the call is no end of it: somebody who was well is ill again.
    """
    covered = {day for row in rows for day in _days_of(row, as_of)}
    told = _met(call, rows, calendar, as_of)
    ended = call.last or (told.last if told and told.ended and told.last >= call.first else None)
    end = ended or max([call.first, *(day for day in covered if day <= as_of)])
    period = AbsencePeriod(call.employment_id, call.category, call.first, end)
    stretches = list(_stretches([day for day in days(call.first, end) if day not in covered]))
    if ended is None and (told is None or not told.open):
        tail = stretches.pop()[0] if stretches and stretches[-1][1] == end else end
        yield replace(period, first=tail, last=None)
    yield from (replace(period, first=first, last=last) for first, last in stretches)


def _days_of(row: Absence, as_of: date) -> Iterable[date]:
    if row.category not in SICKNESS:
        return ()
    if isinstance(row, AbsenceDay):
        return (row.day,) if row.absent_hours > 0 else ()
    return days(row.first, max(row.last or as_of, row.first))


def _stretches(uncovered: Sequence[date]) -> Iterator[tuple[date, date]]:
    """Days in a row, each as its first and last."""
    wanted = set(uncovered)
    firsts = [day for day in uncovered if day - ONE_DAY not in wanted]
    lasts = [day for day in uncovered if day + ONE_DAY not in wanted]
    yield from zip(firsts, lasts, strict=True)

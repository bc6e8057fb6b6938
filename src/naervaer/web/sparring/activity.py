"""*Aktivitet*: meetings held, cases talked of and decisions kept, by group and month. Totals, none of few people."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from naervaer.web.agreements import queries as agreements
from naervaer.web.handbook.queries import active_policy
from naervaer.web.sparring.knowing import ORIGIN
from naervaer.web.sparring.models import Item, Meeting

MONTHS = 12


@dataclass(frozen=True, slots=True)
class ActivityLine:
    """A group in a month. A count is None when it tells of few people (*diskretioneret*).

    ``kept`` are the decisions done by their day, of ``due``, those whose day has come.
    """

    group: str
    month: date
    meetings: int
    cases: int | None
    decided: int | None
    due: int | None
    kept: int | None


@dataclass
class _Counted:
    meetings: int = 0
    people: set[int] = field(default_factory=set)
    decided: int = 0
    due: int = 0
    kept: int = 0


def by_month(day: date) -> list[ActivityLine]:
    """The last year, newest month first."""
    since = date(day.year - 1, day.month, 1)
    held = Meeting.objects.filter(state="ended", on_day__gte=since, on_day__lte=day).select_related("group")
    months: dict[int, tuple[str, date]] = {m.pk: (m.group.name, m.on_day.replace(day=1)) for m in held}
    counted: dict[tuple[str, date], _Counted] = defaultdict(_Counted)
    for month in months.values():
        counted[month].meetings += 1
    items = Item.objects.filter(meeting__in=list(months), state="discussed").values_list("pk", "meeting", "employment")
    of_item = {}
    for pk, meeting, employment in items:
        of_item[pk] = months[meeting]
        counted[months[meeting]].people.add(employment)
    for pk, rows in agreements.of_origin(ORIGIN, list(of_item)).items():
        for row in rows:
            if row.state != "annulled":
                _count(counted[of_item[pk]], row, day)
    least = active_policy().figures_on(day).suppress_below_persons
    return [
        _line(group, month, found, least)
        for (group, month), found in sorted(counted.items(), key=lambda one: (-one[0][1].toordinal(), one[0][0]))
    ]


def _count(found: _Counted, row: agreements.Row, day: date) -> None:
    done_on = max((on for on, *_what in row.said), default=None) if row.state == "done" else None
    found.decided += 1
    found.due += row.due < day or done_on is not None
    found.kept += done_on is not None and done_on <= row.target


def _line(group: str, month: date, found: _Counted, least: int) -> ActivityLine:
    shown = len(found.people) >= least
    counts = (len(found.people), found.decided, found.due, found.kept) if shown else (None, None, None, None)
    return ActivityLine(group, month, found.meetings, *counts)

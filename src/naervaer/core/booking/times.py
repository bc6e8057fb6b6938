"""*Ledige tider*: when a consultant can be booked, counted in quarters of an hour that nobody else has."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from naervaer.core.verdicts import ALLOWED, Verdict, refused

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
QUARTER = timedelta(minutes=15)
SHORTEST, LONGEST = 15, 480
WEEK = 7
_ANYWHERE = ("telefon", "web", "på nettet", "video", "online")


@dataclass(frozen=True, slots=True)
class Opening:
    """*Fast tid*: the same time each week from ``first``, for ever without a ``last``; once where they are the same."""

    pk: int
    consultant: int
    first: date
    last: date | None
    at: time
    minutes: int
    place: str

    def on(self, day: date) -> bool:
        within = self.first <= day and (self.last is None or day <= self.last)
        return within and (day - self.first).days % WEEK == 0


@dataclass(frozen=True, slots=True)
class Free:
    """*Ledig tid*."""

    opening: int
    consultant: int
    starts: datetime
    minutes: int
    place: str


def starts_at(day: date, at: time) -> datetime:
    """The moment on a Danish clock."""
    return datetime.combine(day, at, tzinfo=COPENHAGEN)


def quarters(starts: datetime, minutes: int) -> tuple[datetime, ...]:
    """The quarters of an hour it takes, in UTC."""
    first = starts.astimezone(UTC)
    return tuple(first + n * QUARTER for n in range(-(-minutes // SHORTEST)))


def may_be_a_time(at: time, minutes: int) -> Verdict:
    """A time begins on a quarter, and is some quarters long."""
    if at.minute % SHORTEST or at.second:
        return refused("En tid begynder på et kvarter, for eksempel 9.00 eller 9.15.")
    if minutes % SHORTEST or not SHORTEST <= minutes <= LONGEST:
        return refused(f"En tid varer {SHORTEST}-{LONGEST} minutter i hele kvarterer.")
    return ALLOWED


def room_of(place: str) -> str:
    """What must not be booked by two: the place itself, unless it is a phone or the net."""
    name = place.strip().casefold()
    return "" if not name or name.startswith(_ANYWHERE) else name


def resources(consultant: int | None, place: str, whom: str, *, own: bool) -> tuple[str, ...]:
    """What a session takes: whoever holds it, whoever it is for, and the room. A provider's own rooms are its own."""
    room = room_of(place) if own else ""
    taken = [whom, f"giver:{consultant}" if consultant else "", f"room:{room}"[:140] if room else ""]
    return tuple(filter(None, taken))


def free_times(
    openings: Iterable[Opening],
    closed: Mapping[int, Collection[tuple[date, date]]],
    taken: Mapping[str, Collection[datetime]],
    span: tuple[datetime, date],
) -> tuple[Free, ...]:
    """The times that can still be booked from a moment to a day, the first first.

    ``closed`` are a consultant's days off; ``taken`` the quarters of each resource.
    """
    return tuple(sorted(_free(openings, closed, taken, span), key=lambda free: (free.starts, free.consultant)))


def _free(
    openings: Iterable[Opening],
    closed: Mapping[int, Collection[tuple[date, date]]],
    taken: Mapping[str, Collection[datetime]],
    span: tuple[datetime, date],
) -> Iterator[Free]:
    earliest, last = span
    for opening in openings:
        for day in _days(opening, earliest.astimezone(COPENHAGEN).date(), last):
            starts = starts_at(day, opening.at)
            off = any(first <= day <= until for first, until in closed.get(opening.consultant, ()))
            if starts < earliest or off:
                continue
            asked = quarters(starts, opening.minutes)
            names = resources(opening.consultant, opening.place, "", own=True)
            if not any(quarter in taken.get(name, ()) for name in names for quarter in asked):
                yield Free(opening.pk, opening.consultant, starts, opening.minutes, opening.place)


def _days(opening: Opening, first: date, last: date) -> Iterator[date]:
    behind = max((first - opening.first).days, 0)
    day = opening.first + timedelta(days=-(-behind // WEEK) * WEEK)
    while day <= last and opening.on(day):
        yield day
        day += timedelta(days=WEEK)

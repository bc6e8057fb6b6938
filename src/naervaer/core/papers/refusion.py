"""*Refusion* from the municipality: the dates a workplace and its payroll must know, counted from D0 of the case.

Sources: sygedagpengeloven § 30 (employer's period and the demand of 8 weeks' work), § 40 (notification) and § 58;
Aarhus and Albertslund kommune (a request reaches at most 3 months back). Days are calendar days, and an employer's
period is not made longer by holidays.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from naervaer.core.calendar import ONE_DAY
from naervaer.core.timeline.moments import months_after

EMPLOYER_PERIOD_DAYS = 30
EMPLOYED_DAYS = 56
NOTIFICATION_DAYS = 35
MONTHS_BACK = 3
NOTIFY, REQUEST = "notify", "request"


@dataclass(frozen=True, slots=True)
class Absence:
    """A case as it concerns *refusion*. ``employed_since`` None = unknown, and then counted as long ago."""

    first: date
    last: date | None
    employed_since: date | None = None
    section_56: bool = False

    @property
    def exempt(self) -> str:
        """Why there is no employer's period; empty when there is one."""
        if self.section_56:
            return "Der er en § 56-aftale."
        if self.employed_since and (self.first - self.employed_since).days < EMPLOYED_DAYS:
            return "Medarbejderen var ansat under 8 uger, da fraværet begyndte."
        return ""


@dataclass(frozen=True, slots=True)
class Deadline:
    """*Frist*. ``opens`` is the first day it makes sense to do it; ``nth`` counts the requests from 1."""

    what: str
    nth: int
    title: str
    opens: date
    due: date
    why: str
    source: str


def employer_period(absence: Absence) -> tuple[date, date] | None:
    """*Arbejdsgiverperiode*: first and last day, D0 to D0+29; None when the workplace has none."""
    if absence.exempt:
        return None
    return absence.first, absence.first + timedelta(days=EMPLOYER_PERIOD_DAYS - 1)


def refusion_from(absence: Absence) -> date:
    """The first day with *refusion*: day 31, or the first day."""
    period = employer_period(absence)
    return period[1] + ONE_DAY if period else absence.first


def gives_refusion(absence: Absence) -> bool:
    """Whether the absence reaches a day with *refusion*; one that runs may still come to."""
    return absence.last is None or absence.last >= refusion_from(absence)


def deadlines(absence: Absence, today: date, *, requested: Sequence[date] = ()) -> list[Deadline]:
    """What is to be done, the notification first. ``requested`` are the days *refusion* was asked for so far.

    A request covers the days until it was made, so the next reaches from that day, at most three months back. It is
    not asked for when the absence never reaches a day with *refusion*, nor before that day has come.
    """
    if not gives_refusion(absence):
        return []
    return [_notification(absence), *_requests(absence, today, requested)]


def _notification(absence: Absence) -> Deadline:
    first = absence.first
    opens = refusion_from(absence)
    five_weeks = first + timedelta(days=NOTIFICATION_DAYS)
    short = absence.last is not None and (absence.last - first).days < EMPLOYER_PERIOD_DAYS
    if absence.exempt and short:
        due, why = months_after(first, MONTHS_BACK), f"{absence.exempt} Et kort fravær anmeldes inden 3 måneder."
    else:
        due = five_weeks
        why = "Senest 5 uger efter første fraværsdag. Kommer anmeldelsen senere, gives refusion først fra den dag."
    return Deadline(NOTIFY, 1, "Anmeld fraværet i NemRefusion", opens, due, why, "Sygedagpengeloven § 40")


def _requests(absence: Absence, today: date, requested: Sequence[date]) -> Iterator[Deadline]:
    start, nth = refusion_from(absence), 1
    for day in sorted(requested):
        yield _request(nth, start, absence)
        start, nth = max(start, day + ONE_DAY), nth + 1
    more = absence.last is None or absence.last >= start
    if more and start <= today:
        yield _request(nth, start, absence)


def _request(nth: int, start: date, absence: Absence) -> Deadline:
    why = "Refusion kan højst søges 3 måneder tilbage, så den søges igen mindst hver 3. måned."
    title = "Søg refusion" if nth == 1 else "Søg refusion igen"
    return Deadline(REQUEST, nth, title, start, months_after(start, MONTHS_BACK), why, "Aarhus og Albertslund Kommune")

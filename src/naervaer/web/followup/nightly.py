"""*Natkørsel*: the program's own work once a day. Safe to run twice, and safe to be killed anywhere.

Each stage is one transaction, or many small ones that each stand alone; a run begins by doing what the last left.
"""

import os
import socket
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction

from naervaer.core.access.model import Actor
from naervaer.web import clock, slots
from naervaer.web.bulk import refresh_statistics
from naervaer.web.followup.models import NightRun
from naervaer.web.followup.owing import matters_by_person
from naervaer.web.followup.recounting import rederive
from naervaer.web.notices import actions as notices
from naervaer.web.reports import actions as reports
from naervaer.web.sickcall import actions as sickcall
from naervaer.web.slots import UNSENT

GIVEN_UP = timedelta(hours=2)
"""A run on another machine that has said nothing for so long is taken to be dead."""

Counts = dict[str, int]
Report = Callable[[str], None]


class AlreadyRunning(Exception):
    """Another night run is at work since ``started_at`` on ``host``."""

    def __init__(self, started_at: datetime, host: str) -> None:
        super().__init__(f"{started_at.isoformat()} {host}")
        self.started_at = started_at
        self.host = host


@dataclass(frozen=True, slots=True)
class Stage:
    """A part of the night: its key in the result, what it is called, and what it does."""

    key: str
    title: str
    work: Callable[[Actor, date], Counts]


def _follow_up(by: Actor, as_of: date) -> Counts:
    return rederive(by=by, as_of=as_of, because="nattens gennemgang").counts


def _figures(by: Actor, as_of: date) -> Counts:
    """Figures are of whole months that have ended; a past day has nothing else to say of them."""
    counted = as_of == clock.today() and reports.bring_up_to_date(by=by, because="nattens gennemgang")
    return {"figures_counted": int(bool(counted))}


def _rooms(by: Actor, as_of: date) -> Counts:
    """What rooms do of themselves belongs to its own day: nothing is sent today for a day that is past."""
    return dict(slots.NIGHT(by, as_of)) if as_of == clock.today() else {}


def _mails(_by: Actor, as_of: date) -> Counts:
    """Nobody is told today of how a past day stood."""
    if as_of != clock.today():
        return {"mails_sent": 0, "mails_failed": 0, "without_address": 0}
    told, again = notices.tell(matters=matters_by_person(as_of), day=as_of), sum(UNSENT())
    return {"mails_sent": told.sent + again, "mails_failed": told.failed, "without_address": told.without_address}


def _sick_calls(by: Actor, as_of: date) -> Counts:
    """Before the cases: a call that payroll has been silent about for too long is now somebody's to look into."""
    return {"sick_calls_changed": sickcall.hold_against_payroll(by=by, as_of=as_of)}


STAGES = (
    Stage("sickcall", "Sygemeldinger", _sick_calls),
    Stage("followup", "Forløb, skridt og adviser", _follow_up),
    Stage("figures", "Fraværstal", _figures),
    Stage("rooms", "Dagsordener og andet, der sker af sig selv", _rooms),
    Stage("notices", "Dagens mail", _mails),
)


def nightly(*, by: Actor, as_of: date, report: Report = lambda text: None) -> dict[str, Counts]:
    """Run every stage as ``as_of`` knows it; the counts of each by its key. Raises ``AlreadyRunning``."""
    run = _begin(as_of)
    result: dict[str, Counts] = {}
    try:
        for number, stage in enumerate(STAGES, start=1):
            report(f"{number}/{len(STAGES)} {stage.title}")
            result[stage.key] = stage.work(by, as_of)
            NightRun.objects.filter(pk=run.pk).update(beat_at=clock.now())
        refresh_statistics()
    finally:
        finished = clock.now() if len(result) == len(STAGES) else None
        NightRun.objects.filter(pk=run.pk).update(running=None, finished_at=finished, result=result)
    return result


def _begin(as_of: date) -> NightRun:
    now = clock.now()
    running = NightRun.objects.filter(running=True).first()
    if running is not None:
        if _alive(running, now):
            raise AlreadyRunning(running.started_at, running.host)
        NightRun.objects.filter(pk=running.pk).update(running=None)
    try:
        with transaction.atomic():
            return NightRun.objects.create(
                as_of=as_of, started_at=now, beat_at=now, host=socket.gethostname(), process=os.getpid()
            )
    except IntegrityError:
        raise AlreadyRunning(now, socket.gethostname()) from None


def _alive(run: NightRun, now: datetime) -> bool:
    """Whether a run still works: its process on this machine, or its latest sign of life from another."""
    if run.host != socket.gethostname():
        return now - run.beat_at < GIVEN_UP
    try:
        os.kill(run.process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True

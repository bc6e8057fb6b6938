"""The points of a case in order of time, for the list and for the drawn line of the person's page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from naervaer.core.calendar import numeric_date
from naervaer.core.followup.model import State
from naervaer.core.followup.standing import Urgency
from naervaer.web.followup.person import CaseView, TimelineStep
from naervaer.web.slots import Moment

BADGES = {
    Urgency.OVERDUE: "overdue",
    Urgency.TODAY: "today",
    Urgency.TOMORROW: "today",
    Urgency.AHEAD: "planned",
    Urgency.DONE: "done",
    Urgency.NOT_RELEVANT: "irrelevant",
    Urgency.CLOSED: "irrelevant",
}


@dataclass(frozen=True, slots=True)
class Point:
    """A line of the list. ``kind`` is absence, law, moment, step, today or note; a badge where somebody is to act.

    A moment comes from another room, with the page it can be seen on.
    """

    day: date
    kind: str
    title: str
    text: str = ""
    badge: str = ""
    badge_text: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark on the drawn line; the shape and the filling say what the colour says."""

    x: Decimal
    text: str
    colour: str
    fill: str
    dashed: bool = False


def points(case: CaseView, moments: Iterable[Moment], day: date) -> tuple[Point, ...]:
    """Everything from the first day to the latest step ahead, oldest first; of the moments, those of this case."""
    found = [*_absence(case), *(point for step in case.steps if step.asked for point in _step(step))]
    found += [_moment(m) for m in moments if m.day >= case.first_day and (case.running or m.day <= case.band.last)]
    if case.band.first <= day <= case.band.last:
        found.append(Point(day, "today", _("I dag")))
    order = {"absence": 0, "law": 1, "moment": 2, "step": 3, "today": 4}
    return tuple(sorted(found, key=lambda point: (point.day, order[point.kind], point.title)))


def notes(case: CaseView) -> tuple[Point, ...]:
    """*Datoer til orientering*: nobody is asked to do anything on them."""
    found = (Point(step.dates.due, "note", step.rule.title) for step in case.steps if not step.asked)
    return tuple(sorted(found, key=lambda point: (point.day, point.title)))


def _moment(moment: Moment) -> Point:
    return Point(moment.day, "moment", moment.title, moment.text, moment.badge, moment.badge_text, moment.url)


def _absence(case: CaseView) -> Iterator[Point]:
    for n, stretch in enumerate(case.stretches):
        what = _("Delvis fraværende") if stretch.partial else _("Fraværende hele dagen")
        until = "" if case.running and n == len(case.stretches) - 1 else _("til %s") % numeric_date(stretch.last)
        title = _("Første fraværsdag: %s") % what.lower() if n == 0 else what
        yield Point(stretch.first, "absence", title, until)
    if case.last_day:
        yield Point(case.last_day, "absence", _("Sidste fraværsdag"))


def _step(step: TimelineStep) -> Iterator[Point]:
    yield Point(step.day, "step", step.rule.title, _note(step), BADGES[step.standing.urgency], _badge_text(step))
    if step.dates.latest and step.dates.latest != step.day:
        yield Point(step.dates.latest, "law", _("Lovens frist: %s") % step.rule.title)


def _note(step: TimelineStep) -> str:
    if not step.by_leader and step.state is State.WAITING:
        return _("hos %s") % step.owner
    if step.deferred and step.state is State.WAITING:
        return _("udskudt fra %s") % numeric_date(step.dates.due)
    if step.done_on and step.done_on > step.dates.due:
        return _("fristen var %s") % numeric_date(step.dates.due)
    return ""


def _badge_text(step: TimelineStep) -> str:
    if step.standing.urgency is Urgency.CLOSED:
        return _("Lukket, da fraværet sluttede")
    return _("Næste arbejdsdag") if step.standing.urgency is Urgency.TOMORROW else ""


def marks(case: CaseView) -> tuple[Mark, ...]:
    """The steps, and the law's dates, on the drawn line."""
    found = []
    for step in case.steps:
        if not step.asked:
            continue
        done = step.state is State.DONE
        late = step.standing.urgency is Urgency.OVERDUE
        colour = "#2b7a3d" if done else "#b80000" if late else "#1f6bb0"
        text = f"{numeric_date(step.day)}: {step.rule.title}"
        found.append(Mark(case.band.at(step.day), text, colour, colour if done else "#fff"))
        if step.dates.latest:
            law = _("%(day)s: lovens frist, %(title)s") % {
                "day": numeric_date(step.dates.latest),
                "title": step.rule.title,
            }
            found.append(Mark(case.band.at(step.dates.latest), law, "#4d4d4d", "#fff", dashed=True))
    return tuple(found)


def in_words(case: CaseView) -> str:
    """The drawn line as one sentence, for those who do not see it; the list below tells all of it."""
    waiting = sum(step.waits for step in case.steps)
    done = sum(step.state is State.DONE for step in case.steps)
    return _("Fra %(first)s til %(last)s: %(done)d skridt gennemført, %(waiting)d venter.") % {
        "first": numeric_date(case.band.first),
        "last": numeric_date(case.band.last),
        "done": done,
        "waiting": waiting,
    }

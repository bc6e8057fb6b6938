"""Courses as their readers see them: the employee, whoever leads them, and whoever handles the scheme."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet
from django.http import Http404
from django.utils.timezone import localdate

from naervaer.core.access.model import Actor, Purpose
from naervaer.core.scheme.forecast import Wait
from naervaer.core.scheme.queue import in_order
from naervaer.core.scheme.states import COURSE
from naervaer.web.access import scope
from naervaer.web.courses import forecasts, money, reach
from naervaer.web.courses.models import Course, CourseEvent
from naervaer.web.courses.noting import name_of
from naervaer.web.courses.waiting import queue_of
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation.snapshot import snapshot_on

BADGES = {
    "waiting": "planned",
    "offered": "today",
    "running": "info",
    "finished": "done",
    "stopped": "irrelevant",
    "left": "irrelevant",
}


@dataclass(frozen=True, slots=True)
class Happened:
    day: date
    title: str
    who: str
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """*Forløb*. ``person`` is a pk, None for a unit's own; ``place`` is the place on the waiting list, from 1."""

    pk: int
    person: int | None
    name: str
    unit: str
    offer: str
    title: str
    state: str
    asked_on: date
    acute: bool
    answer_by: date | None
    let_by: int
    place: int | None
    expected: Wait | None
    happened: tuple[Happened, ...]

    @property
    def state_title(self) -> str:
        return COURSE.states[self.state]

    @property
    def badge(self) -> str:
        return BADGES[self.state]


@dataclass(frozen=True, slots=True)
class WaitingFor:
    """*Venteliste* of an agreement, in order; ``lost`` are those whose offer is gone from the policy."""

    title: str
    rows: tuple[Row, ...]


def own(actor: Actor, day: date) -> list[Row]:
    """One's own that are not over."""
    return _rows(reach.own(actor).filter(state__in=reach.OPEN), day)


def own_one(actor: Actor, pk: int, day: date) -> Row:
    return _only(reach.own(actor).filter(pk=pk), day)


def of_person(actor: Actor, person: int, day: date) -> list[Row]:
    """What a leader may know of, of somebody within reach."""
    employments = scope.sight_of_person(actor, Purpose.BOOK_OFFER, person, day)
    return _rows(reach.led(actor, list(employments), day), day) if employments else []


def led_one(actor: Actor, pk: int, day: date) -> Row:
    known = Course.objects.filter(pk=pk).values_list("employment", flat=True).first()
    return _only(reach.led(actor, [known] if known else [], day).filter(pk=pk), day)


def handled_one(actor: Actor, pk: int, day: date) -> Row:
    return _only(reach.handled(actor, day).filter(pk=pk), day)


def waiting_lists(actor: Actor, day: date) -> list[WaitingFor]:
    """The waiting lists of those within reach: by agreement, each in the order places are given."""
    rows = _rows(reach.handled(actor, day).filter(state__in=("waiting", "offered")), day)
    by_agreement: dict[str, list[Row]] = defaultdict(list)
    agreements = dict(Course.objects.filter(pk__in=[row.pk for row in rows]).values_list("pk", "agreement"))
    for row in rows:
        by_agreement[agreements[row.pk]].append(row)
    return [
        WaitingFor(_title(agreement, day), tuple(sorted(found, key=lambda row: (row.place is None, row.place or 0))))
        for agreement, found in sorted(by_agreement.items())
    ]


def _title(agreement: str, day: date) -> str:
    found = money.agreement_of(agreement, day)
    return (found.title or found.id) if found else agreement


def _only(rows: QuerySet[Course], day: date) -> Row:
    found = _rows(rows, day)
    if not found:
        raise Http404
    return found[0]


def _rows(rows: QuerySet[Course], day: date) -> list[Row]:
    events = CourseEvent.objects.select_related("by__person", "on_behalf_of").order_by("pk")
    read = rows.select_related("employment__person", "unit").prefetch_related(Prefetch("events", events))
    found = list(read.order_by("-pk"))
    waiting = {course.agreement for course in found if course.state == "waiting"}
    places = _places(waiting, day)
    expected = _expected(found, places, day)
    names = _unit_names(found, day)
    return [_row(course, places.get(course.pk), expected.get(course.pk), names) for course in found]


def _expected(courses: Iterable[Course], places: Mapping[int, int], day: date) -> dict[int, Wait]:
    """How long those of these who wait may wait, by pk: counted once for each agreement."""
    by_agreement: dict[str, dict[int, int]] = defaultdict(dict)
    for course in courses:
        if course.state == "waiting" and course.pk in places:
            by_agreement[course.agreement][course.pk] = places[course.pk]
    found: dict[int, Wait] = {}
    for agreement, numbers in by_agreement.items():
        told = forecasts.waits(agreement, set(numbers.values()), day)
        found |= {pk: told[number] for pk, number in numbers.items() if number in told}
    return found


def _places(agreements: Collection[str], day: date) -> dict[int, int]:
    """The place of everybody on these waiting lists, from 1."""
    found: dict[int, int] = {}
    for agreement in agreements:
        queue = queue_of(agreement, day)
        found |= {one.course: place for place, one in enumerate(in_order(queue.waiting, queue.order), 1)}
    return found


def _unit_names(courses: Iterable[Course], day: date) -> dict[int, str]:
    units = snapshot_on(day).by_pk
    return {course.unit_id: units[course.unit_id].name for course in courses if course.unit_id in units}


def _row(course: Course, place: int | None, expected: Wait | None, units: dict[int, str]) -> Row:
    offer = next((one for one in active_policy().offer if one.id == course.offer), None)
    events = list(course.events.all())
    person = course.employment.person if course.employment else None
    return Row(
        pk=course.pk,
        person=person.pk if person else None,
        name=person.name if person else "",
        unit=units.get(course.unit_id, ""),
        offer=course.offer,
        title=offer.title if offer else course.offer,
        state=course.state,
        asked_on=course.asked_on,
        acute=course.acute,
        answer_by=events[-1].answer_by if events and course.state == "offered" else None,
        let_by=sum(event.what == "let_go" for event in events),
        place=place,
        expected=expected,
        happened=tuple(Happened(localdate(e.at), e.get_what_display(), name_of(e), e.text) for e in events),
    )

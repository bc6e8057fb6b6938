"""Courses as their readers see them: the employee, whoever leads them, and whoever handles the scheme."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import Count, Prefetch, QuerySet
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

ROWS_A_PAGE = 50
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
class WaitingLists:
    """*Ventelister*: the agreements somebody waits for (id, title, how many), and a page of one of their lists."""

    agreements: tuple[tuple[str, str, int], ...]
    chosen: str
    title: str
    page: Page[int]
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


def waiting_lists(actor: Actor, day: date, agreement: str = "", side: str | None = None) -> WaitingLists:
    """The waiting lists of those within reach, and a page of one: in the order places are given, what is offered last.

    Without an agreement that somebody waits for, the first of them.
    """
    within = reach.handled(actor, day).filter(state__in=("waiting", "offered"))
    counted = sorted(within.order_by().values_list("agreement").annotate(Count("pk")))
    agreements = tuple((name, _title(name, day), number) for name, number in counted)
    chosen = next((one for one in agreements if one[0] == agreement), agreements[0] if agreements else ("", "", 0))
    places = _places([chosen[0]], day)
    pks = within.filter(agreement=chosen[0]).values_list("pk", flat=True)
    in_line = sorted(pks, key=lambda pk: (places.get(pk, len(places) + 1), pk))
    page = Paginator(in_line, ROWS_A_PAGE).get_page(side)
    rows = {row.pk: row for row in _rows(within.filter(pk__in=list(page)), day, places)}
    return WaitingLists(agreements, chosen[0], chosen[1], page, tuple(rows[pk] for pk in page))


def _title(agreement: str, day: date) -> str:
    found = money.agreement_of(agreement, day)
    return (found.title or found.id) if found else agreement


def _only(rows: QuerySet[Course], day: date) -> Row:
    found = _rows(rows, day)
    if not found:
        raise Http404
    return found[0]


def _rows(rows: QuerySet[Course], day: date, places: Mapping[int, int] | None = None) -> list[Row]:
    """``places`` where they have been counted already."""
    events = CourseEvent.objects.select_related("by__person", "on_behalf_of").order_by("pk")
    read = rows.select_related("employment__person", "unit").prefetch_related(Prefetch("events", events))
    found = list(read.order_by("-pk"))
    if places is None:
        places = _places({course.agreement for course in found if course.state == "waiting"}, day)
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

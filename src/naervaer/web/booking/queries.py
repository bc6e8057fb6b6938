"""Courses as whoever gives them sees them, and their times as the employee does. Never the personnel side."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from django.core.paginator import Page, Paginator
from django.db.models import Exists, Max, Min, OuterRef, Prefetch, Q, QuerySet
from django.http import Http404
from django.utils.timezone import localdate

from naervaer.core.access.model import Actor
from naervaer.core.booking.contact import Contact, first_contact, shown_as, urgency
from naervaer.core.booking.programme import Laid, lay_out
from naervaer.core.booking.quota import HOUR, Left, next_is_last
from naervaer.core.booking.times import Free
from naervaer.core.calendar import calendar_of
from naervaer.core.policy.scheme import Offer, Provider
from naervaer.core.scheme.states import COURSE
from naervaer.web import clock
from naervaer.web.booking import free
from naervaer.web.booking.models import ExtraHours, FirstContact, Session
from naervaer.web.booking.own_queries import title_of
from naervaer.web.booking.quotas import lefts, offer_of
from naervaer.web.booking.rows import SessionRow, session_rows, ways_of
from naervaer.web.booking.taking import is_own
from naervaer.web.courses import reach
from naervaer.web.courses.known import BEGINNINGS, by_pk
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation.snapshot import UnitRow, snapshot_on

if TYPE_CHECKING:
    from naervaer.web.courses.models import Course

LATELY = timedelta(days=90)
ROWS_A_PAGE = 50
USUAL_WORKDAYS = Provider.model_fields["first_contact_workdays"].default


@dataclass(frozen=True, slots=True)
class Given:
    """*Forløb* as whoever gives it sees it. ``shown`` is all they are told of who it is.

    ``person`` (a pk) is for the log.
    """

    pk: int
    person: int | None
    shown: str
    title: str
    state: str
    own: bool
    taken: bool
    way: str
    contact: Contact | None
    left: Left
    last_one: bool
    sessions: tuple[SessionRow, ...]
    extra: str
    places: tuple[str, ...]
    unit_course: bool
    programme: tuple[Laid, ...]

    @property
    def state_title(self) -> str:
        return COURSE.states[self.state]

    @property
    def running(self) -> bool:
        return self.state == "running"

    @property
    def upcoming(self) -> SessionRow | None:
        return next((one for one in self.sessions if one.state == "planned" and not one.over), None)

    @property
    def unsaid(self) -> tuple[SessionRow, ...]:
        return tuple(one for one in self.sessions if one.to_close)

    @property
    def late(self) -> bool:
        return self.contact is not None and self.contact.state == "late"


def given(actor: Actor, day: date, side: str | None = None) -> tuple[Page[int], list[Given]]:
    """A page of the courses somebody gives, the most pressing first."""
    page = Paginator(_in_order(reach.given_to(actor, day), day), ROWS_A_PAGE).get_page(side)
    found = {row.pk: row for row in _given(reach.given_to(actor, day).filter(pk__in=list(page)), day)}
    return page, [found[pk] for pk in page]


def ended_lately(actor: Actor, day: date) -> list[Given]:
    """The courses somebody gave that ended lately, the newest first."""
    ended = reach.given_to(actor, day).exclude(state="running")
    lately = ended.annotate(over=Max("events__at")).filter(over__date__gte=day - LATELY).order_by("-over", "-pk")
    pks = list(lately.values_list("pk", flat=True)[:ROWS_A_PAGE])
    found = {row.pk: row for row in _given(reach.given_to(actor, day).filter(pk__in=pks), day)}
    return [found[pk] for pk in pks]


def _in_order(rows: QuerySet["Course"], day: date) -> list[int]:
    """The keys of those that run, by what each needs and how long it has needed it."""
    now, sessions = clock.now(), Session.objects.filter(course=OuterRef("pk"), state="planned")
    read = rows.filter(state="running").annotate(
        begun=Min("events__at", filter=Q(events__what__in=BEGINNINGS)),
        touched=Exists(FirstContact.objects.filter(course=OuterRef("pk"))),
        unsaid=Exists(sessions.filter(starts__lt=now)),
        planned=Exists(sessions.filter(starts__gte=now)),
    )
    told = read.values_list("pk", "provider", "employment", "begun", "touched", "unsaid", "planned")
    due = cache(partial(_due, day=day))
    found = []
    for pk, provider, employment, begun, touched, unsaid, planned in told:
        last = due(provider, localdate(begun)) if begun and employment and not touched else None
        found.append((urgency(last, day, unsaid=unsaid, planned=planned), last or day, pk))
    return [pk for _urgency, _due, pk in sorted(found)]


def _due(provider: str, begun: date, day: date) -> date:
    known = next((one for one in active_policy().provider if one.id == provider and one.in_force(day)), None)
    return calendar_of(active_policy()).workdays_after(begun, _workdays(known))


def _workdays(provider: Provider | None) -> int:
    return provider.first_contact_workdays if provider else USUAL_WORKDAYS


def given_one(actor: Actor, pk: int, day: date) -> Given:
    found = _given(reach.given_to(actor, day).filter(pk=pk), day)
    if not found:
        raise Http404
    return found[0]


def free_for(pk: int, day: date) -> tuple[Free, ...]:
    """The free times of a course somebody has been let in to."""
    return free.for_course(by_pk([pk])[pk], day)


def given_session(actor: Actor, pk: int, day: date) -> tuple[Given, SessionRow]:
    course = Session.objects.filter(pk=pk).values_list("course", flat=True).first()
    row = given_one(actor, course or 0, day)
    return row, next(one for one in row.sessions if one.pk == pk)


def provider_of(course: "Course", day: date) -> Provider | None:
    return next((one for one in active_policy().provider if one.id == course.provider and one.in_force(day)), None)


def _given(rows: QuerySet["Course"], day: date) -> list[Given]:
    extras: Any = ExtraHours.objects.order_by("-pk")
    read = rows.select_related("employment__person", "unit", "consultant", "first_contact").prefetch_related(
        "events", Prefetch("extra_hours", extras, to_attr="extras")
    )
    courses = list(read)
    ways, left, sessions = ways_of(courses), lefts(courses), session_rows(courses)
    units = snapshot_on(day).by_pk
    return [
        _row(course, ways.get(course.pk, ""), left[course.pk], sessions[course.pk], units, day) for course in courses
    ]


def _row(
    course: "Course",
    way: str,
    left: Left,
    sessions: tuple[SessionRow, ...],
    units: Mapping[int, UnitRow],
    day: date,
) -> Given:
    offer, provider = offer_of(course), provider_of(course, day)
    extras: list[ExtraHours] = course.extras  # type: ignore[attr-defined]
    return Given(
        pk=course.pk,
        person=course.employment.person_id if course.employment else None,
        shown=who_of(course, provider, units),
        title=title_of(course),
        state=course.state,
        own=is_own(course),
        taken=course.consultant_id is not None,
        way=way,
        contact=_contact(course, provider, day),
        left=left,
        last_one=next_is_last(left, HOUR),
        sessions=sessions,
        extra=extras[0].state if extras else "",
        places=_places(offer),
        unit_course=course.employment_id is None,
        programme=lay_out(offer.programme if offer else (), [(one.part, one.state) for one in sessions]),
    )


def _places(offer: Offer | None) -> tuple[str, ...]:
    return offer.places if offer and offer.places else ("telefon",)


def _contact(course: "Course", provider: Provider | None, day: date) -> Contact | None:
    begun = [event.at for event in course.events.all() if event.what in BEGINNINGS]
    if not begun or course.employment_id is None:
        return None
    made = course.first_contact.on_day if hasattr(course, "first_contact") else None
    return first_contact(localdate(min(begun)), _workdays(provider), calendar_of(active_policy()), made, day)


def who_of(course: "Course", provider: Provider | None, units: Mapping[int, UnitRow]) -> str:
    if course.employment is None:
        unit = units.get(course.unit_id)
        return unit.name if unit else course.unit.ext_id
    how = "full_name" if provider is None or provider.own else provider.employee_shown_as
    return shown_as(course.employment.person.name, how)

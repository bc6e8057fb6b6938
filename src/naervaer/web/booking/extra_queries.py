"""Hours beyond the quota, as whoever answers sees them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.http import Http404
from django.utils.timezone import localdate

from naervaer.core.access.model import Actor
from naervaer.core.booking.quota import HOUR
from naervaer.core.booking.states import EXTRA
from naervaer.web import clock
from naervaer.web.booking.extra_actions import capacity_to_answer, goes_around
from naervaer.web.booking.models import ExtraHours
from naervaer.web.booking.own_queries import title_of
from naervaer.web.courses import reach
from naervaer.web.organisation.snapshot import snapshot_on


@dataclass(frozen=True, slots=True)
class Extra:
    """*Timer ud over kvoten*, as whoever answers sees it. ``person`` is a pk, None for a unit's course."""

    pk: int
    course: int
    person: int | None
    name: str
    title: str
    hours: int
    state: str
    asked_on: date
    reason: str

    @property
    def state_title(self) -> str:
        return EXTRA.states[self.state]


def extra_one(actor: Actor, pk: int) -> Extra:
    found = _extras().filter(pk=pk).first()
    if found is None:
        raise Http404
    capacity_to_answer(actor, found.course)
    return _extra(found)


def extra_asked(actor: Actor, employments: Collection[int], day: date) -> Iterable[tuple[int, Extra]]:
    """What a leader must answer about these employments (pks)."""
    rows = _extras().filter(state=EXTRA.start, course__employment__in=list(employments))
    waiting = sorted({row.course.employment_id for row in rows if row.course.employment_id})
    if waiting:
        for row in rows.filter(course__in=reach.led(actor, waiting, day).values("pk")):
            yield row.course.employment_id or 0, _extra(row)


def extra_around(actor: Actor, day: date) -> list[Extra]:
    """What whoever handles the scheme must answer in the leader's place."""
    rows = _extras().filter(state=EXTRA.start, course__in=reach.handled(actor, day).values("pk"))
    return [_extra(row) for row in rows if goes_around(row.course)]


def _extras() -> QuerySet[ExtraHours]:
    return ExtraHours.objects.select_related(
        "answer", "course__employment__person", "course__unit", "course__request", "course__consultant"
    )


def _extra(row: ExtraHours) -> Extra:
    person = row.course.employment.person if row.course.employment else None
    unit = snapshot_on(clock.today()).by_pk.get(row.course.unit_id)
    return Extra(
        pk=row.pk,
        course=row.course_id,
        person=person.pk if person else None,
        name=person.name if person else (unit.name if unit else ""),
        title=title_of(row.course),
        hours=row.minutes // HOUR,
        state=row.state,
        asked_on=localdate(row.at),
        reason=row.answer.text if row.state != EXTRA.start else "",
    )

"""Calls for acute help as they were written down: where one may write one, and those lately where one leads."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet
from django.http import Http404

from naervaer.core.access.model import Actor
from naervaer.web.access import scope
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation import queries as organisation
from naervaer.web.organisation.snapshot import snapshot_on
from naervaer.web.scheme.acute_actions import leading
from naervaer.web.scheme.frame import BOOK
from naervaer.web.scheme.models import AcuteCall

LATELY = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Called:
    pk: int
    title: str
    unit: str
    on_day: date
    persons: int


def workplaces(actor: Actor, day: date) -> list[tuple[int, str]]:
    """Where the actor may write down a call: where they work, and what they lead."""
    own = {(job.unit, job.unit_name) for job in organisation.own_employments(actor.person_id or "", day) if job.unit}
    units, reached = snapshot_on(day).by_pk, scope.units(actor, BOOK, day).values_list("pk", flat=True)
    led = {(pk, units[pk].name) for pk in reached if pk in units}
    return sorted({(pk, name) for pk, name in own | led if pk}, key=lambda unit: unit[1].casefold())


def lately(actor: Actor, day: date) -> list[Called]:
    """The calls of the last fortnight at the workplaces the actor leads."""
    rows = AcuteCall.objects.filter(on_day__gt=day - LATELY, annulled__isnull=True)
    if not rows.exists():
        return []
    return _called(rows.filter(unit__in=scope.units(actor, BOOK, day)), day)


def one(actor: Actor, pk: int, day: date) -> Called:
    """A call the actor may annul: one they wrote, or at a workplace they lead."""
    row = AcuteCall.objects.filter(pk=pk, annulled__isnull=True).first()
    if row is None or (row.by_id != actor.user_id and leading(actor, row.unit_id, day) is None):
        raise Http404
    return _called(AcuteCall.objects.filter(pk=pk), day)[0]


def _called(rows: QuerySet[AcuteCall], day: date) -> list[Called]:
    titles, units = {offer.id: offer.title for offer in active_policy().offer}, snapshot_on(day).by_pk
    return [
        Called(row.pk, titles.get(row.offer, row.offer), units[row.unit_id].name, row.on_day, row.persons)
        for row in rows.order_by("-on_day", "-pk")
        if row.unit_id in units
    ]

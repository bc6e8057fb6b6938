"""What has been had already: courses that count against a quota, and those that still run."""

from collections.abc import Collection
from datetime import date

from django.db.models import Q, QuerySet

from naervaer.core.policy.scheme import Offer
from naervaer.web.courses.models import Course
from naervaer.web.courses.reach import OPEN

COUNTS = (*OPEN, "finished", "stopped")
"""Whoever left the waiting list has had nothing."""


def courses_used(offer: Offer, employment: int | None, unit: int, day: date, *, for_leader: bool) -> int:
    """The courses that count against the offer's quota, by what it is ``per``. A quota per course begins anew.

    Those that go around the leader are not counted to them: a refusal would tell of them.
    """
    per = offer.quota.per if offer.quota else "course"
    rows = Course.objects.filter(offer=offer.id, state__in=COUNTS)
    if for_leader:
        rows = rows.filter(concerns_leader=False)
    this_year = Q(asked_on__year=day.year)
    if per == "workplace-and-year":
        return rows.filter(this_year, unit=unit).count()
    if per == "employee-and-year":
        return _of(rows, employment).filter(this_year).count()
    return _of(rows, employment).count() if per == "employee" else 0


def _of(rows: QuerySet[Course], employment: int | None) -> QuerySet[Course]:
    """Of the person, whichever of their employments it was had in."""
    return rows.filter(employment__person__employments=employment)


def running_titles(employment: int, offers: Collection[Offer], *, for_leader: bool) -> list[str]:
    """The titles of these offers the employee has a course of that is not over. A leader is told of none they may not
    know of.
    """
    rows = Course.objects.filter(employment=employment, state__in=OPEN, offer__in=[offer.id for offer in offers])
    if for_leader:
        rows = rows.filter(concerns_leader=False, request__road="leader")
    had = set(rows.values_list("offer", flat=True))
    return [offer.title for offer in offers if offer.id in had]

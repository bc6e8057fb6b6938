"""Courses by key, for rooms that have asked access themselves."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Max
from django.http import Http404

from naervaer.web.courses.models import Course
from naervaer.web.courses.reach import GIVEN


def by_pk(pks: Collection[int]) -> dict[int, Course]:
    """With the employee and the unit; those that are gone are left out."""
    return Course.objects.select_related("employment__person", "unit").in_bulk(list(pks))


def of_provider(provider: str, pks: Collection[int]) -> set[int]:
    """Those of the courses that a provider gives, or has given."""
    return set(Course.objects.filter(pk__in=pks, provider=provider, state__in=GIVEN).values_list("pk", flat=True))


def begun_for(person: int) -> list[Course]:
    """The courses a person (pk) has, or has had, with somebody."""
    begun = Course.objects.filter(employment__person=person, state__in=("running", "finished", "stopped"))
    return list(begun.select_related("consultant").order_by("asked_on", "pk"))


def locked(pk: int, within: Any) -> Course:
    """One of these courses, held until what is being written is kept; an unknown page when it is not one of them."""
    rows = Course.objects.select_for_update(of=("self",)).select_related("employment__person", "unit", "consultant")
    found = rows.filter(pk=pk, pk__in=within).first()
    if found is None:
        raise Http404
    return found


BEGINNINGS = ("begin", "accept")
"""What may set a course going."""


def not_in_touch(since: date) -> list[Any]:
    """Running courses of employees begun since a day, without a first contact; ``begun`` is when."""
    rows = Course.objects.filter(
        state="running", employment__isnull=False, first_contact__isnull=True, events__what__in=BEGINNINGS
    )
    lately = rows.annotate(begun=Max("events__at")).filter(begun__date__gte=since)
    return list(lately.select_related("unit", "consultant"))

"""A journal for the walk over all addresses, and a course without one. Nothing in it can be opened."""

from typing import Any

from tests.web.cast import TODAY, Cast

from naervaer.web.courses.models import Course
from naervaer.web.journal.models import Journal, ReaderKey

ABOUT_JOURNALS: dict[str, dict[str, Any]] = {
    **{name: {} for name in ("show", "purpose", "write", "pass-on", "copy", "hand-over")},
    **{name: {"number": 1} for name in ("correct", "file")},
}
"""The addresses of one journal, and what stands in them besides its key."""


def rows(cast: Cast, who: str, unit: str, said: dict[str, Any]) -> dict[str, int]:
    employment, keeper = cast.employments[f"{who}-1"], cast.people["wellbeing"]
    told = {"employment": employment, "unit": cast.units[unit], "offer": "samtaler", "provider": "egen-psykolog"}
    told |= {"paid_by": "scheme", "asked_on": TODAY, "state": "running", "consultant": keeper}
    kept, waiting = Course.objects.create(**told, **said), Course.objects.create(**told, **said)
    made = {"made_at": said["at"], "changed_at": said["at"], "memory": 1024, "iterations": 3, "lanes": 4}
    made |= {"public": b"1" * 32, "sealed_private": b"2" * 60, "salt": b"3" * 16}
    ReaderKey.objects.get_or_create(person=keeper, defaults=made)
    journal = Journal.objects.create(course=kept, employment=employment, keeper=keeper, last_entry=TODAY, **said)
    return {"journal": journal.pk, "unkept": waiting.pk, "keeper": keeper.pk}

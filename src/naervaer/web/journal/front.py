"""*Klient og henvisning*: the first entry of a journal, taken from the course and never typed again."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from naervaer.core.journal.note import FRONT, Note
from naervaer.web.design.danish import long_date
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation import employed
from naervaer.web.organisation.snapshot import snapshot_on
from naervaer.web.said import name_of

if TYPE_CHECKING:
    from naervaer.web.courses.models import Course


def front_of(course: "Course", day: date) -> Note:
    """Who the client is, what was asked for, when and by whom, as it stands on the day the journal is begun."""
    return Note(FRONT, course.asked_on, "\n".join(_told(course, day)))


def client_of(course: "Course", day: date) -> str:
    """The name of the employee, or of the unit whose effort it is."""
    if course.employment is not None:
        return course.employment.person.name
    row = snapshot_on(day).by_pk.get(course.unit_id)
    return row.name if row else _("enheden")


def client_named(employment: int | None) -> str:
    """The client's name as it is today; empty for a unit's journal."""
    return employed.named([employment])[employment][1] if employment else ""


def offer_of(course: "Course") -> str:
    return next((offer.title for offer in active_policy().offer if offer.id == course.offer), course.offer)


def _told(course: "Course", day: date) -> Iterator[str]:
    yield _("Klient: %(who)s.") % {"who": client_of(course, day)}
    if course.employment is not None:
        yield _("Medarbejdernummer: %(number)s.") % {"number": course.employment.ext_id}
        for job, unit, _fte in employed.jobs([course.employment.pk], day):
            yield _("Ansat som %(job)s, %(unit)s.") % {"job": job, "unit": unit}
    asked = {"offer": offer_of(course), "day": long_date(course.asked_on)}
    yield _("Henvist til: %(offer)s, søgt %(day)s.") % asked
    if course.request is not None:
        told = {"who": name_of(course.request), "day": long_date(localdate(course.request.at))}
        yield _("Henvist af %(who)s %(day)s.") % told
    if course.concerns_leader:
        yield _("Forløbet handler om lederen, som ikke kender til det.")

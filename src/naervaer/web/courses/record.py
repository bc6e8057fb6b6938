"""What is held of somebody's courses, but for the journal: for access requests and retention."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from django.db.models import Max
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from naervaer.core.calendar import numeric_date
from naervaer.core.records.case_file import Entry, Section
from naervaer.core.records.kinds import SCHEME
from naervaer.web import slots
from naervaer.web.courses.models import Course, CourseEvent, Posting
from naervaer.web.courses.noting import name_of
from naervaer.web.courses.reach import OPEN
from naervaer.web.handbook.queries import active_policy
from naervaer.web.said import erase, unname
from naervaer.web.said import name_of as said_name
from naervaer.web.slots import Shelf, Stored

BY = ("by__person", "on_behalf_of")
BEFORE_REQUESTS = 40


def fill() -> None:
    slots.RECORD_SECTIONS.fill(sections)
    slots.RETENTION.fill(shelves)


def sections(person: int) -> Iterator[Section]:
    courses = Course.objects.filter(employment__person=person)
    titles = {offer.id: offer.title for offer in active_policy().offer}
    events = CourseEvent.objects.filter(course__in=courses).select_related("course", *BY)
    entries = [
        Entry(localdate(c.at), _("Forløb"), _words(c, titles), said_name(c)) for c in courses.select_related(*BY)
    ]
    entries += [Entry(localdate(e.at), e.get_what_display(), _happened(e), name_of(e)) for e in events]
    yield Section(_("Forløb i trivselsordningen"), tuple(entries), order=56)


def _words(course: Course, titles: dict[str, str]) -> str:
    """What stands in the course, also what is decided beside its states."""
    payer = _("Betales af %(payer)s.") % {"payer": course.get_paid_by_display()}
    lines = [titles.get(course.offer, course.offer), payer]
    if course.concerns_leader:
        lines.append(_("Går uden om lederen."))
    if course.acute:
        lines.append(_("Akut."))
    return "\n".join(lines)


def _happened(event: CourseEvent) -> str:
    until = _("Svar senest %(day)s.") % {"day": numeric_date(event.answer_by)} if event.answer_by else ""
    return "\n".join(filter(None, [event.text, until]))


def shelves() -> Iterator[Shelf]:
    yield Shelf(SCHEME, _stored, _erase, order=BEFORE_REQUESTS)


def _stored(before: date) -> Iterable[Stored]:
    """Courses that are over: what still runs or waits is kept, however old."""
    rows = Course.objects.filter(at__date__lt=before, employment__isnull=False).exclude(state__in=OPEN)
    told = rows.annotate(said=Max("events__at")).values_list("pk", "employment", "at", "said")
    for pk, employment, at, said in told:
        yield Stored(pk, employment, None, localdate(at), localdate(said or at))


def _erase(pks: Collection[int]) -> int:
    """What other rooms hold of them goes first. The kroner stay in the pot without saying whose they were."""
    list(slots.COURSE_ERASED(list(pks)))
    erase(CourseEvent.objects.filter(course__in=list(pks)))
    unname(Posting.objects.filter(course__in=list(pks)), course=None)
    return erase(Course.objects.filter(pk__in=list(pks)))

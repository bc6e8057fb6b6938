"""What is held of somebody's times, but for the journal: for access requests and retention."""

from collections.abc import Collection, Iterator

from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _

from naervaer.core.calendar import numeric_date
from naervaer.core.records.case_file import Entry, Section
from naervaer.web import slots
from naervaer.web.booking.models import (
    BookedQuarter,
    ContactWay,
    ExtraEvent,
    ExtraHours,
    FirstContact,
    Session,
    SessionEvent,
    SessionMail,
)
from naervaer.web.said import erase, name_of

BY = ("by__person", "on_behalf_of")


def fill() -> None:
    slots.RECORD_SECTIONS.fill(sections)
    slots.COURSE_ERASED.fill(_erase)


def sections(person: int) -> Iterator[Section]:
    about = {"course__employment__person": person}
    times = Session.objects.filter(**about).select_related(*BY, "giver")
    events = SessionEvent.objects.filter(session__in=times).select_related(*BY)
    ways = ContactWay.objects.filter(**about).select_related(*BY)
    contacts = FirstContact.objects.filter(**about).select_related(*BY)
    extra = ExtraHours.objects.filter(**about).select_related(*BY)
    answers = ExtraEvent.objects.filter(extra__in=extra).select_related(*BY)
    entries = [
        *(Entry(localdate(s.at), s.get_part_display(), _time(s), name_of(s)) for s in times),
        *(Entry(localdate(e.at), e.get_what_display(), _length(e), name_of(e)) for e in events),
        *(Entry(localdate(w.at), _("Sådan må du kontaktes"), w.text, name_of(w)) for w in ways),
        *(Entry(localdate(c.at), _("Første kontakt"), numeric_date(c.on_day), name_of(c)) for c in contacts),
        *(Entry(localdate(x.at), _("Flere timer"), _minutes(x.minutes), name_of(x)) for x in extra),
        *(Entry(localdate(a.at), a.get_what_display(), a.text, name_of(a)) for a in answers),
    ]
    yield Section(_("Samtaler i trivselsordningen"), tuple(entries), order=58)


def _time(session: Session) -> str:
    starts = localtime(session.starts)
    told = f"{numeric_date(starts.date())} {starts:%H.%M}, {_minutes(session.minutes)}, {session.place}"
    return f"{told}\n{session.giver.name}" if session.giver else told


def _length(event: SessionEvent) -> str:
    over = _("Heraf %(n)s min. betalt af arbejdspladsen.") % {"n": event.beyond} if event.beyond else ""
    return "\n".join(filter(None, [_minutes(event.minutes) if event.minutes else "", over]))


def _minutes(count: int) -> str:
    return _("%(n)s min.") % {"n": count}


def _erase(courses: Collection[int]) -> Iterator[int]:
    """Every row of these courses, those that hang on others first."""
    sessions = list(Session.objects.filter(course__in=courses).values_list("pk", flat=True))
    SessionMail.objects.filter(session__in=sessions).delete()
    BookedQuarter.objects.filter(session__in=sessions).delete()
    yield erase(SessionEvent.objects.filter(session__in=sessions))
    yield erase(Session.objects.filter(pk__in=sessions))
    yield erase(ExtraEvent.objects.filter(extra__course__in=courses))
    for model in (ExtraHours, ContactWay, FirstContact):
        yield erase(model.objects.filter(course__in=courses))

"""What is held of the three-party conversation, for access requests and retention."""

from collections.abc import Collection, Iterator
from datetime import date

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from naervaer.core.calendar import numeric_date
from naervaer.core.records.case_file import Entry, Section
from naervaer.web import slots
from naervaer.web.design.wording import title_of_party
from naervaer.web.said import erase, name_of
from naervaer.web.threeparty.models import Called, Joint, JointEvent, JointText

BY = ("by__person", "on_behalf_of")


def fill() -> None:
    slots.RECORD_SECTIONS.fill(sections)
    slots.COURSE_ERASED.fill(_erase)


def sections(person: int) -> Iterator[Section]:
    called = Called.objects.filter(course__employment__person=person).select_related(*BY, "person")
    joints = Joint.objects.filter(course__employment__person=person)
    texts = JointText.objects.filter(joint__in=joints).select_related(*BY)
    events = JointEvent.objects.filter(joint__in=joints).select_related(*BY)
    entries = [
        *(Entry(localdate(c.at), _("Indkaldt til trepartssamtale"), _party(c), name_of(c)) for c in called),
        *(Entry(localdate(j.at), _("Fælles aftale"), _("Begyndt."), name_of(j)) for j in joints.select_related(*BY)),
        *(Entry(localdate(t.at), _("Fælles aftale skrevet"), _words(t), name_of(t)) for t in texts),
        *(Entry(localdate(e.at), e.get_what_display(), e.text, name_of(e)) for e in events),
    ]
    yield Section(_("Trepartssamtaler i trivselsordningen"), tuple(entries), order=59)


def _party(called: Called) -> str:
    return f"{called.person.name}, {called.get_party_display()}"


def _words(text: JointText) -> str:
    return "\n".join(
        _("%(text)s (%(owner)s, senest %(day)s)")
        % {
            "text": line["text"],
            "owner": title_of_party(line["owner"]),
            "day": numeric_date(date.fromisoformat(line["due"])),
        }
        for line in text.lines
    )


def _erase(courses: Collection[int]) -> Iterator[int]:
    joints = list(Joint.objects.filter(course__in=courses).values_list("pk", flat=True))
    yield erase(JointEvent.objects.filter(joint__in=joints))
    yield erase(JointText.objects.filter(joint__in=joints))
    yield erase(Joint.objects.filter(pk__in=joints))
    yield erase(Called.objects.filter(course__in=courses))

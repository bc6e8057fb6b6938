"""What is held of the applications somebody has written: it is about a unit, and kept with what came of it."""

from collections.abc import Iterator

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from naervaer.core.records.case_file import Entry, Section
from naervaer.web import slots
from naervaer.web.efforts.models import Application, ApplicationEvent, Written
from naervaer.web.handbook.queries import active_policy
from naervaer.web.said import name_of


def fill() -> None:
    slots.RECORD_SECTIONS.fill(sections)


def sections(person: int) -> Iterator[Section]:
    titles = {offer.id: offer.title for offer in active_policy().offer}
    by = ("by__person", "on_behalf_of")
    made = Application.objects.filter(by__person=person).select_related(*by)
    written = Written.objects.filter(by__person=person).select_related(*by)
    events = ApplicationEvent.objects.filter(by__person=person).select_related(*by)
    entries = [Entry(localdate(a.at), _("Ansøgning"), titles.get(a.offer, a.offer), name_of(a)) for a in made]
    entries += [Entry(localdate(w.at), _("Ansøgningsskema"), _words(w), name_of(w)) for w in written]
    entries += [Entry(localdate(e.at), e.get_what_display(), _said(e), name_of(e)) for e in events]
    yield Section(_("Indsatser, du har søgt eller svaret på"), tuple(entries), order=57)


def _words(written: Written) -> str:
    lines = [f"{one['ask']} {one['answer']}" for one in written.answers]
    return "\n".join([*lines, _("For %(n)s personer.") % {"n": written.persons}])


def _said(event: ApplicationEvent) -> str:
    return "\n".join(filter(None, [event.text, event.get_priority_display()]))

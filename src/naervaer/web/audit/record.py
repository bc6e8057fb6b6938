"""Who has seen, changed or taken out what is held of somebody, for access requests."""

from collections.abc import Iterator

from django.utils.text import capfirst
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from naervaer.core.records.case_file import Entry as Line
from naervaer.core.records.case_file import Section
from naervaer.web import slots
from naervaer.web.audit import wording
from naervaer.web.audit.models import Entry


def fill() -> None:
    slots.RECORD_SECTIONS.fill(sections)


def sections(person: int) -> Iterator[Section]:
    """The same lines as *Hvem har set mine oplysninger*."""
    lines = Entry.objects.filter(subject=person).exclude(by__person=person).order_by("at", "pk")
    found = (
        Line(localdate(e.at), capfirst(wording.about_me(e.action, e.kind)), "", f"{e.by_name} ({wording.roles(e)})")
        for e in lines
    )
    yield Section(_("Hvem har set oplysningerne"), tuple(found), order=95)

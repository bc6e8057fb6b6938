"""What is held of somebody here: that they were asked, until the answers of that time are counted."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from naervaer.core.evaluation.quarters import title_of
from naervaer.core.records.case_file import Entry, Section
from naervaer.web import slots
from naervaer.web.courses.evaluated import courses_of
from naervaer.web.evaluation.models import Invitation
from naervaer.web.evaluation.queries import rule_of


def fill() -> None:
    slots.RECORD_SECTIONS.fill(sections)


def sections(person: int) -> Iterator[Section]:
    rows = Invitation.objects.filter(course__in=courses_of(person)).order_by("quarter", "pk")
    yield Section(_("Evaluering"), tuple(map(_entry, rows)), order=57)


def _entry(invitation: Invitation) -> Entry:
    rule = rule_of(invitation.evaluation, invitation.quarter)
    lines = [
        rule.title if rule else invitation.evaluation,
        _("Spurgt i %(quarter)s.") % {"quarter": title_of(invitation.quarter, invitation.quarter)},
        "" if invitation.sent else _("Mailen er ikke sendt."),
        _("Om der er svaret, står ingen steder."),
    ]
    return Entry(invitation.quarter, _("Bedt om en evaluering"), "\n".join(filter(None, lines)))

"""What is known of somebody's employment, and to whom their case was handed, for access requests."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from naervaer.core.records.case_file import Entry, Section
from naervaer.web import slots
from naervaer.web.design.danish import numeric_date
from naervaer.web.design.wording import title_of_party
from naervaer.web.organisation.models import EmploymentTerm, Handover
from naervaer.web.organisation.snapshot import snapshot_on


def fill() -> None:
    slots.RECORD_SECTIONS.fill(sections)


def sections(person: int) -> Iterator[Section]:
    terms = EmploymentTerm.objects.filter(employment__person=person).select_related("employment")
    yield Section(_("Ansættelse"), tuple(map(_term, terms)), order=1)
    handed = Handover.objects.filter(person=person).select_related("to", "given_by")
    yield Section(_("Overdragelser"), tuple(map(_handover, handed)), order=70)


def _term(term: EmploymentTerm) -> Entry:
    units = snapshot_on(term.first).by_pk
    where = units[term.unit_id].name if term.unit_id in units else ""
    until = _("til %(day)s") % {"day": numeric_date(term.last)} if term.last else ""
    return Entry(term.first, _("Ansat"), ", ".join(filter(None, [where, term.job_group, until])), _("Lønsystemet"))


def _handover(row: Handover) -> Entry:
    words = [
        _("Til %(name)s (%(role)s).") % {"name": row.to.name, "role": title_of_party(row.role)},
        row.reason,
        _("Til %(day)s.") % {"day": numeric_date(row.last)} if row.last else "",
        _("Annulleret.") if row.annulled else "",
    ]
    return Entry(row.first, _("Sagen overdraget"), "\n".join(filter(None, words)), row.given_by.name)

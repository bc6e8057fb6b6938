"""What is known of somebody's employment, roles and seats, and to whom their case was handed, for access requests."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from naervaer.core.access.model import Role
from naervaer.core.records.case_file import Entry, Section
from naervaer.web import slots
from naervaer.web.design.danish import numeric_date, percent
from naervaer.web.design.wording import title, title_of_party, title_of_seat
from naervaer.web.organisation.models import BodyMember, DatedModel, EmploymentTerm, Handover, RoleAssignment
from naervaer.web.organisation.snapshot import snapshot_on


def fill() -> None:
    slots.RECORD_SECTIONS.fill(sections)


def sections(person: int) -> Iterator[Section]:
    terms = EmploymentTerm.objects.filter(employment__person=person).select_related("employment")
    yield Section(_("Ansættelse"), tuple(map(_term, terms)), order=1)
    roles = RoleAssignment.objects.filter(person=person).select_related("deputy_for")
    yield Section(_("Roller"), tuple(map(_role, roles)), order=2)
    seats = BodyMember.objects.filter(person=person).select_related("body")
    yield Section(_("Pladser i udvalg og grupper"), tuple(map(_seat, seats)), order=3)
    handed = Handover.objects.filter(person=person).select_related("to", "given_by")
    yield Section(_("Overdragelser"), tuple(map(_handover, handed)), order=70)


def _term(term: EmploymentTerm) -> Entry:
    where = ", ".join(filter(None, [_unit(term.unit_id, term.first), term.job_group]))
    words = [
        where,
        _("Del af fuld tid: %(fte)s.") % {"fte": percent(term.fte * 100, 2)},
        "" if term.monthly_paid else _("Timelønnet."),
        _("Leder.") if term.is_leader else "",
        _("Status i lønsystemet: %(status)s.") % {"status": term.status} if term.status else "",
        _until(term),
    ]
    return Entry(term.first, _("Ansat"), "\n".join(filter(None, words)), _("Lønsystemet"))


def _role(row: RoleAssignment) -> Entry:
    words = [
        _unit(row.unit_id, row.first) if row.unit_id else _("Hele organisationen"),
        _("Stedfortræder for %(name)s.") % {"name": row.deputy_for.name} if row.deputy_for else "",
        row.reason,
        _until(row),
    ]
    return Entry(row.first, title(Role(row.role)), "\n".join(filter(None, words)))


def _seat(row: BodyMember) -> Entry:
    where = ", ".join(filter(None, [row.body.name, _unit(row.body.unit_id, row.first)]))
    return Entry(row.first, title_of_seat(row.seat), "\n".join(filter(None, [where, _until(row)])))


def _unit(unit: int, day: date) -> str:
    units = snapshot_on(day).by_pk
    return units[unit].name if unit in units else ""


def _until(row: DatedModel) -> str:
    return _("Til %(day)s.") % {"day": numeric_date(row.last)} if row.last else ""


def _handover(row: Handover) -> Entry:
    words = [
        _("Til %(name)s (%(role)s).") % {"name": row.to.name, "role": title_of_party(row.role)},
        row.reason,
        _until(row),
        _("Annulleret.") if row.annulled else "",
    ]
    return Entry(row.first, _("Sagen overdraget"), "\n".join(filter(None, words)), row.given_by.name)

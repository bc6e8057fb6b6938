"""What payroll has told of somebody's absence, for access requests and retention."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from django.db.models import Model
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from naervaer.core.records.case_file import Entry, Section
from naervaer.core.records.kinds import ABSENCE
from naervaer.web import slots
from naervaer.web.absence.models import AbsenceDay, AbsencePeriod
from naervaer.web.absence.queries import Version, versions
from naervaer.web.design.danish import number, numeric_date, percent
from naervaer.web.design.wording import title
from naervaer.web.followup import reach
from naervaer.web.organisation.employed import employments_of
from naervaer.web.said import erase
from naervaer.web.slots import Shelf, Stored

LAST = 95
AT_A_TIME = 20_000


def fill() -> None:
    slots.RECORD_SECTIONS.fill(sections)
    slots.RETENTION.fill(shelves)


def sections(person: int) -> Iterator[Section]:
    rows = versions([employment.pk for employment in employments_of(person)])
    yield Section(_("Fravær fra lønsystemet"), tuple(map(_entry, rows)), order=5)


def _entry(row: Version) -> Entry:
    last = _("Til %(day)s.") % {"day": numeric_date(row.last)} if row.last else _("Ikke afsluttet.")
    told = _("Fortalt af lønsystemet %(day)s.") % {"day": numeric_date(localdate(row.added_at))}
    back = (
        _("Taget tilbage af lønsystemet %(day)s.") % {"day": numeric_date(localdate(row.removed_at))}
        if row.removed_at
        else ""
    )
    words = [last if row.last != row.first else "", _how_much(row), told, back]
    return Entry(row.first, title(row.category), "\n".join(filter(None, words)), _("Lønsystemet"))


def _how_much(row: Version) -> str:
    """Of a period the degree when it is partial, of a day its hours."""
    if row.absent_hours is not None and row.planned_hours is not None:
        return _("%(absent)s timers fravær af %(planned)s planlagte timer.") % {
            "absent": number(row.absent_hours, 2),
            "planned": number(row.planned_hours, 2),
        }
    if row.degree is None or row.degree == 1:
        return ""
    return _("Delvist fravær: %(degree)s af tiden.") % {"degree": percent(row.degree * 100, 2)}


def shelves() -> Iterator[Shelf]:
    yield Shelf(
        ABSENCE, lambda before: _stored(AbsencePeriod, "last", before), lambda pks: _erase(AbsencePeriod, pks), LAST
    )
    yield Shelf(ABSENCE, lambda before: _stored(AbsenceDay, "day", before), lambda pks: _erase(AbsenceDay, pks), LAST)


def _stored(model: type[Model], last: str, before: date) -> Iterable[Stored]:
    """Rows of a case count from its end, and an open period as long as it is in force not at all."""
    first = "first" if last == "last" else "day"
    rows = model._base_manager.filter(**{f"{first}__lt": before, "added_by__started_at__date__lt": before})
    cases = reach.spans_before(before)
    names = ("pk", "employment", first, last, "added_by__started_at", "removed_by__started_at")
    for pk, employment, begins, ends, added, removed in rows.values_list(*names).iterator():
        if ends is None and removed is None:
            continue
        ends = ends or begins
        case = next(
            (c for c in cases.get(employment, ()) if c.first_day <= ends and (c.last_day or ends) >= begins), None
        )
        told = max(localdate(added), ends, *([localdate(removed)] if removed else []))
        newest = max(told, case.last_day) if case and case.last_day else told
        yield Stored(pk, employment, case.pk if case else None, newest, newest)


def _erase(model: type[Model], pks: Collection[int]) -> int:
    keys = list(pks)
    parts = (keys[start : start + AT_A_TIME] for start in range(0, len(keys), AT_A_TIME))
    return sum(erase(model._base_manager.filter(pk__in=part)) for part in parts)

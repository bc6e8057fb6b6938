"""The sick calls about somebody, for access requests and retention."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from django.db.models import Max, Q
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from naervaer.core.records.case_file import Entry, Section
from naervaer.core.records.kinds import CALLS
from naervaer.web import slots
from naervaer.web.design.danish import numeric_date
from naervaer.web.said import erase, name_of, other_day
from naervaer.web.sickcall.agreeing import from_json
from naervaer.web.sickcall.models import CallEvent, SickCall
from naervaer.web.sickcall.wording import difference_text
from naervaer.web.slots import Shelf, Stored


def fill() -> None:
    slots.RECORD_SECTIONS.fill(sections)
    slots.RETENTION.fill(shelves)


def sections(person: int) -> Iterator[Section]:
    calls = SickCall.objects.filter(employment__person=person).select_related("by__person", "on_behalf_of")
    events = CallEvent.objects.filter(call__in=calls).select_related("by__person", "on_behalf_of")
    entries = [
        *(
            Entry(
                localdate(c.at), _("Sygemelding: %(kind)s") % {"kind": c.get_category_display()}, _said(c), name_of(c)
            )
            for c in calls
        ),
        *(Entry(localdate(e.at), e.get_what_display(), _event(e), name_of(e)) for e in events),
    ]
    yield Section(_("Sygemeldinger"), tuple(entries), order=8)


def _said(call: SickCall) -> str:
    home = _("Gik hjem %(day)s.") if call.went_home else _("Meldt syg %(day)s.")
    lines = [
        home % {"day": numeric_date(call.day)},
        _("Første fraværsdag %(day)s.") % {"day": numeric_date(call.first)},
    ]
    if call.expected:
        lines.append(_("Regnede med at være tilbage %(day)s.") % {"day": numeric_date(call.expected)})
    if call.work_related:
        lines.append(_("Har med arbejdet at gøre: %(answer)s.") % {"answer": call.get_work_related_display()})
    return "\n".join([*lines, *([call.tasks] if call.tasks else [])])


def _event(event: CallEvent) -> str:
    """A return to work has its day; of a decision also what the two had told that differed."""
    if event.what == CallEvent.What.WELL:
        day = _("Tilbage på arbejde %(day)s.") % {"day": numeric_date(event.on_day)}
    else:
        day = other_day(event, event.on_day)
    differed = (difference_text(found) for found in from_json(event.differences))
    return "\n".join(filter(None, [day, *differed, event.reason]))


def shelves() -> Iterator[Shelf]:
    yield Shelf(CALLS, _stored, _erase)


def _stored(before: date) -> Iterable[Stored]:
    """An open call is not among them: somebody is still ill. A corrected one stays as long as its heir."""
    still_open = Q(back__isnull=True, replaced=False) & ~Q(state__in=["annulled", "payroll_right"])
    rows = SickCall.objects.exclude(still_open).annotate(newest=Max("events__at")).order_by("-pk")
    until: dict[int, date] = {}
    for row in rows:
        own = max(row.first, row.back or row.first, localdate(row.newest or row.at))
        last = max(own, until.get(row.pk, own))
        if row.corrects_id:
            until[row.corrects_id] = last
        if localdate(row.at) < before:
            yield Stored(row.pk, row.employment_id, None, localdate(row.at), last)


def _erase(pks: Collection[int]) -> int:
    erase(CallEvent.objects.filter(call__in=list(pks)))
    return erase(SickCall.objects.filter(pk__in=list(pks)))

"""The requests for access themselves, for access requests and retention."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from django.db.models import Max
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from naervaer.core.records.case_file import Entry, Section
from naervaer.core.records.kinds import ACCESS_REQUESTS
from naervaer.web import slots
from naervaer.web.design.danish import numeric_date
from naervaer.web.organisation.employed import employments_of
from naervaer.web.records.models import AccessRequest, Hold, Release, RequestEvent
from naervaer.web.said import erase, name_of
from naervaer.web.slots import Shelf, Stored


def fill() -> None:
    slots.RECORD_SECTIONS.fill(sections)
    slots.RETENTION.fill(shelves)


def sections(person: int) -> Iterator[Section]:
    requests = AccessRequest.objects.filter(person=person).select_related("by__person", "on_behalf_of")
    events = (
        RequestEvent.objects.filter(request__in=requests).select_related("by__person", "on_behalf_of").defer("document")
    )
    holds = Hold.objects.filter(employment__person=person).select_related("by__person", "on_behalf_of")
    releases = Release.objects.filter(hold__in=holds).select_related("by__person", "on_behalf_of")
    entries = [
        *(Entry(row.received, _("Bedt om aktindsigt"), _asked(row), name_of(row)) for row in requests),
        *(Entry(localdate(e.at), e.get_what_display(), e.reason, name_of(e)) for e in events),
        *(Entry(localdate(h.at), _("Må ikke slettes"), _held(h), name_of(h)) for h in holds),
        *(Entry(localdate(r.at), _("Må slettes igen"), r.reason, name_of(r)) for r in releases),
    ]
    yield Section(_("Aktindsigt og opbevaring"), tuple(entries), order=80)


def _asked(row: AccessRequest) -> str:
    due = _("Skal besvares senest %(day)s.") % {"day": numeric_date(row.due)}
    return "\n".join(filter(None, [row.words, due]))


def _held(hold: Hold) -> str:
    until = _("Til og med %(day)s.") % {"day": numeric_date(hold.until)} if hold.until else ""
    return "\n".join(filter(None, [hold.reason, until]))


def shelves() -> Iterator[Shelf]:
    yield Shelf(ACCESS_REQUESTS, _stored, _erase)
    yield Shelf(ACCESS_REQUESTS, _holds, _erase_holds)


def _stored(before: date) -> Iterable[Stored]:
    """A request that waits for its answer is not among them."""
    rows = AccessRequest.objects.filter(received__lt=before).exclude(state="asked").select_related("answered")
    for row in rows:
        employments = [employment.pk for employment in employments_of(row.person_id)]
        for employment in employments[:1]:
            yield Stored(row.pk, employment, None, row.received, max(row.received, localdate(row.answered.at)))


def _erase(pks: Collection[int]) -> int:
    erase(RequestEvent.objects.filter(request__in=list(pks)))
    return erase(AccessRequest.objects.filter(pk__in=list(pks)))


def _holds(before: date) -> Iterable[Stored]:
    """A hold in force keeps itself along with the rest."""
    rows = Hold.objects.filter(at__date__lt=before).annotate(released=Max("release__at"))
    for pk, employment, at, until, released in rows.values_list("pk", "employment", "at", "until", "released"):
        over = localdate(released) if released else until
        yield Stored(pk, employment, None, localdate(at), max(localdate(at), over or localdate(at)))


def _erase_holds(pks: Collection[int]) -> int:
    erase(Release.objects.filter(hold__in=list(pks)))
    return erase(Hold.objects.filter(pk__in=list(pks)))

"""What the wellbeing scheme holds of somebody besides the journal, for access requests and retention."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from django.db.models import Max
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from naervaer.core.records.case_file import Entry, Section
from naervaer.core.records.kinds import SCHEME
from naervaer.web import slots
from naervaer.web.handbook.queries import active_policy
from naervaer.web.said import erase, name_of
from naervaer.web.scheme.models import Answered, Request, RequestEvent
from naervaer.web.slots import Shelf, Stored

BY = ("by__person", "on_behalf_of")


def fill() -> None:
    slots.RECORD_SECTIONS.fill(sections)
    slots.RETENTION.fill(shelves)


def sections(person: int) -> Iterator[Section]:
    requests = Request.objects.filter(employment__person=person).select_related(*BY)
    titles = {offer.id: offer.title for offer in active_policy().offer}
    answered = Answered.objects.filter(request__in=requests).select_related(*BY)
    events = RequestEvent.objects.filter(request__in=requests).select_related(*BY)
    entries = [
        *(Entry(localdate(r.at), _("Søgt tilbud"), titles.get(r.offer, r.offer), name_of(r)) for r in requests),
        *(Entry(localdate(a.at), _("Spørgeramme"), _words(a), name_of(a)) for a in answered),
        *(Entry(localdate(e.at), e.get_what_display(), e.text, name_of(e)) for e in events),
    ]
    yield Section(_("Trivselsordning"), tuple(entries), order=55)


def _words(answered: Answered) -> str:
    lines = [f"{one['ask']} {_('Ja') if one['answer'] else _('Nej')}" for one in answered.answers]
    payers = {"scheme": _("trivselsordningen"), "workplace": _("arbejdspladsen"), "employee": _("medarbejderen")}
    return "\n".join([*lines, _("Betales af %(payer)s.") % {"payer": payers[answered.paid_by]}])


def shelves() -> Iterator[Shelf]:
    yield Shelf(SCHEME, _stored, _erase)


def _stored(before: date) -> Iterable[Stored]:
    rows = Request.objects.filter(at__date__lt=before).annotate(said=Max("events__at"))
    for pk, employment, at, said in rows.values_list("pk", "employment", "at", "said"):
        yield Stored(pk, employment, None, localdate(at), localdate(said or at))


def _erase(pks: Collection[int]) -> int:
    erase(RequestEvent.objects.filter(request__in=list(pks)))
    erase(Answered.objects.filter(request__in=list(pks)))
    return erase(Request.objects.filter(pk__in=list(pks)))

"""What somebody has been judged, offered and referred to in *Tidlig Indsats*, for access requests and retention."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import TypeVar

from django.db.models import Max, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from naervaer.core.records.case_file import Entry, Section
from naervaer.core.records.kinds import PLANS
from naervaer.web import slots
from naervaer.web.early.models import HelpOffer, HelpOfferEvent, Judgement, Referral, ReferralEvent
from naervaer.web.said import Said, erase, name_of, other_day
from naervaer.web.slots import Shelf, Stored

S = TypeVar("S", bound=Said)


def fill() -> None:
    slots.RECORD_SECTIONS.fill(sections)
    slots.RETENTION.fill(shelves)


def sections(person: int) -> Iterator[Section]:
    about = {"employment__person": person}
    entries = [
        *(_entry(j, _("Vurdering: %(answer)s") % {"answer": j.answer}, j.reason) for j in _of(Judgement, **about)),
        *(_entry(o, _("Tilbud: %(who)s") % {"who": o.professional}, "") for o in _of(HelpOffer, **about)),
        *(
            _entry(e, e.get_what_display(), _lines(other_day(e, e.on_day), e.given_by, e.text))
            for e in _of(HelpOfferEvent, offer__employment__person=person)
        ),
        *(_entry(r, _("Forebyggende henvisning"), r.text) for r in _of(Referral, **about)),
        *(
            _entry(e, e.get_what_display(), _lines(other_day(e, e.on_day), e.text))
            for e in _of(ReferralEvent, referral__employment__person=person)
        ),
    ]
    yield Section(_("Tidlig Indsats"), tuple(entries), order=42)


def _of(model: type[S], **about: int) -> QuerySet[S]:
    rows: QuerySet[S] = QuerySet(model)
    return rows.filter(**about).select_related("by__person", "on_behalf_of").order_by("at", "pk")


def _lines(*texts: str) -> str:
    return "\n".join(filter(None, texts))


def _entry(said: Said, title: str, text: str) -> Entry:
    return Entry(localdate(said.at), title, text, name_of(said))


def shelves() -> Iterator[Shelf]:
    yield Shelf(PLANS, _judgements, lambda pks: erase(Judgement.objects.filter(pk__in=list(pks))))
    yield Shelf(PLANS, _offers, _erase_offers)
    yield Shelf(PLANS, _referrals, _erase_referrals)


def _judgements(before: date) -> Iterable[Stored]:
    for pk, employment, case, at in Judgement.objects.filter(at__date__lt=before).values_list(
        "pk", "employment", "case", "at"
    ):
        yield Stored(pk, employment, case, localdate(at), localdate(at))


def _offers(before: date) -> Iterable[Stored]:
    rows = HelpOffer.objects.filter(at__date__lt=before).annotate(said=Max("events__at"))
    for pk, employment, case, at, said in rows.values_list("pk", "employment", "case", "at", "said"):
        yield Stored(pk, employment, case, localdate(at), localdate(said or at))


def _referrals(before: date) -> Iterable[Stored]:
    rows = Referral.objects.filter(at__date__lt=before).annotate(said=Max("events__at"))
    for pk, employment, at, said in rows.values_list("pk", "employment", "at", "said"):
        yield Stored(pk, employment, None, localdate(at), localdate(said or at))


def _erase_offers(pks: Collection[int]) -> int:
    erase(HelpOfferEvent.objects.filter(offer__in=list(pks)))
    return erase(HelpOffer.objects.filter(pk__in=list(pks)))


def _erase_referrals(pks: Collection[int]) -> int:
    erase(ReferralEvent.objects.filter(referral__in=list(pks)))
    return erase(Referral.objects.filter(pk__in=list(pks)))

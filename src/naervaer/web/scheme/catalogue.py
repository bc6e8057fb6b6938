"""*Tilbudskatalog*: the offers of the wellbeing scheme as the policy has them on a day."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404

from naervaer.core.policy.handbook_entries import Entry, Fact
from naervaer.core.policy.handbook_scheme import offer as offer_entry
from naervaer.core.policy.schema import Contact, Guidance, Offer, Policy
from naervaer.core.scheme.eligibility import way_named
from naervaer.web.handbook.queries import active_policy

LEVELS = (("individual", "Til dig"), ("group", "Til en gruppe"), ("organisation", "Til organisationen"))


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What stands on the scheme's first page: notices, what is acute, and the offers by level."""

    notices: tuple[Guidance, ...]
    acute: tuple[Offer, ...]
    levels: tuple[tuple[str, tuple[Offer, ...]], ...]


@dataclass(frozen=True, slots=True)
class OfferPage:
    """*Tilbud*: what the handbook says of it, whom to ask, what can be had instead, and what is told right now."""

    offer: Offer
    entry: Entry
    contact: Contact | None
    notices: tuple[Guidance, ...]
    guidance: tuple[Guidance, ...]
    ways: tuple[tuple[str, str, str], ...]

    @property
    def facts(self) -> tuple[Fact, ...]:
        return tuple(fact for fact in self.entry.facts if fact.label != "Det kan du ellers gøre")


def has_offers(policy: Policy, day: date) -> bool:
    """Whether the municipality has a scheme at all."""
    return bool(policy.offers_on(day))


def catalogue(day: date) -> Catalogue:
    policy = active_policy()
    offers = policy.offers_on(day)
    levels = ((title, tuple(offer for offer in offers if offer.level == level)) for level, title in LEVELS)
    return Catalogue(
        notices=policy.guidance_at("scheme", day),
        acute=acute_offers(day),
        levels=tuple((title, found) for title, found in levels if found),
    )


def acute_offers(day: date) -> tuple[Offer, ...]:
    """Those with an acute card."""
    return tuple(offer for offer in active_policy().offers_on(day) if offer.acute)


def offer_on(offer_id: str, day: date) -> Offer:
    """The offer in force; an unknown page otherwise."""
    found = find_offer(offer_id, day)
    if found is None:
        raise Http404
    return found


def find_offer(offer_id: str, day: date) -> Offer | None:
    return next((offer for offer in active_policy().offers_on(day) if offer.id == offer_id), None)


def offer_page(offer_id: str, day: date) -> OfferPage:
    policy, offer = active_policy(), offer_on(offer_id, day)
    beside = [text for text in policy.guidance if offer.id in text.beside and text.in_force(day)]
    return OfferPage(
        offer=offer,
        entry=offer_entry(offer, policy, day),
        contact=next((one for one in policy.contact if one.id == offer.contact and one.in_force(day)), None),
        notices=tuple(text for text in beside if "scheme" in text.at),
        guidance=tuple(text for text in beside if "scheme" not in text.at),
        ways=tuple((way, *way_named(way, policy, day)) for way in offer.alternatives),
    )

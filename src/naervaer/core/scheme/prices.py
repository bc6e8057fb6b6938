"""What a course may come to, in kroner and exact: the hours an offer gives, at the provider's rate of the day."""

from datetime import date
from decimal import Decimal

from naervaer.core.policy.schema import Policy
from naervaer.core.policy.scheme import Offer, Provider

HOUR = Decimal(1)


def provider_of(offer: Offer, policy: Policy, day: date) -> Provider | None:
    """Whoever gives the offer on a day; None where the policy names nobody."""
    return next((one for one in policy.provider if one.id == offer.given_by and one.in_force(day)), None)


def hourly_rate(provider: Provider | None, day: date) -> Decimal | None:
    """*Timepris*, kroner: the last agreed on or before the day. None when none is known."""
    rates = [rate.amount for rate in provider.hourly_rates if rate.from_ <= day] if provider else []
    return rates[-1] if rates else None


def most_hours(offer: Offer) -> Decimal | None:
    """The hours a course may take: its quota, or the longest of its programme; a conversation is counted as an hour."""
    if offer.quota and offer.quota.hours is not None:
        return offer.quota.hours
    if offer.programme:
        return sum((part.hours * part.times[1] for part in offer.programme), Decimal(0))
    if offer.quota and offer.quota.conversations:
        return HOUR * offer.quota.conversations[1]
    return None


def to_reserve(offer: Offer, policy: Policy, day: date) -> Decimal | None:
    """What is reserved when a course is granted, kroner; None when the rate or the length is not known."""
    rate, hours = hourly_rate(provider_of(offer, policy, day), day), most_hours(offer)
    return None if rate is None or hours is None else rate * hours

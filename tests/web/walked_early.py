"""Tidlig Indsats for the walk over all addresses: an offer in a case, and a referral before any absence."""

from typing import Any

from tests.web.cast import Cast

from naervaer.web.early.models import HelpOffer, Referral
from naervaer.web.followup.models import Case


def rows(cast: Cast, who: str, case: Case, said: dict[str, Any]) -> dict[str, int]:
    employment = cast.employments[f"{who}-1"]
    offer = HelpOffer.objects.create(employment=employment, case=case, professional="psykolog", **said)
    referral = Referral.objects.create(employment=employment, to=cast.people["retention"], text="Trækker sig", **said)
    return {"offer": offer.pk, "referral": referral.pk}

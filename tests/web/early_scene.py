"""*Tidlig Indsats* as far as a test needs it: a running case with Hjørring's steps, an offer, a referral."""

from datetime import timedelta

from tests.web.cast import TODAY, Cast

from naervaer.core.verdicts import Refused
from naervaer.web.early import actions
from naervaer.web.early.models import HelpOffer, Referral
from naervaer.web.followup.models import Case, Step

ASSESSMENT, HELP = "risikovurdering", "sundhedsfaglig-hjaelp"


def running(cast: Cast, days: int = 9) -> Case:
    """Anne's case that began so many days ago, with the assessment waiting."""
    first = TODAY - timedelta(days=days)
    case = Case.objects.create(employment=cast.employments["anne-1"], first_day=first)
    Step.objects.create(case=case, rule=ASSESSMENT, opens=first + timedelta(days=7), due=first + timedelta(days=13))
    return case


def offered(cast: Cast) -> HelpOffer:
    running(cast)
    made = actions.offer(by=cast.actor("leader"), employment=cast.employments["anne-1"].pk, professional="psykolog")
    assert isinstance(made, HelpOffer), made
    return made


def accepted(cast: Cast) -> HelpOffer:
    made = offered(cast)
    assert actions.answer(by=cast.actor("leader"), offer_id=made.pk, what="accept", on_day=TODAY)
    return made


def refer(cast: Cast) -> Referral | Refused:
    return actions.refer(
        by=cast.actor("leader"),
        employment=cast.employments["anne-1"].pk,
        to=f"{cast.people['retention'].pk}:retention_consultant",
        text="Trækker sig fra fællesskabet og når ikke sine opgaver.",
        agreed=True,
    )


def referred(cast: Cast) -> Referral:
    made = refer(cast)
    assert isinstance(made, Referral), made
    return made

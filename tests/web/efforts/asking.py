"""Applications for Elmegården, whose TRIO Tove sits in, which Lone leads, in Kirsten's area."""

from tests.web.cast import Cast

from naervaer.web.efforts import actions
from naervaer.web.efforts.models import Application

OFFER, AIM = "job-og-trivsel", "En aftale om, hvordan vi taler til hinanden"
ANSWERS = {"wish": "Færre konflikter", "emne": "Samarbejde", "tid": "Om mandagen", "anledning": "Møder"}


def applied(
    cast: Cast, who: str = "trio", offer: str = OFFER, unit: str = "elmegaarden", *, concerns_leader: bool = False
) -> Application:
    made = actions.apply(
        by=cast.actor(who),
        offer=offer,
        unit=cast.units[unit].pk,
        persons=12,
        answers=ANSWERS,
        concerns_leader=concerns_leader,
    )
    assert isinstance(made, Application), made
    return made

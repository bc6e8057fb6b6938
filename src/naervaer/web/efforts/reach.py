"""Who may see which applications: whoever asked, those who may apply for the unit, and those who answer.

What concerns the leader of the unit is seen by whoever asked and whoever answers, never by the leader, from any seat.
"""

from datetime import date

from django.db.models import Q, QuerySet

from naervaer.core.access.model import LEADING, Actor, Purpose, Role
from naervaer.core.scheme.applying import answered_for
from naervaer.web.access import scope
from naervaer.web.efforts.models import Application
from naervaer.web.organisation import queries as organisation
from naervaer.web.organisation.snapshot import snapshot_on
from naervaer.web.scheme.catalogue import find_offer

APPLY = Purpose.APPLY_FOR_UNIT


def visible(actor: Actor, day: date) -> QuerySet[Application]:
    apply, aim, handle = (scope.units(actor, one, day) for one in (APPLY, Purpose.AIM_EFFORT, Purpose.HANDLE_SCHEME))
    about_me = Q(concerns_leader=True, unit__ext_id__in=led_by(actor, day))
    seen = Q(unit__in=apply, concerns_leader=False) | Q(unit__in=aim) | Q(unit__in=handle)
    return Application.objects.filter(Q(by=actor.user_id) | (seen & ~about_me))


def led_by(actor: Actor, day: date) -> frozenset[str]:
    """The units (ids) whose nearest leader somebody is, or stands in for."""
    places = {grant.unit_id for grant in actor.grants if grant.held_on(day) and grant.role in LEADING}
    organisation_now = snapshot_on(day).organisation
    return frozenset().union(*(organisation_now.without_nearer_leader(place) for place in places))


def answerers(application: Application, day: date) -> tuple[Purpose, frozenset[str]]:
    """What whoever answers the application answers by, and who they are (ids of persons)."""
    unit, offer = application.unit.ext_id, find_offer(application.offer, day)
    led = organisation.leaders_of_unit(application.unit_id, day)
    chiefs = organisation.holders(Role.CHIEF, [unit], day)
    purpose = Purpose.HANDLE_SCHEME
    if offer is not None:
        concerns = application.concerns_leader
        purpose = answered_for(offer, chiefs=chiefs, led_by=led, concerns_leader=concerns)
    found = chiefs if purpose is Purpose.AIM_EFFORT else organisation.holders(Role.HR_CONSULTANT, [unit], day)
    return purpose, found - led if application.concerns_leader else found

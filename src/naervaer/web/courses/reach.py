"""Who may see which courses: those who give them, whoever leads the employee, and whoever handles the scheme."""

from collections.abc import Collection
from datetime import date

from django.db.models import Q, QuerySet

from naervaer.core.access.model import Actor, Purpose, Role
from naervaer.web.access import scope
from naervaer.web.courses.models import Course, ProviderSeat
from naervaer.web.followup.reach import reach_of
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation.dated import in_force

OPEN = ("waiting", "offered", "running")
GIVEN = ("running", "finished", "stopped")
"""The states in which whoever gives a course knows of it."""


def providers_of(actor: Actor, day: date) -> frozenset[str]:
    """The ids of the providers somebody acts for: their seats, and for the own consultant what is given by ``own``."""
    if not actor.holds(Purpose.GIVE_OFFER, day):
        return frozenset()
    seats = ProviderSeat.objects.filter(in_force(day), person__ext_id=actor.person_id or "")
    found = set(seats.values_list("provider", flat=True)) if Role.PROVIDER in actor.roles_on(day) else set()
    if Role.WELLBEING_CONSULTANT in actor.roles_on(day):
        found |= {one.id for one in active_policy().provider if one.own and one.in_force(day)}
    return frozenset(found)


def given_to(actor: Actor, day: date) -> QuerySet[Course]:
    """The courses somebody gives: those of their provider, and of an own consultant those nobody else has taken."""
    own = {one.id for one in active_policy().provider if one.own}
    mine = Q(consultant__isnull=True) | Q(consultant__ext_id=actor.person_id or "")
    providers = providers_of(actor, day)
    return Course.objects.filter(
        Q(provider__in=providers - own) | (Q(provider__in=providers & own) & mine), state__in=GIVEN
    )


def taken_by(actor: Actor, day: date) -> QuerySet[Course]:
    """Those of them an own consultant has taken."""
    return given_to(actor, day).filter(consultant__ext_id=actor.person_id or "")


def led(actor: Actor, employments: Collection[int], day: date) -> QuerySet[Course]:
    """The courses a leader may know of: asked for while they led, or not over; never one that concerns them."""
    reach = reach_of(actor, Purpose.BOOK_OFFER, employments, day)
    still = Q(employment__in=list(reach.since), state__in=OPEN)
    asked = Q(request__isnull=True) | Q(request__road="leader")
    return Course.objects.filter(reach.said() | still, asked, concerns_leader=False)


def handled(actor: Actor, day: date) -> QuerySet[Course]:
    """The courses somebody handles the scheme for; never one that concerns the leader they themselves are."""
    within = scope.employments(actor, Purpose.HANDLE_SCHEME, day).values("pk")
    units = scope.units(actor, Purpose.HANDLE_SCHEME, day)
    mine = scope.employments(actor, Purpose.BOOK_OFFER, day).values("pk")
    found = Course.objects.filter(Q(employment__in=within) | Q(employment__isnull=True, unit__in=units))
    return found.exclude(concerns_leader=True, employment__in=mine)


def own(actor: Actor) -> QuerySet[Course]:
    """One's own, and those one has asked for on behalf of a unit."""
    me = actor.person_id or ""
    return Course.objects.filter(Q(employment__person__ext_id=me) | Q(asker__ext_id=me))

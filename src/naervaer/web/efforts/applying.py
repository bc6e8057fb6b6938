"""*Ansøgning* for a unit as it is filled in: what the program knows, and the answer before it is sent."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404

from naervaer.core.access.model import Actor
from naervaer.core.access.sight import Capacity
from naervaer.core.policy.scheme import Offer
from naervaer.core.scheme.applying import bookers, is_applied_for
from naervaer.core.scheme.eligibility import Eligibility, Situation, judge, way_named
from naervaer.web.access import scope
from naervaer.web.courses.money import money_left
from naervaer.web.courses.usage import courses_used
from naervaer.web.efforts.reach import APPLY
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation import queries as organisation
from naervaer.web.organisation.snapshot import snapshot_on
from naervaer.web.scheme.catalogue import offer_on


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdict for one unit, and the ways that remain: id, title and text of each."""

    verdict: Eligibility
    ways: tuple[tuple[str, str, str], ...]


def offers_for(actor: Actor, day: date) -> tuple[Offer, ...]:
    """The offers somebody may apply for, somewhere."""
    mine = bookers(actor.grants_for(APPLY, day))
    return tuple(o for o in active_policy().offers_on(day) if is_applied_for(o) and mine & set(o.booked_by))


def offer_for(actor: Actor, offer_id: str, day: date) -> Offer:
    """The offer, when somebody may apply for it somewhere; an unknown page otherwise."""
    offer = offer_on(offer_id, day)
    if offer not in offers_for(actor, day):
        raise Http404
    return offer


def units_for(actor: Actor, offer: Offer, day: date) -> list[tuple[int, str]]:
    """The units (pk and name) somebody may apply for the offer for, by name."""
    snapshot, allowed = snapshot_on(day), set(offer.booked_by)
    places = {grant.unit_id for grant in actor.grants_for(APPLY, day) if bookers([grant]) & allowed}
    reached = set(snapshot.units) if None in places else set().union(*map(snapshot.tree.subtree, filter(None, places)))
    rows = [snapshot.units[unit] for unit in reached if unit in snapshot.units]
    return [(row.pk, row.name) for row in sorted(rows, key=lambda row: row.name.casefold())]


def capacity_for(actor: Actor, offer: Offer, unit: int, day: date) -> Capacity:
    """In what role somebody applies for the unit (pk); an unknown page for everybody else."""
    if unit not in dict(units_for(actor, offer, day)):
        raise Http404
    found = scope.capacity_over(actor, APPLY, organisation.unit_of(unit), day)
    if found is None:
        raise Http404
    return found


def judged(offer: Offer, unit: int, day: date, *, for_leader: bool) -> Judged:
    """Whether the unit can have the offer now."""
    policy = active_policy()
    situation = Situation(
        day,
        {},
        offer.booked_by[0],
        courses_used=courses_used(offer, None, unit, day, for_leader=for_leader),
        money_left=money_left(offer, day),
    )
    found = judge(offer, policy, situation)
    return Judged(found, tuple((way, *way_named(way, policy, day)) for way in found.alternatives))

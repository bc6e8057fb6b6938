"""*Rækkevidde*: which units and employments an actor's purpose reaches on a day. The one filter of every list."""

from datetime import date

from django.db.models import Q, QuerySet

from naervaer.core.access.model import Actor, Purpose
from naervaer.web.organisation.models import Employment, Unit
from naervaer.web.organisation.queries import tree_on


def units(actor: Actor, purpose: Purpose, day: date) -> QuerySet[Unit]:
    """The units reached: those of the grants and all below them; everything for a grant without a unit."""
    grants = actor.grants_for(purpose, day)
    if any(grant.unit_id is None for grant in grants):
        return Unit.objects.all()
    tree = tree_on(day)
    reached = frozenset().union(*(tree.subtree(g.unit_id) for g in grants if g.unit_id is not None))
    return Unit.objects.filter(ext_id__in=reached)


def employments(actor: Actor, purpose: Purpose, day: date) -> QuerySet[Employment]:
    """The employments reached: in a reached unit on the day, never the actor's own."""
    in_unit = Q(terms__unit__in=units(actor, purpose, day), terms__first__lte=day) & (
        Q(terms__last__isnull=True) | Q(terms__last__gte=day)
    )
    return Employment.objects.filter(in_unit).exclude(person__ext_id=actor.person_id).distinct()

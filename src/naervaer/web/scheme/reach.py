"""Who handles a request that goes around the leader."""

from datetime import date

from django.db.models import QuerySet

from naervaer.core.access.model import Actor, Purpose
from naervaer.web.access import scope
from naervaer.web.scheme.models import Request


def handled(actor: Actor, day: date) -> QuerySet[Request]:
    """The requests around a leader of employees within reach; never of somebody the actor leads themselves."""
    within = scope.employments(actor, Purpose.HANDLE_SCHEME, day).values("pk")
    mine = scope.employments(actor, Purpose.BOOK_OFFER, day).values("pk")
    return Request.objects.filter(road="around", employment__in=within).exclude(employment__in=mine)

"""Who may see which invoices: whoever acts for the provider, and whoever decides for the whole scheme."""

from collections.abc import Collection
from datetime import date

from django.db.models import QuerySet
from django.http import Http404

from naervaer.core.access.model import Actor
from naervaer.core.access.sight import Capacity
from naervaer.web.courses import reach, seats
from naervaer.web.courses.actions import giving
from naervaer.web.courses.deciding import decides, deciding
from naervaer.web.invoices.models import Invoice


def billing(actor: Actor, day: date) -> frozenset[str]:
    """The external providers (ids) somebody may bill for: their own, and for whoever decides all of them."""
    known = frozenset(one.id for one in seats.external(day))
    return known if decides(actor) else known & reach.providers_of(actor, day)


def visible(actor: Actor, day: date) -> QuerySet[Invoice]:
    if decides(actor):
        return Invoice.objects.all()
    return Invoice.objects.filter(provider__in=reach.providers_of(actor, day))


def capacity_to_bill(by: Actor, provider: str, day: date) -> Capacity:
    """In what role somebody bills for the provider; an unknown page for whoever may not."""
    if provider not in billing(by, day):
        raise Http404
    return giving(by) if provider in reach.providers_of(by, day) else deciding(by)


def locked(by: Actor, pk: int, day: date) -> Invoice:
    """The invoice, held until what is being written is kept."""
    within: Collection[int] = visible(by, day).filter(pk=pk).values_list("pk", flat=True)
    found = Invoice.objects.select_for_update(of=("self",)).filter(pk__in=within).first()
    if found is None:
        raise Http404
    return found

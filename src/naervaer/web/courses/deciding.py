"""Who decides for the whole scheme: its agreements, its providers and their invoices are not a unit's."""

from django.http import Http404

from naervaer.core.access.model import Actor, Purpose
from naervaer.core.access.sight import Capacity
from naervaer.web import clock


def decides(actor: Actor) -> bool:
    return _capacity(actor) is not None


def deciding(by: Actor) -> Capacity:
    """Whoever handles the scheme for the whole municipality; an unknown page for everybody else."""
    found = _capacity(by)
    if found is None:
        raise Http404
    return found


def _capacity(actor: Actor) -> Capacity | None:
    grants = actor.grants_for(Purpose.HANDLE_SCHEME, clock.today())
    found = min((g for g in grants if g.unit_id is None), key=lambda g: g.deputy_for is not None, default=None)
    return Capacity(found.role, found.deputy_for) if found else None

"""In what role somebody acts about an employment: the question every action asks first."""

from datetime import date
from typing import TYPE_CHECKING

from django.http import Http404

from naervaer.core.access.model import Actor, Purpose
from naervaer.core.access.sight import Capacity
from naervaer.web.access import scope

if TYPE_CHECKING:
    from naervaer.web.organisation.models import Employment


def capacity_or_404(by: Actor, purpose: Purpose, employment: "Employment", day: date) -> Capacity:
    """The actor's role, and on whose behalf; the answer of an unknown page when the employment is out of reach."""
    found = scope.capacity_at(by, purpose, employment.pk, day)
    if found is None:
        raise Http404
    return found

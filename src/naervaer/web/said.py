"""*Udsagn*: what somebody said or decided, when, in what role and on whose behalf. The start of every such row."""

from typing import Any

from django.conf import settings
from django.db import models
from django.http import Http404

from naervaer.core.access.model import Actor
from naervaer.core.access.sight import Capacity
from naervaer.web import clock
from naervaer.web.organisation import queries as organisation


class Said(models.Model):
    """Kept as it was said: a row of this kind is never changed."""

    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    role = models.CharField(max_length=40)
    on_behalf_of = models.ForeignKey("organisation.Person", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        abstract = True


def said_by(by: Actor, capacity: Capacity) -> dict[str, Any]:
    """The fields of ``Said``. The program itself says nothing: without an account it is a page that does not exist."""
    if by.user_id is None:
        raise Http404
    return {
        "at": clock.now(),
        "by_id": by.user_id,
        "role": capacity.role.value,
        "on_behalf_of": _person(capacity.on_behalf_of),
    }


def name_of(said: Said) -> str:
    """Who said it. Read ``by__person`` along with the rows."""
    return said.by.person.name if said.by.person else str(said.by)


def _person(ext_id: str | None) -> Any:
    return organisation.persons_by_ext_id([ext_id])[ext_id] if ext_id else None

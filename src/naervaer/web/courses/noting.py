"""What happens to courses and their money by itself, at night or as somebody else leaves: told by nobody."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext as _

from naervaer.core.access.model import Actor
from naervaer.core.access.sight import Capacity
from naervaer.web import clock
from naervaer.web.said import Said, said_by
from naervaer.web.said import name_of as said_name


class Noted(Said):
    """As ``Said``; without ``by`` when the program did it."""

    by = models.ForeignKey(  # type: ignore[assignment]
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    role = models.CharField(max_length=40, blank=True)

    class Meta:
        abstract = True


def noted_by(by: Actor, capacity: Capacity | None) -> dict[str, Any]:
    """The fields of ``Noted``; without a capacity it is the program that does it."""
    if capacity is None or by.user_id is None:
        return {"at": clock.now(), "by_id": None, "role": "", "on_behalf_of": None}
    return said_by(by, capacity)


def name_of(noted: Noted) -> str:
    return said_name(noted) if noted.by_id else _("Nærvær")

"""Writing the log. Called by every action that writes and every view that shows a person's data."""

from typing import TYPE_CHECKING, Any

from naervaer.core.access.model import Actor
from naervaer.web import clock
from naervaer.web.audit.models import Entry

if TYPE_CHECKING:
    from naervaer.web.organisation.models import Person, Unit

Kind = Entry.Kind


def record(
    *,
    by: Actor,
    kind: Kind,
    action: str,
    role: str = "",
    subject: "Person | None" = None,
    unit: "Unit | None" = None,
    detail: dict[str, Any] | None = None,
) -> Entry:
    """Add one line: who, in what role, did what, about whom."""
    return Entry.objects.create(
        at=clock.now(),
        kind=kind,
        by_id=by.user_id,
        by_name=by.name,
        role=role,
        action=action,
        subject=subject,
        unit=unit,
        detail=detail or {},
    )

"""Putting an agreement down, where the room that calls has asked access itself."""

from datetime import date
from typing import TYPE_CHECKING

from naervaer.core.access.model import Actor
from naervaer.core.access.sight import Capacity
from naervaer.web.agreements.models import Agreement
from naervaer.web.audit import actions as audit
from naervaer.web.said import said_by

if TYPE_CHECKING:
    from naervaer.web.organisation.models import Employment


def put_down(
    *,
    by: Actor,
    capacity: Capacity,
    employment: "Employment",
    case: int | None,
    words: tuple[str, str, date],
    origin: tuple[str, int],
) -> Agreement:
    """``words``: what, whose it is, and by when. The employee is told of it."""
    text, owner, due = words
    made = Agreement.objects.create(
        employment=employment,
        case_id=case,
        text=text,
        owner=owner,
        due=due,
        target=due,
        shared=True,
        origin=origin[0],
        origin_pk=origin[1],
        **said_by(by, capacity),
    )
    log(by, capacity, "agreed", made)
    return made


def log(by: Actor, capacity: Capacity, what: str, agreement: Agreement) -> None:
    audit.record(
        by=by,
        kind=audit.Kind.WRITE,
        action=f"agreements.{what}",
        capacity=capacity,
        subject=agreement.employment.person,
        detail={"agreement": agreement.pk, "origin": agreement.origin},
    )

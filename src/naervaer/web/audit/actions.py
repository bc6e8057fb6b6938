"""Writing the log. Called by every action that writes and every view that shows a person's data.

A view need not say in what role the actor looks, or on whose behalf: it is worked out from what gave access.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction

from naervaer.core.access.model import Actor, Purpose, Role
from naervaer.core.access.sight import Capacity
from naervaer.web import clock
from naervaer.web.access import scope
from naervaer.web.audit.models import Entry
from naervaer.web.organisation import queries as organisation

if TYPE_CHECKING:
    from naervaer.web.organisation.models import Person, Unit

Kind = Entry.Kind
"""What sort of line it is: read, write, export, login or a refused login."""

SAME_LIST_AGAIN = timedelta(hours=1)
"""A list that shows the same person to the same reader again within this time is one reading."""


def record(
    *,
    by: Actor,
    kind: Kind,
    action: str,
    capacity: Capacity | None = None,
    subject: Person | None = None,
    unit: Unit | None = None,
    detail: dict[str, Any] | None = None,
) -> Entry:
    """Add one line: who, in what role and on whose behalf, did what, about whom.

    ``capacity`` is what an action was let in by; when it is not given it is found from the subject or the unit.
    """
    capacity = capacity or _capacity(by, subject, unit)
    return Entry.objects.create(
        at=clock.now(),
        kind=kind,
        by_id=by.user_id,
        by_name=by.name,
        role=capacity.role if capacity else "",
        on_behalf_of=_leader(capacity),
        action=action,
        subject=subject,
        unit=unit,
        detail=detail or {},
    )


@transaction.atomic
def record_reads(*, by: Actor, action: str, subjects: Iterable[Person], purpose: Purpose = Purpose.SEE_PERSON) -> int:
    """Add a line for each person a list shows, but not again within ``SAME_LIST_AGAIN``; the number of lines added.

    Costs a handful of queries however many persons there are.
    """
    now, day = clock.now(), clock.today()
    wanted = {person.pk: person for person in subjects}
    known = Entry.objects.filter(by_id=by.user_id, at__gt=now - SAME_LIST_AGAIN, action=action, subject__in=wanted)
    for pk in known.values_list("subject", flat=True):
        wanted.pop(pk, None)
    capacities = scope.capacities(by, purpose, wanted.values(), day)
    leaders = organisation.persons_by_ext_id(c.on_behalf_of for c in capacities.values() if c.on_behalf_of)
    otherwise = _only_role(by) or Capacity(Role.EMPLOYEE)
    entries = [
        Entry(
            at=now,
            kind=Kind.READ,
            by_id=by.user_id,
            by_name=by.name,
            role=capacities.get(pk, otherwise).role,
            on_behalf_of=leaders.get(capacities.get(pk, otherwise).on_behalf_of or ""),
            action=action,
            subject=person,
            detail={"list": True},
        )
        for pk, person in wanted.items()
    ]
    return len(Entry.objects.bulk_create(entries))


def _capacity(by: Actor, subject: Person | None, unit: Unit | None) -> Capacity | None:
    day = clock.today()
    if subject is not None:
        if subject.ext_id == by.person_id:
            return Capacity(Role.EMPLOYEE)
        return scope.capacities(by, Purpose.SEE_PERSON, [subject], day).get(subject.pk) or _only_role(by)
    if unit is not None:
        return scope.capacity_over(by, Purpose.SEE_UNIT_FIGURES, unit, day) or _only_role(by)
    return _only_role(by)


def _only_role(by: Actor) -> Capacity | None:
    """The role of somebody who has just one, their own or a leader's, for what no unit or person gave access to."""
    day = clock.today()
    held = [grant for grant in by.grants if grant.held_on(day) and grant.role is not Role.EMPLOYEE]
    roles, leaders = {grant.role for grant in held}, {grant.deputy_for for grant in held}
    return Capacity(roles.pop(), leaders.pop() if len(leaders) == 1 else None) if len(roles) == 1 else None


def _leader(capacity: Capacity | None) -> Person | None:
    if capacity is None or capacity.on_behalf_of is None:
        return None
    return organisation.persons_by_ext_id([capacity.on_behalf_of])[capacity.on_behalf_of]

"""*Overdragne sager*: what has been handed to me, and to whom a person's case has been handed."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from naervaer.core.access.model import Actor, Purpose, Role
from naervaer.web.access import scope
from naervaer.web.design.wording import title
from naervaer.web.organisation.models import Handover, Person


@dataclass(frozen=True, slots=True)
class HandedRow:
    pk: int
    person: Person
    to: str
    role: str
    given_by: str
    first: date
    reason: str


def to_me(actor: Actor, day: date) -> list[HandedRow]:
    """The cases within the actor's reach today because they were handed over, newest first."""
    held = [handed.person_id for handed in actor.handed_for(Purpose.SEE_PERSON, day)]
    reachable = scope.persons(actor, Purpose.SEE_PERSON, day).filter(ext_id__in=held)
    return _rows(Q(to__ext_id=actor.person_id, person__in=reachable), day)


def of_person(person: Person, day: date) -> list[HandedRow]:
    """To whom the person's case is handed over today."""
    return _rows(Q(person=person), day)


def _rows(wanted: Q, day: date) -> list[HandedRow]:
    held = Handover.objects.filter(wanted, annulled=False, first__lte=day).exclude(last__lt=day)
    return [
        HandedRow(h.pk, h.person, h.to.name, title(Role(h.role)), h.given_by.name, h.first, h.reason)
        for h in held.select_related("person", "to", "given_by").order_by("-first", "-pk")
    ]


def roles_since(employment: int, first: date, day: date) -> set[str]:
    """The roles (values) of those the holder's case has been handed to at some time from ``first`` to ``day``."""
    rows = Handover.objects.filter(person__employments=employment, annulled=False, first__lte=day)
    return set(rows.exclude(last__lt=first).values_list("role", flat=True))


@dataclass(frozen=True, slots=True)
class Adviser:
    """*Rådgiver* a case is handed to: the key of the person, and the role they have it in."""

    person: int
    name: str
    role: str


def advisers_of(person: int, day: date) -> list[Adviser]:
    """Who has been handed the case of a person (pk) and has it today, by name."""
    held = Handover.objects.filter(person=person, annulled=False, first__lte=day).exclude(last__lt=day)
    rows = held.values_list("to", "to__name", "role").order_by("to__name")
    return list({pk: Adviser(pk, name, role) for pk, name, role in rows}.values())

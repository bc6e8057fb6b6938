"""Gives the people of the small municipality their roles, seats and accounts, through the organisation's actions."""

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from django.contrib.auth import get_user_model

from naervaer.core.access.model import LEADING, SYSTEM, Actor, Role
from naervaer.core.verdicts import Refused
from naervaer.demo.cast import Appointment, Casting, Persona, Seat
from naervaer.demo.days import standing_on
from naervaer.web.accounts import actions as accounts
from naervaer.web.organisation import actions as organisation
from naervaer.web.organisation.queries import actor_of, nearest_leaders, persons_by_ext_id, units_by_ext_id

User = get_user_model()

Made = TypeVar("Made")


class RefusedByTheProgram(Exception):
    """The demo asked for something the rules refuse; that is a fault of the demo."""


def settle(casting: Casting) -> None:
    """Roles and seats since the beginning, the stand-in since the leader fell ill, and everybody's account."""
    appointments = list(casting.appointments())
    with standing_on(casting.beginning):
        appoint(a for a in appointments if a.deputy_for is None)
        _seat(list(casting.seats()), casting.beginning)
    for deputy in (a for a in appointments if a.deputy_for is not None):
        with standing_on(deputy.first):
            appoint([deputy])
    personas = list(casting.personas())
    introduce(personas)
    taken = {persona.person_id for persona in personas}
    leaders = dict.fromkeys(a.person_id for a in appointments if a.role == "leader" and a.person_id not in taken)
    open_accounts({person_id: f"leder-{n:02d}" for n, person_id in enumerate(leaders, start=1)})
    give_addresses(a.person_id for a in appointments if a.role in LEADING)


def appoint(appointments: Iterable[Appointment]) -> None:
    """Give each role, or the deputyship, from the day it says."""
    asked = list(appointments)
    people = persons_by_ext_id({a.person_id for a in asked} | {a.deputy_for for a in asked if a.deputy_for})
    units = units_by_ext_id(a.unit_id for a in asked if a.unit_id)
    for a in asked:
        person = people[a.person_id]
        if a.deputy_for:
            leader = people[a.deputy_for]
            must(organisation.appoint_deputy(by=SYSTEM, leader=leader, deputy=person, first=a.first, last=a.last))
        else:
            unit = units[a.unit_id] if a.unit_id else None
            must(organisation.assign_role(by=SYSTEM, person=person, role=a.role, unit=unit, first=a.first, last=a.last))


def _seat(seats: list[Seat], first: date) -> None:
    people = persons_by_ext_id(s.person_id for s in seats)
    units = units_by_ext_id(s.unit_id for s in seats)
    for s in seats:
        kind, seat = organisation.BodyKind(s.kind), organisation.Seat(s.seat)
        body = organisation.add_body(by=SYSTEM, unit=units[s.unit_id], kind=kind, name=s.body)
        must(organisation.add_member(by=SYSTEM, body=body, person=people[s.person_id], seat=seat, first=first))


def introduce(personas: Iterable[Persona]) -> None:
    """Somebody to log in as for every role."""
    asked = list(personas)
    people = persons_by_ext_id(p.person_id for p in asked)
    for p in asked:
        accounts.add_persona(by=SYSTEM, person=people[p.person_id], username=p.key, title=p.title, about=p.about)


def open_accounts(usernames: dict[str, str]) -> None:
    """Accounts without a password by person: nobody can log in to them, but they can have done something."""
    people = persons_by_ext_id(usernames)
    for person_id, username in usernames.items():
        accounts.open_account(by=SYSTEM, person=people[person_id], username=username)


def has_account(person_id: str) -> bool:
    return bool(User.objects.filter(person__ext_id=person_id).exists())


def give_addresses(person_ids: Iterable[str]) -> None:
    """A mail address for each, in a domain that can never exist."""
    for person in persons_by_ext_id(person_ids).values():
        organisation.set_address(by=SYSTEM, person=person, email=f"{person.ext_id}@kommune.invalid")


def hand_over(person_id: str, to: str, role: Role, reason: str, day: date) -> None:
    """The nearest leader gives the case to an adviser on that day."""
    people = persons_by_ext_id([person_id, to])
    leader = nearest_leaders(people[person_id], day)[0]
    with standing_on(day):
        must(
            organisation.hand_over(
                by=actors_of([leader.ext_id])[0],
                person=people[person_id],
                to=people[to],
                role=role,
                reason=reason,
                first=day,
            )
        )


def actors_of(person_ids: Iterable[str]) -> list[Actor]:
    """The people as the program knows who asks, in the order given."""
    asked = list(person_ids)
    found = User.objects.filter(person__ext_id__in=asked).select_related("person")
    users = {user.person.ext_id: user for user in found if user.person}
    return [actor_of(users[person_id]) for person_id in asked]


def must(made: Made | Refused) -> Made:
    """What was made, when the program did not refuse it."""
    if isinstance(made, Refused):
        raise RefusedByTheProgram("; ".join(made.reasons))
    return made

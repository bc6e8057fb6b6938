"""*Fraværssparring* and long absence in the small municipality, where the policy has them: one group per area.

The first group has met four weeks ago and meets again about now; the two others are planned.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from naervaer.core.access.model import SYSTEM, Actor, Role
from naervaer.demo.cast import Casting
from naervaer.demo.days import standing_on
from naervaer.demo.settling import actors_of, must
from naervaer.demo.shapes import SMALL_WORKPLACES
from naervaer.demo.world import SmallWorld
from naervaer.web.agreements import actions as agreements
from naervaer.web.agreements import queries as agreed
from naervaer.web.decisions import actions as decisions
from naervaer.web.decisions import queries as asked
from naervaer.web.handbook.queries import active_policy
from naervaer.web.organisation import employed
from naervaer.web.organisation.queries import persons_by_ext_id, units_by_ext_id
from naervaer.web.sparring import actions, queries

GROUPS = (
    ("1110", "Sparringsgruppe Nord", -28),
    ("1120", "Sparringsgruppe Midt", 3),
    ("1130", "Sparringsgruppe Syd", 9),
)
"""The area, the name, and the first meeting in days from today."""

DECIDED = (
    ("Lederen ringer til medarbejderen og aftaler et møde om de næste uger.", "leader", 8),
    ("Fastholdelseskonsulenten undersøger, om hjælpemidler eller færre timer kan bruges.", "retention_consultant", 21),
    ("Mulighedserklæring tages op ved næste samtale.", "leader", 24),
)
"""What was decided four weeks ago: the words, whose it is, and by how many days later."""

CONSIDERED = (
    ("fortsaette", "Medarbejderen ventes tilbage på nedsat tid først i det nye år."),
    ("skaanehensyn", "Faste dagvagter er prøvet i tre uger; det hjalp på kræfterne."),
    ("aarsag-i-arbejdet", "Arbejdstempoet i teamet er drøftet i TRIO."),
)
"""What the leader has thought of so far about the long case."""


def hold(small: SmallWorld, casting: Casting, today: date) -> None:
    """Nothing where the municipality holds no sparring."""
    if active_policy().sparring_on(today) is None:
        return
    people: dict[Role, str] = {
        a.role: a.person_id for a in casting.appointments() if a.role in (Role.RETENTION_CONSULTANT, Role.LAWYER)
    }
    [coordinator] = actors_of(a.person_id for a in casting.appointments() if a.role is Role.COORDINATOR)
    with standing_on(today - timedelta(days=42)):
        groups = [_make(small, coordinator, people, *group) for group in GROUPS]
    for group, (_area, _name, first) in zip(groups, GROUPS, strict=True):
        with standing_on(today - timedelta(days=42)):
            must(
                actions.plan(
                    by=coordinator, group=group, first=today + timedelta(days=first), count=6, place="Mødelokale 2"
                )
            )
    first_day = today + timedelta(days=GROUPS[0][2])
    with standing_on(first_day - timedelta(days=7)):
        actions.send_due(by=SYSTEM, day=first_day - timedelta(days=7))
    _meet(people[Role.RETENTION_CONSULTANT], first_day)
    _keep_one(small, first_day + timedelta(days=6))
    _wish(small, today - timedelta(days=2))
    _consider(small, today - timedelta(days=4))
    with standing_on(today):
        actions.send_due(by=SYSTEM, day=today)


def _make(small: SmallWorld, by: Actor, advisers: dict[Role, str], area: str, name: str, _first: int) -> int:
    group = must(actions.add_group(by=by, name=name))
    since = small.today - timedelta(days=42)
    units = units_by_ext_id([area])
    must(actions.add_unit(by=by, group=group.pk, unit=units[area], first=since))
    departments = [department for department, above, _ in SMALL_WORKPLACES if above == area]
    seats = {small.leaders[unit].person_id: "leader" for unit in (area, *departments)}
    seats |= {person: role.value for role, person in advisers.items()}
    persons = persons_by_ext_id(seats)
    for person, seat in seats.items():
        must(actions.add_member(by=by, group=group.pk, person=persons[person], seat=actions.Seat(seat), first=since))
    return group.pk


def _meet(consultant: str, day: date) -> None:
    """The first meeting: every case talked of, decisions made, and all were there."""
    [by] = actors_of([consultant])
    with standing_on(day):
        row = next(row for row in queries.coming(by, day) if row.on_day == day)
        page = queries.agenda_page(by, row.pk, day)
        for n, line in enumerate(page.lines):
            item = line.item or 0
            for text, owner, later in DECIDED[n % 2 :: 2]:
                must(actions.decide(by=by, item_id=item, text=text, owner=owner, due=day + timedelta(days=later)))
            must(actions.talked(by=by, item_id=item, note="Lederen har god kontakt; planen skal skrives ned."))
        must(actions.end(by=by, meeting_id=row.pk, present=[who.pk for who in page.participants]))


def _keep_one(small: SmallWorld, day: date) -> None:
    """The leader of the longest case has done the first of what was decided."""
    player = small.players["over-4-maaneder"]
    [leader] = actors_of([small.leaders["1113"].person_id])
    person = persons_by_ext_id([player.person_id])[player.person_id]
    with standing_on(day):
        rows = [row for row in agreed.of_person(leader, person.pk, day) if row.waits and row.owner == "leader"]
        for row in rows[:1]:
            must(agreements.mark_done(by=leader, agreement_id=row.pk, note="Vi har talt sammen."))


def _wish(small: SmallWorld, day: date) -> None:
    """The leader of *Skovbo* wants to talk of somebody who is at work."""
    player = small.players["fire-perioder"]
    [leader] = actors_of([small.leaders["1111"].person_id])
    employment = employed.employment_pks()[player.employment_id]
    person = persons_by_ext_id([player.person_id])[player.person_id]
    with standing_on(day):
        meeting = queries.next_meetings_of(person.pk, day)[0]
        must(
            actions.put_on(
                by=leader,
                meeting_id=meeting.pk,
                employment=employment,
                theme="gentaget fravær",
                question="Hvordan tager jeg de mange korte perioder op, så det bliver en god samtale?",
            )
        )


def _consider(small: SmallWorld, day: date) -> None:
    player = small.players["over-4-maaneder"]
    [leader] = actors_of([small.leaders["1113"].person_id])
    employment = employed.employment_pks()[player.employment_id]
    with standing_on(day):
        waiting: Sequence[asked.Waiting] = asked.waiting([employment], day)
        for found in waiting:
            for consideration, why in CONSIDERED:
                must(
                    decisions.consider(
                        by=leader,
                        case=found.case,
                        gate=found.asked.gate.id,
                        consideration=consideration,
                        answer="considered",
                        why=why,
                    )
                )

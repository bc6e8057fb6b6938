"""The large demo installation: the same doors and ten years of a big city, but no year lived through."""

from datetime import date

from naervaer.core.access.model import Role
from naervaer.demo import extracts, world
from naervaer.demo.cast import Appointment, Persona
from naervaer.demo.days import standing_on
from naervaer.demo.delivering import Report, count_night, deliver
from naervaer.demo.installation import Installation
from naervaer.demo.settling import appoint, give_addresses, introduce, open_accounts
from naervaer.demo.world import LargeWorld
from naervaer.web.handbook.queries import active_policy

LEADERS_WITH_ACCOUNTS = 40
SINCE = date(2016, 1, 1)


def build(installation: Installation, today: date, report: Report) -> None:
    large = world.large(today, name=active_policy().municipality.name)
    report(f"{len(large.periods)} fraværsperioder er trukket")
    folder = installation.files
    extracts.write_units(folder / extracts.UNITS, large.units)
    extracts.write_employments(folder / extracts.EMPLOYMENTS, large.terms)
    extracts.write_many_periods(folder / extracts.ABSENCE, large.periods, large.terms, today)
    with standing_on(today):
        for kind, name in extracts.FILES:
            deliver(kind, folder / name, report)
    report("Roller og konti gives")
    with standing_on(SINCE):
        settle(large)
    count_night(today, report)


def settle(large: LargeWorld) -> None:
    """Every leader's role, and the people to log in as."""
    led = large.leaders
    chief = next(iter(led))
    area, nearest = _first(large, "område"), _first(large, "arbejdsplads")
    others = [t for t in large.terms if not t.is_leader and t.last is None][:3]
    central = list(zip(others, (Role.COORDINATOR, Role.ADMINISTRATOR), strict=False))
    appoint(
        [
            Appointment(led[chief].person_id, Role.CHIEF, chief, SINCE),
            *(Appointment(t.person_id, Role.LEADER, unit, SINCE) for unit, t in led.items() if unit != chief),
            *(Appointment(t.person_id, role, None, SINCE) for t, role in central),
        ]
    )
    introduce(
        [
            Persona("leder", "Leder", "En arbejdsplads.", led[nearest].person_id),
            Persona("lederens-leder", "Lederens leder", "Et område.", led[area].person_id),
            Persona("chef", "Chef", "Hele kommunen.", led[chief].person_id),
            Persona("koordinator", "Sygefraværskoordinator", "Hele kommunen.", others[0].person_id),
            Persona("administrator", "Administrator", "Roller, indlæsning og log.", others[1].person_id),
            Persona("medarbejder", "Medarbejder", "Egne oplysninger.", others[2].person_id),
        ]
    )
    workplaces = [led[p.unit_id] for p in large.places if p.level == "arbejdsplads" and p.leaders][1:]
    give_addresses(t.person_id for t in led.values())
    open_accounts({t.person_id: f"leder-{n:02d}" for n, t in enumerate(workplaces[:LEADERS_WITH_ACCOUNTS], start=1)})


def _first(large: LargeWorld, level: str) -> str:
    """The first led unit of a level."""
    return next(place.unit_id for place in large.places if place.level == level and place.leaders)

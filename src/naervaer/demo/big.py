"""The large demo installation: the same doors and ten years of a big city, but no year lived through."""

from datetime import date

from naervaer.core.absence import EmploymentTerm
from naervaer.core.access.model import Role
from naervaer.demo import extracts, world
from naervaer.demo.cast import Appointment, Persona
from naervaer.demo.days import standing_on
from naervaer.demo.delivering import Report, count_night, deliver
from naervaer.demo.installation import Installation
from naervaer.demo.settling import appoint, introduce, open_accounts
from naervaer.demo.world import LargeWorld

LEADERS_WITH_ACCOUNTS = 40
SINCE = date(2016, 1, 1)


def build(installation: Installation, today: date, report: Report) -> None:
    large = world.large(today)
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
    leaders = [t for t in large.terms if t.is_leader and t.last is None]
    chief, area, nearest = leaders[0], _leading(large, leaders, "område"), _leading(large, leaders, "arbejdsplads")
    others = [t for t in large.terms if not t.is_leader and t.last is None][:3]
    central = list(zip(others, (Role.COORDINATOR, Role.ADMINISTRATOR), strict=False))
    appoint(
        [
            Appointment(chief.person_id, Role.CHIEF, chief.unit_id, SINCE),
            *(Appointment(t.person_id, Role.LEADER, t.unit_id, SINCE) for t in leaders[1:]),
            *(Appointment(t.person_id, role, None, SINCE) for t, role in central),
        ]
    )
    introduce(
        [
            Persona("leder", "Leder", "En arbejdsplads.", nearest.person_id),
            Persona("lederens-leder", "Lederens leder", "Et område.", area.person_id),
            Persona("chef", "Chef", "Hele kommunen.", chief.person_id),
            Persona("koordinator", "Sygefraværskoordinator", "Hele kommunen.", others[0].person_id),
            Persona("administrator", "Administrator", "Roller, indlæsning og log.", others[1].person_id),
            Persona("medarbejder", "Medarbejder", "Egne oplysninger.", others[2].person_id),
        ]
    )
    workplaces = [t for t in leaders if t not in (chief, area, nearest)][-LEADERS_WITH_ACCOUNTS:]
    open_accounts({t.person_id: f"leder-{n:02d}" for n, t in enumerate(workplaces, start=1)})


def _leading(large: LargeWorld, leaders: list[EmploymentTerm], level: str) -> EmploymentTerm:
    units = {place.unit_id for place in large.places if place.level == level}
    return next(t for t in leaders if t.unit_id in units)

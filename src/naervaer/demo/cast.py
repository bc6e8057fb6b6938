"""Who holds which role in the small municipality, who sits in TRIO, AMG and MED, and whom one may log in as."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from naervaer.core.absence import EmploymentTerm
from naervaer.core.access.model import Role
from naervaer.demo.shapes import CARE, ROOT, SMALL_WORKPLACES, STAFF
from naervaer.demo.world import SmallWorld


@dataclass(frozen=True, slots=True)
class Appointment:
    """A role held by a person for a unit and all below it; no unit = the whole organisation."""

    person_id: str
    role: Role
    unit_id: str | None
    first: date
    last: date | None = None
    deputy_for: str | None = None


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat in a body of a unit; ``kind`` and ``seat`` are the values of the organisation's choices."""

    unit_id: str
    kind: str
    body: str
    person_id: str
    seat: str


@dataclass(frozen=True, slots=True)
class Persona:
    """Somebody to log in as with one click."""

    key: str
    title: str
    about: str
    person_id: str


CENTRAL = (
    ("koordinator", Role.COORDINATOR, "Sygefraværskoordinator", "Ser hele organisationen og indlæser lønfiler."),
    ("hr", Role.HR_CONSULTANT, "HR-konsulent", "Rådgiver lederne."),
    ("fastholdelse", Role.RETENTION_CONSULTANT, "Fastholdelseskonsulent", "Ser de forløb, der er givet videre."),
    ("jurist", Role.LAWYER, "Personalejurist", "Ser de forløb, der er givet videre."),
    ("trivsel", Role.WELLBEING_CONSULTANT, "Trivselskonsulent", "Psykolog; ser intet om fravær."),
    ("arbejdsmiljoe", Role.WORK_ENVIRONMENT_CONSULTANT, "Arbejdsmiljøkonsulent", "Ser enhedernes tal."),
    ("oekonomi", Role.FINANCE_CONSULTANT, "Økonomikonsulent", "Ser enhedernes tal."),
    ("loenkontor", Role.PAYROLL, "Lønkontor", "Ser datoer for refusion; intet andet fra forløbene."),
    ("administrator", Role.ADMINISTRATOR, "Administrator", "Roller, indlæsning, politik og log."),
    ("udvalg", Role.COMMITTEE, "Udvalgsmedlem", "Ser samlede tal for områderne."),
)  # fmt: skip
LEADER_UNIT, ILL_LEADER_UNIT, STAND_IN_UNIT, SHARED_WORKPLACE = "1111", "1123", "1131", "1210"


class Casting:
    """Who is who, found in the world."""

    def __init__(self, world: SmallWorld) -> None:
        self.world = world
        self.beginning = date(world.today.year - 3, 1, 1)
        self._staff = [t for t in world.terms if t.unit_id == STAFF and t.last is None]

    def appointments(self) -> Iterator[Appointment]:
        world, since = self.world, self.beginning
        chief = world.leaders[CARE]
        yield Appointment(chief.person_id, Role.CHIEF, CARE, since)
        areas = sorted({area for _, area, _ in SMALL_WORKPLACES})
        for unit in (*areas, *(department for department, _, _ in SMALL_WORKPLACES)):
            yield Appointment(world.leaders[unit].person_id, Role.LEADER, unit, since)
        yield Appointment(world.leaders["1132"].person_id, Role.LEADER, SHARED_WORKPLACE, since)
        yield Appointment(
            world.leaders[STAND_IN_UNIT].person_id,
            Role.LEADER,
            ILL_LEADER_UNIT,
            world.today - timedelta(days=9),
            world.today + timedelta(days=21),
            world.leaders[ILL_LEADER_UNIT].person_id,
        )
        for person, (_, role, _, _) in zip(self._staff, CENTRAL, strict=False):
            yield Appointment(person.person_id, role, ROOT if role is Role.COMMITTEE else None, since)
        yield Appointment(self._staff[-1].person_id, Role.PROVIDER, None, since)
        yield Appointment(self.planner.person_id, Role.PLANNER, LEADER_UNIT, since)

    @property
    def planner(self) -> EmploymentTerm:
        """Takes the sick calls of the first leader's workplaces."""
        return self.colleagues("1202")[0]

    def seats(self) -> Iterator[Seat]:
        """A TRIO and an *arbejdsmiljøgruppe* at every workplace, a MED committee in every area and one above them."""
        for department, area, workplaces in SMALL_WORKPLACES:
            leader = self.world.leaders[department].person_id
            for unit, name, _ in workplaces:
                safety, union = (t.person_id for t in self.colleagues(unit)[-2:])
                yield Seat(unit, "trio", f"TRIO {name}", leader, "leader")
                yield Seat(unit, "trio", f"TRIO {name}", safety, "work_environment_representative")
                yield Seat(unit, "trio", f"TRIO {name}", union, "union_representative")
                yield Seat(unit, "work_environment_group", f"Arbejdsmiljøgruppen {name}", leader, "leader")
                yield Seat(
                    unit,
                    "work_environment_group",
                    f"Arbejdsmiljøgruppen {name}",
                    safety,
                    "work_environment_representative",
                )
                yield Seat(area, "med", "Lokal-MED", union, "union_representative")
            yield Seat(area, "med", "Lokal-MED", leader, "leader")
        yield Seat(CARE, "med", "Sektor-MED Handicap", self.world.leaders[CARE].person_id, "leader")
        yield Seat(CARE, "med", "Sektor-MED Handicap", self.colleagues("1207")[-1].person_id, "union_representative")
        yield Seat(CARE, "steering", "Styregruppen", self.world.leaders[CARE].person_id, "leader")
        yield Seat(CARE, "steering", "Styregruppen", self._staff[0].person_id, "member")
        yield Seat("1213", "trio", "TRIO Lyngtoften", self._staff[1].person_id, "hr_consultant")

    def colleagues(self, unit: str) -> list[EmploymentTerm]:
        """Those of the unit who play no scene, oldest first."""
        left_out = {player.employment_id for player in self.world.players.values()}
        left_out |= {leader.employment_id for leader in self.world.leaders.values()}
        return [
            t
            for t in sorted(self.world.terms, key=lambda t: t.first)
            if t.unit_id == unit and t.last is None and t.monthly_paid and t.employment_id not in left_out
        ][::-1]

    def personas(self) -> Iterator[Persona]:
        world = self.world

        def led(unit: str) -> str:
            return world.leaders[unit].person_id

        yield Persona("leder", "Leder", "Elmegården og Skovbo. Fire er syge i dag.", led(LEADER_UNIT))
        yield Persona(
            "stedfortraeder", "Stedfortræder", "Leder af Solgården og Havblik, passer også Møllebo.", led(STAND_IN_UNIT)
        )
        yield Persona("lederens-leder", "Lederens leder", "Områdeleder, Område Nord.", led("1110"))
        yield Persona("chef", "Chef", "Handicapområdet.", led(CARE))
        for person, (key, _, title, about) in zip(self._staff, CENTRAL, strict=False):
            yield Persona(key, title, about, person.person_id)
        yield Persona(
            "leverandoer", "Ekstern leverandør", "Ser kun det, der er givet videre.", self._staff[-1].person_id
        )
        yield Persona(
            "planlaegger", "Vagtplanlægger", "Tager imod sygemeldinger på Elmegården og Skovbo.", self.planner.person_id
        )
        yield Persona("trio", "TRIO", "Tillidsrepræsentant på Elmegården.", self.colleagues("1201")[-1].person_id)
        yield Persona(
            "medarbejder-syg", "Medarbejder, sygemeldt", "Skovbo. Har et forløb.", world.players["dag-33"].person_id
        )
        yield Persona("medarbejder", "Medarbejder", "Fjordparken. Er på arbejde.", self.colleagues("1203")[0].person_id)

"""The fixed cast of the web tests: a small fictional municipality on Monday 23 November 2026.

```
forvaltning                chief
├── nord                   area_leader (the leader's leader)
│   ├── elmegaarden        leader, with deputy 16.-29.11.; TRIO and MED
│   ├── skovbo             leader and co_leader
│   └── birkely            deputy's own unit
└── syd                    outsider_leader (must never get in)
    └── havblik            outsider_leader
```

Everybody in ``PERSONAS`` can log in; ``plain employees`` are those without any role. Names are invented.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

from django.contrib.auth.hashers import make_password
from django.test import Client

from naervaer.core.access.model import Actor
from naervaer.web.absence.models import AbsencePeriod
from naervaer.web.accounts.models import User
from naervaer.web.imports.models import ImportRun
from naervaer.web.organisation.models import (
    Body,
    BodyMember,
    Employment,
    EmploymentTerm,
    Person,
    RoleAssignment,
    Unit,
    UnitTerm,
)
from naervaer.web.organisation.queries import actor_of

TODAY = date(2026, 11, 23)
BEGINNING = date(2020, 1, 1)
MOVED = date(2026, 11, 2)
PASSWORD = "lyseroed-elefant-42"

UNITS: tuple[tuple[str, str | None, str, str], ...] = (
    ("forvaltning", None, "Ældre og Sundhed", "forvaltning"),
    ("nord", "forvaltning", "Område Nord", "område"),
    ("syd", "forvaltning", "Område Syd", "område"),
    ("elmegaarden", "nord", "Elmegården", "arbejdsplads"),
    ("skovbo", "nord", "Skovbo", "arbejdsplads"),
    ("birkely", "nord", "Birkely", "arbejdsplads"),
    ("havblik", "syd", "Havblik", "arbejdsplads"),
)

PEOPLE: dict[str, tuple[str, str, str, str]] = {
    # key: name, unit, job group, fte
    "chief": ("Kirsten Chef", "forvaltning", "chef", "1"),
    "area_leader": ("Ole Områdeleder", "nord", "leder", "1"),
    "leader": ("Lone Leder", "elmegaarden", "leder", "1"),
    "co_leader": ("Carl Medleder", "skovbo", "leder", "1"),
    "deputy": ("Dorte Stedfortræder", "birkely", "sygeplejerske", "1"),
    "outsider": ("Uffe Udenfor", "havblik", "leder", "1"),
    "coordinator": ("Karen Koordinator", "forvaltning", "konsulent", "1"),
    "hr": ("Hanne Personale", "forvaltning", "konsulent", "1"),
    "retention": ("Frede Fastholder", "forvaltning", "konsulent", "1"),
    "lawyer": ("Jens Jurist", "forvaltning", "jurist", "1"),
    "administrator": ("Aase Administrator", "forvaltning", "konsulent", "1"),
    "finance": ("Åge Økonom", "forvaltning", "konsulent", "1"),
    "wellbeing": ("Trine Trivsel", "forvaltning", "psykolog", "1"),
    "work_environment": ("Arne Arbejdsmiljø", "forvaltning", "konsulent", "1"),
    "trio": ("Tove Tillid", "elmegaarden", "social- og sundhedsassistent", "0.8649"),
    "safety": ("Anders Arbejdsmiljørep", "elmegaarden", "husassistent", "1"),
    "med": ("Mona Medudvalg", "birkely", "ergoterapeut", "1"),
    "anne": ("Anne Birk", "elmegaarden", "social- og sundhedsassistent", "1"),
    "mads": ("Mads Overgaard", "elmegaarden", "social- og sundhedshjælper", "0.8649"),
    "fatima": ("Fatima El-Khatib", "skovbo", "sygeplejerske", "1"),
    "pupil": ("Sofie Elev", "elmegaarden", "SOSU-elev", "1"),
    "temp": ("Tom Timeløn", "elmegaarden", "social- og sundhedshjælper", "0"),
    "mover": ("Mie Flytter", "elmegaarden", "social- og sundhedshjælper", "1"),
    "leaver": ("Lars Fratrådt", "elmegaarden", "husassistent", "1"),
    "stranger": ("Sanne Fremmed", "havblik", "social- og sundhedsassistent", "1"),
    "far_away": ("Finn Langtborte", "havblik", "husassistent", "1"),
}

WITHOUT_EMPLOYMENT: dict[str, str] = {
    "provider": "Pia Leverandør",
    "payroll": "Lise Løn",
    "committee": "Palle Politiker",
}

ROLES: tuple[tuple[str, str, str | None], ...] = (
    ("chief", "chief", "forvaltning"),
    ("area_leader", "leader", "nord"),
    ("leader", "leader", "elmegaarden"),
    ("leader", "leader", "skovbo"),
    ("co_leader", "leader", "skovbo"),
    ("outsider", "leader", "syd"),
    ("outsider", "leader", "havblik"),
    ("coordinator", "coordinator", None),
    ("hr", "hr_consultant", None),
    ("retention", "retention_consultant", None),
    ("lawyer", "lawyer", None),
    ("administrator", "administrator", None),
    ("finance", "finance_consultant", None),
    ("wellbeing", "wellbeing_consultant", None),
    ("work_environment", "work_environment_consultant", None),
    ("provider", "provider", None),
    ("payroll", "payroll", None),
    ("committee", "committee", None),
)

PERSONAS: tuple[str, ...] = (
    *("chief", "area_leader", "leader", "co_leader", "deputy", "outsider", "coordinator", "hr", "retention"),
    *("lawyer", "administrator", "finance", "wellbeing", "work_environment", "trio", "safety", "med"),
    *("provider", "payroll", "committee", "anne", "mads", "pupil", "temp", "mover", "stranger"),
)
"""Everybody with an account: one of every role, and plain employees."""


@dataclass(frozen=True)
class Cast:
    """The rows by short name. ``deputy`` stands in for ``leader`` from 16 to 29 November."""

    units: dict[str, Unit]
    people: dict[str, Person]
    employments: dict[str, Employment]
    users: dict[str, User]
    trio: Body
    med: Body
    run: ImportRun
    today: date = TODAY

    def actor(self, who: str) -> Actor:
        return actor_of(User.objects.select_related("person").get(pk=self.users[who].pk))

    def login(self, client: Client, who: str) -> User:
        client.force_login(self.users[who])
        return self.users[who]


def build() -> Cast:
    """Write the cast to the database."""
    units = _units()
    people = _people()
    employments = _employments(units, people)
    RoleAssignment.objects.bulk_create(
        RoleAssignment(person=people[who], role=role, unit=units[unit] if unit else None, first=BEGINNING)
        for who, role, unit in ROLES
    )
    RoleAssignment.objects.bulk_create(
        RoleAssignment(
            person=people["deputy"],
            role="leader",
            unit=units[unit],
            deputy_for=people["leader"],
            first=date(2026, 11, 16),
            last=date(2026, 11, 29),
        )
        for unit in ("elmegaarden", "skovbo")
    )
    trio, med = _bodies(units, people)
    return Cast(units, people, employments, _users(people), trio, med, _absence(employments))


def _units() -> dict[str, Unit]:
    Unit.objects.bulk_create(Unit(ext_id=key) for key, *_ in UNITS)
    units = {unit.ext_id: unit for unit in Unit.objects.all()}
    UnitTerm.objects.bulk_create(
        UnitTerm(unit=units[key], parent=units[parent] if parent else None, name=name, level=level, first=BEGINNING)
        for key, parent, name, level in UNITS
    )
    return units


def _people() -> dict[str, Person]:
    names = {**{key: row[0] for key, row in PEOPLE.items()}, **WITHOUT_EMPLOYMENT}
    Person.objects.bulk_create(Person(ext_id=key, name=name, email=f"{key}@example.org") for key, name in names.items())
    return {person.ext_id: person for person in Person.objects.all()}


def _employments(units: dict[str, Unit], people: dict[str, Person]) -> dict[str, Employment]:
    """Everybody since 2020, but for one who left, one who moved and one with a second employment at Havblik."""
    Employment.objects.bulk_create(Employment(ext_id=f"{key}-1", person=people[key]) for key in PEOPLE)
    Employment.objects.bulk_create([Employment(ext_id="mads-2", person=people["mads"])])
    by_ext_id = {employment.ext_id: employment for employment in Employment.objects.all()}
    ends = {"leaver": date(2026, 9, 30), "mover": date(2026, 11, 1)}

    def term(employment: str, unit: str, first: date, key: str, fte: str | None = None) -> EmploymentTerm:
        _, _, job_group, hours = PEOPLE[key]
        return EmploymentTerm(
            employment=by_ext_id[employment],
            unit=units[unit],
            job_group=job_group,
            fte=Decimal(fte or hours),
            first=first,
            last=ends.get(key) if first == BEGINNING else None,
            monthly_paid=key != "temp",
            is_leader=job_group == "leder",
        )

    terms = [term(f"{key}-1", unit, BEGINNING, key) for key, (_, unit, *_) in PEOPLE.items()]
    terms.append(term("mover-1", "havblik", MOVED, "mover"))
    terms.append(term("mads-2", "havblik", date(2025, 1, 1), "mads", "0.1"))
    EmploymentTerm.objects.bulk_create(terms)
    return by_ext_id


def _bodies(units: dict[str, Unit], people: dict[str, Person]) -> tuple[Body, Body]:
    trio = Body.objects.create(unit=units["elmegaarden"], kind=Body.Kind.TRIO, name="TRIO Elmegården")
    med = Body.objects.create(unit=units["nord"], kind=Body.Kind.MED, name="MED Område Nord")
    seats = BodyMember.Seat
    BodyMember.objects.bulk_create(
        BodyMember(body=body, person=people[who], seat=seat, first=BEGINNING)
        for body, who, seat in (
            (trio, "leader", seats.LEADER),
            (trio, "trio", seats.UNION_REPRESENTATIVE),
            (trio, "safety", seats.WORK_ENVIRONMENT_REPRESENTATIVE),
            (trio, "hr", seats.HR_CONSULTANT),
            (med, "med", seats.MEMBER),
        )
    )
    return trio, med


def _users(people: dict[str, Person]) -> dict[str, User]:
    password = make_password(PASSWORD)
    User.objects.bulk_create(
        User(username=key, email=f"{key}@example.org", password=password, person=people[key]) for key in PERSONAS
    )
    return {user.username: user for user in User.objects.select_related("person")}


def _absence(employments: dict[str, Employment]) -> ImportRun:
    """Anne ill since 21 October, Mads partly since the 15th, Mie since before she moved; Fatima short spells."""
    midnight = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
    run = ImportRun.objects.create(
        kind=ImportRun.Kind.ABSENCE_PERIODS,
        state=ImportRun.State.DONE,
        filename="fravaer.csv",
        sha256="0" * 64,
        started_at=midnight,
        finished_at=midnight,
    )
    rows: list[tuple[str, str, date, date | None, str]] = [
        ("anne-1", "own_sickness", date(2026, 10, 21), None, "1"),
        ("mads-1", "partial_sickness", date(2026, 11, 15), None, "0.5"),
        ("mover-1", "own_sickness", date(2026, 10, 26), None, "1"),
        ("mover-1", "own_sickness", date(2026, 3, 2), date(2026, 3, 6), "1"),
        ("leader-1", "own_sickness", date(2026, 11, 16), None, "1"),
        ("pupil-1", "own_sickness", date(2026, 11, 20), None, "1"),
        ("far_away-1", "own_sickness", date(2026, 10, 1), None, "1"),
        *(
            ("fatima-1", "own_sickness", day, day, "1")
            for day in (date(2026, 2, 3), date(2026, 5, 14), date(2026, 9, 2), date(2026, 11, 11))
        ),
    ]
    AbsencePeriod.objects.bulk_create(
        AbsencePeriod(
            employment=employments[who], category=category, first=first, last=last, degree=Decimal(degree), added_by=run
        )
        for who, category, first, last, degree in rows
    )
    return run

"""The columns of the four kinds of file, the names payroll gives them, and finding them in a heading."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from naervaer.files.outcome import Unreadable

Kind = Literal["org", "employments", "absence-days", "absence-periods"]
Content = Literal["id", "text", "date", "end", "fte", "hours", "degree", "boolean", "status", "mail", "type"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column we read: ``target`` is its name in the canonical table, ``names`` what others call it.

    ``default`` is what an empty cell means; a needed column with ``default`` None must be filled in.
    """

    name: str
    target: str
    content: Content
    needed: bool = False
    names: tuple[str, ...] = ()
    longest: int = 100
    default: str | None = None


_EMPLOYMENT_ID = Column(
    "employment_id",
    "employment_id",
    "id",
    needed=True,
    names=(
        "AnsaettelsesID",
        "AnsættelsesID",
        "EmploymentIdentifier",
        "Tjnr",
        "Tjenestenummer",
        "Tjenestenr",
        "Medarbejdernr",
        "Medarbejdernummer",
        "Ansættelsesnr",
        "Ansættelsesnummer",
        "Lønnr",
        "Lønnummer",
    ),
)
_FROM = ("Gyldighedsstart", "Fra", "Fra dato", "Startdato", "Start", "Første dag", "Fraværsstart", "ActivationDate")
_TO = ("Gyldighedsstop", "Til", "Til dato", "Slutdato", "Slut", "Sidste dag", "Fraværsslut", "DeactivationDate")
_TYPE = (
    "FRVAARSAG",
    "FravaersNaervaersart",
    "FraværsNærværsart",
    "Fraværsart",
    "Fraværsårsag",
    "Fraværskode",
    "Fraværstype",
    "Lønart",
    "Art",
    "Kode",
    "Årsag",
)

COLUMNS: Mapping[Kind, tuple[Column, ...]] = {
    "org": (
        Column(
            "unit_id",
            "unit_id",
            "id",
            needed=True,
            names=("Enhed", "Enhedsnr", "Afdeling", "Afdelingsnr", "DepartmentIdentifier"),
        ),
        Column(
            "parent_id",
            "parent_id",
            "id",
            names=("parent", "Overordnet", "Overenhed", "OvenliggendeOrgEnhed", "parentOrgUnit"),
        ),
        Column(
            "name", "name", "text", needed=True, names=("Navn", "Enhedsnavn", "Afdelingsnavn", "longName"), longest=200
        ),
        Column("level", "level", "text", names=("Niveau", "Enhedsniveau"), longest=50, default=""),
        Column("from", "first", "date", names=_FROM, default=""),
        Column("to", "last", "end", names=_TO, default=""),
    ),
    "employments": (
        _EMPLOYMENT_ID,
        Column(
            "person_id",
            "person_id",
            "id",
            names=("PersonCivilRegistrationIdentifier", "CPR", "CPR-nummer", "CPR-nr", "Personnummer", "Person"),
        ),
        Column("name", "name", "text", names=("Navn", "Medarbejdernavn"), longest=200, default=""),
        Column(
            "unit_id",
            "unit_id",
            "id",
            needed=True,
            names=("DepartmentIdentifier", "Afdeling", "Afdelingsnr", "Enhed", "Enhedsnr", "Organisationsenhed"),
        ),
        Column("job_group", "job_group", "text", names=("Stillingsgruppe", "Stilling", "EmploymentName"), default=""),
        Column(
            "fte",
            "fte",
            "fte",
            needed=True,
            names=("OccupationRate", "Beskdec", "Beskæftigelsesdecimal", "Beskæftigelsesgrad", "Årsværk"),
        ),
        Column("from", "first", "date", needed=True, names=("Ansættelsesdato", *_FROM)),
        Column("to", "last", "end", names=("Fratrædelsesdato", *_TO), default=""),
        Column("status", "status", "status", names=("EmploymentStatusCode", "Statuskode"), longest=2, default="1"),
        Column("monthly_paid", "monthly_paid", "boolean", names=("SalariedIndicator", "Månedslønnet"), default="1"),
        Column("is_leader", "is_leader", "boolean", names=("isManager", "Leder", "Ledermarkering"), default="0"),
        Column("email", "email", "mail", names=("Mail", "E-mail", "Mailadresse", "E-mailadresse"), default=""),
    ),
    "absence-days": (
        _EMPLOYMENT_ID,
        Column("date", "day", "date", needed=True, names=("FRVDATO", "Fraværsdato", "Dato", "Dag")),
        Column("type", "category", "type", needed=True, names=_TYPE),
        Column("absent_hours", "absent_hours", "hours", needed=True, names=("FRVTIM", "Fraværstimer", "Timer")),
        Column(
            "planned_hours",
            "planned_hours",
            "hours",
            needed=True,
            names=("PLANTIM", "Planlagte timer", "Plantimer"),
            default="0",
        ),
    ),
    "absence-periods": (
        _EMPLOYMENT_ID,
        Column("type", "category", "type", needed=True, names=_TYPE),
        Column("from", "first", "date", needed=True, names=_FROM),
        Column("to", "last", "end", names=_TO, default=""),
        Column("degree", "degree", "degree", names=("Grad", "Fraværsgrad", "Fraværsprocent"), default="1"),
    ),
}

TABLE_OF: Mapping[Kind, str] = {
    "org": "units",
    "employments": "employments",
    "absence-days": "absence_days",
    "absence-periods": "absence_periods",
}

KIND_TITLES: Mapping[Kind, str] = {
    "org": "organisation",
    "employments": "ansættelser",
    "absence-days": "fraværsdage",
    "absence-periods": "fraværsperioder",
}


def key(name: str) -> str:
    """How names are compared: without case, spaces and punctuation."""
    return re.sub(r"[\W_]+", "", name.casefold())


@dataclass(frozen=True, slots=True)
class Heading:
    """Where our columns stand in a heading (``places``), and the headings nobody asked for."""

    places: Mapping[str, int]
    unknown: tuple[str, ...]


def known_names(kind: Kind, mapped: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """For each of our columns the names to look for, the best first; a mapped name shuts the others out."""
    return {
        column.name: (mapped[column.name],) if column.name in mapped else (column.name, *column.names)
        for column in COLUMNS[kind]
    }


def locate(kind: Kind, cells: Sequence[str], mapped: Mapping[str, str]) -> Heading:
    """Find our columns among the cells of a heading. A name that stands twice is refused."""
    standing: dict[str, list[int]] = {}
    for place, cell in enumerate(cells):
        if cell.strip():
            standing.setdefault(key(cell), []).append(place)
    places: dict[str, int] = {}
    for name, candidates in known_names(kind, mapped).items():
        found = next((standing[key(c)] for c in candidates if key(c) in standing), [])
        if len(found) > 1:
            columns = " og ".join(str(place + 1) for place in found)
            raise Unreadable(
                f"Kolonnen »{cells[found[0]].strip()}« står flere gange (kolonne {columns}). Lad kun én stå."
            )
        if found and found[0] not in places.values():
            places[name] = found[0]
    taken = set(places.values())
    unknown = tuple(c.strip() for i, c in enumerate(cells) if c.strip() and i not in taken)
    return Heading(places, unknown)


def missing(kind: Kind, heading: Heading, constant: Mapping[str, str]) -> list[str]:
    return [c.name for c in COLUMNS[kind] if c.needed and c.name not in heading.places and c.name not in constant]


def explain_missing(kind: Kind, heading: Heading, lacking: Sequence[str], mapped: Mapping[str, str]) -> list[str]:
    """One sentence for each missing column with the nearest name found, and which kind of file it looks like."""
    sentences = []
    for name in lacking:
        wanted = mapped.get(name, name)
        near = {key(c): c for c in heading.unknown}
        close = get_close_matches(key(wanted), near, n=1, cutoff=0.6)
        nearest = f" Nærmest er »{near[close[0]]}«." if close else ""
        sentences.append(f"Kolonnen »{wanted}« mangler.{nearest}")
    cells = (*heading.unknown, *heading.places)
    found = ", ".join(f"»{c}«" for c in cells[:20]) or "ingen kendte kolonner"
    sentences.append(f"Fandt {found}; forventede kolonnerne {', '.join(c.name for c in COLUMNS[kind] if c.needed)}.")
    others = [k for k in COLUMNS if k != kind and not missing(k, locate(k, cells, {}), {})]
    if others:
        sentences.append(f"Filen ligner {' eller '.join(KIND_TITLES[k] for k in others)} ({', '.join(others)}).")
    return sentences

"""Two organisations: the small one has the figures of Hjørring's application, the large one those of a big city."""

from dataclasses import dataclass

import numpy as np

SMALL_WORKPLACES = (
    # department, its area, workplaces with people
    ("1111", "1110", (("1201", "Elmegården", 22), ("1202", "Skovbo", 18))),
    ("1112", "1110", (("1203", "Fjordparken", 24),)),
    ("1113", "1110", (("1204", "Kløvervangen", 19),)),
    ("1121", "1120", (("1205", "Bakkehuset", 21), ("1206", "Åhaven", 17))),
    ("1122", "1120", (("1207", "Rosenlund", 26),)),
    ("1123", "1120", (("1208", "Møllebo", 20),)),
    ("1131", "1130", (("1209", "Solgården", 23), ("1210", "Havblik", 16))),
    ("1132", "1130", (("1211", "Birkely", 22), ("1212", "Egebo", 21))),
    ("1133", "1130", (("1213", "Lyngtoften", 28),)),
)

ROOT, CARE, STAFF, EXTERNAL = "1000", "1100", "1900", "1990"

SMALL_TARGETS = (15.8, 16.4, 17.7, 13.7, 16.0, 16.6, 17.1, 14.2, 16.8, 15.4, 17.3, 14.9, 17.5)
"""Days of sickness per full-time employee in the last whole year, workplace by workplace: 13.7 to 17.7."""

SMALL_MEAN = 16.16
SMALL_YEARS = (12.86 / SMALL_MEAN, 14.40 / SMALL_MEAN, 1.0, 0.95)
"""Three whole years rising from 12.86 to 16.16 days, and this year so far, as shares of the last whole year."""


@dataclass(frozen=True, slots=True)
class Place:
    """An *enhed* and how many people work in it. ``leaders`` lead it and what is below."""

    unit_id: str
    parent_id: str | None
    name: str
    level: str
    people: int = 0
    leaders: int = 0
    target: float | None = None


def small() -> tuple[Place, ...]:
    """1 chief, 3 area leaders, 9 department leaders, 13 workplaces and 277 people in them."""
    places = [
        Place(ROOT, None, "Lindekøbing Kommune", "kommune"),
        Place(CARE, ROOT, "Handicapområdet", "forvaltning", leaders=1),
        *(Place(f"11{n}0", CARE, f"Område {name}", "område", leaders=1) for n, name in enumerate(_AREAS, start=1)),
    ]
    targets = iter(SMALL_TARGETS)
    for unit_id, area, workplaces in SMALL_WORKPLACES:
        name = " og ".join(title for _, title, _ in workplaces)
        places.append(Place(unit_id, area, f"Afdeling {name}", "afdeling", leaders=1))
        places += [
            Place(workplace, unit_id, title, "arbejdsplads", people=people, target=next(targets))
            for workplace, title, people in workplaces
        ]
    places.append(Place(STAFF, ROOT, "Løn, HR og Arbejdsmiljø", "stab", people=9))
    places.append(Place(EXTERNAL, ROOT, "Eksterne leverandører", "ekstern", people=1))
    return tuple(places)


_AREAS = ("Nord", "Midt", "Syd")


def large(rng: np.random.Generator, people: int = 47_500) -> tuple[Place, ...]:
    """3,000 units in five levels and 2,500 leaders; the workplaces differ in size as real ones do."""
    places = [Place("100000", None, "Storkøbing Kommune", "kommune", leaders=1)]
    above = ["100000"]
    for level, count in (("forvaltning", 9), ("område", 90), ("afdeling", 500)):
        made = [f"{len(places) + n + 100000:06d}" for n in range(count)]
        places += [
            Place(unit, above[n % len(above)], f"{level.capitalize()} {n + 1}", level, leaders=1)
            for n, unit in enumerate(made)
        ]
        above = made
    workplaces = 2_400
    shares = rng.gamma(4.0, 1.0, workplaces)
    sizes = np.maximum(4, np.round(shares / shares.sum() * people)).astype(int).tolist()
    for n, size in enumerate(sizes):
        led = int(n < 1_900)
        unit = f"{len(places) + 100000:06d}"
        places.append(Place(unit, above[n % len(above)], f"Arbejdsplads {n + 1}", "arbejdsplads", size, led))
    return tuple(places)

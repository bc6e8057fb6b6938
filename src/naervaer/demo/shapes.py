"""Two organisations: the small one has the figures of Hjørring's application, the large one those of a big city."""

from dataclasses import dataclass

import numpy as np

SMALL_WORKPLACES = (
    # department, its area, workplaces with people
    ("1111", "1110", (("1201", "Elmegården", 22), ("1202", "Skovbo", 18))),
    ("1112", "1110", (("1203", "Fjordparken", 24),)),
    ("1113", "1110", (("1204", "Kløvervangen", 19),)),
    ("1121", "1120", (("1205", "Bakkehuset", 21), ("1206", "Åhaven", 17))),
    ("1122", "1120", (("1207", "Rosenlund", 23),)),
    ("1123", "1120", (("1208", "Møllebo", 20),)),
    ("1131", "1130", (("1209", "Solgården", 23), ("1210", "Havblik", 16))),
    ("1132", "1130", (("1211", "Birkely", 22), ("1212", "Egebo", 21))),
    ("1133", "1130", (("1213", "Lyngtoften", 25),)),
)

ROOT, CARE, CARE_OFFICE, STAFF = "1000", "1100", "1190", "1900"

SMALL_TARGETS = (15.8, 16.4, 17.7, 13.7, 16.0, 16.6, 17.1, 14.2, 16.8, 15.4, 17.3, 14.9, 17.5)
"""Days of sickness per full-time employee in the last whole year, workplace by workplace: 13.7 to 17.7."""

SMALL_MEAN = 16.16
SMALL_YEARS = (12.86 / SMALL_MEAN, 14.40 / SMALL_MEAN, 1.0, 0.95)
"""Three whole years rising from 12.86 to 16.16 days, and this year so far, as shares of the last whole year."""


@dataclass(frozen=True, slots=True)
class Place:
    """An *enhed* and how many people work in it.

    ``leaders`` lead it and what is below; they are employed in ``desk``, so that no unit consists of its leader alone
    and no sum gives one person away.
    """

    unit_id: str
    parent_id: str | None
    name: str
    level: str
    people: int = 0
    leaders: int = 0
    target: float | None = None
    desk: str = ""


def small(name: str = "Lindekøbing Kommune") -> tuple[Place, ...]:
    """A municipality of that name: 1 chief, 3 area leaders, 9 department leaders, 13 workplaces, about 290 people."""
    places = [
        Place(ROOT, None, name, "kommune"),
        Place(CARE, ROOT, "Handicapområdet", "forvaltning", leaders=1, desk=CARE_OFFICE),
        *(
            Place(f"11{n}0", CARE, f"Område {name}", "område", leaders=1, desk=CARE_OFFICE)
            for n, name in enumerate(_AREAS, start=1)
        ),
        Place(CARE_OFFICE, CARE, "Handicapområdets ledelse", "stab", people=9, target=SMALL_MEAN),
    ]
    targets = iter(SMALL_TARGETS)
    for unit_id, area, workplaces in SMALL_WORKPLACES:
        name = " og ".join(title for _, title, _ in workplaces)
        places.append(Place(unit_id, area, f"Afdeling {name}", "afdeling", leaders=1, desk=workplaces[0][0]))
        places += [
            Place(workplace, unit_id, title, "arbejdsplads", people=people, target=next(targets))
            for workplace, title, people in workplaces
        ]
    places.append(Place(STAFF, ROOT, "Løn, HR og Arbejdsmiljø", "stab", people=24))
    return tuple(places)


_AREAS = ("Nord", "Midt", "Syd")
LARGE_NAME = "Storkøbing Kommune"


def large(rng: np.random.Generator, people: int = 46_900, name: str = LARGE_NAME) -> tuple[Place, ...]:
    """3,000 units in five levels and 2,500 leaders; the workplaces differ in size as real ones do."""
    numbers = (f"{n:06d}" for n in range(100_000, 1_000_000))
    root = next(numbers)
    places: list[Place] = []
    above, level_above = [("", name, root)], "kommune"
    for level, count in (("forvaltning", 9), ("område", 90), ("afdeling", 500)):
        for parent, name, unit in above:
            office = next(numbers)
            places.append(Place(unit, parent or None, name, level_above, leaders=1, desk=office))
            places.append(Place(office, unit, f"Ledelse og stab, {name}", "stab", people=5))
        below = [(above[n % len(above)][2], f"{level.capitalize()} {n + 1}", next(numbers)) for n in range(count)]
        above, level_above = below, level
    shares = rng.gamma(4.0, 1.0, 2_300)
    sizes = np.maximum(4, np.round(shares / shares.sum() * people)).astype(int).tolist()
    workplaces = [next(numbers) for _ in sizes]
    for n, (parent, name, unit) in enumerate(above):
        places.append(Place(unit, parent, name, "afdeling", leaders=1, desk=workplaces[n]))
    for n, (unit, size) in enumerate(zip(workplaces, sizes, strict=True)):
        department = above[n % len(above)][2]
        led = int(n < 1_900)
        places.append(Place(unit, department, f"Arbejdsplads {n + 1}", "arbejdsplads", size, led, desk=unit))
    return tuple(places)

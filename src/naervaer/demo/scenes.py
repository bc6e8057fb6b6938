"""Cases in progress today, one of every kind, each at a workplace of its own so that they can be found again."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from naervaer.core.absence import AbsencePeriod, Category, EmploymentTerm
from naervaer.demo.calibrate import Spell

Stretch = tuple[Category, int, int | None, str]
"""Category, begun so many days ago, ended so many days ago (None = goes on), share of the day absent."""

SICK, PARTIAL = Category.OWN_SICKNESS, Category.PARTIAL_SICKNESS


@dataclass(frozen=True, slots=True)
class Scene:
    """``nth`` is the place in the unit's row of lasting, monthly paid people; ``job_group`` narrows it."""

    key: str
    unit_id: str
    nth: int
    stretches: tuple[Stretch, ...]
    job_group: str = ""


ILL_LEADER = "leder-syg"
"""Played by the leader of the unit."""

SCENES = (
    Scene("dag-2", "1201", 0, ((SICK, 1, None, "1"),)),
    Scene("dag-14", "1201", 1, ((SICK, 13, None, "1"),)),
    Scene("dag-27", "1201", 2, ((SICK, 26, None, "1"),)),
    Scene("dag-33", "1202", 0, ((SICK, 32, None, "1"),)),
    Scene("fire-perioder", "1202", 1,
          ((SICK, 288, 286, "1"), (SICK, 170, 167, "1"), (SICK, 76, 75, "1"), (SICK, 12, 10, "1"))),
    Scene("delvist-tilbage", "1203", 0, ((SICK, 70, 23, "1"), (PARTIAL, 22, None, "0.5"))),
    Scene("over-4-maaneder", "1204", 0, ((SICK, 140, None, "1"),)),
    Scene("arbejdsskade", "1205", 0, ((Category.WORK_INJURY, 18, None, "1"),)),
    Scene("graviditet", "1206", 0, ((Category.PREGNANCY_RELATED, 12, None, "0.5"),)),
    Scene("paragraf-56", "1207", 0,
          (*((Category.SECTION_56, n, n - 1, "1") for n in (310, 240, 150, 95)), (Category.SECTION_56, 2, None, "1"))),
    Scene("dag-9", "1207", 1, ((SICK, 8, None, "1"),)),
    Scene("lige-rask", "1208", 0, ((SICK, 41, 1, "1"),)),
    Scene("rettelse-paa-vej", "1209", 0, ((SICK, 20, None, "1"),)),
    Scene("forkert-kode", "1209", 1, ((SICK, 9, 6, "1"),)),
    Scene("fratraeder", "1210", 0, ((SICK, 15, None, "1"),)),
    Scene("uge-6", "1211", 0, ((SICK, 43, None, "1"),)),
    Scene("tidlig-indsats", "1212", 0, ((SICK, 11, None, "1"),)),
    Scene("elev", "1213", 0, ((SICK, 14, None, "1"),), job_group="SOSU-elev"),
    Scene("vikar", "1213", 0, ((SICK, 8, None, "1"),), job_group="Vikar"),
    Scene(ILL_LEADER, "1123", 0, ((SICK, 10, None, "1"),)),
)  # fmt: skip

MONDAYS = Scene("mandage", "1201", 3, ())
"""Four single Mondays in four months, and nothing else in the year."""

LEAVES_IN_DAYS = 26
"""The one of scene *fratraeder* leaves so many days from today, within eight weeks of the first day."""


def cast(
    terms: Sequence[EmploymentTerm], leaders: Mapping[str, EmploymentTerm], today: date
) -> dict[str, EmploymentTerm]:
    """Who plays which scene."""
    return {
        scene.key: leaders[scene.unit_id] if scene.key == ILL_LEADER else _find(terms, scene, today)
        for scene in (*SCENES, MONDAYS)
    }


def _find(terms: Sequence[EmploymentTerm], scene: Scene, today: date) -> EmploymentTerm:
    here = [t for t in terms if t.unit_id == scene.unit_id and t.last is None]
    if scene.job_group:
        return sorted((t for t in here if t.job_group == scene.job_group), key=lambda t: t.first)[scene.nth]
    lasting = (
        t for t in here if t.monthly_paid and t.job_group not in ("SOSU-elev", "Leder") and (today - t.first).days > 500
    )
    return list(lasting)[scene.nth]


def spells(players: dict[str, EmploymentTerm], today: date) -> list[Spell]:
    """Today's cases as payroll tells them."""
    found = [
        Spell(rows)
        for scene in SCENES
        for rows in _runs(
            AbsencePeriod(
                players[scene.key].employment_id,
                category,
                today - timedelta(days=begun),
                None if ended is None else today - timedelta(days=ended),
                Decimal(degree),
            )
            for category, begun, ended, degree in scene.stretches
        )
    ]
    monday = today - timedelta(days=today.weekday())
    player = players[MONDAYS.key].employment_id
    mondays = (monday - timedelta(weeks=weeks) for weeks in (2, 6, 11, 17))
    return found + [Spell((AbsencePeriod(player, SICK, day, day),)) for day in mondays]


def _runs(rows: Iterable[AbsencePeriod]) -> list[tuple[AbsencePeriod, ...]]:
    """Rows that follow each other day by day belong together."""
    runs: list[list[AbsencePeriod]] = []
    for row in rows:
        if runs and runs[-1][-1].last == row.first - timedelta(days=1):
            runs[-1].append(row)
        else:
            runs.append([row])
    return [tuple(run) for run in runs]


def clear(
    spells: Iterable[Spell], players: dict[str, EmploymentTerm], terms: Sequence[EmploymentTerm], today: date
) -> list[Spell]:
    """Drawn absence without what would disturb: the players' own, and what is new in the leader's two workplaces."""
    playing = {term.employment_id for term in players.values()}
    first_page = {t.employment_id for t in terms if t.unit_id in ("1201", "1202")}
    year, fortnight = today - timedelta(days=380), today - timedelta(days=14)

    def disturbs(spell: Spell) -> bool:
        who, last = spell.rows[0].employment_id, spell.rows[-1].last or today
        return (who in playing and last >= year) or (who in first_page and last >= fortnight)

    return [spell for spell in spells if not disturbs(spell)]

"""The demo municipality is made, not kept: the same seed and day give the same people and absence (H1, H2, S9)."""

import re
from collections import Counter
from datetime import date

import numpy as np
import pytest

from naervaer.core.absence import SICKNESS, Category
from naervaer.core.calendar import WorkCalendar
from naervaer.core.tree import in_force
from naervaer.demo import world
from naervaer.demo.calibrate import spells_of
from naervaer.demo.cast import Casting
from naervaer.demo.names import invent
from naervaer.demo.world import SmallWorld

MONDAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def small() -> SmallWorld:
    return world.small(MONDAY, WorkCalendar())


def test_the_same_seed_and_day_give_the_same_municipality(small: SmallWorld) -> None:
    assert world.small(MONDAY, WorkCalendar()) == small


def test_H1_one_chief_three_areas_nine_departments_thirteen_workplaces_and_about_290_people(small: SmallWorld) -> None:
    levels = Counter(place.level for place in small.places)
    assert (levels["forvaltning"], levels["område"], levels["afdeling"], levels["arbejdsplads"]) == (1, 3, 9, 13)
    employed = [t for t in small.terms if in_force(t.first, t.last, MONDAY) and t.unit_id.startswith(("11", "12"))]
    assert 285 <= len({t.person_id for t in employed}) <= 295
    assert sum(t.is_leader for t in employed) == 1 + 3 + 9


def test_H1_the_job_groups_of_the_application_work_there(small: SmallWorld) -> None:
    groups = {t.job_group for t in small.terms}
    named = {"Pædagog", "Social- og sundhedsassistent", "Sygeplejerske", "Ergoterapeut", "Husassistent"}
    assert named <= groups


def test_S9_every_workplace_has_a_pupil_and_a_temp_today(small: SmallWorld) -> None:
    for place in small.places:
        if place.level == "arbejdsplads":
            here = {
                t.job_group for t in small.terms if t.unit_id == place.unit_id and in_force(t.first, t.last, MONDAY)
            }
            assert {"SOSU-elev", "Vikar"} <= here


def test_no_two_people_have_one_name_and_no_id_looks_like_a_cpr_number(small: SmallWorld) -> None:
    people = {t.person_id: t.name for t in small.terms}
    assert len(set(people.values())) == len(people)
    ids = [*people, *(t.employment_id for t in small.terms)]
    assert not any(re.search(r"\d{6}-?\d{4}", i) for i in ids)
    assert any(t.employment_id.startswith("0") for t in small.terms)


def test_names_repeat_only_when_there_are_no_more() -> None:
    names = invent(np.random.default_rng(1), 9_000)
    assert len(set(names)) >= 8_000


def test_somebody_moved_somebody_has_new_hours_and_somebody_two_jobs(small: SmallWorld) -> None:
    terms = Counter(t.employment_id for t in small.terms)
    assert sum(n == 2 for n in terms.values()) == world.MOVES + world.NEW_HOURS
    jobs = Counter(person for person, _ in {(t.person_id, t.employment_id) for t in small.terms})
    assert sum(n == 2 for n in jobs.values()) == world.SECOND_JOBS


def test_absence_lies_within_the_employment_and_periods_of_one_employment_never_overlap(small: SmallWorld) -> None:
    first = {t.employment_id: t.first for t in reversed(small.terms)}
    last = {t.employment_id: t.last for t in small.terms}
    for before, row in zip(small.rows, small.rows[1:], strict=False):
        end = last[row.employment_id]
        assert first[row.employment_id] <= row.first <= MONDAY
        assert end is None or row.last is None or row.last <= end
        if before.employment_id == row.employment_id:
            assert before.last is not None
            assert before.last < row.first


def test_all_kinds_of_absence_are_there_and_about_half_of_the_sick_days_are_in_long_spells(small: SmallWorld) -> None:
    assert {row.category for row in small.rows} == set(Category)
    spells = [s for s in spells_of(small.rows) if s.rows[0].category in SICKNESS]
    lengths = [((s.rows[-1].last or MONDAY) - s.first).days + 1 for s in spells]
    assert 0.4 < sum(n for n in lengths if n > 14) / sum(lengths) < 0.65


def test_winter_is_worse_than_july(small: SmallWorld) -> None:
    months = Counter(s.first.month for s in spells_of(small.rows) if s.rows[0].category in SICKNESS)
    assert months[2] > months[7] * 1.4


def test_four_people_of_the_leaders_two_workplaces_are_ill_on_a_monday(small: SmallWorld) -> None:
    here = {t.employment_id for t in small.terms if t.unit_id in ("1201", "1202")}
    now = sorted((MONDAY - r.first).days + 1 for r in small.rows if r.employment_id in here and r.last is None)
    assert now == [2, 14, 27, 33]


def test_cases_of_every_kind_are_in_progress_today(small: SmallWorld) -> None:
    running = {r.employment_id: r for r in small.rows if r.last is None}
    by_scene = {key: running.get(player.employment_id) for key, player in small.players.items()}
    kinds = {key: row.category.value for key, row in by_scene.items() if row is not None}
    assert kinds["delvist-tilbage"] == "partial_sickness"
    assert kinds["arbejdsskade"] == "work_injury"
    assert kinds["graviditet"] == "pregnancy_related"
    assert kinds["paragraf-56"] == "section_56"
    assert "lige-rask" not in kinds
    assert (MONDAY - running[small.players["over-4-maaneder"].employment_id].first).days > 122
    leaving = small.players["fratraeder"]
    assert leaving.last is not None
    assert (leaving.last - running[leaving.employment_id].first).days < 56


@pytest.mark.parametrize("day", [date(2026, 1, 2), date(2024, 2, 29), date(2026, 7, 15), date(2027, 12, 31)])
def test_the_municipality_can_be_made_on_any_day(day: date) -> None:
    made = world.small(day, WorkCalendar())
    assert len(list(Casting(made).personas())) == 19
    assert sum(r.last is None for r in made.rows) >= 15


def test_H4a_every_workplace_has_a_trio_and_every_central_role_is_held(small: SmallWorld) -> None:
    casting = Casting(small)
    seats = list(casting.seats())
    trios = {s.unit_id for s in seats if s.kind == "trio"}
    assert trios == {p.unit_id for p in small.places if p.level == "arbejdsplads"}
    assert {p.unit_id for p in small.places if p.level == "område"} <= {s.unit_id for s in seats if s.kind == "med"}
    roles = {a.role.value for a in casting.appointments()}
    assert len(roles) == 14


def test_H1_one_leader_has_several_units_and_one_unit_two_leaders(small: SmallWorld) -> None:
    led = [(a.person_id, a.unit_id) for a in Casting(small).appointments() if a.role == "leader" and not a.deputy_for]
    assert max(Counter(person for person, _ in led).values()) == 2
    shared = {person for person, unit in led if unit in ("1210", "1131")}
    assert len(shared) == 2


@pytest.mark.slow
def test_the_large_municipality_has_the_size_that_was_asked_for() -> None:
    made = world.large(MONDAY)
    assert len(made.places) == 3_000
    assert sum(place.leaders for place in made.places) == 2_500
    assert 49_500 <= sum(t.last is None for t in made.terms) <= 50_500
    assert 2_400_000 <= len(made.periods) <= 2_600_000

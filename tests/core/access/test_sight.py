"""Who may see whom, on organisations small enough to draw."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naervaer.core.access.model import SYSTEM, Actor, Grant, Handed, Purpose, Role
from naervaer.core.access.sight import (
    Capacity,
    Organisation,
    Stretch,
    Subject,
    capacity,
    case_in_sight,
    in_sight_since,
    may,
)
from naervaer.core.tree import Tree

DAY = date(2026, 11, 23)
TREE = Tree({"top": None, "north": "top", "south": "top", "elm": "north", "oak": "north"})
LED = Organisation(
    TREE,
    {
        "top": frozenset({"chief"}),
        "north": frozenset({"area"}),
        "elm": frozenset({"lone", "carl"}),
        "oak": frozenset({"lone"}),
    },
)


def actor(person: str, *grants: Grant, handed: tuple[Handed, ...] = ()) -> Actor:
    return Actor(1, person, person, grants, handed)


LONE = actor("lone", Grant(Role.LEADER, "elm"), Grant(Role.LEADER, "oak"))
AREA = actor("area", Grant(Role.LEADER, "north"))
CHIEF = actor("chief", Grant(Role.CHIEF, "top"))


@pytest.mark.parametrize(
    ("who", "person", "unit", "seen"),
    [
        (LONE, "anne", "elm", True),
        (LONE, "anne", "oak", True),
        (LONE, "anne", "south", False),
        (LONE, "lone", "elm", False),
        (LONE, "carl", "elm", False),
        (LONE, "carl", "oak", True),
        (LONE, "area", "elm", False),
        (AREA, "lone", "elm", True),
        (AREA, "anne", "elm", True),
        (AREA, "area", "north", False),
        (CHIEF, "area", "north", True),
        (CHIEF, "area", "elm", True),
        (CHIEF, "anne", "elm", False),
        (CHIEF, "lone", "elm", False),
        (CHIEF, "sten", "south", True),
        (CHIEF, "vera", "top", True),
        (CHIEF, "ingen", "gone", False),
    ],
)
def test_who_sees_whom(who: Actor, person: str, unit: str, seen: bool) -> None:
    assert bool(may(who, Purpose.SEE_PERSON, Subject(person, unit), LED, DAY)) is seen


def test_somebody_placed_in_a_unit_that_is_gone_is_seen_only_from_the_whole_organisation() -> None:
    everything = actor("top-leader", Grant(Role.LEADER, None))
    assert may(everything, Purpose.SEE_PERSON, Subject("ingen", "gone"), LED, DAY)
    assert not may(AREA, Purpose.SEE_PERSON, Subject("ingen", "gone"), LED, DAY)


def test_a_refusal_says_why_in_danish_and_names_nobody() -> None:
    verdict = may(LONE, Purpose.SEE_PERSON, Subject("anne", "south"), LED, DAY)
    assert verdict.reasons == ("Det ligger uden for det, din rolle giver adgang til.",)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("unit", "purpose", "allowed"),
    [
        ("elm", Purpose.SEE_UNIT_FIGURES, True),
        ("south", Purpose.SEE_UNIT_FIGURES, False),
        ("elm", Purpose.IMPORT, False),
        ("gone", Purpose.SEE_UNIT_FIGURES, False),
    ],
)
def test_units_are_reached_through_the_tree(unit: str, purpose: Purpose, allowed: bool) -> None:
    assert bool(may(AREA, purpose, unit, LED, DAY)) is allowed


@pytest.mark.parametrize(
    ("person", "unit", "leaders"),
    [
        ("anne", "elm", {"lone", "carl"}),
        ("lone", "elm", {"area"}),
        ("area", "north", {"chief"}),
        ("area", "elm", {"chief"}),
        ("sten", "south", {"chief"}),
        ("chief", "top", set()),
    ],
)
def test_the_nearest_leader_is_found_upwards_and_skips_oneself(person: str, unit: str, leaders: set[str]) -> None:
    assert LED.nearest_leaders(Subject(person, unit)) == leaders


def test_ones_own_role_comes_before_a_deputys_and_the_nearest_before_one_further_up() -> None:
    both = actor(
        "dorte",
        Grant(Role.LEADER, "elm", deputy_for="lone"),
        Grant(Role.LEADER, "north"),
    )
    assert capacity(both, Purpose.SEE_PERSON, Subject("anne", "elm"), LED, DAY) == Capacity(Role.LEADER)
    deputy = actor("dorte", Grant(Role.LEADER, "elm", deputy_for="lone"))
    assert capacity(deputy, Purpose.SEE_PERSON, Subject("anne", "elm"), LED, DAY) == Capacity(Role.LEADER, "lone")


def test_a_handed_case_gives_sight_of_that_person_alone_and_no_acts() -> None:
    lawyer = actor("jens", Grant(Role.LAWYER, None), handed=(Handed("anne", Role.LAWYER),))
    anne, mads = Subject("anne", "elm"), Subject("mads", "elm")
    assert capacity(lawyer, Purpose.SEE_PERSON, anne, LED, DAY) == Capacity(Role.LAWYER)
    assert capacity(lawyer, Purpose.SEE_PERSON, mads, LED, DAY) is None
    assert capacity(lawyer, Purpose.ACT_ON_STEP, anne, LED, DAY) is None


def test_a_case_handed_to_a_role_one_no_longer_has_gives_nothing() -> None:
    before = actor("jens", Grant(Role.LAWYER, None, last=date(2026, 11, 22)), handed=(Handed("anne", Role.LAWYER),))
    assert not before.holds(Purpose.SEE_PERSON, DAY)


def test_the_program_itself_may_import_and_give_roles_but_sees_no_person() -> None:
    assert SYSTEM.holds(Purpose.IMPORT, DAY)
    assert SYSTEM.holds(Purpose.MANAGE_ROLES, DAY)
    assert not SYSTEM.holds(Purpose.SEE_PERSON, DAY)


def test_the_units_without_a_nearer_leader_stop_where_somebody_else_leads() -> None:
    assert LED.without_nearer_leader("top") == {"top", "south"}
    assert LED.without_nearer_leader("elm") == {"elm"}
    assert LED.without_nearer_leader("gone") == frozenset()
    assert LED.without_nearer_leader(None) == frozenset()
    assert Organisation(TREE, {}).without_nearer_leader(None) == TREE.parents.keys()


def test_the_leaders_right_below_are_those_a_chief_sees_to() -> None:
    assert LED.topmost_leaders(frozenset({"top", "south"}), "top") == {"area"}
    assert LED.topmost_leaders(frozenset(), None) == {"chief"}


def test_a_cycle_in_the_data_ends_the_search() -> None:
    loop = Organisation(Tree({"a": "b", "b": "a"}), {})
    assert loop.without_nearer_leader("a") == {"a", "b"}


def test_everybody_who_leads_at_or_above_a_place() -> None:
    assert LED.leads_at_or_above("oak") == {"lone", "area", "chief"}
    assert LED.leads_at_or_above(None) == frozenset()


D = date.fromisoformat


@pytest.mark.parametrize(
    ("stretches", "reached", "since"),
    [
        ([("elm", "2020-01-01", None)], {"elm"}, "2020-01-01"),
        ([("elm", "2020-01-01", None)], None, "2020-01-01"),
        ([("south", "2020-01-01", "2026-11-01"), ("elm", "2026-11-02", None)], {"elm"}, "2026-11-02"),
        ([("oak", "2020-01-01", "2026-11-01"), ("elm", "2026-11-02", None)], {"elm", "oak"}, "2020-01-01"),
        ([("elm", "2020-01-01", "2024-12-31"), ("elm", "2026-01-01", None)], {"elm"}, "2026-01-01"),
        (
            [
                ("elm", "2020-01-01", "2024-12-31"),
                ("south", "2025-01-01", "2025-12-31"),
                ("elm", "2026-01-01", "2026-12-31"),
            ],
            {"elm"},
            "2026-01-01",
        ),
        ([("elm", "2020-01-01", "2026-11-22")], {"elm"}, None),
        ([("elm", "2026-12-01", None)], {"elm"}, None),
        ([], {"elm"}, None),
    ],
)
def test_since_when_an_employment_has_been_in_sight(
    stretches: list[tuple[str, str, str | None]], reached: set[str] | None, since: str | None
) -> None:
    rows = [Stretch(unit, D(first), D(last) if last else None) for unit, first, last in stretches]
    found = in_sight_since(rows, frozenset(reached) if reached is not None else None, DAY)
    assert found == (D(since) if since else None)


@pytest.mark.parametrize(
    ("last_day", "seen"), [(None, True), ("2026-11-02", True), ("2026-11-05", True), ("2026-11-01", False)]
)
def test_the_running_case_moves_along_and_cases_that_ended_before_stay_behind(last_day: str | None, seen: bool) -> None:
    assert case_in_sight(D(last_day) if last_day else None, since=D("2026-11-02")) is seen


@given(st.sampled_from(list(Role)), st.sampled_from(list(Purpose)))
def test_nobody_ever_sees_themselves_through_a_role(role: Role, purpose: Purpose) -> None:
    someone = actor("anne", Grant(role, None), Grant(role, "elm"))
    assert capacity(someone, purpose, Subject("anne", "elm"), LED, DAY) is None


def test_whoever_is_called_to_a_sparring_sees_the_case_while_called_and_works_on_nothing() -> None:
    """S5: the day before the agenda is sent and the day after the call ends there is nothing to see."""
    call = Handed("anne", Role.LAWYER, date(2026, 11, 16), DAY, called=True, since=date(2026, 10, 1))
    lawyer = actor("jens", Grant(Role.LAWYER, None), handed=(call,))
    anne = Subject("anne", "elm")
    for purpose, day, seen in (
        (Purpose.SEE_PERSON, DAY, True),
        (Purpose.SPAR, DAY, True),
        (Purpose.WORK_ON_CASE, DAY, False),
        (Purpose.ACT_ON_STEP, DAY, False),
        (Purpose.SEE_PERSON, date(2026, 11, 15), False),
        (Purpose.SEE_PERSON, DAY + timedelta(days=1), False),
    ):
        assert bool(may(lawyer, purpose, anne, LED, day)) is seen
    handed = actor("jens", Grant(Role.LAWYER, None), handed=(Handed("anne", Role.LAWYER),))
    assert not may(handed, Purpose.SPAR, anne, LED, DAY)

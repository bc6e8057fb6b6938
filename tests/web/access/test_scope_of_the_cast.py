"""Who reaches whom, said as sentences about the cast."""

from datetime import date

import pytest
from tests.web.cast import MOVED, TODAY, Cast

from naervaer.core.access.model import Purpose, Role
from naervaer.core.access.sight import Capacity
from naervaer.web.access import scope
from naervaer.web.organisation import queries
from naervaer.web.organisation.models import Handover, RoleAssignment

OF_LEADER = {"trio", "safety", "anne", "mads", "pupil", "temp", "fatima"}


def persons_seen(cast: Cast, who: str, day: date = TODAY) -> set[str]:
    seen = scope.employments(cast.actor(who), Purpose.SEE_PERSON, day)
    return set(seen.values_list("person__ext_id", flat=True))


def test_a_leader_of_two_units_sees_the_people_of_both_but_no_leader_of_them(cast: Cast) -> None:
    assert persons_seen(cast, "leader") == OF_LEADER


def test_pupils_and_temps_are_covered_like_everybody_else_S9(cast: Cast) -> None:
    assert {"pupil", "temp"} <= persons_seen(cast, "leader")


def test_a_unit_with_two_leaders_shows_each_of_them_only_their_own_units(cast: Cast) -> None:
    assert persons_seen(cast, "co_leader") == {"fatima"}


def test_a_deputy_sees_what_the_leader_sees_from_the_first_day_to_the_last_and_no_other(cast: Cast) -> None:
    assert persons_seen(cast, "deputy", date(2026, 11, 15)) == set()
    assert persons_seen(cast, "deputy", date(2026, 11, 16)) == OF_LEADER
    assert persons_seen(cast, "deputy", date(2026, 11, 29)) == OF_LEADER
    assert persons_seen(cast, "deputy", date(2026, 11, 30)) == set()


def test_a_deputy_looks_on_behalf_of_the_leader(cast: Cast) -> None:
    anne = cast.people["anne"]
    found = scope.capacities(cast.actor("deputy"), Purpose.SEE_PERSON, [anne], TODAY)
    assert found == {anne.pk: Capacity(Role.LEADER, on_behalf_of="leader")}


def test_the_leaders_own_absence_is_seen_by_the_leaders_leader_and_by_nobody_below(cast: Cast) -> None:
    assert "leader" in persons_seen(cast, "area_leader")
    for who in ("leader", "co_leader", "deputy", "outsider", "chief"):
        assert "leader" not in persons_seen(cast, who)


def test_a_chief_sees_those_no_other_leader_sees_to(cast: Cast) -> None:
    staff = {
        *("coordinator", "hr", "retention", "lawyer", "administrator", "finance", "wellbeing", "work_environment"),
        *("area_leader", "outsider"),
    }
    assert persons_seen(cast, "chief") == staff


def test_a_vacant_post_leaves_the_people_to_the_leader_above(cast: Cast) -> None:
    RoleAssignment.objects.filter(person=cast.people["outsider"]).update(last=date(2026, 11, 1))
    assert {"stranger", "far_away", "mover", "mads"} <= persons_seen(cast, "chief")
    assert set(queries.nearest_leaders(cast.people["stranger"], TODAY)) == {cast.people["chief"]}


@pytest.mark.parametrize(
    "who",
    [
        *("coordinator", "hr", "retention", "lawyer", "administrator", "finance", "wellbeing", "work_environment"),
        *("trio", "safety", "med", "provider", "committee", "anne"),
    ],
)
def test_no_other_role_sees_a_person(cast: Cast, who: str) -> None:
    assert persons_seen(cast, who) == set()


def test_somebody_who_moves_is_seen_by_the_new_leader_from_the_day(cast: Cast) -> None:
    before = date(2026, 11, 1)
    assert "mover" in persons_seen(cast, "leader", before)
    assert "mover" not in persons_seen(cast, "outsider", before)
    assert "mover" not in persons_seen(cast, "leader", MOVED)
    assert "mover" in persons_seen(cast, "outsider", MOVED)


def test_the_new_leader_is_shown_cases_from_the_move_on(cast: Cast) -> None:
    (seen,) = scope.sight(cast.actor("outsider"), Purpose.SEE_PERSON, cast.people["mover"], TODAY)
    assert seen.since == MOVED


def test_of_two_employments_only_the_one_within_reach_is_seen(cast: Cast) -> None:
    mads = cast.people["mads"]
    (here,) = scope.sight(cast.actor("leader"), Purpose.SEE_PERSON, mads, TODAY)
    (there,) = scope.sight(cast.actor("outsider"), Purpose.SEE_PERSON, mads, TODAY)
    assert (here.employment_pk, there.employment_pk) == (cast.employments["mads-1"].pk, cast.employments["mads-2"].pk)


def test_whoever_has_left_is_seen_by_nobody(cast: Cast) -> None:
    assert scope.sight(cast.actor("leader"), Purpose.SEE_PERSON, cast.people["leaver"], TODAY) == ()


def test_a_handed_over_case_is_seen_until_the_day_it_is_taken_back(cast: Cast) -> None:
    Handover.objects.create(
        person=cast.people["anne"],
        to=cast.people["lawyer"],
        role="lawyer",
        given_by=cast.people["leader"],
        reason="Rådgivning",
        first=date(2026, 11, 10),
        last=date(2026, 11, 20),
    )
    assert persons_seen(cast, "lawyer", date(2026, 11, 9)) == set()
    assert persons_seen(cast, "lawyer", date(2026, 11, 20)) == {"anne"}
    assert persons_seen(cast, "lawyer", date(2026, 11, 21)) == set()


def test_a_handed_over_case_ends_with_the_role(cast: Cast) -> None:
    Handover.objects.create(
        person=cast.people["anne"],
        to=cast.people["lawyer"],
        role="lawyer",
        given_by=cast.people["leader"],
        reason="Rådgivning",
        first=date(2026, 11, 10),
    )
    RoleAssignment.objects.filter(person=cast.people["lawyer"]).update(last=date(2026, 11, 22))
    assert persons_seen(cast, "lawyer") == set()


def test_nearest_leader_and_the_leaders_leader_are_found_by_the_tree(cast: Cast) -> None:
    people = cast.people
    assert set(queries.nearest_leaders(people["fatima"], TODAY)) == {people["leader"], people["co_leader"]}
    assert set(queries.leaders_leaders(people["anne"], TODAY)) == {people["area_leader"]}
    assert set(queries.nearest_leaders(people["area_leader"], TODAY)) == {people["chief"]}
    assert set(queries.stand_ins(people["leader"], TODAY)) == {people["deputy"]}

"""Who reaches whom, said as sentences about the cast."""

import pytest
from tests.web.cast import TODAY, Cast

from naervaer.core.access.model import Purpose
from naervaer.web.access import scope


def persons_seen(cast: Cast, who: str) -> set[str]:
    seen = scope.employments(cast.actor(who), Purpose.SEE_PERSON, TODAY)
    return set(seen.values_list("person__ext_id", flat=True))


def test_a_leader_of_two_units_sees_the_people_of_both_but_not_herself(cast: Cast) -> None:
    assert persons_seen(cast, "leader") == {
        *("trio", "safety", "anne", "mads", "pupil", "temp", "fatima", "co_leader"),
    }


def test_a_unit_with_two_leaders_shows_each_of_them_only_their_own_units(cast: Cast) -> None:
    assert persons_seen(cast, "co_leader") == {"fatima"}


@pytest.mark.parametrize("who", ["chief", "trio", "med", "provider", "committee", "anne", "administrator", "lawyer"])
def test_no_other_role_sees_a_person(cast: Cast, who: str) -> None:
    assert persons_seen(cast, who) == set()

"""Who is told at once when somebody is ill or well again: the nearest leader, who stands in for them, the planner."""

from datetime import date
from typing import TYPE_CHECKING

from naervaer.core.access.model import Role
from naervaer.core.policy.sickcall import SickCallRules
from naervaer.web.organisation import queries as organisation

if TYPE_CHECKING:
    from naervaer.web.organisation.models import Person


def told_of(person: "Person", rules: SickCallRules, day: date) -> frozenset[str]:
    """The persons (ids) the policy wants told, those who stand in for a leader among them."""
    found: set[str] = set()
    if "leader" in rules.tells:
        for leader in organisation.nearest_leaders(person, day):
            found.add(leader.ext_id)
            found.update(organisation.stand_ins(leader, day).values_list("ext_id", flat=True))
    if "planner" in rules.tells:
        units = [subject.unit_id for subject in organisation.subjects(person, day)]
        found.update(organisation.holders(Role.PLANNER, units, day))
    return frozenset(found - {person.ext_id})

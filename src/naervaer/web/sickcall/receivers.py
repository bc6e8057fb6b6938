"""Who is told at once when somebody is ill or well again: the nearest leader, who stands in for them, the planner."""

from datetime import date

from naervaer.core.access.model import Role
from naervaer.core.policy.sickcall import SickCallRules
from naervaer.web.organisation import queries as organisation


def told_of(employment: int, rules: SickCallRules, day: date) -> frozenset[str]:
    """The persons (ids) the policy wants told about an employment (pk), those who stand in for a leader among them."""
    found: set[str] = set()
    subjects = organisation.subjects_of_employment(employment, day)
    if "leader" in rules.tells:
        found |= organisation.leading_now(employment, day)
    if "planner" in rules.tells:
        units = [subject.unit_id for subject in subjects]
        found.update(organisation.holders(Role.PLANNER, units, day))
    return frozenset(found - {subject.person_id for subject in subjects})

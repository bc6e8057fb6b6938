"""Whose a step is: found by the tree on the day, never stored, so that a new leader has it at once."""

from naervaer.core.access.sight import Organisation, Subject


def owners(party: str, subject: Subject, organisation: Organisation) -> frozenset[str]:
    """The persons (ids) who must see to it; nobody when the policy gives the step to others than leaders."""
    nearest = organisation.nearest_leaders(subject)
    if party == "leader":
        return nearest
    if party == "leaders_leader":
        above = (organisation.nearest_leaders(Subject(leader, subject.unit_id)) for leader in nearest)
        return frozenset().union(*above)
    return frozenset()

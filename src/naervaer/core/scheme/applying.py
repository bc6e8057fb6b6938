"""Who may apply for an effort for a unit, and who answers: the area's chief or the HR consultants."""

from collections.abc import Collection, Iterable

from naervaer.core.access.model import Grant, Purpose, Role
from naervaer.core.policy.scheme import Offer

MOST_PERSONS = 2000
_BOOKERS = {
    Role.LEADER: ("nearest_leader", "any_leader"),
    Role.CHIEF: ("chief", "any_leader"),
    Role.HR_CONSULTANT: ("hr_consultant",),
    Role.TRIO: ("trio",),
}
_BY_SEAT = {"work_environment_group": ("work_environment_group",)}


def bookers(grants: Iterable[Grant]) -> frozenset[str]:
    """The names a policy has for those who hold these grants, as in an offer's ``booked_by``."""
    return frozenset(name for grant in grants for name in _BY_SEAT.get(grant.group, _BOOKERS.get(grant.role, ())))


def is_applied_for(offer: Offer) -> bool:
    """Whether the offer is for a unit and is asked for in writing: acute help is called for."""
    return offer.level != "individual" and offer.acute is None


def answered_for(offer: Offer, *, chiefs: Collection[str], led_by: Collection[str], concerns_leader: bool) -> Purpose:
    """The purpose of whoever answers. HR does where there is no chief, and where it concerns the chief themselves.

    ``chiefs`` of the area and ``led_by``, the nearest leaders of the unit, are ids of persons.
    """
    about_the_chief = concerns_leader and bool(set(chiefs) & set(led_by))
    if offer.through == "chief" and chiefs and not about_the_chief:
        return Purpose.AIM_EFFORT
    return Purpose.HANDLE_SCHEME

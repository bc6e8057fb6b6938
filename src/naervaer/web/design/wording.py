"""Danish titles of the program's own words, as headings and labels; a policy's ``[wording]`` may say it otherwise."""

from django.utils.text import capfirst

from naervaer.core.absence import Category
from naervaer.core.access.model import Grant, Role
from naervaer.web.handbook.queries import active_policy


def title(word: Role | Category) -> str:
    """The municipality's word for a role or a category, as a heading."""
    return capfirst(active_policy().title(word.value))


def title_of_party(party: str) -> str:
    """What the municipality calls a party of its policy, with a small letter."""
    return active_policy().title(party)


def title_of_seat(seat: str) -> str:
    """What the municipality calls a seat in a group, as a label."""
    return capfirst(title_of_party(seat))


def title_of_grant(grant: Grant) -> str:
    """What somebody is by a grant: the role's title, or that of the group the seat is in."""
    return capfirst(title_of_party(grant.group or grant.role.value))

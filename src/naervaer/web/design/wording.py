"""Danish titles of the program's own words, as headings and labels; a policy's ``[wording]`` may say it otherwise."""

from collections.abc import Mapping

from django.utils.text import capfirst

from naervaer.core.absence import Category
from naervaer.core.access.model import Grant, Role
from naervaer.core.policy.wording import CATEGORIES, TITLES


def title(word: Role | Category, wording: Mapping[str, str] | None = None) -> str:
    """The municipality's word for a role or a category, else ours. The key in ``[wording]`` is the English name."""
    own = (wording or {}).get(word.value)
    return capfirst(own or (TITLES[word.value] if isinstance(word, Role) else CATEGORIES[word]))


def title_of_party(party: str, wording: Mapping[str, str]) -> str:
    """What the municipality calls a party of its policy, with a small letter."""
    return wording.get(party, TITLES[party])


def title_of_grant(grant: Grant) -> str:
    """What somebody is by a grant: the role's title, or that of the group the seat is in."""
    return capfirst(TITLES[grant.group]) if grant.group else title(grant.role)

"""Searching in names. SQLite folds the case of a-z only, so æ, ø, å and é are looked for as small and as capital."""

from functools import reduce
from operator import or_

from django.db.models import Q


def _spellings(text: str) -> set[str]:
    return {text, text.lower(), text.upper(), text.title(), text.capitalize()}


def holds(field: str, text: str) -> Q:
    """Rows whose ``field`` holds the text, in small letters or capitals."""
    return reduce(or_, (Q(**{f"{field}__icontains": spelling}) for spelling in _spellings(text)))


def equals(field: str, text: str) -> Q:
    """Rows whose ``field`` is the text, in small letters or capitals."""
    return reduce(or_, (Q(**{f"{field}__iexact": spelling}) for spelling in _spellings(text)))

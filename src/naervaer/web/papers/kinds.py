"""The policy's papers as the room asks for them."""

from datetime import date

from django.http import Http404

from naervaer.core.papers.rules import ENDED, MACHINES
from naervaer.core.policy.dated import as_it_was
from naervaer.core.policy.papers import Paper as Kind
from naervaer.web.handbook.queries import active_policy
from naervaer.web.papers.models import Paper


def kind_of(kind_id: str, day: date) -> Kind | None:
    return as_it_was(active_policy().paper, kind_id, day)


def title_of_move(kind: Kind | None, move: str) -> str:
    """What a step on the paper's way is called."""
    moves = MACHINES[kind.kind].moves if kind else ()
    return next((found.title for found in moves if found.name == move), move)


def kind_or_404(kind_id: str, day: date) -> Kind:
    found = kind_of(kind_id, day)
    if found is None:
        raise Http404
    return found


def kinds_on(day: date) -> tuple[Kind, ...]:
    return active_policy().papers_on(day)


def under_way(employment: int) -> list[str]:
    """The kinds (ids) an employment has a paper of that is not finished: there is never a second of the same."""
    rows = Paper.objects.filter(employment=employment).exclude(state__in=ENDED | {"received", "approved"})
    return list(rows.values_list("kind", flat=True))

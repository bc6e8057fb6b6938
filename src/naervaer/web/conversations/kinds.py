"""The policy's kinds of conversation as the room asks for them."""

from datetime import date

from django.http import Http404

from naervaer.core.policy.conversations import Conversation as Kind
from naervaer.core.policy.conversations import Letter
from naervaer.core.policy.dated import as_it_was
from naervaer.web.handbook.queries import active_policy


def kinds_on(day: date, *, in_case: bool) -> list[Kind]:
    """The kinds that can be held now, in the policy's order; those of a case first when there is one."""
    wanted = ("in_case", "either") if in_case else ("before_absence", "either")
    return sorted(
        (kind for kind in active_policy().conversations_on(day) if kind.setting in wanted),
        key=lambda kind: wanted.index(kind.setting),
    )


def kind_or_404(kind_id: str, day: date) -> Kind:
    found = kind_of(kind_id, day)
    if found is None:
        raise Http404
    return found


def kind_of(kind_id: str, day: date) -> Kind | None:
    return as_it_was(active_policy().conversation, kind_id, day)


def kind_for_step(rule_id: str, day: date) -> Kind | None:
    """The kind that does a step; the one that names the step first, before one that does it besides another."""
    doing = [kind for kind in active_policy().conversations_on(day) if rule_id in kind.satisfies]
    return min(doing, key=lambda kind: kind.satisfies.index(rule_id), default=None)


def title_of(kind_id: str, day: date) -> str:
    kind = kind_of(kind_id, day)
    return kind.title if kind else "Samtale"


def letter_of(kind: Kind, what: str, day: date) -> Letter | None:
    """The letter a kind uses for an invitation, a new time or a cancellation; none when the policy has none."""
    wanted = dict(kind.letters).get(what)
    return active_policy().letter_on(wanted, day) if wanted else None

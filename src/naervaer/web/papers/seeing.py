"""Who sees what: the type of the document decides who sees what came back, and the employee is told of papers."""

from django.db.models import Exists, OuterRef, Q

from naervaer.core.access.model import LEADING, Role
from naervaer.core.policy.papers import Paper as Kind
from naervaer.web.papers.models import Moved


def may_open(role: Role, kind: Kind) -> bool:
    """Whether somebody who works on the case in this role sees the uploads; a stand-in acts in the leader's role."""
    return ("leader" if role in LEADING else role.value) in kind.seen_by


def untold() -> Q:
    """Papers the employee has had no part in, and does not see; a plan they have asked for themselves."""
    moves = Moved.objects.filter(paper=OuterRef("pk")).exclude(move="drop")
    return Q(~Exists(moves), ~Q(family="retention_plan"), state__in=("draft", "dropped"))

"""Who sees what came back: the type of the document decides, by the policy."""

from naervaer.core.access.model import LEADING, Role
from naervaer.core.policy.papers import Paper as Kind


def may_open(role: Role, kind: Kind) -> bool:
    """Whether somebody who works on the case in this role sees the uploads; a stand-in acts in the leader's role."""
    return ("leader" if role in LEADING else role.value) in kind.seen_by

"""What a policy says of keeping documents, held against the kinds of documents there are."""

from collections.abc import Iterator

from naervaer.core.policy.dated import Dated
from naervaer.core.policy.faults import nearest
from naervaer.core.policy.findings import Finding
from naervaer.core.policy.lines import KeyPath
from naervaer.core.policy.merge import Placed
from naervaer.core.policy.records import Retention
from naervaer.core.policy.schema import Policy
from naervaer.core.records.kinds import HELD, NAMES


def documents(entry: Placed[Dated], at: KeyPath) -> Iterator[Finding]:
    """A rule for a kind of document that is not there keeps nothing and deletes nothing."""
    rule = entry.rule
    if isinstance(rule, Retention) and rule.document not in NAMES:
        wanted = f"en dokumenttype ({', '.join(NAMES)})"
        yield Finding(entry.part, (*at, "document"), f'"{rule.document}"', wanted, nearest(rule.document, NAMES))


def kept_for_ever(policy: Policy) -> tuple[str, ...]:
    """The kinds of documents the program holds and the policy has no rule for: they are never deleted."""
    ruled = {rule.document for rule in policy.retention}
    return tuple(name for name in HELD if name not in ruled)
